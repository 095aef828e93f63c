//! RSS and Atom feeds, and WordPress exports.

use crate::problem::Fault;
use crate::xml::{self, Item};
use crate::{Import, Imported, Read, Skip, dates, encoding, ids, paragraphs};
use gloss_archive::Card;
use std::collections::BTreeMap;

/// Types of WordPress' own entries that are no articles.
const NO_ARTICLES: [&str; 16] = [
    "attachment",
    "custom_css",
    "customize_changeset",
    "nav_menu_item",
    "oembed_cache",
    "page",
    "product",
    "reply",
    "revision",
    "topic",
    "user_request",
    "wp_block",
    "wp_font_face",
    "wp_global_styles",
    "wp_navigation",
    "wp_template",
];

/// Reads a file. XML of another sort, such as a site map, has no articles.
pub(crate) fn read(_: &str, bytes: &[u8]) -> Read {
    let text = encoding::text(bytes).map_err(|fault| vec![fault])?;
    let mut import = Import::default();
    let root = xml::root(&text);
    if !matches!(root.as_str(), "rss" | "rdf:RDF" | "feed") {
        // Tells what is wrong with it, if it is no XML at all.
        xml::read(&text, &mut |_, _| {}).map_err(|fault| vec![fault])?;
        if root.is_empty() {
            return Err(vec![Fault::at(1, "there is no feed in this file; export it again, or remove it")]);
        }
        import.skip(Skip::Other);
        return Ok(import);
    }
    let mut writers = BTreeMap::new();
    let read = xml::read(&text, &mut |head, item| match item.element.as_str() {
        "wp:author" => {
            let names = item.get("wp:author_login").zip(item.get("wp:author_display_name"));
            writers.extend(names.map(|(login, name)| (login.to_owned(), name.to_owned())));
        }
        _ => take(head, item, &writers, &mut import),
    });
    read.map_err(|fault| vec![fault])?;
    Ok(import)
}

fn take(head: &Item, item: &Item, writers: &BTreeMap<String, String>, import: &mut Import) {
    if let Some(why) = unfit(item) {
        return import.skip(why);
    }
    let title = paragraphs::line(item.get("title").unwrap_or_default());
    let (body, teaser) = body(item);
    let mut paragraphs =
        if item.get("wp:post_type").is_some() { paragraphs::of_post(body) } else { paragraphs::of(body) };
    if paragraphs.first() == Some(&title) {
        paragraphs.remove(0);
    }
    if paragraphs.is_empty() {
        return import.skip(Skip::Empty);
    }
    let title =
        if title.is_empty() { paragraphs::cut(paragraphs.first().map_or("", String::as_str), 100) } else { title };
    let named = Card { id: id(item, &title), title, ..Card::default() };
    let card = Card {
        source: paragraphs::line(item.first(&["source/title", "source"]).or(head.get("title")).unwrap_or_default()),
        author: author(item, writers),
        date: date(item),
        summary: teaser.map(|teaser| paragraphs::cut(&paragraphs::line(teaser), 300)).unwrap_or_default(),
        ..named
    };
    import.articles.push(Imported { card, paragraphs });
}

/// Why an item is not for readers.
fn unfit(item: &Item) -> Option<Skip> {
    let kind = item.get("wp:post_type").unwrap_or("post");
    let status = item.get("wp:status").unwrap_or("publish");
    if NO_ARTICLES.contains(&kind) {
        return Some(Skip::Other);
    }
    match status {
        "private" => Some(Skip::Private),
        _ if item.get("wp:post_password").is_some() => Some(Skip::Private),
        "publish" => None,
        _ => Some(Skip::Draft),
    }
}

/// The article and, if there are both, what stands for it in lists.
fn body(item: &Item) -> (&str, Option<&str>) {
    let teasers = item.first(&["excerpt:encoded", "summary", "itunes:summary", "description"]);
    match item.first(&["content:encoded", "content"]) {
        Some(body) => (body, teasers),
        None => (item.first(&["description", "summary", "itunes:summary"]).unwrap_or_default(), None),
    }
}

fn date(item: &Item) -> Option<jiff::civil::Date> {
    let fields = ["wp:post_date", "published", "pubDate", "dc:date", "issued", "updated", "wp:post_date_gmt"];
    fields.iter().filter_map(|name| item.get(name)).find_map(dates::read)
}

fn author(item: &Item, writers: &BTreeMap<String, String>) -> String {
    let Some(name) = item.first(&["dc:creator", "author/name", "itunes:author", "author"]) else {
        return String::new();
    };
    let name = writers.get(name).map_or(name, String::as_str);
    // "writer@example.org (A. Writer)" is how RSS has it.
    let inner = name.split_once('(').and_then(|(mail, rest)| rest.strip_suffix(')').filter(|_| mail.contains('@')));
    let name = inner.unwrap_or(name);
    if name.contains('@') { String::new() } else { paragraphs::line(name) }
}

/// By the name that the publisher gave it, its address, what tells it from
/// others in the feed, or its title.
fn id(item: &Item, title: &str) -> String {
    let named = item.get("wp:post_name").and_then(ids::slug);
    let address = || item.first(&["link", "link@href"]).and_then(ids::slug_of_address);
    let told = || item.first(&["guid", "id"]).and_then(|id| ids::slug_of_address(id).or_else(|| ids::slug(id)));
    let made = || ids::id_of(title);
    named.or_else(address).or_else(told).or_else(|| ids::slug(title)).unwrap_or_else(made)
}
