//! Sorts more records than fit into memory.

use super::Ground;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::io;

/// How many bytes of records are held at most before they are set aside.
const HELD: usize = 6 << 20;

/// How many bytes of each run are read back at a time.
const CHUNK: usize = 32 << 10;

/// Takes records in any order and gives them back sorted, byte by byte.
#[derive(Debug)]
pub(crate) struct Sorter {
    /// The first number that it may use to set runs aside.
    first: u32,
    runs: u32,
    bytes: Vec<u8>,
    records: Vec<(usize, usize)>,
    total: u64,
}

impl Sorter {
    /// A sorter that sets runs aside under numbers from `first` on.
    pub(crate) fn new(first: u32) -> Self {
        Self { first, runs: 0, bytes: Vec::new(), records: Vec::new(), total: 0 }
    }

    /// Bytes of all records so far.
    pub(crate) fn total(&self) -> u64 {
        self.total
    }

    pub(crate) fn push(&mut self, ground: &mut impl Ground, record: &[u8]) -> io::Result<()> {
        if self.bytes.len() + record.len() > HELD {
            let run = self.sorted();
            ground.set_aside(self.first + self.runs, &run)?;
            self.runs += 1;
        }
        self.records.push((self.bytes.len(), self.bytes.len() + record.len()));
        self.bytes.extend_from_slice(record);
        self.total += record.len() as u64;
        Ok(())
    }

    /// The records held, sorted, each behind its length; none is held then.
    fn sorted(&mut self) -> Vec<u8> {
        let (bytes, mut records) = (std::mem::take(&mut self.bytes), std::mem::take(&mut self.records));
        let record = |(start, end): (usize, usize)| bytes.get(start..end).unwrap_or_default();
        records.sort_unstable_by(|a, b| record(*a).cmp(record(*b)));
        let mut run = Vec::with_capacity(bytes.len() + 4 * records.len());
        for at in records {
            // No record is longer than what is held.
            run.extend_from_slice(&((at.1 - at.0) as u32).to_le_bytes());
            run.extend_from_slice(record(at));
        }
        run
    }

    /// No more records: from now on they are given back.
    pub(crate) fn finish(mut self, ground: &mut impl Ground) -> io::Result<Sorted> {
        let aside = (0..self.runs).map(|run| Run { aside: Some(self.first + run), ..Run::default() });
        let mut runs: Vec<Run> = aside.collect();
        runs.push(Run { chunk: self.sorted(), ..Run::default() });
        let mut sorted = Sorted { runs, heap: BinaryHeap::new() };
        for run in 0..sorted.runs.len() {
            sorted.refill(ground, run)?;
        }
        Ok(sorted)
    }
}

/// The records in order.
#[derive(Debug)]
pub(crate) struct Sorted {
    runs: Vec<Run>,
    heap: BinaryHeap<Reverse<(Vec<u8>, usize)>>,
}

impl Sorted {
    pub(crate) fn next(&mut self, ground: &mut impl Ground) -> io::Result<Option<Vec<u8>>> {
        let Some(Reverse((record, run))) = self.heap.pop() else { return Ok(None) };
        self.refill(ground, run)?;
        Ok(Some(record))
    }

    fn refill(&mut self, ground: &mut impl Ground, run: usize) -> io::Result<()> {
        let next = self.runs.get_mut(run).map(|run| run.next(ground)).transpose()?.flatten();
        self.heap.extend(next.map(|record| Reverse((record, run))));
        Ok(())
    }
}

/// A sorted run of records, read back in chunks if it was set aside.
#[derive(Debug, Default)]
struct Run {
    aside: Option<u32>,
    /// How much was read back.
    read: u64,
    chunk: Vec<u8>,
    at: usize,
}

impl Run {
    fn next(&mut self, ground: &mut impl Ground) -> io::Result<Option<Vec<u8>>> {
        let Some(length) = self.bytes(ground, 4)?.and_then(|bytes| bytes.try_into().ok()) else { return Ok(None) };
        self.bytes(ground, u32::from_le_bytes(length) as usize)
    }

    fn bytes(&mut self, ground: &mut impl Ground, length: usize) -> io::Result<Option<Vec<u8>>> {
        if let Some(number) = self.aside.filter(|_| self.chunk.len() < self.at + length) {
            self.chunk.drain(..self.at);
            let more = ground.take_back(number, self.read, length.max(CHUNK))?;
            (self.read, self.at) = (self.read + more.len() as u64, 0);
            self.chunk.extend_from_slice(&more);
        }
        let found = self.chunk.get(self.at..self.at + length).map(<[u8]>::to_vec);
        self.at += length;
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Memory;

    #[test]
    fn records_come_back_sorted_whether_set_aside_or_not() {
        let record = |number: u32| number.wrapping_mul(2_654_435_761).to_be_bytes().repeat(1 + number as usize % 400);
        for count in [0, 5, 20_000] {
            let (mut ground, mut sorter) = (Memory::default(), Sorter::new(7));
            let mut expected: Vec<Vec<u8>> = (0..count).map(record).collect();
            for record in &expected {
                sorter.push(&mut ground, record).unwrap();
            }
            expected.sort();
            let mut sorted = sorter.finish(&mut ground).unwrap();
            let mut found = Vec::new();
            while let Some(record) = sorted.next(&mut ground).unwrap() {
                found.push(record);
            }
            assert_eq!(found.len(), expected.len());
            assert!(found == expected);
        }
    }
}
