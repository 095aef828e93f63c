//! Text documents of OpenDocument (.odt, .ott).

use crate::page::{About, Page, Part};
use crate::rows::Rows;
use crate::xml::{Node, NotXml, Tag, walk};
use crate::zip::Zip;
use crate::{OpenError, Opened};
use std::collections::BTreeMap;

const KIND: &str = "OpenDocument text";
const DAMAGED: OpenError = OpenError::Damaged { kind: KIND };

/// Elements whose text is not the document's own.
const SKIPPED: [&str; 10] = [
    "note",
    "annotation",
    "tracked-changes",
    "ruby-text",
    "table-of-content",
    "alphabetical-index",
    "desc",
    "automatic-styles",
    "forms",
    "bibliography",
];

/// Opens a text document.
pub(crate) fn open(name: &str, zip: &mut Zip) -> Result<Vec<Opened>, OpenError> {
    if let Some(manifest) = zip.get("META-INF/manifest.xml")? {
        let mut encrypted = false;
        let told = walk(&manifest, &mut |node| {
            encrypted |= matches!(node, Node::Open(tag) if tag.name() == "encryption-data");
        });
        if encrypted || told.is_err() {
            return Err(if encrypted { OpenError::Protected { kind: KIND } } else { DAMAGED });
        }
    }
    let xml = zip.get("content.xml")?.ok_or(DAMAGED)?;
    let mut styles = Styles::default();
    for part in [zip.get("styles.xml")?.as_deref(), Some(&xml)].into_iter().flatten() {
        styles.read(part).map_err(|_| DAMAGED)?;
    }
    let about = zip.get("meta.xml")?.and_then(|xml| about(&xml).ok()).unwrap_or_default();
    let mut reader = Reader { styles, ..Reader::default() };
    walk(&xml, &mut |node| reader.node(node)).map_err(|_| DAMAGED)?;
    Ok(vec![Opened::new(name, about.supply(reader.page.article(KIND)?))])
}

/// Title and author; the dates are the file's.
fn about(xml: &[u8]) -> Result<About, NotXml> {
    let (mut about, mut field, mut creator) = (About::default(), String::new(), String::new());
    walk(xml, &mut |node| match node {
        Node::Open(tag) => field = tag.name().to_owned(),
        Node::Close(_) => field.clear(),
        Node::Text(text) => match field.as_str() {
            "title" => about.title.get_or_insert_default().push_str(text),
            "initial-creator" => about.author.get_or_insert_default().push_str(text),
            "creator" => creator.push_str(text),
            _ => {}
        },
    })?;
    about.author = about.author.or(Some(creator));
    Ok(about)
}

/// The names of styles and the styles they stand for.
#[derive(Debug, Default)]
struct Styles(BTreeMap<String, String>);

impl Styles {
    fn read(&mut self, xml: &[u8]) -> Result<(), NotXml> {
        walk(xml, &mut |node| {
            if let Node::Open(tag) = node
                && tag.name() == "style"
                && let (Some(name), Some(parent)) = (tag.get("name"), tag.get("parent-style-name"))
            {
                self.0.insert(name, parent);
            }
        })
    }

    fn part(&self, name: &str) -> Option<Part> {
        let mut name = name;
        // A ring of parents ends.
        for _ in 0..20 {
            let part = match name {
                "Title" => Some(Part::Title),
                "Quotations" | "Block_20_Text" => Some(Part::Quote),
                "Caption" | "Illustration" | "Figure" | "Table" => Some(Part::Caption),
                name if name.starts_with("Heading") => Some(Part::Heading),
                name if name.starts_with("List_20_") => Some(Part::Item),
                _ => None,
            };
            if part.is_some() {
                return part;
            }
            name = self.0.get(name)?;
        }
        None
    }
}

#[derive(Debug, Default)]
struct Reader {
    styles: Styles,
    page: Page,
    /// Open paragraphs: one lies in another where a frame does.
    open: Vec<(Part, String)>,
    rows: Rows,
    lists: usize,
    skipped: usize,
}

impl Reader {
    fn node(&mut self, node: Node) {
        match node {
            Node::Open(tag) if self.skipped > 0 || SKIPPED.contains(&tag.name()) => self.skipped += 1,
            Node::Open(tag) => self.start(tag),
            Node::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Close(name) => self.end(name),
            Node::Text(text) if self.skipped == 0 => self.text(text),
            Node::Text(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag.name() {
            "h" | "p" => {
                let named = tag.get("style-name").and_then(|name| self.styles.part(&name));
                let part = match (named, tag.name()) {
                    (Some(Part::Title), _) => Part::Title,
                    (_, "h") => Part::Heading,
                    (None, _) if self.lists > 0 => Part::Item,
                    (named, _) => named.unwrap_or(Part::Body),
                };
                self.open.push((part, String::new()));
            }
            "list" => self.lists += 1,
            "table-row" => self.rows.open(),
            "table-cell" => self.rows.open_cell(),
            "s" | "tab" | "line-break" => self.text(" "),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, open)) = self.open.last_mut() {
            open.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "h" | "p" => {
                if let Some((part, text)) = self.open.pop() {
                    self.paragraph(part, &text);
                }
            }
            "list" => self.lists = self.lists.saturating_sub(1),
            "table-row" => {
                if let Some(cells) = self.rows.close() {
                    self.page.row(&cells);
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, part: Part, text: &str) {
        if !self.rows.add(text) {
            self.page.add(part, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_of_styles_tell_what_a_paragraph_is() {
        let mut styles = Styles::default();
        styles
            .read(
                b"<a><style:style style:name='P1' style:parent-style-name='P2'/>\
                <style:style style:name='P2' style:parent-style-name='Quotations'/>\
                <style:style style:name='X' style:parent-style-name='X'/></a>",
            )
            .unwrap();
        assert_eq!(styles.part("P1"), Some(Part::Quote));
        assert_eq!(styles.part("X"), None);
    }

    #[test]
    fn notes_and_comments_are_left_out_and_spaces_kept() {
        let mut reader = Reader::default();
        let xml = "<t><text:p>Two<text:s text:c='2'/>words<text:note><text:p>a note</text:p></text:note>\
            <office:annotation><text:p>a comment</text:p></office:annotation>.</text:p></t>";
        walk(xml.as_bytes(), &mut |node| reader.node(node)).unwrap();
        assert_eq!(reader.page.article(KIND).unwrap().text().trim(), "Two words.");
    }
}
