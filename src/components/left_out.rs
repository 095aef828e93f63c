use crate::copy;
use crate::shared::Shared;
use gloss_extract::Article;
use std::ops::Range;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct LeftOutProps {
    pub(super) article: Shared<Article>,
    pub(super) blocks: Range<usize>,
}

/// Lines that do not belong to the article, folded where they stand.
#[component]
pub(super) fn LeftOut(props: &LeftOutProps) -> Html {
    let blocks = props.article.blocks().get(props.blocks.clone()).unwrap_or_default();
    html! {
        <details class="left-out">
            <summary>{ copy::counted(blocks.len(), "line") }{ " left out" }<span class="show">{ "show" }</span></summary>
            for block in blocks {
                <p key={block.span.start}>{ block.span.of(props.article.text()) }</p>
            }
        </details>
    }
}
