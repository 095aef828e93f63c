//! Words as pieces from a fixed vocabulary, longest piece first (WordPiece;
//! Devlin et al., BERT, 2019), and the vectors of the pieces.

use super::rounded;
use super::rows::{MOST, nearest};
use crate::ModelError;
use crate::format::{Reader, Writer};
use crate::hash::{Numbers, hash, mix};
use gloss_text::fold;
use gloss_text::fold::small;

/// Pieces of a word that are looked at.
const PIECES: usize = 6;

/// Letters of a word that are looked at.
const LONGEST: usize = 40;

/// Steps of a word's vector per step of a piece's vector.
const STEPS: f32 = 64.0;

const UNKNOWN: &str = "[UNK]";
const INSIDE: &str = "##";

/// No vocabulary has more, in a file that is not damaged.
const MOST_PIECES: usize = 1 << 17;

/// The vocabulary with its vectors.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Pieces {
    /// One piece a line.
    text: String,
    numbers: Numbers,
    width: usize,
    vectors: Vec<i8>,
}

impl Pieces {
    /// The pieces with a vector each, and how many steps a unit of each column
    /// of a word's vector has.
    pub(super) fn new(pieces: &[String], vectors: &[f32]) -> (Self, Vec<f32>) {
        let width = vectors.len() / pieces.len().max(1);
        let mut bytes = vec![0; vectors.len()];
        let mut steps = Vec::new();
        for column in 0..width {
            let values: Vec<f32> = vectors.iter().skip(column).step_by(width).copied().collect();
            let (column_bytes, scale) = rounded(&values);
            bytes.iter_mut().skip(column).step_by(width).zip(column_bytes).for_each(|(to, from)| *to = from);
            steps.push(STEPS / scale);
        }
        (Pieces::of(pieces.join("\n"), width, bytes), steps)
    }

    fn of(text: String, width: usize, vectors: Vec<i8>) -> Self {
        let numbers = text.lines().map(key).zip(0..).collect();
        Pieces { text, numbers, width, vectors }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// The vector of a word: four tenths of its first piece, six of the mean of all.
    pub(super) fn vector(&self, word: &str, out: &mut [i16]) {
        let pieces = self.split(word);
        let row = |piece: u32| {
            let start = piece as usize * self.width;
            self.vectors.get(start..start + self.width).unwrap_or_default()
        };
        let mut sums = vec![0i32; self.width];
        for piece in &pieces {
            sums.iter_mut().zip(row(*piece)).for_each(|(sum, value)| *sum += i32::from(*value));
        }
        let share = 0.6 * STEPS / pieces.len().max(1) as f32;
        let first = pieces.first().map_or(&[][..], |piece| row(*piece));
        let first = first.iter().copied().chain(std::iter::repeat(0));
        let mixed = sums.iter().zip(first).map(|(sum, first)| *sum as f32 * share + f32::from(first) * (0.4 * STEPS));
        out.iter_mut().zip(mixed).for_each(|(out, value)| *out = nearest(value.clamp(-MOST, MOST)) as i16);
    }

    /// The numbers of a word's pieces.
    pub(super) fn split(&self, word: &str) -> Vec<u32> {
        let mut plain = String::new();
        word.chars().take(LONGEST).map(small).for_each(|c| fold::push_plain(c, &mut plain));
        let mut pieces = Vec::new();
        for part in parts(&plain) {
            if !self.split_part(part, &mut pieces) {
                pieces.extend(self.numbers.get(&key(UNKNOWN)));
            }
        }
        if pieces.is_empty() {
            pieces.extend(self.numbers.get(&key(UNKNOWN)));
        }
        pieces.truncate(PIECES);
        pieces
    }

    /// Whether the part could be split; if not, nothing is pushed.
    fn split_part(&self, part: &str, pieces: &mut Vec<u32>) -> bool {
        let begin = pieces.len();
        let mut start = 0;
        while start < part.len() {
            let rest = part.get(start..).unwrap_or_default();
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).collect::<Vec<_>>();
            let longest = ends.iter().rev().find_map(|&end| {
                let text = rest.get(..end)?;
                Some((end, *self.numbers.get(&keyed(text, start > 0))?))
            });
            let Some((len, piece)) = longest else {
                pieces.truncate(begin);
                return false;
            };
            pieces.push(piece);
            start += len;
        }
        true
    }

    pub(super) fn write(&self, out: &mut Writer) {
        out.u32(self.text.len() as u32);
        out.bytes(self.text.as_bytes());
        out.u32(self.width as u32);
        // Column by column packs better.
        for column in 0..self.width {
            out.signed(&self.vectors.iter().skip(column).step_by(self.width).copied().collect::<Vec<_>>());
        }
    }

    pub(super) fn read(from: &mut Reader) -> Result<Self, ModelError> {
        let len = from.u32()? as usize;
        let text = String::from_utf8(from.bytes(len)?.to_vec()).map_err(|_| ModelError::Damaged)?;
        let (count, width) = (text.lines().count(), from.u32()? as usize);
        if count > MOST_PIECES || width == 0 || width > super::WIDEST {
            return Err(ModelError::Damaged);
        }
        let columns = from.signed(count * width)?;
        let mut vectors = vec![0; columns.len()];
        for (column, values) in columns.chunks_exact(count.max(1)).enumerate() {
            vectors.iter_mut().skip(column).step_by(width).zip(values).for_each(|(to, from)| *to = *from);
        }
        Ok(Pieces::of(text, width, vectors))
    }
}

fn key(piece: &str) -> u64 {
    match piece.strip_prefix(INSIDE) {
        Some(rest) if !rest.is_empty() => keyed(rest, true),
        _ => keyed(piece, false),
    }
}

fn keyed(text: &str, inside: bool) -> u64 {
    mix(hash(text.as_bytes()), u64::from(inside))
}

/// Runs of letters and digits; every other character by itself.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let run = rest.find(|c: char| !is_joined(c)).unwrap_or(rest.len());
        let (part, more) = rest.split_at_checked(run.max(if run == 0 { first.len_utf8() } else { 1 }))?;
        rest = more;
        Some(part)
    })
}

/// Ideographs stand alone.
fn is_joined(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}')
}
