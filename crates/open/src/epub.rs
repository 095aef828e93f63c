//! Books (.epub): every chapter is an article.

use crate::page::{About, document};
use crate::xml::{Node, Tag, walk};
use crate::zip::{Zip, beside};
use crate::{OpenError, Opened, limits};
use gloss_encoding::decode;
use gloss_extract::{Article, Role};
use gloss_intake::NotText;
use std::collections::BTreeMap;

const KIND: &str = "book";
const DAMAGED: OpenError = OpenError::Damaged { kind: KIND };

/// Ways to make embedded fonts unusable elsewhere; they leave the text alone.
const FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// A chapter has at least this many words; less is a cover or a title page.
const CHAPTER: usize = 40;

/// Opens a book.
pub(crate) fn open(name: &str, zip: &mut Zip, progress: &mut dyn FnMut(u8)) -> Result<Vec<Opened>, OpenError> {
    if is_locked(zip)? {
        return Err(OpenError::Locked);
    }
    let place = package(zip)?;
    let book = Book::read(&zip.get(&place)?.ok_or(DAMAGED)?)?;
    if book.spine.len() > limits::ARTICLES {
        return Err(OpenError::TooMuch { kind: KIND });
    }
    let mut chapters = Vec::new();
    let mut size = 0;
    for (at, href) in book.spine.iter().enumerate() {
        progress(share(at, book.spine.len()));
        // A chapter that is missing does not keep the others back.
        let Some(bytes) = zip.get(&beside(&place, href))? else { continue };
        let article = document(body(&decode(&bytes)));
        size += article.text().len();
        if size > limits::TEXT {
            return Err(NotText::TooLong { bytes: size }.into());
        }
        if article.blocks().iter().any(|block| block.role.is_read()) {
            chapters.push(article);
        }
    }
    let chapters = whole(chapters);
    match chapters.len() {
        0 => Err(OpenError::Empty { kind: KIND }),
        1 => Ok(chapters.into_iter().map(|one| Opened::new(name, book.about.supply(one))).collect()),
        _ => Ok(chapters.into_iter().enumerate().map(|(at, one)| book.chapter(name, at, one)).collect()),
    }
}

/// The share done, after the tenth that unpacking counts for.
fn share(done: usize, all: usize) -> u8 {
    u8::try_from(10 + done * 90 / all.max(1)).unwrap_or(100)
}

/// Without covers and title pages: the short ones before the first long chapter
/// and behind the last.
fn whole(mut chapters: Vec<Article>) -> Vec<Article> {
    let is_long = |one: &Article| one.text().split_whitespace().nth(CHAPTER).is_some();
    if let (Some(first), Some(last)) = (chapters.iter().position(is_long), chapters.iter().rposition(is_long)) {
        chapters.truncate(last + 1);
        chapters.drain(..first);
    }
    chapters
}

/// Whether more than the fonts are encrypted.
fn is_locked(zip: &mut Zip) -> Result<bool, OpenError> {
    let Some(xml) = zip.get("META-INF/encryption.xml")? else { return Ok(zip.has("META-INF/rights.xml")) };
    let mut locked = false;
    walk(&xml, &mut |node| {
        if let Node::Open(tag) = node
            && tag.name() == "EncryptionMethod"
        {
            locked |= tag.get("Algorithm").is_none_or(|way| !FONTS.contains(&way.as_str()));
        }
    })
    .map_err(|_| DAMAGED)?;
    Ok(locked)
}

/// Where the package file lies.
fn package(zip: &mut Zip) -> Result<String, OpenError> {
    let xml = zip.get("META-INF/container.xml")?.ok_or(DAMAGED)?;
    let mut place = None;
    walk(&xml, &mut |node| {
        if let Node::Open(tag) = node
            && tag.name() == "rootfile"
        {
            place = place.take().or_else(|| tag.get("full-path"));
        }
    })
    .map_err(|_| DAMAGED)?;
    place.ok_or(DAMAGED)
}

/// What the package file says.
#[derive(Debug, Default)]
struct Book {
    about: About,
    /// The chapters' files, in order.
    spine: Vec<String>,
}

impl Book {
    fn read(xml: &[u8]) -> Result<Self, OpenError> {
        let mut book = Self::default();
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        let (mut field, mut date) = (String::new(), String::new());
        walk(xml, &mut |node| match node {
            Node::Open(tag) => {
                match tag.name() {
                    "item" => files.extend(file(tag)),
                    "itemref" if tag.get("linear").as_deref() != Some("no") => {
                        book.spine.extend(tag.get("idref").and_then(|id| files.get(&id).cloned()));
                    }
                    _ => {}
                }
                field = tag.name().to_owned();
            }
            Node::Close(_) => field.clear(),
            Node::Text(text) => match field.as_str() {
                "title" if book.about.title.is_none() => book.about.title = Some(text.to_owned()),
                "creator" if book.about.author.is_none() => book.about.author = Some(text.to_owned()),
                "date" if date.is_empty() => date = text.trim().to_owned(),
                _ => {}
            },
        })
        .map_err(|_| DAMAGED)?;
        // A year alone is no day.
        book.about.date = date.get(..10).and_then(gloss_intake::day);
        Ok(book)
    }

    /// A chapter among others, named by its heading.
    fn chapter(&self, file: &str, at: usize, article: Article) -> Opened {
        let book = self.about.title.as_deref().unwrap_or(file);
        let heading = [Role::Title, Role::Heading].into_iter().find_map(|role| article.first(role));
        let name = heading.map_or_else(|| format!("{book}, part {}", at + 1), str::to_owned);
        let about = About { title: None, ..self.about.clone() };
        Opened { name, article: about.supply(article) }
    }
}

/// A chapter's page without its head, whose title is often the file's name.
fn body(html: &str) -> &str {
    html.find("<body").and_then(|at| html.get(at..)).unwrap_or(html)
}

/// A file of the book that holds text, by its identifier.
fn file(tag: &Tag) -> Option<(String, String)> {
    let is_page = tag.get("media-type").is_none_or(|kind| kind.contains("html") || kind.contains("xml"));
    let is_contents = tag.get("properties").is_some_and(|properties| properties.split(' ').any(|one| one == "nav"));
    let href = tag.get("href").filter(|_| is_page && !is_contents)?;
    Some((tag.get("id")?, unescaped(href.split('#').next()?)))
}

/// A link's path without its escapes.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_without_escapes() {
        assert_eq!(unescaped("a%20b/%C3%A9.xhtml"), "a b/é.xhtml");
        assert_eq!(unescaped("50%"), "50%");
        assert_eq!(unescaped("%zz%4"), "%zz%4");
    }

    #[test]
    fn covers_are_left_out_and_short_chapters_kept() {
        let of = |words: usize| Article::plain("word ".repeat(words));
        let lengths = |chapters| whole(chapters).iter().map(|one| one.text().len() / 5).collect::<Vec<_>>();
        assert_eq!(lengths(vec![of(3), of(50), of(9), of(60), of(4)]), [50, 9, 60]);
        assert_eq!(lengths(vec![of(3), of(9)]), [3, 9]);
    }

    #[test]
    fn the_package_tells_the_order_of_chapters() {
        let book = Book::read(
            b"<package><metadata><dc:title>A book</dc:title><dc:date>2020-05-01T00:00:00Z</dc:date></metadata><manifest>\
            <item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
            <item id='p' href='a.png' media-type='image/png'/>\
            <item id='b' href='b.xhtml' media-type='application/xhtml+xml'/><item id='a' href='a.xhtml'/></manifest>\
            <spine><itemref idref='n'/><itemref idref='p'/><itemref idref='b'/><itemref idref='a'/></spine></package>",
        )
        .unwrap();
        assert_eq!(book.spine, ["b.xhtml", "a.xhtml"]);
        assert_eq!(book.about.title.as_deref(), Some("A book"));
        assert!(book.about.date.is_some());
    }
}
