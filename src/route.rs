//! Where the reader is, as the part of the address after `#`.

use gloss_engine::Card;
use std::fmt;

/// Between the text in the address and the article beside it. No name of an
/// article has it, and browsers leave it as it is.
const BESIDE: &str = "~";

/// A place in the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// The first screen.
    #[default]
    Start,
    /// The reader's own text.
    Own {
        /// A mention to select.
        mention: Option<u32>,
    },
    /// A bundled article.
    Bundled {
        /// Its name in the archive.
        id: String,
        /// Byte in its text at which a sentence to show begins.
        sentence: Option<u32>,
        /// A mention to select.
        mention: Option<u32>,
    },
    /// The list of kept articles.
    Library,
    /// A kept article.
    Kept {
        /// The digest of its text.
        id: String,
        /// Byte in its text at which a sentence to show begins.
        sentence: Option<u32>,
        /// A mention to select.
        mention: Option<u32>,
    },
}

impl Route {
    /// The reader's own text, nothing selected.
    pub const OWN: Route = Route::Own { mention: None };

    /// A bundled article from its beginning.
    pub fn article(id: &str) -> Route {
        Route::Bundled { id: id.to_owned(), sentence: None, mention: None }
    }

    /// Another article, from its beginning or from a sentence on.
    pub fn to(card: &Card, sentence: Option<u32>) -> Route {
        let (id, mention) = (card.id.clone(), None);
        if card.kept { Route::Kept { id, sentence, mention } } else { Route::Bundled { id, sentence, mention } }
    }

    /// A kept article from its beginning.
    pub fn kept(id: &str) -> Route {
        Route::Kept { id: id.to_owned(), sentence: None, mention: None }
    }

    /// Reads `location.hash`; anything unknown is the first screen.
    pub fn parse(hash: &str) -> Route {
        let (hash, _) = hash.split_once(BESIDE).unwrap_or((hash, ""));
        let path = hash.trim_start_matches('#');
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let (sentence, mention) = (number(query, "s="), number(query, "m="));
        match path.split_at_checked(3) {
            Some(("/a/", id)) if is_id(id) => Route::Bundled { id: id.to_owned(), sentence, mention },
            Some(("/k/", id)) if is_digest(id) => Route::Kept { id: id.to_owned(), sentence, mention },
            _ if path == "/text" => Route::Own { mention },
            _ if path == "/library" => Route::Library,
            _ => Route::Start,
        }
    }

    /// The article beside the text that `location.hash` names.
    pub fn parse_beside(hash: &str) -> Option<Route> {
        let (_, beside) = hash.split_once(BESIDE)?;
        Some(Route::parse(beside)).filter(Route::is_article)
    }

    /// The address with an article beside the text.
    pub fn with_beside(&self, beside: Option<&Route>) -> String {
        let beside = beside.map(Route::to_string).unwrap_or_default();
        let path = beside.trim_start_matches('#');
        [&*self.to_string(), if path.is_empty() { "" } else { BESIDE }, path].concat()
    }

    /// Whether it is one article of many.
    pub fn is_article(&self) -> bool {
        matches!(self, Route::Bundled { .. } | Route::Kept { .. })
    }

    /// The same article from a sentence on.
    #[must_use]
    pub fn at(self, sentence: Option<u32>) -> Route {
        match self {
            Route::Bundled { id, mention, .. } => Route::Bundled { id, sentence, mention },
            Route::Kept { id, mention, .. } => Route::Kept { id, sentence, mention },
            other => other,
        }
    }

    /// The same text with a mention of it selected.
    #[must_use]
    pub fn with_mention(&self, mention: u32) -> Route {
        match self {
            Route::Bundled { id, .. } => Route::Bundled { id: id.clone(), sentence: None, mention: Some(mention) },
            Route::Kept { id, .. } => Route::Kept { id: id.clone(), sentence: None, mention: Some(mention) },
            _ => Route::Own { mention: Some(mention) },
        }
    }

    /// Whether both show the same text.
    pub fn same_text(&self, other: &Route) -> bool {
        match (self, other) {
            (Route::Bundled { id, .. }, Route::Bundled { id: other, .. }) => id == other,
            (Route::Kept { id, .. }, Route::Kept { id: other, .. }) => id == other,
            (Route::Own { .. }, Route::Own { .. }) => true,
            (Route::Start, Route::Start) | (Route::Library, Route::Library) => true,
            _ => false,
        }
    }

    /// The mention that the address asks for.
    pub fn mention(&self) -> Option<u32> {
        match self {
            Route::Own { mention } | Route::Bundled { mention, .. } | Route::Kept { mention, .. } => *mention,
            Route::Start | Route::Library => None,
        }
    }

    /// The sentence that the address asks for.
    pub fn asked_sentence(&self) -> Option<u32> {
        match self {
            Route::Bundled { sentence, .. } | Route::Kept { sentence, .. } => *sentence,
            _ => None,
        }
    }
}

/// Names in the archive are file stems; anything else is not looked up.
fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 120
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

/// Kept articles are named by 128 bits in hexadecimal.
fn is_digest(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn number(query: &str, key: &str) -> Option<u32> {
    query.split('&').find_map(|part| part.strip_prefix(key))?.parse().ok()
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sentence, mention) = match self {
            Route::Start => return f.write_str("#/"),
            Route::Library => return f.write_str("#/library"),
            Route::Own { mention } => {
                f.write_str("#/text")?;
                (&None, mention)
            }
            Route::Bundled { id, sentence, mention } => {
                write!(f, "#/a/{id}")?;
                (sentence, mention)
            }
            Route::Kept { id, sentence, mention } => {
                write!(f, "#/k/{id}")?;
                (sentence, mention)
            }
        };
        match (sentence, mention) {
            (Some(at), _) => write!(f, "?s={at}"),
            (None, Some(mention)) => write!(f, "?m={mention}"),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_back_as_they_went() {
        for hash in ["#/", "#/text", "#/text?m=3", "#/a/coal-ferry", "#/a/coal-ferry?s=120", "#/a/x?m=0", "#/library"] {
            assert_eq!(Route::parse(hash).to_string(), hash);
        }
        let kept = "#/k/6c62272e07bb014262b821756295c58d?s=7";
        assert_eq!(Route::parse(kept).to_string(), kept);
    }

    #[test]
    fn an_article_beside_the_text_stands_in_the_address() {
        for hash in ["#/text~/a/coal-ferry", "#/text?m=3~/a/coal-ferry?s=120", "#/a/x?s=7~/a/y"] {
            let (route, beside) = (Route::parse(hash), Route::parse_beside(hash));
            assert_eq!(route.with_beside(beside.as_ref()), hash);
        }
        assert_eq!(Route::parse("#/text?m=3~/a/x"), Route::Own { mention: Some(3) });
        assert_eq!(Route::parse("#/text").with_beside(None), "#/text");
        for hash in ["#/text", "#/text~", "#/text~/text", "#/text~/library", "#/text~/a/../x"] {
            assert_eq!(Route::parse_beside(hash), None, "{hash}");
        }
    }

    #[test]
    fn foreign_addresses_lead_to_the_first_screen() {
        for hash in [
            "",
            "#",
            "#/a/",
            "#/a/../../etc",
            "#/a/<b>",
            "#/nowhere",
            "#/a/é",
            "#/k/12",
            "#/k/6C62272E07BB014262B821756295C58D",
        ] {
            assert_eq!(Route::parse(hash), Route::Start, "{hash}");
        }
        assert_eq!(Route::parse("#/a/x?s=-1&m=z"), Route::article("x"));
    }
}
