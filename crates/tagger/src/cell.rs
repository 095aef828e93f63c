//! What the network is told of a token beside its word pieces.

use super::lexicon::listed;
use super::reading::Scene;

/// Small numbers that pick rows of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Cell {
    /// Case, first of its sentence, also seen in lower case, also seen
    /// capitalised inside a sentence: below 80.
    pub code: u8,
    /// How the line is set: running, upper, title: below 3.
    pub line: u8,
    /// What is listed of the longest phrase around the token, bits of
    /// [`listed`].
    pub listed: u8,
    /// The token's place in that phrase: alone, first, within, last: below 4.
    pub part: u8,
    /// What is listed of the token alone.
    pub alone: u8,
    /// Its Brown cluster plus 1, or 0.
    pub brown: u16,
    /// Hash of its first three letters, or 0: below [`AFFIXES`].
    pub prefix: u16,
    /// Hash of its last three letters, or 0: below [`AFFIXES`].
    pub suffix: u16,
}

/// Rows for affixes.
pub const AFFIXES: u16 = 2048;

impl Cell {
    /// Of a token in its sentence.
    pub(crate) fn new(scene: &Scene, at: usize) -> Cell {
        let affix = |hash: u64| if hash == 0 { 0 } else { 1 + (hash % u64::from(AFFIXES - 1)) as u16 };
        let (form, usage) = (scene.reading.form(at), scene.reading.usage(at));
        let code = form.case as u8 * 8
            + u8::from(at == scene.tokens.start) * 4
            + u8::from(usage.lower) * 2
            + u8::from(usage.capitalised);
        let (listed, part) = scene.phrase(at);
        Cell {
            code,
            line: scene.line as u8,
            listed,
            part,
            alone: form.traits.listed & !listed::BEGINS,
            brown: form.traits.cluster,
            prefix: affix(form.prefixes[2]),
            suffix: affix(form.suffixes[2]),
        }
    }

    /// What its form does not tell.
    pub(crate) fn beside_form(&self) -> u64 {
        u32::from_le_bytes([self.code, self.line, self.listed, self.part]).into()
    }
}
