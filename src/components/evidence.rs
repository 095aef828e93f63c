use crate::copy;
use crate::route::Route;
use crate::words::{self, Language};
use gloss_engine::Link;
use gloss_extract::Span;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct EvidenceProps {
    pub(super) link: Link,
    /// Another one is drawn anew.
    #[prop_or_else(words::spoken)]
    pub(super) language: Language,
    /// Whether to say where the sentence stands.
    #[prop_or(true)]
    pub(super) named: bool,
}

/// A sentence of another article, word for word, and the way to it.
#[component]
pub(super) fn Evidence(props: &EvidenceProps) -> Html {
    let Link { card, sentence, mention, at, .. } = &props.link;
    let doubt = copy::doubt(&props.link);
    let href = Route::to(card, Some(at.start)).to_string();
    html! {
        <figure class="evidence">
            <blockquote lang="en">{ quote(sentence, *mention) }</blockquote>
            <figcaption class={(!props.named).then_some("is-bare")}>
                if props.named {
                    <span class="where" lang="en">{ &card.title }</span>
                    <span class="source">{ source(card) }</span>
                }
                if let Some(doubt) = doubt { <span class="doubt">{ doubt }</span> }
                <a class="open" {href} aria-label={copy::open_sentence(&card.title)}>{ copy::OPEN }</a>
            </figcaption>
        </figure>
    }
}

/// `source · date`, and whether it is one of the reader's own.
pub(super) fn source(card: &gloss_engine::Card) -> String {
    let date = card.date.map(copy::date);
    let own = card.kept.then(|| copy::FROM_LIBRARY.into());
    [Some(card.source.clone()).filter(|source| !source.is_empty()), date, own]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// A sentence with the words that match marked.
pub(super) fn quote(sentence: &str, mention: Span) -> Html {
    let (start, end) = (mention.start as usize, mention.end as usize);
    let marked = mention.of(sentence);
    if marked.is_empty() {
        return html! { { sentence } };
    }
    html! {
        <>
            { sentence.get(..start).unwrap_or_default() }
            <mark>{ marked }</mark>
            { sentence.get(end..).unwrap_or_default() }
        </>
    }
}
