//! What the reader is told of the library.

use super::*;
use crate::library::file::{Flaw, MAX_FILE, Refusal};
use crate::library::shelf::{Imported, Space};
use crate::library::{Fault, Library, Note, Standing};
use crate::words::Number;

/// How many articles are kept, and how many more cannot be read.
pub(crate) fn kept(library: &Library) -> String {
    match library.gaps {
        0 => readable(library),
        gaps => [readable(library), library_gaps(gaps)].join(" "),
    }
}

fn readable(library: &Library) -> String {
    match (&library.standing, library.stubs.len()) {
        (Standing::Opening, _) => LIBRARY_OPENING.into(),
        (Standing::Shut(_), 0) => String::new(),
        (_, 0) => LIBRARY_EMPTY.into(),
        (_, count) if library.found.is_some() => library_found(library.shown().len(), count),
        (_, count) => library_kept(count),
    }
}

/// Why there is no library, and what to do.
pub(crate) fn fault(fault: Fault) -> String {
    match fault {
        Fault::Refused => FAULT_REFUSED.into(),
        Fault::Newer => FAULT_NEWER.into(),
        Fault::Replaced => FAULT_REPLACED.into(),
        Fault::Waiting => FAULT_WAITING.into(),
        Fault::Cleared => FAULT_CLEARED.into(),
        Fault::Full => FAULT_FULL.into(),
        Fault::Broken(name) => fault_broken(name),
    }
}

/// What the last change did.
pub(crate) fn note(note: &Note, lasts: Option<bool>) -> String {
    match note {
        Note::Kept if lasts == Some(false) => NOTE_KEPT_UNSURE.into(),
        Note::Kept => NOTE_KEPT.into(),
        Note::Removed(kept) => note_removed(&kept.stub.title),
        Note::Restored => NOTE_RESTORED.into(),
        Note::Exported(count) => note_exported(*count),
        Note::Imported(told) => import(told),
        Note::NotRead(why) => refusal(*why),
        Note::Failed(why) => note_failed(&fault(*why)),
    }
}

/// What became of a file's lines: `3 articles are new, 2 were kept before.`
fn import(told: &Imported) -> String {
    let mut parts = vec![if told.there == 0 { imported(told.added) } else { imported_too(told.added, told.there) }];
    if let Some((line, why)) = told.first {
        let why = if told.flawed > 1 { flaw_first(&flaw(why)) } else { flaw_only(&flaw(why)) };
        parts.push(imported_flawed(told.flawed, line, &why));
    }
    if told.missing > 0 {
        parts.push(imported_missing(told.missing));
    }
    parts.join(" ")
}

fn flaw(flaw: Flaw) -> Words {
    match flaw {
        Flaw::Unreadable => FLAW_UNREADABLE,
        Flaw::Changed => FLAW_CHANGED,
        Flaw::Size => FLAW_SIZE,
        Flaw::Blocks => FLAW_BLOCKS,
        Flaw::Day => FLAW_DAY,
    }
}

fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::Foreign => REFUSED_FOREIGN.into(),
        Refusal::Newer(_) => REFUSED_NEWER.into(),
        Refusal::TooLarge => refused_too_large(&size(MAX_FILE as f64)),
        Refusal::Unopened => REFUSED_UNOPENED.into(),
    }
}

/// What the browser has answered about clearing.
pub(crate) fn lasting(lasting: bool) -> Words {
    if lasting { LASTS } else { LASTS_NOT }
}

/// How much room there is.
pub(crate) fn room(room: Space) -> String {
    space(&size(room.used), &size(room.quota))
}

/// `84 kB`, `1.2 MB`, `60 GB`.
pub(super) fn size(bytes: f64) -> String {
    let (value, unit): (_, fn(Number) -> String) = match bytes {
        ..1e6 => (bytes / 1e3, |size| kilobytes(size)),
        ..1e9 => (bytes / 1e6, |size| megabytes(size)),
        _ => (bytes / 1e9, |size| gigabytes(size)),
    };
    // One digit behind the point where there is only one before it.
    let tenths = (value * 10.0).round() as u64;
    if tenths < 100 && !tenths.is_multiple_of(10) {
        unit(Number::written(&format!("{}.{}", tenths / 10, tenths % 10)))
    } else {
        unit((value.round() as u64).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_tells_what_became_of_every_line() {
        let told = Imported { added: 3, there: 2, ..Imported::default() };
        assert_eq!(import(&told), "3 articles are new, 2 were kept before.");
        let told = Imported { added: 1, flawed: 2, first: Some((7, Flaw::Changed)), missing: 1, ..Imported::default() };
        let expected = "1 article is new. 2 lines could not be read: line 7 was changed after it was written, and others. \
            The file ends early: 1 article missing.";
        assert_eq!(import(&told), expected);
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
