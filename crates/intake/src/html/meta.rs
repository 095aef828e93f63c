//! Title, author and date as the page's metadata gives them.

use super::tag::Tag;
use crate::day;
use jiff::civil::Date;

/// Names of `meta` elements with the day of publication.
const DATES: &[&str] = &[
    "article.published",
    "article:published",
    "article:published_time",
    "article_date_original",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "date",
    "datepublished",
    "dc.date",
    "dc.date.created",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "og:article:published_time",
    "og:published_time",
    "originalpublicationdate",
    "parsely-pub-date",
    "pubdate",
    "publication_date",
    "publish-date",
    "publish_date",
    "publishdate",
    "sailthru.date",
];

/// Names of `meta` elements with the author.
const AUTHORS: [&str; 7] =
    ["article:author", "author", "byl", "dc.creator", "parsely-author", "sailthru.author", "byline"];

/// The longest author or title that is believed, in bytes.
const LONGEST: usize = 300;

/// What the page says about itself.
#[derive(Debug, Default)]
pub(super) struct Meta {
    data: Option<Date>,
    published: Option<Date>,
    time: Option<Date>,
    title: Option<String>,
    og_title: Option<String>,
    author: Option<String>,
}

impl Meta {
    /// The day of publication: from linked data, named metadata, else the
    /// first `time` element outside the furniture.
    pub(super) fn date(&self) -> Option<Date> {
        self.data.or(self.published).or(self.time)
    }

    /// The title for sharing, then the document's title.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        [&self.og_title, &self.title].into_iter().flatten().map(String::as_str)
    }

    /// The headline: the title for sharing, else the document's title without
    /// the name of the site behind it.
    pub(super) fn headline(&self) -> Option<&str> {
        let short = |title: &'_ String| {
            let cut = [" | ", " - ", " – ", " — "].iter().filter_map(|mark| title.rfind(mark)).max();
            cut.filter(|cut| title.get(..*cut).is_some_and(|head| head.split(' ').count() >= 3)).unwrap_or(title.len())
        };
        let titled = || self.title.as_ref().and_then(|title| title.get(..short(title)));
        self.og_title.as_deref().or_else(titled)
    }

    /// The author's name.
    pub(super) fn author(&self) -> Option<&str> {
        self.author.as_deref()
    }

    /// Takes a `meta` element.
    pub(super) fn add(&mut self, tag: &Tag) {
        let Some(content) =
            tag.get("content").map(squeeze).filter(|content| !content.is_empty() && content.len() <= LONGEST)
        else {
            return;
        };
        for key in ["property", "name", "itemprop"].iter().filter_map(|key| tag.get(key)) {
            let key = key.trim().to_ascii_lowercase();
            if DATES.contains(&key.as_str()) {
                self.published = self.published.or_else(|| day::parse(&content));
            } else if AUTHORS.contains(&key.as_str()) && self.author.is_none() && is_name(&content) {
                self.author = Some(content.clone());
            } else if key == "og:title" && self.og_title.is_none() {
                self.og_title = Some(content.clone());
            }
        }
    }

    /// Takes the date of a `time` element, or of another marked as dated, that
    /// is not furniture.
    pub(super) fn add_time(&mut self, tag: &Tag) {
        let named = tag.get("itemprop") == Some("datePublished") || tag.get("pubdate").is_some();
        if let Some(date) = tag.get("datetime").and_then(day::parse) {
            self.time = self.time.or(Some(date));
            if named {
                self.published = self.published.or(Some(date));
            }
        } else if let Some(date) = tag.get("content").filter(|_| named).and_then(day::parse) {
            self.published = self.published.or(Some(date));
        }
    }

    /// Takes the document's title.
    pub(super) fn add_title(&mut self, text: &str) {
        let title = squeeze(text);
        if self.title.is_none() && !title.is_empty() && title.len() <= LONGEST {
            self.title = Some(title);
        }
    }

    /// Takes linked data (JSON-LD): only its first `datePublished` and the name
    /// of the first author, which are read from the text as it stands, since
    /// much of it is not valid JSON.
    pub(super) fn add_data(&mut self, text: &str) {
        let date = after_key(text, "\"datePublished\"").and_then(quoted);
        self.data = self.data.or_else(|| date.and_then(day::parse));
        if self.author.is_none() {
            self.author = after_key(text, "\"author\"").and_then(author).filter(|name| is_name(name));
        }
    }
}

/// What follows a key and its colon.
fn after_key<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.split_once(key).and_then(|(_, rest)| rest.trim_start().strip_prefix(':')).map(str::trim_start)
}

/// The string that stands here.
fn quoted(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.split_once('"').map(|(value, _)| value)
}

/// The value of `author`: a name, an object with one, or the first in a list.
fn author(value: &str) -> Option<String> {
    let value = value.trim_start_matches(['[', ' ', '\n', '\r', '\t']);
    let name = match value.strip_prefix('{') {
        Some(object) => after_key(object.split('}').next()?, "\"name\"").and_then(quoted),
        None => quoted(value),
    };
    // One with an escaped letter would show the escape.
    name.filter(|name| !name.contains('\\')).map(squeeze)
}

/// Whether an author field holds a name rather than an address or an account.
fn is_name(text: &str) -> bool {
    !text.contains("://") && !text.contains('@') && text.trim().contains(' ') && text.len() <= 120
}

fn squeeze(text: &str) -> String {
    let seen: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
