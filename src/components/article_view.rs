use super::stretch::Stretch;
use crate::copy;
use crate::dom;
use crate::edits::Edits;
use crate::hooks::{Hover, picked, rested, use_near};
use crate::plan::{Part, covers, parts, stretches};
use crate::prefs::Marks;
use crate::shared::Shared;
use crate::state::Action;
use crate::words::spoken;
use gloss_engine::Reading;
use gloss_extract::{Article, Role, Span};
use std::ops::Range;
use yew::prelude::*;

/// Texts of more bytes than this are drawn in stretches.
const LONG: usize = 60_000;

#[derive(Properties, PartialEq)]
pub(super) struct ArticleViewProps {
    /// Of the text, or of the article beside it.
    #[prop_or("article")]
    pub(super) id: &'static str,
    pub(super) article: Shared<Article>,
    pub(super) reading: Option<Shared<Reading>>,
    pub(super) marks: Marks,
    pub(super) chosen: Option<u32>,
    /// Where the chosen mention begins.
    pub(super) mention: Option<u32>,
    pub(super) only: bool,
    /// Whether all of it is to be marked, for paper.
    pub(super) printing: bool,
    pub(super) sentence: Option<u32>,
    pub(super) base: AttrValue,
    pub(super) edits: Edits,
    /// Where the paragraphs begin that could not be read.
    #[prop_or_default]
    pub(super) broken: Vec<u32>,
    /// Its language if that is another than English, and known.
    pub(super) foreign: Option<Option<String>>,
    /// Whether the reader can move its lines.
    pub(super) own: bool,
    pub(super) act: Callback<Action>,
    pub(super) hover: Hover,
    /// A mention was clicked; whether by the keyboard.
    pub(super) onpick: Callback<(u32, bool)>,
}

/// The text. One listener serves all its marks. A long text is drawn in
/// stretches: those that are near with marks, the others without.
#[component]
pub(super) fn ArticleView(props: &ArticleViewProps) -> Html {
    let planned = use_memo(props.article.clone(), |article| {
        let parts = parts(article);
        let is_long = article.text().len() > LONG;
        let stretches = if is_long { stretches(&parts, article) } else { Vec::new() };
        (Shared::new(parts), stretches)
    });
    let (parts, stretches) = &*planned;
    let node = use_node_ref();
    let near = use_near(node.clone(), stretches.len());
    let flash = flash(props);
    let wanted = [flash.map(|flash| flash.start), props.mention];
    let is_wanted = |range: &Range<usize>| wanted.iter().flatten().any(|at| covers(&props.article, parts, range, *at));
    let long = stretches.iter().enumerate().map(|(at, range)| {
        let marked = props.printing || near.near.contains(&at) || is_wanted(range);
        let drawn = marked || at < near.filled;
        html! {
            <div class="stretch" key={at} data-stretch={at.to_string()}>
                if drawn { { stretch(props, parts, range.clone(), marked, flash) } }
            </div>
        }
    });
    let headless = !props.article.blocks().iter().any(|block| block.role == Role::Title);
    let class = classes!("article", props.only.then_some("is-only"));
    html! {
        <article id={props.id} lang={lang(props)} ref={node} {class} tabindex="-1" onclick={picked(&props.onpick)} onpointerover={rested(&props.hover)}
            onpointerout={props.hover.leave.reform(|_: PointerEvent| ())}>
            if parts.iter().any(|part| matches!(part, Part::Cut(_))) { <p class="small" id="cut" lang={spoken().code()}>{ copy::CUT }</p> }
            if headless && props.id == "article" { <h1 class="hush" lang={spoken().code()}>{ copy::YOUR_TEXT }</h1> }
            if stretches.is_empty() {
                { stretch(props, parts, 0..parts.len(), true, flash) }
            } else {
                { long.collect::<Html>() }
            }
        </article>
    }
}

fn stretch(
    props: &ArticleViewProps,
    parts: &Shared<Vec<Part>>,
    range: Range<usize>,
    marked: bool,
    flash: Option<Span>,
) -> Html {
    // The page has one headline: that of the text.
    let blocks = props.article.blocks().iter().filter(|_| props.id == "article");
    let headline = blocks.into_iter().find(|block| block.role == Role::Title).copied();
    html! {
        <Stretch article={props.article.clone()} parts={parts.clone()} {range} {headline} base={props.base.clone()}
            reading={props.reading.clone().filter(|_| marked)} marks={if marked { props.marks } else { Marks::default() }}
            chosen={props.chosen.filter(|_| marked)} flash={flash.filter(|_| marked)}
            edits={props.edits.clone()} broken={props.broken.clone()} own={props.own} act={props.act.clone()} />
    }
}

/// The language of the text; empty if it is another than English and not known.
fn lang(props: &ArticleViewProps) -> AttrValue {
    match &props.foreign {
        None => "en".into(),
        Some(code) => code.as_deref().map(dom::language_tag).unwrap_or_default().into(),
    }
}

/// The sentence that the address asks for.
fn flash(props: &ArticleViewProps) -> Option<Span> {
    let at = props.sentence?;
    props.reading.as_ref()?.analysis.sentence_at(Span { start: at, end: at })
}
