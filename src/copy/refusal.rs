//! Why a file was not opened.

use super::*;
use crate::opener::{Cause, Refusal};

/// Kinds of files and ways around, which the opener names as these messages do
/// in English.
const NAMED: [Words; 42] = [
    KIND_BOOK,
    KIND_MAIL,
    KIND_PAGE,
    KIND_ODT,
    KIND_FILE,
    KIND_WORD,
    KIND_RTF,
    KIND_PACKED,
    KIND_PDF,
    AN_ODF,
    A_KINDLE,
    A_STRANGE_PDF,
    A_SPREADSHEET,
    A_PRESENTATION,
    A_PAGES,
    AN_OLD_PAGES,
    A_PROGRAM,
    A_ZIP,
    AN_OLD_WORD,
    A_WEB_ARCHIVE,
    A_HELP_FILE,
    A_DJVU,
    A_PDF,
    A_WORD_OR_ZIP,
    AN_OFFICE_FILE,
    AN_RTF,
    A_PICTURE,
    A_MEDIUM,
    A_COMPRESSED,
    A_PROPERTY_LIST,
    DO_COPY_TEXT,
    DO_COPY_CELLS,
    DO_CONVERT_EPUB,
    DO_OCR,
    DO_EXPORT_PAGES,
    DO_EXPORT_OLD_PAGES,
    DO_CHOOSE_ARTICLE,
    DO_UNPACK,
    DO_SAVE_DOCX,
    DO_EXPORT_PDF,
    DO_OPEN_ITSELF,
    DO_EXPORT_TEXT,
];

/// What has no message is said in the opener's words.
fn named(name: &str) -> &str {
    NAMED.iter().find(|words| words.english() == name).map_or(name, |words| words.text())
}

/// Why a file was not opened, and what to do.
pub(crate) fn refusal(Refusal { cause, kind, instead, size: [size, most] }: &Refusal) -> String {
    let kind = named(kind);
    match cause {
        Cause::TooLong => too_long(*size, *most),
        Cause::TooLarge => too_large_file(*size, *most),
        Cause::NotText => not_text(kind),
        Cause::Binary => BINARY.into(),
        Cause::Bomb => BOMB.into(),
        Cause::Damaged => damaged(kind),
        Cause::Protected => protected(kind),
        Cause::Locked => LOCKED.into(),
        Cause::Scanned => SCANNED.into(),
        Cause::TooMuch => too_much(kind),
        Cause::Empty => no_text(kind),
        Cause::Unreadable => not_read(kind, named(instead)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_open::open;

    #[test]
    fn what_the_opener_says_is_said_by_messages() {
        let kindle = [&[b' '; 60][..], b"BOOKMOBI"].concat();
        let files: [(&str, &[u8]); 12] = [
            ("a.doc", b"\xd0\xcf\x11\xe0 old"),
            ("a.webarchive", b"bplist00"),
            ("a.chm", b"ITSF"),
            ("a.djvu", b"AT&TFORM"),
            ("a.mobi", &kindle),
            ("a.pdf", b"%PDF-1.7 broken"),
            ("a.zip", b"PK\x03\x04 broken"),
            ("a.rtf", b"{\\rtf1}"),
            ("a.png", b"\x89PNG\r\n\x1a\n"),
            ("a.gz", b"\x1f\x8b\x08"),
            ("a.exe", b"MZ\x90\0\x03"),
            ("a.txt", b""),
        ];
        for (name, bytes) in files {
            let Err(why) = open(name, bytes, &mut |_| {}) else { panic!("{name} is opened") };
            let said = refusal(&why.into());
            assert_eq!(said, why.to_string(), "{name}");
            let told = Refusal::from(why);
            for word in [&told.kind, &told.instead] {
                assert!(word.is_empty() || NAMED.iter().any(|words| words.english() == word), "{name}: {word}");
            }
        }
    }
}
