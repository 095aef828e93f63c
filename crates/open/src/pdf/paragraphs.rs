//! Lines joined to paragraphs, headings, items and rows.

use super::lines::{Line, middle};
use crate::page::{Page, Part};

/// Whether a text is a sign or a number before an item of a list.
pub(super) fn is_bullet(text: &str) -> bool {
    let text = text.trim();
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), None) => {
            matches!(first, '•' | '◦' | '▪' | '‣' | '●' | '○' | '■' | '–' | '—' | '-' | '*' | '·' | '➢')
        }
        _ => {
            let number = text.strip_suffix(['.', ')']).unwrap_or_default();
            !number.is_empty() && number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit())
        }
    }
}

/// The text of a line behind its bullet, if it begins with one.
fn behind_bullet(text: &str) -> Option<&str> {
    let (first, rest) = text.split_once(' ')?;
    is_bullet(first).then_some(rest)
}

/// What is usual in a document.
#[derive(Debug)]
struct Usual {
    /// The size of most letters.
    size: f64,
    /// From one line to the next, in sizes.
    pitch: f64,
    /// By column: where its lines begin and end.
    sides: Vec<(f64, f64)>,
}

impl Usual {
    fn of(lines: &[Line]) -> Option<Self> {
        let letters = |line: &Line| line.cells.iter().map(String::len).sum::<usize>();
        // Each line's size counts as often as it has letters, in tens.
        let sizes = lines.iter().flat_map(|line| std::iter::repeat_n(line.size, letters(line).min(200) / 10 + 1));
        let size = middle(sizes.collect())?;
        let pairs = lines.iter().zip(lines.iter().skip(1));
        let steps = pairs.filter(|(one, two)| one.column == two.column && is_near(one.size, two.size));
        let steps: Vec<f64> = steps.map(|(one, two)| (two.y - one.y) / one.size).filter(|step| *step < 2.5).collect();
        let last = lines.iter().map(|line| line.column).max().unwrap_or_default();
        let mut sides = vec![(f64::MAX, f64::MIN); last + 1];
        for line in lines.iter().filter(|line| is_near(line.size, size)) {
            if let Some(side) = sides.get_mut(line.column) {
                *side = (side.0.min(line.x), side.1.max(line.end));
            }
        }
        let pitch = steps.into_iter().fold(f64::MAX, f64::min);
        Some(Self { size, pitch: if (0.9..=2.5).contains(&pitch) { pitch } else { 1.2 }, sides })
    }

    fn sides(&self, line: &Line) -> (f64, f64) {
        match self.sides.get(line.column) {
            Some((left, right)) if left < right => (*left, *right),
            _ => (line.x, line.end),
        }
    }
}

fn is_near(one: f64, two: f64) -> bool {
    (one - two).abs() <= one.max(two) * 0.08
}

/// A paragraph being joined.
struct Open {
    text: String,
    part: Part,
    last: Line,
    lines: usize,
}

/// Adds the lines of a document to a page as its parts.
pub(super) fn add(lines: &[Line], page: &mut Page) {
    let Some(usual) = Usual::of(lines) else { return };
    let title = title(lines, &usual);
    let mut open: Option<Open> = None;
    for (at, line) in lines.iter().enumerate() {
        if line.cells.len() > 1 {
            close(open.take(), &usual, page);
            page.row(&line.cells);
            continue;
        }
        let Some(text) = line.cells.first() else { continue };
        let previous = at.checked_sub(1).and_then(|at| lines.get(at));
        match &mut open {
            Some(open) if goes_on(open, line, text, &usual) => {
                join(&mut open.text, text);
                open.last = line.clone();
                open.lines += 1;
            }
            _ => {
                close(open.take(), &usual, page);
                let part = part_of(line, text, previous, &usual, title);
                let text = if part == Part::Item { behind_bullet(text).unwrap_or(text) } else { text };
                open = Some(Open { text: text.to_owned(), part, last: line.clone(), lines: 1 });
            }
        }
    }
    close(open, &usual, page);
}

/// The size of the title: the largest letters of the document, if they are
/// larger than those of the text and stand near its top.
fn title(lines: &[Line], usual: &Usual) -> Option<f64> {
    let largest = lines.iter().take(30).map(|line| line.size).fold(0.0, f64::max);
    (largest > usual.size * 1.25).then_some(largest)
}

fn part_of(line: &Line, text: &str, previous: Option<&Line>, usual: &Usual, title: Option<f64>) -> Part {
    let (left, right) = usual.sides(line);
    let inside = line.x > left + usual.size * 1.2;
    if title.is_some_and(|title| is_near(line.size, title)) {
        Part::Title
    } else if line.size > usual.size * 1.12 {
        Part::Heading
    } else if behind_bullet(text).is_some() {
        Part::Item
    } else if line.bold && is_near(line.size, usual.size) && !text.ends_with(['.', ':', ',']) && text.len() < 120 {
        Part::Heading
    } else if inside
        && line.end < right - usual.size * 0.5
        && !is_centred(line, left, right)
        && is_apart(line, previous, usual)
    {
        Part::Quote
    } else {
        Part::Body
    }
}

/// Whether a line stands in the middle between the sides, as names below a
/// title do.
fn is_centred(line: &Line, left: f64, right: f64) -> bool {
    ((line.x - left) - (right - line.end)).abs() < line.size * 0.7 && line.x - left > line.size * 4.0
}

/// Whether a line does not begin a paragraph by being set in.
fn is_apart(line: &Line, previous: Option<&Line>, usual: &Usual) -> bool {
    let (left, _) = usual.sides(line);
    line.x > left + usual.size * 2.0
        || previous
            .is_none_or(|before| before.column != line.column || line.y - before.y > usual.pitch * usual.size * 1.15)
}

/// Whether a line goes on with the paragraph above it.
fn goes_on(open: &Open, line: &Line, text: &str, usual: &Usual) -> bool {
    let last = &open.last;
    if !is_near(last.size, line.size) || last.bold != line.bold && open.part != Part::Body {
        return false;
    }
    if behind_bullet(text).is_some() && (open.part == Part::Item || line.x < last.x) {
        return false;
    }
    let heading = matches!(open.part, Part::Title | Part::Heading);
    if last.column != line.column {
        // Over the end of a column: in the middle of a sentence.
        return !heading && !ends_sentence(&open.text);
    }
    let (left, right) = usual.sides(line);
    let step = line.y - last.y;
    let pitch = if heading { 1.45 } else { usual.pitch * 1.25 };
    if step > pitch * line.size || step <= 0.0 {
        return false;
    }
    let set_in = line.x > last.x + line.size * 0.8 && open.lines > 1;
    let back = line.x < last.x - line.size * 0.8 && (open.lines > 1 || open.part == Part::Quote);
    let short = last.end < right - (right - left) * 0.15 && ends_sentence(&open.text);
    heading || !(set_in || back || short && open.part != Part::Item)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '’', '\'', ')', '»']).ends_with(['.', '!', '?', ':', '…'])
}

/// Adds a line to a paragraph; a word that was cut at its end is made whole.
pub(super) fn join(text: &mut String, line: &str) {
    let lower = line.chars().next().is_some_and(char::is_lowercase);
    let letter = |text: &str| text.chars().next_back().is_some_and(char::is_alphabetic);
    if let Some(cut) = text.strip_suffix('\u{ad}') {
        text.truncate(cut.len());
    } else if let Some(cut) = text.strip_suffix(['-', '\u{2010}']).filter(|cut| lower && letter(cut)) {
        text.truncate(cut.len());
    } else if !text.ends_with(' ') {
        text.push(' ');
    }
    text.push_str(line);
}

fn close(open: Option<Open>, usual: &Usual, page: &mut Page) {
    let Some(open) = open else { return };
    // A long run of bold letters is text after all.
    let long = open.part == Part::Heading && open.text.len() > 250 && is_near(open.last.size, usual.size);
    page.add(if long { Part::Body } else { open.part }, &open.text.replace('\u{ad}', ""));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, x: f64, y: f64, size: f64) -> Line {
        let end = x + text.len() as f64 * size * 0.5;
        Line { cells: vec![text.into()], x, end, y, size, bold: false, column: 1 }
    }

    fn html(lines: &[Line]) -> String {
        let mut page = Page::default();
        add(lines, &mut page);
        format!("{page:?}")
    }

    #[test]
    fn words_cut_at_the_end_of_a_line_are_made_whole() {
        let joined = |one: &str, two: &str| {
            let mut text = one.to_owned();
            join(&mut text, two);
            text
        };
        assert_eq!(joined("the commu-", "nity said"), "the community said");
        assert_eq!(joined("the Anglo-", "Saxon king"), "the Anglo- Saxon king");
        assert_eq!(joined("soft\u{ad}", "ware"), "software");
        assert_eq!(joined("pages 3-", "4"), "pages 3- 4");
    }

    #[test]
    fn space_between_lines_parts_paragraphs() {
        let long = "A line that is as long as the column is wide, more or less";
        let lines = [
            line("The headline of it all", 0.0, 20.0, 20.0),
            line(long, 0.0, 50.0, 10.0),
            line("and its end.", 0.0, 62.0, 10.0),
            line(long, 0.0, 84.0, 10.0),
            line("• one thing", 10.0, 106.0, 10.0),
            line("• another", 10.0, 118.0, 10.0),
        ];
        let html = html(&lines);
        assert!(html.contains("<h1>The headline of it all</h1>"), "{html}");
        assert!(html.contains(&format!("<p>{long} and its end.</p>")), "{html}");
        assert!(html.contains("<li>one thing</li>") && html.contains("<li>another</li>"), "{html}");
    }
}
