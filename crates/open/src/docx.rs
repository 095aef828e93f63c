//! Word documents (.docx, and .docm and .dotx, which hold the same).
//!
//! Only the text, its styles and the properties are read; links to anything
//! outside the file are passed over.

use crate::page::{About, Page, Part};
use crate::rows::Rows;
use crate::style::Style;
use crate::xml::{Node, NotXml, Tag, walk};
use crate::zip::{Zip, beside};
use crate::{OpenError, Opened};
use std::collections::BTreeMap;

const KIND: &str = "Word document";
const DAMAGED: OpenError = OpenError::Damaged { kind: KIND };

/// Elements whose text is not the document's: text that was deleted or moved
/// away, hidden fields, second versions of a drawing, and how to read a word.
const SKIPPED: [&str; 8] =
    ["del", "moveFrom", "instrText", "Fallback", "rt", "delText", "annotation", "docPartGallery"];

impl From<NotXml> for OpenError {
    fn from(_: NotXml) -> Self {
        DAMAGED
    }
}

/// Opens a Word document.
pub(crate) fn open(name: &str, zip: &mut Zip) -> Result<Vec<Opened>, OpenError> {
    let main = main_part(zip)?;
    let styles = match zip.get(&beside(&main, "styles.xml"))? {
        Some(xml) => styles(&xml)?,
        None => BTreeMap::new(),
    };
    let about = match zip.get("docProps/core.xml")? {
        // Properties that cannot be read do not keep the text back.
        Some(xml) => about(&xml).unwrap_or_default(),
        None => About::default(),
    };
    let xml = zip.get(&main)?.ok_or(DAMAGED)?;
    let mut reader = Reader { styles, ..Reader::default() };
    walk(&xml, &mut |node| reader.node(node))?;
    Ok(vec![Opened::new(name, about.supply(reader.page.article(KIND)?))])
}

/// The part with the text, as the package says.
fn main_part(zip: &mut Zip) -> Result<String, OpenError> {
    let mut target = None;
    if let Some(xml) = zip.get("_rels/.rels")? {
        walk(&xml, &mut |node| {
            if let Node::Open(tag) = node
                && tag.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                target = target.take().or_else(|| tag.get("Target"));
            }
        })?;
    }
    Ok(target.unwrap_or_else(|| "word/document.xml".to_owned()))
}

/// Title and author as the document's properties give them. Its dates are the
/// file's, not the article's.
fn about(xml: &[u8]) -> Result<About, NotXml> {
    let (mut about, mut field) = (About::default(), String::new());
    walk(xml, &mut |node| match node {
        Node::Open(tag) => field = tag.name().to_owned(),
        Node::Close(_) => field.clear(),
        Node::Text(text) => match field.as_str() {
            "title" => about.title.get_or_insert_default().push_str(text),
            "creator" => about.author.get_or_insert_default().push_str(text),
            _ => {}
        },
    })?;
    Ok(about)
}

/// What a style's paragraphs are, by the style's identifier.
type Styles = BTreeMap<String, Style>;

fn styles(xml: &[u8]) -> Result<Styles, NotXml> {
    let mut named: BTreeMap<String, (String, Option<String>)> = BTreeMap::new();
    let mut id = String::new();
    walk(xml, &mut |node| {
        let Node::Open(tag) = node else { return };
        match tag.name() {
            "style" => id = tag.get("styleId").unwrap_or_default(),
            "name" => named.entry(id.clone()).or_default().0 = tag.get("val").unwrap_or_default(),
            "basedOn" => named.entry(id.clone()).or_default().1 = tag.get("val"),
            _ => {}
        }
    })?;
    let style_of = |id: &String| {
        let (mut at, mut steps) = (id, 0);
        // A style is its own or what it is based on; a ring ends.
        while let Some((name, base)) = named.get(at).filter(|_| steps < 20) {
            if let Some(style) = Style::of_name(name) {
                return Some(style);
            }
            at = base.as_ref()?;
            steps += 1;
        }
        None
    };
    Ok(named.keys().filter_map(|id| Some((id.clone(), style_of(id)?))).collect())
}

/// A paragraph being read. One lies in another where a text box does.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<Style>,
    numbered: bool,
    level: bool,
}

#[derive(Debug, Default)]
struct Reader {
    styles: Styles,
    page: Page,
    open: Vec<Paragraph>,
    rows: Rows,
    /// How many elements are open inside one that is skipped.
    skipped: usize,
    in_text: bool,
    hidden: bool,
}

impl Reader {
    fn node(&mut self, node: Node) {
        match node {
            Node::Open(tag) if self.skipped > 0 || SKIPPED.contains(&tag.name()) => self.skipped += 1,
            Node::Open(tag) => self.start(tag),
            Node::Close(_) if self.skipped > 0 => self.skipped -= 1,
            Node::Close(name) => self.end(name),
            Node::Text(text) if self.in_text && self.skipped == 0 => self.text(text),
            Node::Text(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag.name() {
            "p" => self.open.push(Paragraph::default()),
            "tr" => self.rows.open(),
            "tc" => self.rows.open_cell(),
            "r" => self.hidden = false,
            "vanish" => self.hidden = !matches!(tag.get("val").as_deref(), Some("0" | "false" | "off")),
            "t" => self.in_text = true,
            "tab" | "br" | "cr" | "ptab" => self.text(" "),
            "noBreakHyphen" => self.text("\u{2011}"),
            _ => self.property(tag),
        }
    }

    fn property(&mut self, tag: &Tag) {
        let Some(paragraph) = self.open.last_mut() else { return };
        match tag.name() {
            "pStyle" => {
                let style = tag.get("val").and_then(|id| self.styles.get(&id).copied().or_else(|| Style::of_name(&id)));
                paragraph.style = style;
            }
            "numId" => paragraph.numbered = tag.get("val").is_none_or(|id| id != "0"),
            "outlineLvl" => paragraph.level = tag.get("val").is_some_and(|level| level != "9"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.hidden
            && let Some(paragraph) = self.open.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => self.hidden = false,
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.paragraph(&paragraph);
                }
            }
            "tr" => {
                if let Some(cells) = self.rows.close() {
                    self.page.row(&cells);
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if self.rows.add(&paragraph.text) {
            return;
        }
        let part = match paragraph.style {
            Some(Style::Contents) => return,
            Some(Style::Part(part)) => part,
            None if paragraph.level => Part::Heading,
            None if paragraph.numbered => Part::Item,
            None => Part::Body,
        };
        self.page.add(part, &paragraph.text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> String {
        let mut reader = Reader::default();
        walk(format!("<w:document>{body}</w:document>").as_bytes(), &mut |node| reader.node(node)).unwrap();
        let article = reader.page.article(KIND).unwrap();
        article.blocks().iter().map(|block| block.span.of(article.text())).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn deleted_moved_and_hidden_text_is_left_out() {
        let body = "<w:p><w:r><w:t>Kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>\
            <w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>\
            <w:ins><w:r><w:t>in.</w:t></w:r></w:ins></w:p>";
        assert_eq!(texts(body), "Kept in.");
    }

    #[test]
    fn a_box_inside_a_paragraph_is_a_paragraph_once() {
        let boxed = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>";
        let body = format!(
            "<w:p><w:r><w:t>Out</w:t><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback>\
            </mc:AlternateContent><w:t>side.</w:t></w:r></w:p>"
        );
        assert_eq!(texts(&body), "In the box.\nOutside.");
    }

    #[test]
    fn styles_know_what_they_are_based_on() {
        let xml = b"<w:styles><w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
            <w:style w:styleId='Own'><w:name w:val='House'/><w:basedOn w:val='berschrift1'/></w:style>\
            <w:style w:styleId='A'><w:name w:val='a'/><w:basedOn w:val='B'/></w:style>\
            <w:style w:styleId='B'><w:name w:val='b'/><w:basedOn w:val='A'/></w:style></w:styles>";
        let styles = styles(xml).unwrap();
        assert_eq!(styles["Own"], Style::Part(Part::Heading));
        assert!(!styles.contains_key("A"));
    }
}
