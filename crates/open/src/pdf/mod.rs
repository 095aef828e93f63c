//! PDF documents that hold text.
//!
//! hayro reads the file and its fonts (302 kB of the opener, compressed; with
//! what draws pages 593 kB; pdf-extract 339 kB, with less regard for damaged
//! files). Here the text is put at its place, and joined to paragraphs: as the
//! document's tags say, else by where it stands.

mod content;
mod font;
mod lines;
mod matrix;
mod paragraphs;
mod pieces;
mod repeated;
mod safe;
mod tags;

use crate::page::{About, Page, Part};
use crate::{OpenError, Opened};
use content::{Budget, Drawing};
use font::Fonts;
use gloss_encoding::decode;
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page as Sheet;
use hayro_syntax::{LoadPdfError, Pdf};
use matrix::Matrix;
use pieces::Piece;
use tags::{Tag, Tags};

const KIND: &str = "PDF document";
const DAMAGED: OpenError = OpenError::Damaged { kind: KIND };

/// Why a document with letters of its own is not read.
const UNKNOWN: OpenError = OpenError::Unreadable {
    kind: "a PDF whose fonts do not say which letters they draw",
    instead: "Run text recognition (OCR) over it, or copy the article from another source and paste it here.",
};

/// Pages that are read at most.
const PAGES: usize = 5_000;

/// Instructions and letters that are read at most.
const WORK: usize = 12_000_000;

/// Opens a PDF document.
pub(crate) fn open(name: &str, bytes: &[u8], progress: &mut dyn FnMut(u8)) -> Result<Vec<Opened>, OpenError> {
    safe::check(bytes, progress)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => OpenError::Protected { kind: KIND },
        LoadPdfError::Invalid => DAMAGED,
    })?;
    let Read { sheets, known, unknown } = read(&pdf, progress)?;
    match (known, unknown) {
        _ if sheets.is_empty() => return Err(OpenError::Empty { kind: KIND }),
        (0, 0) => return Err(OpenError::Scanned),
        (known, unknown) if known < unknown => return Err(UNKNOWN),
        _ => {}
    }
    let tagged = Tags::read(&pdf).and_then(|tags| tagged(&pdf, &sheets, &tags));
    let page = tagged.unwrap_or_else(|| placed(sheets));
    Ok(vec![Opened::new(name, about(&pdf).supply(page.article(KIND)?))])
}

/// The parts of a document by where its letters stand.
fn placed(mut sheets: Vec<Vec<Piece>>) -> Page {
    repeated::leave_out(&mut sheets);
    let mut column = 0;
    let lines: Vec<_> = sheets.into_iter().flat_map(|sheet| lines::lines(sheet, &mut column)).collect();
    let mut page = Page::default();
    paragraphs::add(&lines, &mut page);
    page
}

/// What the pages of a document hold.
#[derive(Default)]
struct Read {
    /// The pieces of every page.
    sheets: Vec<Vec<Piece>>,
    /// Letters that the fonts tell.
    known: usize,
    /// Letters that they do not tell.
    unknown: usize,
}

fn read(pdf: &Pdf, progress: &mut dyn FnMut(u8)) -> Result<Read, OpenError> {
    let (mut fonts, mut budget) = (Fonts::new(), Budget(WORK));
    let (mut read, mut size) = (Read::default(), 0);
    let sheets = pdf.pages();
    for (at, sheet) in sheets.iter().enumerate() {
        progress(u8::try_from(20 + at * 70 / sheets.len().max(1)).unwrap_or(90));
        let place = Matrix(sheet.initial_transform(true).as_coeffs());
        let mut drawing = Drawing::new(&mut fonts, &mut budget, place);
        drawing.draw(&contents(sheet), sheet.resources());
        let pieces = drawing.finish();
        read.known += pieces.known;
        read.unknown += pieces.unknown;
        size += pieces.all.iter().map(|piece| piece.text.len()).sum::<usize>();
        read.sheets.push(pieces.all);
        gloss_intake::check_size(size)?;
        if budget.is_spent() || at >= PAGES {
            return Err(OpenError::TooMuch { kind: KIND });
        }
    }
    Ok(read)
}

/// The instructions of a page, which may stand in several streams: a word is
/// not cut between two of them, but a text may be.
fn contents(sheet: &Sheet) -> Vec<u8> {
    const KEY: &[u8] = b"Contents";
    let one = sheet.raw().get::<Stream>(KEY);
    let several = sheet.raw().get::<Array>(KEY);
    let several = several.iter().flat_map(|array| array.iter::<Stream>()).take(PAGES);
    let mut all = Vec::new();
    for stream in one.into_iter().chain(several) {
        all.extend_from_slice(&safe::decode(&stream).unwrap_or_default());
        all.push(b'\n');
        if all.len() > safe::STREAM {
            break;
        }
    }
    all
}

/// The parts of a document by its own tags; none if most of the text has none.
fn tagged(pdf: &Pdf, sheets: &[Vec<Piece>], tags: &Tags) -> Option<Page> {
    let mut texts: Vec<String> = vec![String::new(); tags.elements.len()];
    let (mut inside, mut outside) = (0, 0);
    for (sheet, pieces) in pdf.pages().iter().zip(sheets) {
        let id = sheet.raw().obj_id().map(|id| (id.obj_number, id.gen_number))?;
        let mut last: Option<(usize, &Piece)> = None;
        for piece in pieces.iter().filter(|piece| !piece.artifact) {
            let Some(at) = piece.mark.and_then(|mark| tags.of(id, mark)) else {
                outside += piece.text.len();
                continue;
            };
            inside += piece.text.len();
            let Some(text) = texts.get_mut(at) else { continue };
            let same = last.is_some_and(|(before, last)| before == at && is_beside(last, piece));
            match text.is_empty() || same {
                true => text.push_str(&piece.text),
                false => paragraphs::join(text, piece.text.trim_start()),
            }
            last = Some((at, piece));
        }
    }
    (outside * 4 < inside).then(|| parts(tags, &texts))
}

/// Whether a piece follows another on its line without a space.
fn is_beside(last: &Piece, piece: &Piece) -> bool {
    let gap = piece.x - last.end;
    (last.y - piece.y).abs() < last.size * 0.5 && gap.abs() < last.size * 0.17
}

fn parts(tags: &Tags, texts: &[String]) -> Page {
    let mut page = Page::default();
    let mut row: (usize, Vec<String>) = (0, Vec::new());
    let mut titled = tags.elements.contains(&Tag::Title);
    for (tag, text) in tags.elements.iter().zip(texts) {
        let text = text.replace('\u{ad}', "");
        if !matches!(tag, Tag::Cell(number) if *number == row.0) {
            page.row(&std::mem::take(&mut row.1));
        }
        match tag {
            Tag::Cell(number) => {
                row.0 = *number;
                row.1.push(text);
            }
            Tag::Title => page.add(Part::Title, &text),
            // The first heading is the title where none is called so.
            Tag::Heading if !titled && !text.trim().is_empty() => {
                titled = true;
                page.add(Part::Title, &text);
            }
            Tag::Heading => page.add(Part::Heading, &text),
            Tag::Body => page.add(Part::Body, &text),
            Tag::Quote => page.add(Part::Quote, &text),
            Tag::Item => page.add(Part::Item, &text),
            Tag::Caption => page.add(Part::Caption, &text),
            Tag::Aside => {}
        }
    }
    page.row(&row.1);
    page
}

/// Title and author as the document's properties give them; its dates are the
/// file's.
fn about(pdf: &Pdf) -> About {
    let of = |bytes: &Option<Box<[u8]>>| bytes.as_ref().map(|bytes| text_of(bytes));
    let metadata = pdf.metadata();
    About { title: of(&metadata.title), author: of(&metadata.author), date: None }
}

/// A text of the document's own: UTF-16 or UTF-8 by its mark, else Latin.
fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, ..] | [0xff, 0xfe, ..] | [0xef, 0xbb, 0xbf, ..] => decode(bytes),
        bytes => gloss_encoding::decode_code_page(1252, bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a file of the folder `made` without its tags.
    fn without_tags(name: &str) -> String {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/made").join(name);
        let pdf = Pdf::new(std::fs::read(path).unwrap()).unwrap();
        format!("{:?}", placed(read(&pdf, &mut |_| {}).unwrap().sheets))
    }

    #[test]
    fn a_printed_page_is_read_by_its_places_alone() {
        let html = without_tags("chromium.pdf");
        let paragraph = "<p>Fifty years ago today, at 9.32 in the morning, a Saturn V rocket rose from Cape Kennedy in Florida with \
            Neil Armstrong, Michael Collins and Edwin “Buzz” Aldrin on board.</p>";
        for part in [
            "<h1>Apollo 11 after fifty years: eight days, three men, one Moon</h1>",
            paragraph,
            "<blockquote><p>That’s one small step for man, one giant leap for mankind.</p></blockquote>",
            "<h2>What they brought back</h2>",
            "<p>Apollo 14 | 5 February 1971 | 42.3</p>",
            "<p>Armstrong died in Cincinnati on 25 August 2012. Collins, who is 88, went back to the launch pad this morning.</p>",
        ] {
            assert!(html.contains(part), "{part}\n{html}");
        }
        assert!(!html.contains("127.0.0.1") && !html.contains("AM"), "{html}");
    }

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let html = without_tags("columns.pdf");
        for part in [
            "<h1>Apollo 11 after fifty years: eight days, three men, one Moon</h1>",
            "armalcolite, was new to science; its name joins those of Armstrong, Aldrin and Collins.",
            "None of them had brought a germ home.</p>",
        ] {
            assert!(html.contains(part), "{part}\n{html}");
        }
    }
}
