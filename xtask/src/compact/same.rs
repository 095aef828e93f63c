//! Functions of one type that do the same.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::Result;

use super::{Functions, called};

/// Of each function, which one stands for it: of those that do the same the first.
pub(super) fn instead(functions: &Functions<'_>) -> Result<Vec<usize>> {
    let bodies = functions.own.iter().map(|(ty, body)| Body::of(*ty, body)).collect::<Result<Vec<_>>>()?;
    let mut instead: Vec<usize> = (0..bodies.len()).collect();
    // Callers of the same become the same: until no more do.
    loop {
        let mut first = BTreeMap::new();
        let next: Vec<usize> = bodies
            .iter()
            .enumerate()
            .map(|(at, body)| *first.entry(body.meaning(functions, &instead)).or_insert(at))
            .collect();
        if next == instead {
            return Ok(instead);
        }
        instead = next;
    }
}

/// A function with its calls apart.
struct Body<'a> {
    ty: u32,
    /// What is between the calls.
    pieces: Vec<&'a [u8]>,
    calls: Vec<u32>,
}

impl<'a> Body<'a> {
    fn of(ty: u32, body: &wasmparser::FunctionBody<'a>) -> Result<Self> {
        let (start, bytes) = (body.range().start, body.as_bytes());
        let piece = |range: Range<usize>| bytes.get(range.start - start..range.end - start).unwrap_or_default();
        let (mut pieces, mut calls, mut from) = (Vec::new(), Vec::new(), start);
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            let (operator, at) = operators.read_with_offset()?;
            if let Some(number) = called(&operator) {
                pieces.push(piece(from..at));
                calls.push(number);
                from = operators.original_position();
            }
        }
        pieces.push(piece(from..body.range().end));
        Ok(Self { ty, pieces, calls })
    }

    /// The same for functions that do the same.
    fn meaning(&self, functions: &Functions<'_>, instead: &[usize]) -> (u32, &[&'a [u8]], Vec<u32>) {
        let called = |number: &u32| {
            let own = functions.own(*number).and_then(|own| instead.get(own));
            own.map_or(*number, |own| functions.imported + *own as u32)
        };
        (self.ty, &self.pieces, self.calls.iter().map(called).collect())
    }
}
