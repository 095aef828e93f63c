//! Text in, mentions out.
//!
//! Pure: no input or output, no clock, no randomness, no hash order. The same
//! article and model give the same analysis, natively and in WebAssembly.
//!
//! # Steps
//!
//! 1. [`Article`]: the text and its blocks; every offset is a [`Span`] into it.
//! 2. [`Doc`]: sentences and tokens; tokens and the gaps between them are the
//!    whole text.
//! 3. [`tagger`]: one [`Tag`] per token, from the trained [`Model`].
//! 4. [`names`], [`figures`], [`dates`]: candidates, each with a reason.
//! 5. [`settle`]: overlaps resolved, variants of one name joined: [`Analysis`].
//! 6. [`pieces`]: the text cut at the mentions' edges, ready to be drawn.
//!
//! None of these can fail: a bad guess is not an error. Only reading the bytes
//! of a [`Model`] returns a `Result`.

#![forbid(unsafe_code)]

pub mod careful;
pub mod corrections;
pub mod dates;
pub mod explain;
pub mod figures;
pub mod language;
pub mod lexicon;
pub mod mention;
pub mod names;
pub mod pieces;
pub mod settle;

use corrections::Corrections;
use figures::line::{Line, Lowered, lower_case};

pub use gloss_day as day;
pub use gloss_order as order;
pub use gloss_tagger::{self as tagger, Label, Model, ModelError, Name, Tag};
pub use gloss_text::{Article, Block, Doc, Role, Sentence, Span, Token, TokenKind, article, doc, span};
pub use mention::{Alias, Analysis, Candidate, Entity, Kind, Mention, Value};

/// Reads an article: names if a model is given, figures and dates always.
///
/// Furniture, teasers and comments ([`Role::is_read`] is false) are not read.
pub fn extract(model: Option<&Model>, article: &Article) -> Analysis {
    extract_with(model, article, &Corrections::none(), &mut |_| {})
}

/// As [`extract`], with corrections, which have the last word; `progress` is told,
/// now and then, how many hundredths of the work are done. Tagging names takes most
/// of it.
pub fn extract_with(
    model: Option<&Model>,
    article: &Article,
    corrections: &Corrections,
    progress: &mut dyn FnMut(u8),
) -> Analysis {
    let doc = Doc::new(article);
    let length = article.text().len().max(1) as u64;
    let mut last = 0;
    let mut tagged = |byte: u32| {
        let percent = (u64::from(byte) * TAGGING / length) as u8;
        if percent > last {
            last = percent;
            progress(percent);
        }
    };
    let tags = model.map(|model| model.tag_with(&doc, &mut tagged)).unwrap_or_default();
    let candidates = candidates(&doc, tags, article, progress);
    settle::corrected(&doc, candidates, corrections)
}

/// All that may become a mention.
fn candidates(doc: &Doc, tags: Vec<Tag>, article: &Article, progress: &mut dyn FnMut(u8)) -> Vec<Candidate> {
    let mut candidates = names::find(doc, &tags);
    // Their room is needed.
    drop(tags);
    progress(80);
    add(&mut candidates, quantities(doc, article.date()));
    progress(95);
    candidates
}

/// The dates of a text in order, and behind them its figures in order, as
/// [`dates::find`] and [`figures::find`] have them; one reading serves both.
pub fn quantities(doc: &Doc, date: Option<jiff::civil::Date>) -> Vec<Candidate> {
    let text = lower_case(doc);
    let lower = Lowered::new(doc, &text);
    let (mut dates, mut figures, mut before) = (Vec::new(), Vec::new(), None);
    for sentence in doc.sentences() {
        let mut line = Line::new(doc, &lower, sentence);
        add(&mut dates, dates::find_in(&mut line, date));
        add(&mut figures, figures::find_in(&line, &mut before));
    }
    add(&mut dates, figures);
    dates
}

/// Appends; the first ones come as they are, for a sentence may be the text.
fn add(all: &mut Vec<Candidate>, mut more: Vec<Candidate>) {
    if all.is_empty() {
        *all = more;
    } else {
        all.append(&mut more);
    }
}

/// The share of tagging in the whole work, in hundredths.
const TAGGING: u64 = 70;
