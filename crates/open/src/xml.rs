//! XML, tag by tag.
//!
//! Nothing is fetched, and entities that a file declares itself are not
//! replaced, so that no text grows while it is read. Nothing recurses.

use gloss_encoding::decode;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements inside each other at most; no program writes more than a hundred.
const DEEPEST: usize = 5_000;

/// Attributes that are looked at, of one element.
const ATTRIBUTES: usize = 64;

/// This is no XML, or it is cut off or nested too deeply.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NotXml;

/// A start tag.
pub(crate) struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub(crate) fn name(&self) -> &str {
        local(self.0.name().into_inner())
    }

    /// An attribute by its name without the prefix.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.html_attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .take(ATTRIBUTES)
            .find(|attribute| local(attribute.key.into_inner()) == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }
}

/// What is met on the way.
pub(crate) enum Node<'a> {
    /// A start tag; an empty element is told as start and end.
    Open(&'a Tag<'a>),
    /// Text between tags, in as many pieces as it comes.
    Text(&'a str),
    /// The end of an element, by its name without the prefix.
    Close(&'a str),
}

/// Tells every tag and text of a file in its order.
pub(crate) fn walk(bytes: &[u8], tell: &mut dyn FnMut(Node)) -> Result<(), NotXml> {
    let text = decode(bytes);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    (config.expand_empty_elements, config.allow_dangling_amp, config.check_end_names) = (true, true, false);
    config.allow_unmatched_ends = true;
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| NotXml)? {
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(NotXml),
            Event::Start(_) if depth >= DEEPEST => return Err(NotXml),
            Event::Start(start) => {
                depth += 1;
                tell(Node::Open(&Tag(&start)));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                tell(Node::Close(local(end.name().into_inner())));
            }
            Event::Text(text) => tell(Node::Text(&text.xml10_content())),
            Event::CData(text) => tell(Node::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                if let Some(c) = character(&reference) {
                    tell(Node::Text(c.encode_utf8(&mut [0; 4])));
                }
            }
            _ => {}
        }
    }
}

/// The character that a reference stands for: by its number, or one of the
/// five that XML itself names.
fn character(reference: &BytesRef) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    Some(match reference.xml10_content().as_ref() {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(xml: &str) -> Result<String, NotXml> {
        let mut told = String::new();
        walk(xml.as_bytes(), &mut |node| match node {
            Node::Open(tag) => told.push_str(&format!("<{}{}>", tag.name(), tag.get("val").unwrap_or_default())),
            Node::Text(text) => told.push_str(text),
            Node::Close(name) => told.push_str(&format!("</{name}>")),
        })?;
        Ok(told)
    }

    #[test]
    fn tags_texts_and_references_come_in_order() {
        assert_eq!(told("<w:p w:val='&lt;1'>a&amp;&#233;<b/><![CDATA[<c]]></w:p>").unwrap(), "<p<1>a&é<b></b><c</p>");
    }

    #[test]
    fn entities_of_the_file_itself_stay_out() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]><a>x&c;&b;</a>";
        assert_eq!(told(bomb).unwrap(), "<a>x</a>");
    }

    #[test]
    fn what_is_cut_off_or_too_deep_is_refused() {
        assert_eq!(told("<a><b>"), Err(NotXml));
        assert_eq!(told(&"<a>".repeat(1_000_000)), Err(NotXml));
        assert!(told(&format!("{}{}", "<a>".repeat(DEEPEST), "</a>".repeat(DEEPEST))).is_ok());
    }
}
