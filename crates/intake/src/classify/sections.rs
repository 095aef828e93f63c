//! Leaving out what is not the article: comments, lists of other articles,
//! rows of buttons.

use super::{Seen, Source, core};
use crate::cues::Cue;
use crate::line::Hint;
use gloss_extract::Role;

/// Labels in a row that make a menu or a list of teasers.
const ROW: usize = 3;

/// Marks the lines that do not belong to an article with furniture.
pub(super) fn leave_out(lines: &[Seen], roles: &mut [Role], source: Source) {
    mark_cues(lines, roles);
    mark_comments(lines, roles);
    mark_related(lines, roles, source);
    if source == Source::Plain {
        mark_menus(lines, roles);
        mark_tail(lines, roles);
    }
}

fn set(roles: &mut [Role], at: usize, role: Role) {
    if let Some(slot) = roles.get_mut(at).filter(|slot| slot.is_read()) {
        *slot = role;
    }
}

/// A line that is a phrase of the page is left out wherever it stands.
fn mark_cues(lines: &[Seen], roles: &mut [Role]) {
    for (at, line) in lines.iter().enumerate() {
        // A heading "Background" or "Further reading" inside the text may be
        // the article's own; a list of teasers below it decides.
        match line.cue {
            Some(Cue::Furniture) => set(roles, at, Role::Furniture),
            Some(Cue::Comment) => set(roles, at, Role::Comment),
            Some(Cue::Related) => set(roles, at, Role::Related),
            None => {}
        }
    }
}

/// From the opener of the comments on, all is comments, unless much of the
/// running text is still to come.
fn mark_comments(lines: &[Seen], roles: &mut [Role]) {
    let all = lines.iter().filter(|line| line.is_body()).count();
    let mut before = 0;
    let opener = lines.iter().position(|line| {
        before += usize::from(line.is_body());
        let opens = line.cue == Some(Cue::Comment) && line.hint != Hint::Comment;
        // "Comments" alone may be a heading or an entry of the article's own.
        let (times, of) = if line.shape.words == 1 { (1, 2) } else { (2, 1) };
        opens && before >= super::ARTICLE && before * times >= (all - before) * of
    });
    let Some(start) = opener else { return };
    let mut role = Role::Comment;
    for (at, line) in lines.iter().enumerate().skip(start) {
        role = match line.cue {
            Some(Cue::Related) => Role::Related,
            Some(Cue::Comment) => Role::Comment,
            _ => role,
        };
        set(roles, at, role);
    }
}

/// What follows the heading of a list of other articles, as long as it reads
/// like teasers.
fn mark_related(lines: &[Seen], roles: &mut [Role], source: Source) {
    let mut inside = false;
    for (at, line) in lines.iter().enumerate() {
        if line.cue == Some(Cue::Related) {
            inside = true;
        } else if inside && resumes(lines, at, source) {
            inside = false;
        } else if inside && line.cue.is_none() {
            set(roles, at, Role::Related);
        }
    }
}

/// Whether the article goes on at a line below a list of other articles.
///
/// In markup any running text does, since linked teasers are told by their
/// links. In plain text it must be followed by another sentence, or be a full
/// paragraph: longer if something like a teaser's title stands above it.
fn resumes(lines: &[Seen], at: usize, source: Source) -> bool {
    let Some(line) = lines.get(at).filter(|line| line.is_body()) else { return false };
    let neighbour = |at: Option<usize>| at.and_then(|at| lines.get(at));
    let titled = neighbour(at.checked_sub(1)).is_some_and(|above| above.is_label() && above.cue.is_none());
    let sentence = |line: &Seen| line.shape.ends && !line.shape.cut && line.shape.words >= 5 && line.cue.is_none();
    let next_too = neighbour(at.checked_add(1)).is_some_and(sentence);
    source == Source::Markup || next_too || line.shape.words >= if titled { 30 } else { 12 }
}

/// Rows of short labels before the first and after the last paragraph.
fn mark_menus(lines: &[Seen], roles: &mut [Role]) {
    let Some((first, last)) = body_range(lines, roles) else { return };
    mark_rows(lines, roles, 0..first, 3, Role::Furniture);
    mark_rows(lines, roles, last + 1..lines.len(), 4, Role::Furniture);
}

/// The first and the last paragraph that is still read.
fn body_range(lines: &[Seen], roles: &[Role]) -> Option<(usize, usize)> {
    let is_body = |at: &usize| {
        lines.get(*at).is_some_and(Seen::is_body)
            && roles.get(*at).is_some_and(|role| role.is_read() && *role != Role::Caption)
    };
    Some(((0..lines.len()).find(is_body)?, (0..lines.len()).rfind(is_body)?))
}

/// Marks runs of at least [`ROW`] labels of at most `words` words. Lines that
/// are already left out go along with a run; bylines, credits and captions
/// end it.
fn mark_rows(lines: &[Seen], roles: &mut [Role], range: std::ops::Range<usize>, words: usize, role: Role) {
    let mut run: Vec<usize> = Vec::new();
    for at in range {
        let plain = roles
            .get(at)
            .is_some_and(|role| matches!(role, Role::Body | Role::Heading | Role::Item) || !role.is_read());
        let label =
            lines.get(at).is_some_and(|line| line.is_label() && line.shape.words <= words && line.hint != Hint::Title);
        if plain && label {
            run.push(at);
            continue;
        }
        mark_run(roles, &run, role);
        run.clear();
    }
    mark_run(roles, &run, role);
}

fn mark_run(roles: &mut [Role], run: &[usize], role: Role) {
    if run.len() >= ROW {
        run.iter().for_each(|at| set(roles, *at, role));
    }
}

/// Teasers that follow the body without a heading: labels and cut sentences,
/// at least [`ROW`] of them, to the end of the text or the next section.
fn mark_tail(lines: &[Seen], roles: &mut [Role]) {
    let Some((_, last)) = body_range(lines, roles) else { return };
    let is_teaser = |at: usize| {
        let free = matches!(roles.get(at), Some(Role::Body | Role::Heading | Role::Item));
        free && lines.get(at).is_some_and(|line| line.is_label() || line.shape.cut)
    };
    let run: Vec<usize> = (core::foot(lines, roles, last + 1)..lines.len()).filter(|at| is_teaser(*at)).collect();
    mark_run(roles, &run, Role::Related);
}
