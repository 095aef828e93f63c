//! Ids of articles: short, fit for an address, the same at every run.

use crate::Imported;
use gloss_extract::lexicon::fold::fold;
use std::collections::BTreeSet;

/// The longest id that is made, in bytes.
const LONGEST: usize = 100;

/// A file's name without folder and last ending.
pub(crate) fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// A name as it can stand in an address: letters without accents, digits and
/// `-`, `_`, `.`, in the case that it has; `None` if nothing is left of it.
pub(crate) fn slug(name: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.chars().all(plain) && (1..=LONGEST).contains(&name.len()) {
        return Some(name.to_owned());
    }
    let mut slug = String::new();
    for word in fold(name).split(|c: char| !plain(c)).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= LONGEST {
            break;
        }
        slug.extend((!slug.is_empty()).then_some('-'));
        slug.push_str(word);
    }
    (!slug.is_empty()).then_some(slug)
}

/// The slug in a web address: the last part of its path; what is asked for
/// where a program answers.
pub(crate) fn slug_of_address(address: &str) -> Option<String> {
    let address = address.split('#').next()?;
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (path, asked) = address.split_once('?').unwrap_or((address, ""));
    let (_, path) = path.split_once(['/', ':', ',']).unwrap_or_default();
    let is_program = path.ends_with(".php") || path.ends_with(".asp") || path.ends_with(".aspx");
    let mut parts = path.rsplit(['/', ':', ',']).map(without_ending);
    let named =
        parts.find(|part| !matches!(*part, "" | "index" | "default")).filter(|_| !is_program || asked.is_empty());
    named.and_then(slug).or_else(|| slug(asked))
}

fn without_ending(part: &str) -> &str {
    let page = |ending: &str| matches!(ending, "html" | "htm" | "php" | "asp" | "aspx" | "shtml" | "xml");
    part.rsplit_once('.').filter(|(_, ending)| page(ending)).map_or(part, |(stem, _)| stem)
}

/// An id that says nothing, but always the same of the same text.
pub(crate) fn id_of(text: &str) -> String {
    format!("a-{:08x}", hash(text))
}

/// FNV-1a, folded to 32 bits.
fn hash(text: &str) -> u32 {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ (hash >> 32)) as u32
}

/// Gives each article an id of its own. The first in order keeps the one that
/// it has; a later one gets a mark made of its title, date and text. Some file
/// systems do not know `A` from `a`, so these are one id.
#[derive(Debug, Default)]
pub struct Distinct {
    taken: BTreeSet<String>,
}

impl Distinct {
    /// Makes sure of the next article's id.
    pub fn name(&mut self, article: &mut Imported) {
        let mut id = article.card.id.clone();
        let mut nth = 0;
        while !self.taken.insert(id.to_ascii_lowercase()) {
            id = format!("{}-{:08x}", article.card.id, hash(&fingerprint(article, nth)));
            nth += 1;
        }
        article.card.id = id;
    }
}

fn fingerprint(article: &Imported, nth: usize) -> String {
    let date = article.card.date.map(|date| date.to_string()).unwrap_or_default();
    format!("{nth}\n{date}\n{}\n{}", article.card.title, article.paragraphs.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_archive::Card;

    #[test]
    fn names_become_fit_for_an_address() {
        let slug = |name| slug(name).unwrap_or_default();
        assert_eq!(slug("2014-09-24.Ten_States"), "2014-09-24.Ten_States");
        assert_eq!(slug("Café Zürich: 10 % more!"), "cafe-zurich-10-more");
        assert_eq!(slug("…"), "");
        assert!(slug(&"word ".repeat(99)).len() <= LONGEST);
    }

    #[test]
    fn an_address_gives_the_last_part_of_its_path() {
        let of = |address| slug_of_address(address).unwrap_or_default();
        assert_eq!(of("https://example.org/2014/09/ten-states.html?a=b#c"), "ten-states");
        assert_eq!(of("https://example.org/2014/ten-states/index.html"), "ten-states");
        assert_eq!(of("https://example.org/?p=12"), "p-12");
        assert_eq!(of("https://example.org/news.php?id=12"), "id-12");
        assert_eq!(of("tag:example.org,2014:ten"), "ten");
        assert_eq!(of("https://example.org/"), "");
    }

    #[test]
    fn a_second_article_of_one_id_gets_a_mark_of_its_own() {
        let of = |id: &str, title: &str| Imported {
            card: Card { id: id.into(), title: title.into(), ..Card::default() },
            paragraphs: Vec::new(),
        };
        let mut articles = [of("a", "One"), of("A", "Two"), of("b", "Three"), of("a", "One"), of("a", "One")];
        let mut ids = Distinct::default();
        articles.iter_mut().for_each(|article| ids.name(article));
        let ids: Vec<_> = articles.iter().map(|article| article.card.id.as_str()).collect();
        assert_eq!((ids[0], ids[2]), ("a", "b"));
        assert!(ids[1].starts_with("A-") && ids[3].starts_with("a-"), "{ids:?}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 5);
    }
}
