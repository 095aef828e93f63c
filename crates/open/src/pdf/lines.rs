//! Pieces of a page joined to lines, column by column.

use super::pieces::Piece;
use std::cmp::Ordering;

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The texts of its pieces: several are the cells of a table's row.
    pub(super) cells: Vec<String>,
    pub(super) x: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    pub(super) size: f64,
    pub(super) bold: bool,
    /// Which column of the page it stands in, counted over the pages.
    pub(super) column: usize,
}

/// A column of a page narrower than this many sizes of its letters is part of a
/// table.
const NARROW: f64 = 10.0;

/// The lines of a page in reading order. `column` counts columns.
pub(super) fn lines(pieces: Vec<Piece>, column: &mut usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for band in bands(pieces) {
        *column += 1;
        rows(band, *column, &mut lines);
    }
    lines
}

/// The page cut at what runs across columns, and between those at the gutters,
/// in reading order.
fn bands(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let Some((left, right)) = gutter(&pieces) else { return vec![pieces] };
    let middle = (left + right) / 2.0;
    let across = |piece: &Piece| piece.x < left && piece.end > right;
    let mut wide: Vec<(f64, f64)> =
        pieces.iter().filter(|piece| across(piece)).map(|piece| (piece.y - piece.size, piece.y)).collect();
    wide.sort_by(|one, two| one.1.total_cmp(&two.1));
    let mut bands = Vec::new();
    let mut rest = pieces;
    let mut cuts = wide.into_iter().peekable();
    while let Some((top, mut bottom)) = cuts.next() {
        while let Some(next) = cuts.next_if(|next| next.0 <= bottom + (next.1 - next.0)) {
            bottom = next.1;
        }
        let above = take(&mut rest, |piece| piece.y < top);
        columns(above, middle, &mut bands);
        bands.push(take(&mut rest, |piece| piece.y <= bottom));
    }
    columns(rest, middle, &mut bands);
    bands.retain(|band| !band.is_empty());
    bands
}

fn take(pieces: &mut Vec<Piece>, which: impl Fn(&Piece) -> bool) -> Vec<Piece> {
    let (taken, rest) = std::mem::take(pieces).into_iter().partition(which);
    *pieces = rest;
    taken
}

/// Left and right of a gutter; the right side may have another.
fn columns(pieces: Vec<Piece>, middle: f64, bands: &mut Vec<Vec<Piece>>) {
    let (left, right): (Vec<Piece>, Vec<Piece>) = pieces.into_iter().partition(|piece| piece.x < middle);
    bands.push(left);
    match gutter(&right) {
        Some((from, to)) if bands.len() < 500 => columns(right, (from + to) / 2.0, bands),
        _ => bands.push(right),
    }
}

/// The leftmost upright stripe without text that has much text on both sides:
/// from where to where.
fn gutter(pieces: &[Piece]) -> Option<(f64, f64)> {
    let mut edges: Vec<(f64, f64)> = pieces.iter().map(|piece| (piece.x, piece.end)).collect();
    edges.sort_by(|one, two| one.0.total_cmp(&two.0));
    let size = middle(pieces.iter().map(|piece| piece.size).collect())?;
    let all: f64 = edges.iter().map(|(x, end)| end - x).sum();
    // Pieces that run across may take up a part of the page.
    let (narrow, few) = (size * 0.8, pieces.len() / 10);
    let candidates =
        edges.iter().map(|(x, _)| *x).filter(|x| *x > edges.first().map_or(0.0, |first| first.0) + size * NARROW);
    let mut last = f64::MIN;
    for right in candidates {
        if right - last < size {
            continue;
        }
        last = right;
        let before = edges.iter().filter(|(_, end)| *end < right);
        let Some(left) =
            before.clone().map(|(_, end)| *end).filter(|end| *end <= right - narrow).max_by(f64::total_cmp)
        else {
            continue;
        };
        let across = edges.iter().filter(|(x, end)| *x < right - narrow / 2.0 && *end > right - narrow / 2.0).count();
        let width = |side: &dyn Fn(&(f64, f64)) -> bool| -> f64 {
            edges.iter().filter(|edge| side(edge)).map(|(x, end)| end - x).sum()
        };
        let (one, two) = (width(&|edge| edge.1 < right), width(&|edge| edge.0 >= right));
        if across <= few.max(2) && one > all * 0.2 && two > all * 0.2 && are_texts(pieces, right, size) {
            return Some((left.max(right - narrow), right));
        }
    }
    None
}

/// Whether both sides hold lines of text rather than cells: most of what is
/// written there is in wide pieces.
fn are_texts(pieces: &[Piece], right: f64, size: f64) -> bool {
    let mostly = |side: &dyn Fn(&Piece) -> bool| {
        let widths = || pieces.iter().filter(|piece| side(piece)).map(|piece| piece.end - piece.x);
        widths().filter(|width| *width > size * NARROW).sum::<f64>() * 2.0 > widths().sum()
    };
    mostly(&|piece| piece.end < right) && mostly(&|piece| piece.x >= right)
}

/// The middle one of some numbers.
pub(super) fn middle(mut numbers: Vec<f64>) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied()
}

/// The pieces of one column as lines from top to bottom.
fn rows(mut pieces: Vec<Piece>, column: usize, lines: &mut Vec<Line>) {
    pieces.sort_by(|one, two| one.y.total_cmp(&two.y));
    let mut row: Vec<Piece> = Vec::new();
    for piece in pieces {
        let same = row.first().is_none_or(|first| (first.y - piece.y).abs() <= first.size.max(piece.size) * 0.35);
        if !same {
            lines.push(line(std::mem::take(&mut row), column));
        }
        row.push(piece);
    }
    if !row.is_empty() {
        lines.push(line(row, column));
    }
}

fn line(mut row: Vec<Piece>, column: usize) -> Line {
    row.sort_by(|one, two| one.x.partial_cmp(&two.x).unwrap_or(Ordering::Equal));
    let largest = row.iter().map(|piece| piece.size).fold(0.0, f64::max);
    let mut line = Line {
        cells: Vec::new(),
        x: row.first().map_or(0.0, |piece| piece.x),
        end: row.iter().map(|piece| piece.end).fold(f64::MIN, f64::max),
        y: row.iter().map(|piece| piece.y).fold(f64::MIN, f64::max),
        size: largest,
        bold: row.iter().all(|piece| piece.bold),
        column,
    };
    let mut end = f64::MIN;
    for piece in row {
        let text = piece.text.trim();
        if text.is_empty() {
            continue;
        }
        let gap = piece.x - end;
        end = piece.end;
        match line.cells.last_mut() {
            // A bullet stands before its text, whatever the gap.
            Some(last) if gap <= largest * 1.2 || super::paragraphs::is_bullet(last) => {
                if gap > largest * 0.1 {
                    last.push(' ');
                }
                last.push_str(text);
            }
            _ => line.cells.push(text.to_owned()),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, x: f64, y: f64) -> Piece {
        let end = x + text.len() as f64 * 5.0;
        Piece { text: text.into(), x, end, y, size: 10.0, bold: false, mark: None, artifact: false }
    }

    fn texts(pieces: Vec<Piece>) -> Vec<String> {
        lines(pieces, &mut 0).into_iter().map(|line| line.cells.join("|")).collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut pieces = vec![piece("A headline that runs across both of the columns below it", 0.0, 20.0)];
        for row in 0..6 {
            let y = 40.0 + f64::from(row) * 12.0;
            pieces.push(piece(&format!("left {row} is long enough"), 0.0, y));
            pieces.push(piece(&format!("right {row} is long enough"), 160.0, y));
        }
        let texts = texts(pieces);
        assert!(texts[0].starts_with("A headline"));
        assert!(texts[1].starts_with("left 0") && texts[6].starts_with("left 5"), "{texts:?}");
        assert!(texts[7].starts_with("right 0") && texts[12].starts_with("right 5"), "{texts:?}");
    }

    #[test]
    fn cells_of_a_table_stay_in_their_row() {
        let mut pieces = Vec::new();
        for row in 0..4 {
            let y = f64::from(row) * 12.0;
            pieces.push(piece("Apollo", 0.0, y));
            pieces.push(piece("1969", 120.0, y));
            pieces.push(piece("21.6", 240.0, y));
        }
        assert_eq!(texts(pieces)[3], "Apollo|1969|21.6");
    }
}
