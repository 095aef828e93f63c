//! Which line is the headline.

use super::Seen;
use crate::line::Hint;
use gloss_extract::Role;
use gloss_order::Set;
use gloss_text::fold::Lower;

/// How many lines above the first paragraph can hold the headline.
const HEAD: usize = 25;

/// How many paragraphs are compared with a headline.
const COMPARED: usize = 12;

/// The score from which a line in a list of teasers is the headline.
const SURE: usize = 11;

/// The line of the headline, if one stands above the paragraph at `first`.
pub(super) fn find(lines: &[Seen], roles: &[Role], first: usize) -> Option<usize> {
    hinted(lines).or_else(|| best(lines, roles, first))
}

/// The line that the markup calls the headline.
pub(super) fn hinted(lines: &[Seen]) -> Option<usize> {
    lines.iter().position(|line| line.hint == Hint::Title)
}

/// Marks the headline. A line above it that ends in the same words, such as a
/// breadcrumb glued to the headline, is furniture, as is its repetition.
pub(super) fn mark(lines: &[Seen], roles: &mut [Role], title: usize) {
    let Some(headline) = lines.get(title) else { return };
    for (at, (line, role)) in lines.iter().zip(&mut *roles).enumerate() {
        if (at < title || line.text.len() <= headline.text.len()) && repeats(line.text, headline.text) {
            *role = Role::Furniture;
        }
    }
    if let Some(role) = roles.get_mut(title) {
        *role = Role::Title;
    }
}

/// The likeliest headline above the first paragraph.
fn best(lines: &[Seen], roles: &[Role], first: usize) -> Option<usize> {
    if !lines.iter().take(first).any(is_candidate) {
        return None;
    }
    let compared = lines.iter().skip(first).filter(|line| line.is_body()).take(COMPARED);
    let compared: Vec<String> = compared.map(|line| line.text.lower()).collect();
    let words: Set<&str> = compared.iter().flat_map(|line| content(line)).collect();
    // A list of teasers above the headline may have swallowed it; then only
    // what it shares with the text brings it back.
    let read = |at: usize| matches!(roles.get(at), Some(Role::Body | Role::Heading));
    let other = |at: usize| matches!(roles.get(at), Some(Role::Related | Role::Furniture));
    let score = |at: usize| {
        let shared = lines.get(at).map_or(0, |line| score(line.text, &words));
        let near = HEAD - (first - at).min(HEAD);
        if read(at) || shared >= SURE { 4 * shared + near } else { 0 }
    };
    let candidates = (first.saturating_sub(HEAD)..first)
        .filter(|at| (read(*at) || other(*at)) && lines.get(*at).is_some_and(is_candidate) && score(*at) > 0);
    let best = candidates.clone().map(score).max()?;
    // Of two that are alike the shorter is the headline and the longer has
    // something glued to it; otherwise the first counts.
    let mut level = candidates.filter(|at| score(*at) == best);
    let one = level.next()?;
    let rival = (one + 1..first).find(|at| {
        lines.get(one).zip(lines.get(*at)).is_some_and(|(one, two)| is_candidate(two) && repeats(one.text, two.text))
    });
    Some(rival.unwrap_or(one))
}

/// Between 2 and 30 words, without a sentence's stop.
fn is_candidate(line: &Seen) -> bool {
    let stops = line.text.ends_with(['.', ':', ';', ',']) && !line.text.ends_with("...");
    (2..=30).contains(&line.shape.words) && !stops && line.cue.is_none() && !line.is_outside()
}

/// Words shared with the text, in tenths of all content words, with a little
/// for a headline's length.
fn score(text: &str, body: &Set<&str>) -> usize {
    let text = text.lower();
    let (mut words, mut shared) = (0_usize, 0);
    for word in content(&text) {
        words += 1;
        shared += usize::from(body.contains(word));
    }
    (shared * 10).checked_div(words).map_or(0, |tenths| tenths + words.min(6))
}

/// The words of four letters and more.
fn content(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(3).is_some())
}

/// Whether `line` ends in the words of `title`, apostrophes and case aside.
fn repeats(line: &str, title: &str) -> bool {
    let plain = |text: &str| text.replace(['’', '‘'], "'").trim().lower();
    title.split_whitespace().count() >= 3 && plain(line).ends_with(&plain(title))
}
