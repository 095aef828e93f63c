use super::left_out::{LeftOut, shift};
use super::paragraph::Paragraph;
use crate::copy;
use crate::edits::Edits;
use crate::plan::Part;
use crate::prefs::Marks;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use gloss_extract::{Article, Block, Span};
use std::ops::Range;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct StretchProps {
    pub(super) article: Shared<Article>,
    pub(super) parts: Shared<Vec<Part>>,
    /// Which of them are drawn.
    pub(super) range: Range<usize>,
    /// What was found, if marks are to show.
    pub(super) reading: Option<Shared<Reading>>,
    pub(super) marks: Marks,
    pub(super) chosen: Option<u32>,
    pub(super) flash: Option<Span>,
    pub(super) base: AttrValue,
    pub(super) headline: Option<Block>,
    pub(super) edits: Edits,
    pub(super) broken: Vec<u32>,
    /// Whether the reader can move lines.
    pub(super) own: bool,
    pub(super) act: Callback<Action>,
}

/// Some of the article's parts. All have keys: those that stay are left alone,
/// and with them what is selected.
#[component]
pub(super) fn Stretch(props: &StretchProps) -> Html {
    let mut drawn = Vec::new();
    for part in props.parts.get(props.range.clone()).unwrap_or_default() {
        match part {
            Part::Block(index) => {
                if let Some(block) = block(props, *index) {
                    drawn.push(paragraph(props, block));
                    drawn.extend(button(props, block));
                }
            }
            Part::Cut(block) => drawn.push(paragraph(props, *block)),
            Part::Items(range) => {
                let items = range.clone().filter_map(|index| block(props, index)).map(|block| paragraph(props, block));
                drawn.push(html! { <ul key={format!("l{}", range.start)}>{ for items }</ul> });
            }
            Part::LeftOut(range) => drawn.push(left_out(props, range)),
        }
    }
    drawn.into_iter().collect()
}

fn block(props: &StretchProps, index: usize) -> Option<Block> {
    props.article.blocks().get(index).copied()
}

fn paragraph(props: &StretchProps, block: Block) -> Html {
    let chosen = props.chosen.filter(|&entity| mentions_in(props.reading.as_deref(), entity, block));
    html! {
        <Paragraph key={block.span.start} article={props.article.clone()} reading={props.reading.clone()} {block}
            marks={props.marks} {chosen} flash={props.flash.filter(|flash| block.span.contains(*flash))}
            base={props.base.clone()} headline={Some(block) == props.headline} unread={props.broken.contains(&block.span.start)} />
    }
}

fn mentions_in(reading: Option<&Reading>, entity: u32, block: Block) -> bool {
    let Some(analysis) = reading.map(|reading| &reading.analysis) else { return false };
    let Some(entity) = analysis.entities.get(entity as usize) else { return false };
    let span = |index: &u32| analysis.mentions.get(*index as usize).map(|mention| mention.span);
    let before = |index: &u32| span(index).is_some_and(|span| span.start < block.span.start);
    let first = entity.mentions.get(entity.mentions.partition_point(before));
    first.and_then(span).is_some_and(|span| block.span.contains(span))
}

fn left_out(props: &StretchProps, blocks: &Range<usize>) -> Html {
    let starts = || props.article.blocks().get(blocks.clone()).unwrap_or_default().iter().map(|block| block.span.start);
    let by_hand: Vec<_> = starts().map(|start| props.edits.has_moved(start)).collect();
    html! {
        <LeftOut key={format!("o{}", blocks.start)} article={props.article.clone()} blocks={blocks.clone()} {by_hand}
            open={props.edits.is_open(starts())} own={props.own} act={props.act.clone()} />
    }
}

/// Leaves a line out: one that was put back, or any while lines are chosen.
fn button(props: &StretchProps, block: Block) -> Option<Html> {
    let moved = props.edits.has_moved(block.span.start);
    let word = if moved { copy::AGAIN } else { copy::LEAVE_OUT };
    let text = block.span.of(props.article.text());
    (props.own && (moved || props.edits.choosing)).then(|| shift(block, text, word, &props.act))
}
