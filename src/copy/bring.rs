//! What the reader is told of texts that are brought.

use super::counted;
use crate::draft::Trouble;
use crate::pile::{Fault, Pile};
use std::rc::Rc;

/// When the browser does not give a file's bytes.
pub const UNREADABLE: &str =
    "The browser could not read this file. It may have been moved or changed meanwhile: choose it again.";
/// When a file has no words.
pub const EMPTY_FILE: &str = "There is no text in it.";
/// Several texts that came together.
pub const PILE: &str = "Your texts";
/// To the text before, of several.
pub const PREVIOUS: &str = "‹ Previous";
/// To the next text, of several.
pub const NEXT: &str = "Next ›";
/// Beside a text that is not open yet.
pub const COMING: &str = "still to be opened";
/// Keeps all of them.
pub const KEEP_ALL: &str = "Keep all in your library";
/// Back to the text that was replaced.
pub const UNDO_TEXT: &str = "‹ Back to the previous text";
/// Above what else can bring an article.
pub const OTHER_WAYS: &str = "Other ways to bring an article";
/// Pasting.
pub const WAY_PASTE: &str = "Paste anywhere on this page, also while you read: with the structure of the page it comes from. What you had open can be brought back.";
/// Files.
pub const WAY_FILES: &str = "Open or drop files, several at once: saved pages (.html, .mhtml), Word and OpenDocument texts, PDF, EPUB, mails (.eml), RTF, Markdown and plain text.";
/// The bookmarklet.
pub const WAY_BOOKMARK: &str = "Drag this to your bookmarks and press it on the page that you want to read. The page goes from your browser’s one window to the other, and nowhere else. A link alone is no use: browsers forbid this page to fetch it.";
/// Name of the bookmark.
pub const BOOKMARK: &str = "Read in Gloss";
/// Copies the bookmark’s code.
pub const COPY_CODE: &str = "Copy its code";
/// Sharing.
pub const WAY_SHARE: &str = "Install this page as an app: your device then offers Gloss where it shares texts and opens files. What is shared stays on the device.";
/// Links to a text.
pub const WAY_LINK: &str =
    "Programs can hand over a text in the link to this page, in the part that browsers keep to themselves: ";
/// What such a link looks like.
pub const LINK_FORM: &str = "#text=John%20Kerry%20said…";
/// Refused files that are named; of more the number is said.
const NAMED: usize = 3;

/// What could not be done, and what to do.
pub fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Empty => "There is no text yet. Paste an article, or open a file.".into(),
        Trouble::OnlyLink => "That is a link, and a browser forbids this page to fetch it. Open the link and copy the article, or save the page and open the file here; or use the bookmarklet or your device’s Share, which “Other ways” on the first screen explains.".into(),
        Trouble::Refused(why) => why.to_string(),
        Trouble::Clipboard => {
            "The browser did not hand over the clipboard. Press Ctrl+V (or ⌘V) anywhere on this page, or allow it in the browser’s settings of this site.".into()
        }
        Trouble::PlainOnly => "Of this page only the words could be read, not its structure: what belongs to the article may be told less well.".into(),
        Trouble::Unopened(files) => unopened(files),
        Trouble::Said(message) => message.clone(),
    }
}

fn unopened(files: &[(Rc<str>, Fault)]) -> String {
    let named = files.iter().take(NAMED).map(|(name, fault)| refused(name, fault)).collect::<Vec<_>>().join(" ");
    match files.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} And {} could not be opened either.", counted(more, "other file")),
    }
}

/// Why a file could not be opened.
pub fn refused(name: &str, fault: &Fault) -> String {
    let why = open_fault(fault);
    if name.is_empty() { why.into() } else { format!("{name}: {why}") }
}

/// Why something could not be opened, and what to do.
pub fn open_fault(fault: &Fault) -> &str {
    match fault {
        Fault::Said(why) => why,
        Fault::Unread => UNREADABLE,
        Fault::Slow => {
            "This file could not be opened in time. It may be damaged or very large: open it in its own program, copy the article and paste it here."
        }
        Fault::Broke => {
            "This file could not be opened; it may be damaged. Open it in its own program, copy the article and paste it here."
        }
        Fault::Unloaded => {
            "The part of Gloss that opens files and pages did not load. Try again when there is a connection, or copy the article’s text and paste it here."
        }
    }
}

/// Whether the bookmark’s code is in the clipboard.
pub fn code_copied(done: bool) -> &'static str {
    if done { "Copied: make it the address of a new bookmark." } else { super::NOT_COPIED }
}

/// Which of several texts is before the reader: `2 of 5`.
pub fn place(pile: &Pile) -> String {
    let (at, count) = pile.place();
    format!("{at} of {count}")
}

/// Above the list of them.
pub fn list(pile: &Pile) -> String {
    let left_out = pile.refused().count();
    match left_out {
        0 => "List".into(),
        _ => format!("List ({} not opened)", left_out),
    }
}

/// While something is being opened: the file’s name, its place and of how many.
pub fn opening(name: &str, at: usize, count: usize) -> String {
    match (name.is_empty(), count) {
        (true, _) => "Opening the page…".into(),
        (_, 1) => format!("Opening {name}…"),
        _ => format!("Opening {} of {count}: {name}…", at + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_files_are_named_with_their_reason_and_many_are_counted() {
        let file = |name: &str| (Rc::from(name), Fault::Said("No text.".into()));
        assert_eq!(unopened(&[file("a.pdf")]), "a.pdf: No text.");
        let many: Vec<_> = ["a", "b", "c", "d"].map(file).into();
        assert_eq!(unopened(&many), "a: No text. b: No text. c: No text. And 1 other file could not be opened either.");
    }

    #[test]
    fn a_page_is_opened_without_a_name() {
        assert_eq!(opening("", 0, 1), "Opening the page…");
        assert_eq!(opening("a.pdf", 0, 1), "Opening a.pdf…");
        assert_eq!(opening("a.pdf", 1, 3), "Opening 2 of 3: a.pdf…");
    }
}
