//! Plain text into paragraphs: lines, with hard-wrapped ones joined.

use gloss_extract::{Span, article::lines};

/// Widths, in characters, at which mail and wire text is wrapped.
const WRAP: std::ops::RangeInclusive<usize> = 40..=100;

/// The paragraphs of a text in order, without white space around them. Lines
/// that were broken only for width are joined into one.
pub(crate) fn paragraphs(text: &str) -> Vec<Span> {
    let lines: Vec<Span> = lines(text).collect();
    let mut out = Vec::with_capacity(lines.len());
    let mut rest = lines.as_slice();
    while let Some((run, after)) = split_run(text, rest) {
        push_run(text, run, &mut out);
        rest = after;
    }
    out
}

/// The lines up to the first blank line or change of quote mark, and the rest.
fn split_run<'a>(text: &str, lines: &'a [Span]) -> Option<(&'a [Span], &'a [Span])> {
    let joined = |pair: &[Span]| {
        !gap_is_blank_line(text, pair[0], pair[1]) && is_quoted(pair[0].of(text)) == is_quoted(pair[1].of(text))
    };
    let end = lines.windows(2).position(|pair| !joined(pair)).map_or(lines.len(), |at| at + 1);
    (end > 0).then(|| lines.split_at(end))
}

fn gap_is_blank_line(text: &str, one: Span, two: Span) -> bool {
    let gap = Span { start: one.end, end: two.start }.of(text);
    let marks = gap.chars().filter(|c| matches!(c, '\n' | '\r' | '\u{2028}')).count();
    let pairs = gap.as_bytes().windows(2).filter(|pair| pair == b"\r\n").count();
    gap.contains('\u{2029}') || marks - pairs > 1
}

fn is_quoted(line: &str) -> bool {
    line.starts_with('>')
}

/// Adds a run of adjoining lines, as paragraphs if they are hard-wrapped.
fn push_run(text: &str, run: &[Span], out: &mut Vec<Span>) {
    let Some(width) = wrap_width(text, run) else {
        out.extend_from_slice(run);
        return;
    };
    let mut open: Option<Span> = None;
    for pair in run.windows(2) {
        let paragraph = open.map_or(pair[0], |open| open.join(pair[0]));
        let goes_on = is_full(text, pair[0], pair[1], width) && !starts_item(pair[1].of(text));
        open = goes_on.then_some(paragraph);
        if !goes_on {
            out.push(paragraph);
        }
    }
    out.extend(run.last().map(|last| open.map_or(*last, |open| open.join(*last))));
}

/// The width at which a run of lines is wrapped; none if it is not.
///
/// It is when nearly every line is as full as the next line's first word lets
/// it be, and most breaks fall inside a sentence.
fn wrap_width(text: &str, run: &[Span]) -> Option<usize> {
    let width = run.iter().map(|line| line.of(text)).filter(|line| line.contains(' ')).map(char_len).max()?;
    let breaks = run.len().checked_sub(1).filter(|breaks| *breaks > 0)?;
    let full = run.windows(2).filter(|pair| is_full(text, pair[0], pair[1], width)).count();
    let inside = run.windows(2).filter(|pair| breaks_inside(pair[0].of(text), pair[1].of(text))).count();
    // Two lines alone are joined only if the second goes on in lower case.
    let enough = if breaks == 1 { inside == 1 } else { full * 4 >= breaks * 3 && inside * 2 > breaks };
    (WRAP.contains(&width) && full > 0 && enough).then_some(width)
}

/// Whether the next line's first word would not have fitted on this one, give
/// or take a few characters.
fn is_full(text: &str, line: Span, next: Span, width: usize) -> bool {
    let first = next.of(text).split_whitespace().next().map_or(0, char_len);
    char_len(line.of(text)) + 1 + first + 4 > width
}

/// Whether a break falls inside a sentence: no stop before it, and no capital
/// after it that could open a new line of its own, unless the line is long.
fn breaks_inside(line: &str, next: &str) -> bool {
    let stops = line.trim_end_matches(['"', '”', '’', ')']).ends_with(['.', '!', '?', ':', ';']);
    !stops && (next.starts_with(|c: char| !c.is_uppercase()) && !starts_item(next) || char_len(line) >= 60)
}

fn starts_item(line: &str) -> bool {
    line.starts_with(['•', '*', '·', '▪', '–', '—']) || line.starts_with("- ")
}

fn char_len(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        paragraphs(text).iter().map(|span| span.of(text).replace('\n', "|")).collect()
    }

    #[test]
    fn lines_of_their_own_stay_apart() {
        assert_eq!(split("One.\nTwo\n\nThree three.\r\nFour"), ["One.", "Two", "Three three.", "Four"]);
    }

    #[test]
    fn hard_wrapped_paragraphs_are_joined() {
        let text = "The council met on Tuesday evening to talk about the new bridge over\n\
                    the river, which has been promised since the old one was closed to\n\
                    lorries in the spring.\n\
                    A decision will be taken in June, the mayor said, when the engineers\n\
                    have handed in their report.\n\nShe did not say what it would cost.";
        let found = split(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].ends_with("in the spring.") && found[1].starts_with("A decision"));
    }

    #[test]
    fn sentences_one_per_line_and_headlines_stay_apart() {
        let sentences = "The council met on Tuesday evening to talk about it .\nA decision will be taken in June , she said .\nIt will cost a lot of money .";
        assert_eq!(split(sentences).len(), 3);
        let headlines = "Council Meets To Talk About The Bridge Over The River\nMayor Says The Decision Will Be Taken In The Spring\nEngineers Hand In Their Report After Long Delay";
        assert_eq!(split(headlines).len(), 3);
    }

    #[test]
    fn quoted_mail_is_apart_from_its_answer() {
        let text = "> Are you coming to the meeting about the bridge on Tuesday evening, or\n> shall I tell them that you are away?\nYes.";
        let found = split(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[1], "Yes.");
    }
}
