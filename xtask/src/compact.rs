//! Programs in an order that compresses well: a compressor finds again what it has
//! seen lately, and the linker puts functions down as it met them. What a program
//! does stays the same; of the first load, a twentieth is gone.

mod alike;
mod locals;
mod same;

use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser, Payload, TypeRef, ValidPayload, Validator,
};

/// The same program, smaller once it is compressed. It must have no names of
/// functions and variables, as what is shipped has none: they change their numbers.
pub(crate) fn compacted(wasm: &[u8]) -> Result<Vec<u8>> {
    let plain = locals::by_use(wasm, &Functions::of(wasm)?)?;
    let functions = Functions::of(&plain)?;
    let mut module = Module::new();
    Arranged::of(&functions)?.parse_core_module(&mut module, Parser::new(0), &plain)?;
    let out = module.finish();
    validated(&out).context("the compacted program is not valid")?;
    Ok(out)
}

fn validated(wasm: &[u8]) -> Result<()> {
    let mut validator = Validator::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let ValidPayload::Func(function, body) = validator.payload(&payload?)? {
            function.into_validator(Default::default()).validate(&body)?;
        }
    }
    Ok(())
}

/// A program's functions.
struct Functions<'a> {
    /// How many it imports: they have the first numbers.
    imported: u32,
    /// How many parameters each type has.
    parameters: Vec<u32>,
    /// Its own, with the number of the type of each.
    own: Vec<(u32, FunctionBody<'a>)>,
}

impl<'a> Functions<'a> {
    fn of(wasm: &'a [u8]) -> Result<Self> {
        let (mut imported, mut parameters, mut types, mut bodies) = (0, Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(section) => {
                    for ty in section.into_iter_err_on_gc_types() {
                        parameters.push(u32::try_from(ty?.params().len())?);
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<_, _>>()?,
                Payload::CodeSectionEntry(body) => bodies.push(body),
                _ => {}
            }
        }
        Ok(Self { imported, parameters, own: types.into_iter().zip(bodies).collect() })
    }

    /// Which of its own a number means.
    fn own(&self, number: u32) -> Option<usize> {
        usize::try_from(number.checked_sub(self.imported)?).ok()
    }
}

/// Writes the functions down in their new order.
struct Arranged<'a> {
    /// Of each old number, the new one.
    numbers: Vec<u32>,
    functions: Vec<(u32, FunctionBody<'a>)>,
}

impl<'a> Arranged<'a> {
    fn of(functions: &Functions<'a>) -> Result<Self> {
        let instead = same::instead(functions)?;
        let mut order: Vec<usize> = (0..instead.len()).filter(|own| instead.get(*own) == Some(own)).collect();
        let ty = |own: &usize| functions.own[*own].0;
        order.sort_by_key(ty);
        let order: Vec<usize> = order
            .chunk_by(|one, next| ty(one) == ty(next))
            .flat_map(|group| {
                let bodies: Vec<&[u8]> = group.iter().map(|own| functions.own[*own].1.as_bytes()).collect();
                alike::chain(&bodies).into_iter().map(|at| group[at])
            })
            .collect();
        let mut new = vec![0; instead.len()];
        for (number, own) in (functions.imported..).zip(&order) {
            new[*own] = number;
        }
        let numbers = (0..functions.imported).chain(instead.iter().map(|own| new[*own])).collect();
        Ok(Self { numbers, functions: order.iter().map(|own| functions.own[*own].clone()).collect() })
    }
}

impl Reencode for Arranged<'_> {
    type Error = Infallible;

    fn function_index(&mut self, number: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.numbers[number as usize])
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for (ty, _) in &self.functions {
            section.function(*ty);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        section: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for (_, body) in self.functions.clone() {
            utils::parse_function_body(self, section, body)?;
        }
        Ok(())
    }
}

/// The number of the function that an instruction calls.
fn called(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::Call { function_index } => Some(*function_index),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
