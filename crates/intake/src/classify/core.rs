//! The run of lines that is the article, in a page copied as a whole.

use super::Seen;
use gloss_extract::Role;
use std::ops::Range;

/// This many labels and phrases of furniture make a whole page.
const WHOLE_PAGE: usize = 8;

/// In a text that looks like a page copied as a whole, with its menus and
/// lists, leaves out what lies before the headline and beyond the run of
/// lines with the most running text.
pub(super) fn leave_out_beyond(lines: &[Seen], roles: &mut [Role], range: Range<usize>, title: Option<usize>) {
    let labels = (0..lines.len()).filter(|at| !range.contains(at) && is_page(lines, roles, *at)).count();
    if labels < WHOLE_PAGE {
        return;
    }
    let start = title.filter(|title| *title < range.start).unwrap_or(range.start);
    for at in (0..start).filter(|at| Some(*at) != title) {
        leave_out(lines, roles, at, Role::Furniture);
    }
    for at in foot(lines, roles, range.end)..lines.len() {
        leave_out(lines, roles, at, Role::Related);
    }
}

/// Where the lines end that may follow the last paragraph, which ends at
/// `end`: credits, bylines, and a list of dates, scores or results.
pub(super) fn foot(lines: &[Seen], roles: &[Role], end: usize) -> usize {
    let is_read = |at: usize| roles.get(at).is_some_and(|role| role.is_read());
    let entry = |at: usize| is_read(at) && lines.get(at).is_some_and(is_entry);
    let heading = |at: usize| is_read(at) && (1..=3).all(|next| entry(at + next));
    let credit = |at: usize| matches!(roles.get(at), Some(Role::Credit | Role::Byline));
    end + (end..lines.len()).take_while(|at| credit(*at) || entry(*at) || heading(*at)).count()
}

/// A line of a list with numbers in it.
fn is_entry(line: &Seen) -> bool {
    line.shape.words >= 4 && !line.shape.cut && line.text.contains(|c: char| c.is_ascii_digit())
}

/// Whether a line is left out already, or a label.
fn is_page(lines: &[Seen], roles: &[Role], at: usize) -> bool {
    roles.get(at).is_some_and(|role| !role.is_read()) || lines.get(at).is_some_and(Seen::is_label)
}

/// Leaves out a line unless it is running text with more of it beside it.
fn leave_out(lines: &[Seen], roles: &mut [Role], at: usize, role: Role) {
    let is_prose = |at: usize| lines.get(at).is_some_and(Seen::is_body);
    let together = is_prose(at) && (is_prose(at + 1) || at.checked_sub(1).is_some_and(is_prose));
    if let Some(slot) = roles.get_mut(at).filter(|slot| slot.is_read() && !together) {
        *slot = role;
    }
}

/// The run of lines with the highest sum: running text counts its words,
/// labels and lines left out count against it.
pub(super) fn densest(lines: &[Seen], roles: &[Role]) -> Range<usize> {
    let (mut best, mut best_sum) = (0..0, 0);
    let (mut start, mut sum) = (0, 0i64);
    for (at, (line, role)) in lines.iter().zip(roles).enumerate() {
        sum += points(line, *role);
        if sum <= 0 {
            (start, sum) = (at + 1, 0);
        } else if sum > best_sum {
            (best, best_sum) = (start..at + 1, sum);
        }
    }
    best
}

fn points(line: &Seen, role: Role) -> i64 {
    match role {
        _ if !role.is_read() => -2,
        _ if line.is_body() => i64::try_from(line.shape.words.min(80)).unwrap_or(80),
        Role::Heading | Role::Item | Role::Quote | Role::Caption | Role::Byline | Role::Credit => -1,
        _ if line.is_label() || line.shape.cut => -3,
        _ => 1,
    }
}
