use super::left_out::{LeftOut, shift};
use super::paragraph::Paragraph;
use crate::copy;
use crate::dom;
use crate::edits::Edits;
use crate::hooks::Hover;
use crate::plan::{Part, parts};
use crate::prefs::Marks;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use gloss_extract::{Article, Block, Role, Span};
use std::ops::Range;
use yew::prelude::*;

/// Texts of more blocks than this are laid out only where they are in sight.
const LONG: usize = 300;

#[derive(Properties, PartialEq)]
pub(super) struct ArticleViewProps {
    pub(super) article: Shared<Article>,
    pub(super) reading: Option<Shared<Reading>>,
    pub(super) marks: Marks,
    pub(super) chosen: Option<u32>,
    pub(super) only: bool,
    pub(super) sentence: Option<u32>,
    pub(super) base: AttrValue,
    pub(super) edits: Edits,
    /// Whether the reader can move its lines.
    pub(super) own: bool,
    pub(super) act: Callback<Action>,
    pub(super) hover: Hover,
    /// A mention was clicked; whether by the keyboard.
    pub(super) onpick: Callback<(u32, bool)>,
}

/// The text. One listener serves all its marks.
#[component]
pub(super) fn ArticleView(props: &ArticleViewProps) -> Html {
    let parts = use_memo(props.article.clone(), |article| parts(article));
    let flash = flash(props);
    let headline = props.article.blocks().iter().find(|block| block.role == Role::Title).copied();
    let paragraph = |block: Block| {
        let chosen = props.chosen.filter(|&entity| mentions_in(props.reading.as_deref(), entity, block));
        html! {
            <Paragraph key={block.span.start} article={props.article.clone()} reading={props.reading.clone()} {block}
                marks={props.marks} {chosen} flash={flash.filter(|flash| block.span.contains(*flash))}
                base={props.base.clone()} headline={Some(block) == headline} />
        }
    };
    let block = |index: usize| props.article.blocks().get(index).copied();
    // A list of its own, in which all have keys: then those that stay are left
    // alone, and with them what is selected.
    let mut drawn = Vec::new();
    for part in parts.iter() {
        match part {
            Part::Block(index) => {
                drawn.extend(block(*index).map(paragraph));
                drawn.extend(block(*index).and_then(|block| button(props, block)));
            }
            Part::Items(range) => drawn.push(
                html! { <ul key={format!("l{}", range.start)}>{ for range.clone().filter_map(block).map(paragraph) }</ul> },
            ),
            Part::LeftOut(range) => drawn.push(left_out(props, range)),
        }
    }
    let long = props.article.blocks().len() > LONG;
    let class = classes!("article", long.then_some("is-long"), props.only.then_some("is-only"));
    html! {
        <article id="article" {class} tabindex="-1" onclick={pick(props)} onpointerover={rest(props)}
            onpointerout={props.hover.leave.reform(|_: PointerEvent| ())}>
            if headline.is_none() { <h1 class="hush">{ "Your text" }</h1> }
            { drawn.into_iter().collect::<Html>() }
        </article>
    }
}

fn left_out(props: &ArticleViewProps, blocks: &Range<usize>) -> Html {
    let starts = || props.article.blocks().get(blocks.clone()).unwrap_or_default().iter().map(|block| block.span.start);
    let by_hand: Vec<_> = starts().map(|start| props.edits.has_moved(start)).collect();
    html! {
        <LeftOut key={format!("o{}", blocks.start)} article={props.article.clone()} blocks={blocks.clone()} {by_hand}
            open={props.edits.is_open(starts())} own={props.own} act={props.act.clone()} />
    }
}

/// Leaves a line out: one that was put back, or any while lines are chosen.
fn button(props: &ArticleViewProps, block: Block) -> Option<Html> {
    let moved = props.edits.has_moved(block.span.start);
    let word = if moved { copy::AGAIN } else { copy::LEAVE_OUT };
    let text = block.span.of(props.article.text());
    (props.own && (moved || props.edits.choosing)).then(|| shift(block, text, word, &props.act))
}

/// The sentence that the address asks for.
fn flash(props: &ArticleViewProps) -> Option<Span> {
    let at = props.sentence?;
    props.reading.as_ref()?.analysis.sentence_at(Span { start: at, end: at })
}

fn mentions_in(reading: Option<&Reading>, entity: u32, block: Block) -> bool {
    let analysis = reading.map(|reading| &reading.analysis);
    let entity = analysis.and_then(|analysis| analysis.entities.get(entity as usize));
    entity.zip(analysis).is_some_and(|(entity, analysis)| {
        let mut mentions = entity.mentions.iter().filter_map(|&index| analysis.mentions.get(index as usize));
        mentions.any(|mention| block.span.contains(mention.span))
    })
}

/// A plain click on the innermost mark; selecting text is left alone, and so
/// are clicks that open a tab.
fn pick(props: &ArticleViewProps) -> Callback<MouseEvent> {
    let onpick = props.onpick.clone();
    Callback::from(move |event: MouseEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if let Some(mention) = dom::mark_at(event.target()).filter(|_| !modified) {
            event.prevent_default();
            onpick.emit((mention, event.detail() == 0));
        }
    })
}

/// Fingers and pens do not rest on a word; they tap.
fn rest(props: &ArticleViewProps) -> Callback<PointerEvent> {
    let rest = props.hover.rest.clone();
    Callback::from(move |event: PointerEvent| {
        let mouse = event.pointer_type() == "mouse";
        if let Some(mention) = dom::mark_at(event.target()).filter(|_| mouse) {
            rest.emit(mention);
        }
    })
}
