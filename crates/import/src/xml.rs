//! Feeds and exports in XML, item by item.
//!
//! Nothing is fetched, and entities that a file itself declares are not
//! replaced, so that no file grows while it is read.

use crate::problem::Fault;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements inside each other at most.
const DEEPEST: usize = 200;

/// Elements that are told one by one.
const ITEMS: [&str; 3] = ["item", "entry", "wp:author"];

/// Fields of an item that nobody asks for and that may be large.
const LEFT: [&str; 3] = ["wp:comment", "wp:postmeta", "wp:commentmeta"];

/// An element's fields: each under the names of the elements inside the item
/// that it lies in, joined by `/`; an attribute under `element@attribute`.
#[derive(Debug, Default)]
pub(crate) struct Item {
    /// Its name.
    pub(crate) element: String,
    fields: Vec<(String, String)>,
}

impl Item {
    /// The first field of this name that is not empty, without white space
    /// around it.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut found = self.fields.iter().filter(|(known, _)| known == name).map(|(_, value)| value.trim());
        found.find(|value| !value.is_empty())
    }

    /// The first of these fields that is there.
    pub(crate) fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.get(name))
    }

    fn put(&mut self, name: &str, text: &str) {
        // An element in pieces, with a comment inside, stays one field.
        match self.fields.last_mut().filter(|(last, _)| last == name) {
            Some((_, value)) => value.push_str(text),
            None => self.fields.push((name.to_owned(), text.to_owned())),
        }
    }
}

/// The name of a file's outermost element; empty if there is none.
pub(crate) fn root(text: &str) -> String {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => return plain(start.name().into_inner()).to_owned(),
            Ok(Event::Eof) | Err(_) => return String::new(),
            Ok(_) => {}
        }
    }
}

/// Tells each item of a file, with what stands above the items so far: its
/// title. Ends with the first thing that is no XML.
pub(crate) fn read(text: &str, tell: &mut dyn FnMut(&Item, &Item)) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    (config.expand_empty_elements, config.allow_dangling_amp) = (true, true);
    let mut walk = Walk::default();
    let mut lines = Lines { text, line: 1, counted: 0 };
    loop {
        let event = reader.read_event().map_err(|error| {
            let told = format!("this is no well-formed XML ({error}); export the file again");
            Fault::at(lines.at(reader.error_position()), told)
        })?;
        match event {
            Event::Eof if walk.path.is_empty() => return Ok(()),
            Event::Eof => {
                let told = "the file ends in the middle; export it again";
                return Err(Fault::at(lines.at(reader.buffer_position()), told));
            }
            Event::Start(start) if walk.path.len() >= DEEPEST => {
                let told = format!(
                    "<{}> lies in more than {DEEPEST} elements; such a file is not read",
                    start.name().into_inner()
                );
                return Err(Fault::at(lines.at(reader.buffer_position()), told));
            }
            Event::Start(start) => walk.start(&start),
            Event::End(_) => walk.end(tell),
            Event::Text(text) => walk.text(&text.xml10_content()),
            Event::CData(text) => walk.text(&text.xml10_content()),
            Event::GeneralRef(reference) => walk.reference(&reference),
            _ => {}
        }
    }
}

/// Counts lines on the way.
struct Lines<'a> {
    text: &'a str,
    line: usize,
    counted: usize,
}

impl Lines<'_> {
    fn at(&mut self, position: u64) -> usize {
        let position = usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len());
        let between = self.text.as_bytes().get(self.counted..position).unwrap_or_default();
        self.line += between.iter().filter(|byte| **byte == b'\n').count();
        self.counted = self.counted.max(position);
        self.line
    }
}

#[derive(Default)]
struct Walk {
    /// The open elements.
    path: Vec<String>,
    head: Item,
    /// The item being read, and how many elements are open outside of it.
    item: Option<(Item, usize)>,
    /// Of a field that holds markup as elements: how many are open around it.
    markup: Option<usize>,
    /// The name of the field being read.
    field: String,
}

impl Walk {
    fn start(&mut self, start: &BytesStart) {
        let raw = start.name();
        let name = plain(raw.into_inner());
        if self.item.is_none() && ITEMS.contains(&name) {
            self.item = Some((Item { element: name.to_owned(), ..Item::default() }, self.path.len() + 1));
        } else if self.markup.is_some() {
            self.text(&format!("<{}>", local(name)));
        }
        self.path.push(name.to_owned());
        self.enter();
        if self.item.is_some() && self.markup.is_none() {
            self.attributes(start);
        }
    }

    /// Works out the name of the field that the innermost element is.
    fn enter(&mut self) {
        if self.markup.is_none() {
            let outside = self.item.as_ref().map_or(self.path.len().saturating_sub(2), |(_, outside)| *outside);
            self.field = self.path.get(outside..).unwrap_or_default().join("/");
        }
    }

    fn attributes(&mut self, start: &BytesStart) {
        let mut attributes = start.html_attributes();
        let wanted: Vec<(String, String)> = attributes
            .with_checks(false)
            .flatten()
            .take(20)
            .filter(|attribute| matches!(attribute.key.into_inner(), "type" | "href" | "rel"))
            .map(|attribute| {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default().into_owned();
                (attribute.key.into_inner().to_owned(), value)
            })
            .collect();
        let value = |name: &str| wanted.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let Some((item, _)) = &mut self.item else { return };
        if value("type") == Some("xhtml") {
            self.markup = Some(self.path.len());
        }
        // Of several links, the one to the article itself.
        if value("rel").is_none_or(|rel| rel == "alternate")
            && let Some(href) = value("href")
        {
            item.put(&format!("{}@href", self.field), href);
        }
        if let Some(kind) = value("type") {
            item.put(&format!("{}@type", self.field), kind);
        }
    }

    fn end(&mut self, tell: &mut dyn FnMut(&Item, &Item)) {
        let name = self.path.pop().unwrap_or_default();
        match self.markup {
            Some(around) if self.path.len() >= around => return self.text(&format!("</{}>", local(&name))),
            _ => self.markup = None,
        }
        if let Some((item, outside)) = self.item.take() {
            if self.path.len() < outside {
                tell(&self.head, &item);
            } else {
                self.item = Some((item, outside));
            }
        }
        self.enter();
    }

    fn text(&mut self, text: &str) {
        match &mut self.item {
            Some((item, _)) if !LEFT.iter().any(|left| self.field.starts_with(left)) => item.put(&self.field, text),
            Some(_) => {}
            None if matches!(self.field.as_str(), "channel/title" | "feed/title") => self.head.put("title", text),
            None => {}
        }
    }

    /// A letter by its number, or one of the five entities of XML; others are
    /// left as they stand, for HTML may know them.
    fn reference(&mut self, reference: &BytesRef) {
        let known = match &*reference.xml10_content() {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        let in_markup = self.markup.is_some();
        match known {
            Some('&') if in_markup => self.text("&amp;"),
            Some('<') if in_markup => self.text("&lt;"),
            Some(c) => self.text(c.encode_utf8(&mut [0; 4])),
            None => self.text(&format!("&{};", reference.xml10_content())),
        }
    }
}

fn plain(name: &str) -> &str {
    name.strip_prefix("atom:").filter(|rest| *rest != "link").unwrap_or(name)
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The wanted field of each item.
    fn fields(text: &str, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        read(text, &mut |_, item| found.extend(item.get(name).map(str::to_owned))).unwrap();
        found
    }

    #[test]
    fn fields_are_known_by_where_they_lie() {
        let feed = "<feed><title>The <![CDATA[Daily]]></title><entry><title>A &amp; B&#33; &nbsp;</title>\
            <author><name>W</name></author><link rel='self' href='x'/><link href='y'/></entry><entry/></feed>";
        assert_eq!(fields(feed, "title"), ["A & B! &nbsp;"]);
        assert_eq!(fields(feed, "author/name"), ["W"]);
        assert_eq!(fields(feed, "link@href"), ["y"]);
        let mut title = String::new();
        read(feed, &mut |head, _| title = head.get("title").unwrap_or_default().to_owned()).unwrap();
        assert_eq!(title, "The Daily");
    }

    #[test]
    fn markup_as_elements_stays_markup() {
        let feed =
            "<feed><entry><content type='xhtml'><x:div><x:p>A &lt; B</x:p></x:div></content><id>1</id></entry></feed>";
        assert_eq!(fields(feed, "content"), ["<div><p>A &lt; B</p></div>"]);
        assert_eq!(fields(feed, "id"), ["1"]);
    }

    #[test]
    fn what_is_no_xml_is_named_with_its_line() {
        let told = |text: &str| read(text, &mut |_, _| {}).unwrap_err();
        assert_eq!(told("<rss>\n<channel>\n</rss>").line, Some(3));
        assert!(told("<rss>\n<item>").message.contains("ends in the middle"));
        assert!(told(&"<a>".repeat(100_000)).message.contains("more than 200 elements"));
    }

    #[test]
    fn declared_entities_are_not_replaced() {
        let bomb = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>\
            <rss><channel><item><title>&b;&f;</title></item></channel></rss>";
        assert_eq!(fields(bomb, "title"), ["&b;&f;"]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(<(/)?(item|title|a)( type='xhtml')?/?>|&[a-z#0-9]{0,4};?|<!\\[CDATA\\[|\\]\\]>|<!--|-->|\\PC){0,40}") {
            let _ = read(&text, &mut |_, _| {});
            let _ = root(&text);
        }
    }
}
