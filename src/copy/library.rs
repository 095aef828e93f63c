//! What the reader is told of the library.

use super::{counted, date};
use crate::library::file::{Flaw, MAX_FILE, Refusal};
use crate::library::shelf::{Imported, Space};
use crate::library::{Fault, Library, Note, Standing};
use jiff::civil::Date;

/// Headline of the library.
pub const MY_LIBRARY: &str = "Your library";
/// Beside what comes from a kept article.
pub const FROM_LIBRARY: &str = "from your library";
/// In the box that looks for words.
pub const FIND_KEPT: &str = "Find in your library";
/// When the address names an article that is not kept.
pub const NOT_KEPT: &str = "This article is not in your library, or no longer.";

/// How many articles are kept.
pub fn kept(library: &Library) -> String {
    match (&library.standing, library.stubs.len()) {
        (Standing::Opening, _) => "Opening …".into(),
        (Standing::Shut(_), 0) => String::new(),
        (_, 0) => "Nothing is kept yet. Press “Keep” above an article: it then stays in this browser, also without a connection.".into(),
        (_, count) if library.found.is_some() => format!("{} of {}.", library.shown().len(), counted(count, "article")),
        (_, count) => format!("{} kept in this browser.", counted(count, "article")),
    }
}

/// When an article was kept.
pub fn kept_on(day: Date) -> String {
    format!("kept {}", date(day))
}

/// Why there is no library, and what to do.
pub fn fault(fault: Fault) -> String {
    match fault {
        Fault::Refused => "This browser lets the page keep nothing: this may be a private window, or storage is switched off for this site. Everything else works.".into(),
        Fault::Newer => "Your library was written by a newer version of Gloss. Reload this page to get that version; nothing was changed.".into(),
        Fault::Replaced => "A newer version of Gloss is open in another tab and has taken over your library. Reload this tab to use it here.".into(),
        Fault::Waiting => "Your library waits for another tab with an older version of Gloss. Close or reload that tab.".into(),
        Fault::Cleared => "The browser has closed your library, or cleared it. Reload this page to open it again.".into(),
        Fault::Full => "There is no room left. Remove articles here, or free space on this device. What was kept before is still there.".into(),
        Fault::Broken(name) => format!("The browser reported a fault ({name}). What was kept before is still there. Reload the page and try again."),
    }
}

/// What the last change did.
pub fn note(note: &Note, lasts: Option<bool>) -> String {
    match note {
        Note::Kept => match lasts {
            Some(false) => format!("Kept in your library. {}", lasting(false)),
            _ => "Kept in your library.".into(),
        },
        Note::Removed(kept) => format!("Removed “{}”.", kept.stub.title),
        Note::Restored => "It is back in your library.".into(),
        Note::Exported(count) => format!("{} written to a file.", counted(*count, "article")),
        Note::Imported(told) => imported(told),
        Note::NotRead(why) => refusal(*why),
        Note::Failed(why) => format!("Not done. {}", fault(*why)),
    }
}

/// What became of a file's lines: `3 articles are new, 2 were kept before.`
fn imported(told: &Imported) -> String {
    let is = if told.added == 1 { "is" } else { "are" };
    let mut text = format!("{} {is} new", counted(told.added, "article"));
    match told.there {
        0 => {}
        1 => text.push_str(", 1 was kept before"),
        there => text.push_str(&format!(", {there} were kept before")),
    }
    text.push('.');
    if let Some((line, why)) = told.first {
        let flawed = counted(told.flawed, "line");
        text.push_str(&format!(" {flawed} could not be read: line {line} {}", flaw(why)));
        text.push_str(if told.flawed > 1 { ", and others." } else { "." });
    }
    if told.missing > 0 {
        text.push_str(&format!(" The file ends early: {} missing.", counted(told.missing, "article")));
    }
    text
}

fn flaw(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Unreadable => "is no article",
        Flaw::Changed => "was changed after it was written",
        Flaw::Size => "has no text, or too much",
        Flaw::Blocks => "has blocks that do not fit its text",
        Flaw::Day => "has a day that is none",
    }
}

fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::Foreign => "This is no library of Gloss, and nothing was imported. To read a single article, open it on the first screen.".into(),
        Refusal::Newer(_) => "This file was written by a newer version of Gloss. Reload this page to get that version, then import it again.".into(),
        Refusal::TooLarge => format!("This file is too large; at most {} can be imported at once. Cut it between two lines, and put its first line before each part.", size(MAX_FILE as f64)),
        Refusal::Unopened => "The file could not be opened. Try again.".into(),
    }
}

/// What the browser has answered about clearing.
pub fn lasting(lasting: bool) -> &'static str {
    if lasting {
        "This browser has promised to keep them until you remove them."
    } else {
        "This browser may clear kept articles when space runs short."
    }
}

/// How much room there is.
pub fn space(space: Space) -> String {
    format!(
        "This site uses {} of the {} that the browser grants it, its own files included.",
        size(space.used),
        size(space.quota)
    )
}

/// `84 kB`, `1.2 MB`, `60 GB`.
pub(super) fn size(bytes: f64) -> String {
    let (value, unit) = match bytes {
        ..1e6 => (bytes / 1e3, "kB"),
        ..1e9 => (bytes / 1e6, "MB"),
        _ => (bytes / 1e9, "GB"),
    };
    // One digit behind the point where there is only one before it.
    let tenths = (value * 10.0).round() as u64;
    if tenths < 100 && !tenths.is_multiple_of(10) {
        format!("{}.{} {unit}", tenths / 10, tenths % 10)
    } else {
        format!("{} {unit}", value.round() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_tells_what_became_of_every_line() {
        let told = Imported { added: 3, there: 2, ..Imported::default() };
        assert_eq!(imported(&told), "3 articles are new, 2 were kept before.");
        let told = Imported { added: 1, flawed: 2, first: Some((7, Flaw::Changed)), missing: 1, ..Imported::default() };
        let expected = "1 article is new. 2 lines could not be read: line 7 was changed after it was written, and others. \
            The file ends early: 1 article missing.";
        assert_eq!(imported(&told), expected);
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(84_400.0), "84 kB");
        assert_eq!(size(1_240_000.0), "1.2 MB");
        assert_eq!(size(2_000_000.0), "2 MB");
        assert_eq!(size(60e9), "60 GB");
        assert_eq!(size(0.0), "0 kB");
    }
}
