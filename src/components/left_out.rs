use crate::copy;
use crate::dom;
use crate::shared::Shared;
use crate::state::Action;
use crate::words::{Words, spoken};
use gloo::timers::callback::Timeout;
use gloss_extract::{Article, Block};
use std::ops::Range;
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct LeftOutProps {
    pub(super) article: Shared<Article>,
    pub(super) blocks: Range<usize>,
    pub(super) open: bool,
    /// Whether the reader has left out each of these lines.
    pub(super) by_hand: Vec<bool>,
    /// Whether lines can be put back.
    pub(super) own: bool,
    pub(super) act: Callback<Action>,
}

/// Lines that do not belong to the article, folded where they stand.
#[component]
pub(super) fn LeftOut(props: &LeftOutProps) -> Html {
    let blocks = props.article.blocks().get(props.blocks.clone()).unwrap_or_default();
    // The browser opens it too, to show what it has found.
    let ontoggle = {
        let (act, range, open) = (props.act.clone(), props.blocks.clone(), props.open);
        Callback::from(move |event: Event| {
            let now = event.target_unchecked_into::<Element>().has_attribute("open");
            if now != open {
                act.emit(Action::Unfold(range.clone(), now));
            }
        })
    };
    html! {
        <details class="left-out" open={props.open} {ontoggle}>
            <summary lang={spoken().code()}>{ copy::left_out(blocks.len()) }<span class="show">{ copy::show(props.open) }</span></summary>
            for (block, by_hand) in blocks.iter().zip(&props.by_hand) {
                { line(props, *block, *by_hand) }
            }
        </details>
    }
}

fn line(props: &LeftOutProps, block: Block, by_hand: bool) -> Html {
    let text = block.span.of(props.article.text());
    html! {
        <div class="line" key={block.span.start}>
            <p>{ text }</p>
            <span class="line-kind" lang={spoken().code()}>{ copy::line_kind(block.role, by_hand) }</span>
            if props.own { { shift(block, text, copy::PUT_BACK, &props.act) } }
        </div>
    }
}

/// The button that takes a line into the article or out of it.
pub(super) fn shift(block: Block, text: &str, word: Words, act: &Callback<Action>) -> Html {
    let start = block.span.start;
    let act = act.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        act.emit(Action::Shift(start));
        Timeout::new(30, move || focus(start)).forget();
    });
    let label = copy::line_button(&word, &copy::beginning(text));
    html! { <button type="button" key={format!("s{start}")} class="shift" lang={spoken().code()} data-line={start.to_string()} aria-label={label} {onclick}>{ word }</button> }
}

/// The button that was pressed is gone; the line's other one takes its place, or
/// the fold that hides it.
fn focus(start: u32) {
    let button = format!(".shift[data-line=\"{start}\"]");
    dom::focus(&format!("details:not([open]):has({button}) > summary"));
    dom::focus(&button);
}

#[derive(Properties, PartialEq)]
pub(super) struct LinesProps {
    pub(super) article: Shared<Article>,
    /// Whether all lines that were left out show.
    pub(super) open: bool,
    /// Whether the reader chooses lines to leave out.
    pub(super) choosing: bool,
    pub(super) act: Callback<Action>,
}

/// How many lines were left out, and a way to see them all.
#[component]
pub(super) fn Lines(props: &LinesProps) -> Html {
    let blocks = props.article.blocks();
    let count = blocks.iter().filter(|block| !block.role.is_read()).count();
    let (all, open) = (0..blocks.len(), !props.open);
    let show = props.act.reform(move |_: MouseEvent| Action::Unfold(all.clone(), open));
    let choose = props.act.reform(|_: MouseEvent| Action::ToggleChoosing);
    html! {
        <p class="lines">
            if count > 0 {
                <span>{ copy::left_out_line(&copy::left_out(count)) }</span>
                <button type="button" id="left-out" class="plain" aria-expanded={props.open.to_string()} onclick={show}>{ copy::show(props.open) }</button>
            }
            <button type="button" id="choose-lines" class="plain" aria-pressed={props.choosing.to_string()} onclick={choose}>
                { if props.choosing { copy::CHOSEN_LINES } else { copy::CHOOSE_LINES } }
            </button>
        </p>
    }
}
