//! The runs of capitalised words in a sentence.

use super::reading::Scene;
use std::ops::Range;

pub(crate) struct Runs {
    first: usize,
    /// For every token the run that it is in, or an empty one.
    runs: Vec<(u32, u32)>,
}

impl Runs {
    /// Strict and loose ones.
    pub(crate) fn both(scene: &Scene) -> [Runs; 2] {
        [Runs::new(scene, false), Runs::new(scene, true)]
    }

    /// `loose` runs hold small words such as "of" between capitalised ones.
    fn new(scene: &Scene, loose: bool) -> Self {
        let tokens = &scene.tokens;
        let mut runs = Runs { first: tokens.start, runs: vec![(0, 0); tokens.len()] };
        let capitalised = |at: usize| scene.form(at).is_some_and(|form| form.case.is_capitalised());
        let mut at = tokens.start;
        while at < tokens.end {
            let start = at;
            let joined = |at| loose && at > start && capitalised(at + 1) && is_joint(scene.reading.doc().word(at));
            while capitalised(at) || joined(at) {
                at += 1;
            }
            if let Some(runs) = runs.runs.get_mut(start - tokens.start..at - tokens.start) {
                runs.fill((start as u32, at as u32));
            }
            at += usize::from(at == start);
        }
        runs
    }

    pub(crate) fn around(&self, at: usize) -> Option<Range<usize>> {
        let (start, end) = *self.runs.get(at.checked_sub(self.first)?)?;
        (start < end).then_some(start as usize..end as usize)
    }
}

/// Whether a small word may join two parts of a name.
fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "for" | "the" | "and" | "&" | "-" | "de" | "al" | "in" | "on" | "'s" | "’s")
}
