//! What the reader is told of texts that are brought.

use super::refusal::refusal;
use super::*;
use crate::draft::Trouble;
use crate::pile::{Fault, Pile};
use gloss_engine::Failure;
use std::rc::Rc;

/// Refused files that are named; of more the number is said.
const NAMED: usize = 3;

/// What could not be done, and what to do.
pub(crate) fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Empty => EMPTY.into(),
        Trouble::OnlyLink => ONLY_LINK.into(),
        Trouble::Refused(why) => refusal(&(*why).into()),
        Trouble::Clipboard => NO_CLIPBOARD.into(),
        Trouble::PlainOnly => PLAIN_ONLY.into(),
        Trouble::Unopened(files) => unopened(files),
        Trouble::NoWords => NO_WORDS.into(),
        Trouble::NotKept => NOT_KEPT.into(),
        Trouble::Unkept => TEXT_UNKEPT.into(),
        Trouble::ChoiceUnkept => TOLD_NOT_KEPT.into(),
        Trouble::Lost => TEXT_LOST.into(),
        Trouble::Library(why) => fault(*why),
        Trouble::Broke(Some(why)) => reader_broke(why),
        Trouble::Broke(None) => NO_READER.into(),
        Trouble::Engine(why) => failure(why),
    }
}

fn failure(why: &Failure) -> String {
    match why {
        Failure::Model => NO_MODEL.into(),
        Failure::Archive => NO_ARCHIVE.into(),
        Failure::ArchiveFile { path, why } => no_archive_file(path, why),
        Failure::NoSuchArticle(id) => no_such_article(id),
        Failure::Said(why) => engine_said(why),
    }
}

fn unopened(files: &[(Rc<str>, Fault)]) -> String {
    let named = files.iter().take(NAMED).map(|(name, fault)| refused(name, fault)).collect::<Vec<_>>().join(" ");
    match files.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} {}", more_refused(more)),
    }
}

/// Why a file could not be opened.
fn refused(name: &str, fault: &Fault) -> String {
    let why = open_fault(fault);
    if name.is_empty() { why } else { file_refused(name, &why) }
}

/// Why something could not be opened, and what to do.
pub(crate) fn open_fault(fault: &Fault) -> String {
    match fault {
        Fault::Refused(why) => refusal(why),
        Fault::NoText => EMPTY_FILE.into(),
        Fault::Unread => UNREADABLE.into(),
        Fault::Slow => SLOW_FILE.into(),
        Fault::Broke => BROKEN_FILE.into(),
        Fault::Unloaded => NO_OPENER.into(),
    }
}

/// Whether the bookmark’s code is in the clipboard.
pub(crate) fn code_copied(done: bool) -> Words {
    if done { CODE_COPIED } else { NOT_COPIED }
}

/// Above the list of several texts.
pub(crate) fn list(pile: &Pile) -> String {
    match pile.refused().count() {
        0 => LIST.into(),
        refused => list_refused(refused),
    }
}

/// While something is being opened: the file’s name, its place and of how many.
pub(crate) fn opening(name: &str, at: usize, count: usize) -> String {
    match (name.is_empty(), count) {
        (true, _) => OPENING_PAGE.into(),
        (_, 1) => opening_file(name),
        _ => opening_files(at + 1, count, name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_files_are_named_with_their_reason_and_many_are_counted() {
        let file = |name: &str| (Rc::from(name), Fault::NoText);
        assert_eq!(unopened(&[file("a.pdf")]), "a.pdf: There is no text in it.");
        let many: Vec<_> = ["a", "b", "c", "d"].map(file).into();
        assert_eq!(
            unopened(&many),
            "a: There is no text in it. b: There is no text in it. c: There is no text in it. And 1 other file could not be opened either."
        );
    }

    #[test]
    fn a_page_is_opened_without_a_name() {
        assert_eq!(opening("", 0, 1), "Opening the page…");
        assert_eq!(opening("a.pdf", 0, 1), "Opening a.pdf…");
        assert_eq!(opening("a.pdf", 1, 3), "Opening 2 of 3: a.pdf…");
    }
}
