//! What page and worker say to each other.

use crate::{Card, EngineError, Linked, Reading};
use gloss_extract::{Analysis, Article, Kind, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What the page asks of the worker. Requests are answered in order; a
/// revision is the page's own counter, by which it drops stale replies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Take these bytes as the tagger's model.
    Model(Vec<u8>),
    /// Take these bytes as the archive's root file.
    Archive(Vec<u8>),
    /// Fetch what has not come yet once more.
    Again,
    /// Read a text.
    Read {
        /// Comes back with every reply.
        revision: u32,
        /// What to read.
        input: Input,
        /// The day of publication, if the reader has set it.
        #[serde(with = "gloss_extract::day")]
        date: Option<Date>,
    },
    /// Read with these corrections from now on: lines as of
    /// [`Corrections::lines`](gloss_extract::corrections::Corrections::lines).
    Correct(String),
    /// Make a part of an article, to be kept and shelved; [`Reply::Part`].
    Part {
        /// Comes back with the reply.
        ticket: u32,
        /// Front matter; its id must be unique among the reader's articles.
        card: Card,
        /// Its text.
        input: Input,
    },
    /// Let these parts join the archive, in place of those with the same ids;
    /// [`Reply::Shelved`].
    Shelve(Vec<Vec<u8>>),
    /// Take the articles with these ids off the shelf; [`Reply::Shelved`].
    Unshelve(Vec<String>),
    /// Search archive and shelf; [`Reply::Found`].
    Search {
        /// Comes back with the reply.
        ticket: u32,
        /// What for.
        search: Search,
    },
}

/// What to search for.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Search {
    /// Names, words, and phrases in quotes; all must be there.
    pub text: String,
    /// Names of these kinds only; of any kind if empty.
    pub kinds: Vec<Kind>,
    /// Articles of this day or later.
    #[serde(with = "gloss_extract::day")]
    pub from: Option<Date>,
    /// Articles of this day or earlier.
    #[serde(with = "gloss_extract::day")]
    pub to: Option<Date>,
}

/// An article that a search has found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Which one.
    pub card: Card,
    /// The sentence that matches best, word for word.
    pub sentence: String,
    /// What matches in it.
    pub marks: Vec<Span>,
    /// The sentence's place in the article's text.
    pub at: Span,
}

/// A large archive, as far as it can be kept whole.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Edition {
    /// Its number of articles.
    pub articles: u32,
    /// Bytes of all its files; a number that JavaScript has too.
    pub bytes: f64,
    /// Where they lie, seen from the root file; without that one.
    pub paths: Vec<String>,
}

/// What can be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Input {
    /// Plain text, as pasted or from a file.
    Text(String),
    /// A bundled article, by its id.
    Bundled(String),
    /// An article as it was taken in before, or elsewhere: out of HTML or a file.
    Taken(Article),
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// The model is in use.
    ModelReady,
    /// The archive is in use; these are its articles, newest first: all of a
    /// small archive, the newest of a large one.
    Catalogue(Vec<Card>),
    /// A large archive is in use: how large it is, and of what it is made.
    Edition(Edition),
    /// The article as taken in, before anything is marked.
    Taken {
        /// Of the request.
        revision: u32,
        /// The text and its blocks.
        article: Article,
        /// Of a bundled article.
        card: Option<Card>,
        /// The day that the text itself gives, which one set by the reader
        /// hides.
        #[serde(with = "gloss_extract::day")]
        found: Option<Date>,
        /// As [`Reading::is_foreign`].
        is_foreign: bool,
    },
    /// How far the reading is.
    Progress {
        /// Of the request.
        revision: u32,
        /// Bytes read.
        done: u32,
        /// Bytes in all.
        total: u32,
    },
    /// Some of what was found in a long text; the rest and [`Reply::Done`], whose
    /// own analysis is empty then, follow.
    Marks {
        /// Of the request.
        revision: u32,
        /// Goes behind what came before.
        found: Analysis,
    },
    /// The whole reading, but for the article, which is that of
    /// [`Reply::Taken`]; without the archive's answer if that is still being
    /// fetched, see [`Reading::linked`].
    Done {
        /// Of the request.
        revision: u32,
        /// What was found.
        reading: Box<Reading>,
    },
    /// What the archive says, for a reading that is done already.
    Linked {
        /// Of the request.
        revision: u32,
        /// Goes into the reading with [`Reading::add`].
        linked: Box<Linked>,
    },
    /// A part, to be kept by the page.
    Part {
        /// Of the request.
        ticket: u32,
        /// For [`Request::Shelve`], in this build or one with the same part
        /// format: keep card and text too.
        bytes: Vec<u8>,
    },
    /// What is on the shelf now.
    Shelved {
        /// The ids of the articles.
        ids: Vec<String>,
        /// How many parts could not be read; make them again.
        refused: u32,
    },
    /// What a search has found, best first.
    Found {
        /// Of the request.
        ticket: u32,
        /// The articles.
        found: Vec<Found>,
    },
    /// Something could not be done.
    Failed {
        /// Of the request, if it had one.
        revision: Option<u32>,
        /// Why not.
        why: Failure,
    },
}

/// Why something could not be done; the page has the words for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The model did not come.
    Model,
    /// The archive did not come.
    Archive,
    /// A file of the archive did not come.
    ArchiveFile {
        /// Beside the root file.
        path: String,
        /// What the one who fetched it said.
        why: String,
    },
    /// No bundled article has this id.
    NoSuchArticle(String),
    /// A file was not accepted; in the engine's own words.
    Said(String),
}

impl From<&EngineError> for Failure {
    fn from(why: &EngineError) -> Self {
        match why {
            EngineError::Fetch { path, why } => Self::ArchiveFile { path: path.clone(), why: why.clone() },
            EngineError::NoSuchArticle(id) => Self::NoSuchArticle(id.clone()),
            why => Self::Said(why.to_string()),
        }
    }
}
