//! Lines around the text that are the same on every page.

use super::pieces::Piece;
use std::collections::BTreeMap;

/// How many pieces from a page's top and bottom are looked at.
const EDGE: usize = 4;

/// Leaves out what stands at the top or bottom of several pages at the same
/// height with the same words, and the pages' numbers.
pub(super) fn leave_out(pages: &mut [Vec<Piece>]) {
    let mut seen: BTreeMap<(String, i64), usize> = BTreeMap::new();
    for page in pages.iter() {
        for key in edges(page).into_iter().filter_map(|at| page.get(at)).map(key) {
            *seen.entry(key).or_default() += 1;
        }
    }
    let often = (pages.len() / 3).max(2);
    let several = pages.len() > 1;
    for page in pages.iter_mut() {
        let edges = edges(page);
        let marked = edges.iter().filter_map(|at| page.get(*at)).filter(|piece| is_print_mark(&piece.text));
        let marked: Vec<f64> = marked.map(|piece| piece.y).collect();
        let mut at = 0;
        page.retain(|piece| {
            let edge = edges.contains(&at);
            at += 1;
            let repeated = several && seen.get(&key(piece)).is_some_and(|times| *times >= often);
            let beside_mark = marked.iter().any(|y| (piece.y - y).abs() < 2.0);
            !(edge && (repeated || beside_mark || several && is_number(&piece.text)))
        });
    }
}

/// The pieces next to a page's top and bottom.
fn edges(page: &[Piece]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    let height = |at: &usize| page.get(*at).map_or(0.0, |piece| piece.y);
    order.sort_by(|one, two| height(one).total_cmp(&height(two)));
    let end = order.len().saturating_sub(EDGE).max(EDGE.min(order.len()));
    let bottom = order.get(end..).unwrap_or_default().to_vec();
    order.truncate(EDGE);
    order.extend(bottom);
    order
}

/// A piece's words without their figures, and its height.
fn key(piece: &Piece) -> (String, i64) {
    let words = piece.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
    (words, (piece.y / 4.0).round() as i64)
}

/// Whether a piece is a page's number: "3", "- 3 -", "Page 3 of 9", "3/9".
fn is_number(text: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        word.is_empty()
            || matches!(word.as_str(), "page" | "of" | "p")
            || word.len() <= 7 && word.chars().all(|c| c.is_ascii_digit() || c == '/')
    };
    text.len() <= 24 && text.contains(|c: char| c.is_ascii_digit()) && text.split_whitespace().all(is_word)
}

/// Whether a browser wrote a piece around a printed page: the page's address,
/// or the day and the minute of printing.
fn is_print_mark(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (first, rest) = (words.next().unwrap_or_default(), words.clone().count());
    let is_address = ["http://", "https://", "file://"].iter().any(|start| first.starts_with(start));
    let is_day = first.ends_with(',')
        && first.matches(['/', '.']).count() == 2
        && first.starts_with(|c: char| c.is_ascii_digit());
    let is_clock =
        words.next().is_some_and(|word| word.contains(':') && word.starts_with(|c: char| c.is_ascii_digit()));
    is_address && rest <= 1 || is_day && is_clock && rest <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str, y: f64) -> Piece {
        Piece { text: text.into(), x: 0.0, end: 1.0, y, size: 10.0, bold: false, mark: None, artifact: false }
    }

    #[test]
    fn headers_footers_and_numbers_of_pages_are_left_out() {
        let page = |number: usize| {
            let text = (0..12usize).map(|line| {
                piece(&format!("{} {}", "word ".repeat(number), "a".repeat(line)), 50.0 + line as f64 * 12.0)
            });
            let head = [piece("The Daily, 3 May", 10.0), piece(&format!("Page {number} of 3"), 700.0)];
            head.into_iter().chain(text).collect::<Vec<_>>()
        };
        let mut pages = [page(1), page(2), page(3)];
        leave_out(&mut pages);
        assert!(pages.iter().all(|page| page.len() == 12), "{pages:?}");
        let mut one = [vec![piece("2014", 10.0), piece("Text.", 20.0)]];
        leave_out(&mut one);
        assert_eq!(one[0].len(), 2);
    }
}
