//! What a fragment says for and against being the article.

use super::scan::Fragment;
use crate::cues::cue;
use crate::line::{Hint, Shape};

/// What a fragment says for and against being inside the article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worth {
    /// Words of running text.
    pub(super) prose: usize,
    /// For the sum: positive for running text, negative for labels and links.
    pub(super) points: i64,
}

impl Worth {
    /// Of a fragment.
    pub(super) fn of(fragment: &Fragment) -> Self {
        let shape = Shape::of(&fragment.text);
        let linked = fragment.linked * 2 > fragment.text.len();
        let running = shape.is_sentence() || (shape.words >= 20 && shape.lower * 2 >= shape.words);
        let prose = if running && !linked && cue(&fragment.text).is_none() { shape.words } else { 0 };
        let words = i64::try_from(shape.words).unwrap_or(i64::MAX / 1_000_000);
        let points = match fragment.hint {
            _ if prose > 0 => words.min(150),
            Hint::Title | Hint::Heading | Hint::Caption | Hint::Byline if !linked => -1,
            _ if linked => -3 - words.min(20),
            _ => -2 - words.min(20) / 4,
        };
        Self { prose, points }
    }
}
