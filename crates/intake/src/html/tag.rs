//! A start tag and what it says about its element.

use super::names;
use crate::line::Hint;

/// More attributes than this no element of an article has.
const MOST: usize = 250;

/// The longest attribute value that is looked at, in bytes.
const LONGEST: usize = 1000;

/// The attributes of a start tag that matter.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// How many attributes there are in all.
    named: usize,
}

impl Tag {
    /// A tag without attributes.
    pub(super) fn new(name: String) -> Self {
        Self { name, ..Self::default() }
    }

    /// Takes the name of an attribute.
    pub(super) fn name_attribute(&mut self, name: &[u8]) {
        self.named += 1;
        // An unwanted or repeated name leaves an empty one behind, so that its
        // value is not taken for the one before it.
        let name = WANTED.iter().find(|wanted| wanted.as_bytes() == name).filter(|name| self.get(name).is_none());
        let fresh = self.attributes.last().is_none_or(|(last, _)| !last.is_empty());
        match name {
            Some(name) => self.attributes.push(((*name).to_owned(), String::new())),
            None if fresh => self.attributes.push(Default::default()),
            None => {}
        }
    }

    /// Takes the value of the attribute that was named last.
    pub(super) fn set_value(&mut self, value: &[u8]) {
        if let Some((_, slot)) = self.attributes.last_mut().filter(|(name, _)| !name.is_empty()) {
            *slot = String::from_utf8_lossy(value.get(..LONGEST).unwrap_or(value)).into_owned();
        }
    }

    /// Whether it has more attributes than any element of an article.
    pub(super) fn is_odd(&self) -> bool {
        self.named > MOST
    }

    /// An attribute's value.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn is_dated(&self) -> bool {
        self.get("datetime").is_some() || self.get("itemprop") == Some("datePublished")
    }

    pub(super) fn is_hidden(&self) -> bool {
        if names::is_document(&self.name) {
            return false;
        }
        let style = self.get("style").unwrap_or_default().to_ascii_lowercase();
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        self.get("hidden").is_some()
            || self.get("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
            || style.contains("display:none")
            || style.contains("visibility:hidden")
            || self.get("class").is_some_and(names::is_unseen)
    }

    /// What the tag says against its content.
    pub(super) fn outside(&self) -> Option<Hint> {
        self.hints().find(|hint| is_outside(*hint))
    }

    /// What the tag says for its content.
    pub(super) fn part(&self) -> Option<Hint> {
        self.hints().find(|hint| !is_outside(*hint))
    }

    fn hints(&self) -> impl Iterator<Item = Hint> {
        let named =
            |key: &str| self.get(key).filter(|_| !names::is_document(&self.name)).and_then(names::hint_of_class);
        let author = matches!(self.get("rel"), Some("author")) || self.get("itemprop") == Some("author");
        let role = self.get("role").and_then(names::hint_of_role);
        let author = author.then_some(Hint::Byline);
        [names::hint_of_element(&self.name), role, named("class"), named("id"), author].into_iter().flatten()
    }
}

fn is_outside(hint: Hint) -> bool {
    matches!(hint, Hint::Furniture | Hint::Related | Hint::Comment)
}

/// The attributes that are kept.
const WANTED: [&str; 14] = [
    "aria-hidden",
    "class",
    "content",
    "datetime",
    "hidden",
    "id",
    "itemprop",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "style",
    "type",
];
