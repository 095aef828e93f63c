//! How many words a text has, and what names it. Of a long text that takes a
//! while, and is done between the reader's own doings.

use super::use_effect_with;
use crate::library::kept::{Digest, words_of};
use crate::shared::Shared;
use gloss_extract::Article;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;
use yew::platform::time::sleep;
use yew::prelude::*;

/// Texts of no more bytes are measured at once, and longer ones so many bytes
/// at a time.
const AT_ONCE: usize = 250_000;

/// The number of words and the digest of the text, once both are known.
#[hook]
pub fn use_measured(article: Option<Shared<Article>>) -> Option<(usize, AttrValue)> {
    let short = use_memo(article.clone(), |article| {
        let article = article.as_ref().filter(|article| article.text().len() <= AT_ONCE)?;
        let mut digest = Digest::default();
        digest.add(article.text());
        Some((words_of(article, 0..article.blocks().len()), AttrValue::from(digest.name())))
    });
    let long = use_state(|| None::<(Shared<Article>, usize, AttrValue)>);
    {
        let long = long.setter();
        let article = article.clone().filter(|article| article.text().len() > AT_ONCE);
        use_effect_with(article, move |article| {
            if let Some(article) = article.clone() {
                spawn_local(async move {
                    let (words, id) = measure(&article).await;
                    long.set(Some((article, words, id.into())));
                });
            }
        });
    }
    let long = long.as_ref().filter(|(of, ..)| article.as_ref() == Some(of));
    (*short).clone().or(long.map(|(_, words, id)| (*words, id.clone())))
}

async fn measure(article: &Article) -> (usize, String) {
    let (mut digest, mut words, mut at) = (Digest::default(), 0, 0);
    let text = article.text();
    while at < text.len() {
        let end = text.ceil_char_boundary((at + AT_ONCE).min(text.len()));
        digest.add(text.get(at..end).unwrap_or_default());
        at = end;
        sleep(Duration::ZERO).await;
    }
    let blocks = article.blocks().len();
    for start in (0..blocks).step_by(BLOCKS) {
        words += words_of(article, start..(start + BLOCKS).min(blocks));
        sleep(Duration::ZERO).await;
    }
    (words, digest.name())
}

/// Blocks whose words are counted at a time.
const BLOCKS: usize = 1_000;
