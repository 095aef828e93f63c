//! Letters joined to pieces of lines.

/// A letter at its place; `y` grows downwards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph<'a> {
    /// Empty where the font does not tell the letter.
    pub(super) text: &'a str,
    pub(super) x: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) mark: Option<i32>,
    pub(super) artifact: bool,
}

/// Letters that follow each other on a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// The number of its mark in the document's structure.
    pub(super) mark: Option<i32>,
    pub(super) artifact: bool,
}

/// The widest space between two words of a line, in sizes of the letters.
const WIDEST: f64 = 1.2;

/// The narrowest space between two words.
const NARROWEST: f64 = 0.17;

/// A page's text in the order in which it was drawn.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) all: Vec<Piece>,
    /// Letters that the fonts do not tell.
    pub(super) unknown: usize,
    /// Letters that they tell.
    pub(super) known: usize,
}

impl Pieces {
    pub(super) fn add(&mut self, glyph: Glyph) {
        if glyph.text.is_empty() && glyph.mark.is_none() {
            self.unknown += 1;
        }
        self.known += usize::from(!glyph.text.is_empty());
        match self.all.last_mut() {
            Some(last) if goes_on(last, &glyph) => last.add(&glyph),
            _ if glyph.text.trim().is_empty() => {}
            _ => self.all.push(Piece {
                text: glyph.text.to_owned(),
                x: glyph.x,
                end: glyph.end,
                y: glyph.y,
                size: glyph.size,
                bold: glyph.bold,
                mark: glyph.mark,
                artifact: glyph.artifact,
            }),
        }
    }
}

/// Whether a letter belongs to a piece: raised and lowered ones do.
fn goes_on(piece: &Piece, glyph: &Glyph) -> bool {
    let size = piece.size.max(glyph.size);
    let aside = if (piece.size - glyph.size).abs() > size * 0.15 { 0.55 } else { 0.25 };
    let gap = glyph.x - piece.end;
    let same = piece.mark == glyph.mark && piece.artifact == glyph.artifact;
    same && (piece.y - glyph.y).abs() <= size * aside && gap >= -0.6 * size && gap <= WIDEST * size
}

impl Piece {
    fn add(&mut self, glyph: &Glyph) {
        let gap = glyph.x - self.end;
        // Drawn twice, a little aside, to look bold.
        if gap < -0.3 * self.size && self.text.ends_with(glyph.text) && !glyph.text.is_empty() {
            return;
        }
        let spaced = self.text.ends_with(' ') || glyph.text.starts_with(' ') || glyph.text.is_empty();
        if gap > NARROWEST * self.size && !spaced {
            self.text.push(' ');
        }
        self.text.push_str(glyph.text);
        // A raised figure is not the size of the line.
        if glyph.size > self.size {
            (self.size, self.y) = (glyph.size, glyph.y);
        }
        self.end = self.end.max(glyph.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(letters: &[(&str, f64, f64)]) -> Vec<String> {
        let mut pieces = Pieces::default();
        for (text, x, y) in letters {
            let (end, size) = (x + 5.0, 10.0);
            pieces.add(Glyph { text, x: *x, end, y: *y, size, bold: false, mark: None, artifact: false });
        }
        pieces.all.into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn spaces_are_told_by_the_gap() {
        assert_eq!(joined(&[("a", 0.0, 0.0), ("b", 5.0, 0.0), ("c", 14.0, 0.0), ("d", 40.0, 0.0)]), ["ab c", "d"]);
        assert_eq!(joined(&[("a", 0.0, 0.0), ("b", 5.0, 12.0)]), ["a", "b"]);
        assert_eq!(joined(&[("a", 0.0, 0.0), ("a", 0.3, 0.0), ("b", 5.0, 0.0)]), ["ab"]);
    }
}
