//! Files that are a ZIP inside: which of them it is, its parts tell.

use crate::zip::Zip;
use crate::{OpenError, Opened, docx, epub, odt};

/// Kinds that are not read, by a part that only they have, and what to do.
#[rustfmt::skip]
const UNREADABLE: [(&str, &str, &str); 5] = [
    ("xl/workbook.xml", "a spreadsheet (.xlsx)", "Copy the cells that you want to read and paste them here."),
    ("ppt/presentation.xml", "a presentation (.pptx)", "Copy the text that you want to read and paste it here."),
    ("Index/Document.iwa", "a document of Pages", "Open it in Pages and export it to Word, EPUB or PDF."),
    ("index.xml", "a document of an old Pages", "Open it in Pages and export it to Word or PDF."),
    ("AndroidManifest.xml", "a program", "Choose the file with the article."),
];

/// Opens a packed file.
pub(crate) fn open(name: &str, bytes: &[u8], progress: &mut dyn FnMut(u8)) -> Result<Vec<Opened>, OpenError> {
    let mut zip = Zip::read(bytes)?;
    progress(10);
    if zip.has("word/document.xml") || zip.has("[Content_Types].xml") && zip.has_under("word/") {
        docx::open(name, &mut zip)
    } else if zip.has("META-INF/container.xml") {
        epub::open(name, &mut zip, progress)
    } else if is_text_document(&mut zip)? {
        odt::open(name, &mut zip)
    } else {
        Err(other(&zip))
    }
}

fn is_text_document(zip: &mut Zip) -> Result<bool, OpenError> {
    let Some(kind) = zip.get("mimetype")? else { return Ok(zip.has("content.xml")) };
    let kind = String::from_utf8_lossy(&kind);
    if let Some(rest) = kind.trim().strip_prefix("application/vnd.oasis.opendocument.") {
        let instead = "Copy the text that you want to read and paste it here.";
        let other = OpenError::Unreadable { kind: "an OpenDocument file that is no text", instead };
        return if rest.starts_with("text") { Ok(true) } else { Err(other) };
    }
    Ok(zip.has("content.xml"))
}

fn other(zip: &Zip) -> OpenError {
    let known = UNREADABLE.iter().find(|(part, ..)| zip.has(part));
    let (kind, instead) = known.map_or(
        ("a ZIP file", "Unpack it and open the files in it; several can be opened at once."),
        |(_, kind, instead)| (kind, instead),
    );
    OpenError::Unreadable { kind, instead }
}
