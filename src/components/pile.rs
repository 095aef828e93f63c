use crate::copy;
use crate::dom;
use crate::hooks::Order;
use crate::pile::{Item, Pile as Texts, Progress};
use crate::state::Action;
use crate::take::Bring;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct PileProps {
    pub(super) pile: Texts,
    pub(super) order: Callback<Order>,
    pub(super) act: Callback<Action>,
}

/// The way from one text to another, where several came together.
#[component]
pub(super) fn Pile(props: &PileProps) -> Html {
    let pile = &props.pile;
    if pile.items().len() < 2 {
        return Html::default();
    }
    html! {
        <nav class="pile" id="pile" aria-label={copy::PILE}>
            <div class="pile-row">
                { step(props, false) }
                <span id="pile-place">{ place(pile) }</span>
                { step(props, true) }
            </div>
            // Closed again by each choice.
            <details key={pile.at()}>
                <summary id="pile-list">{ copy::list(pile) }</summary>
                <ol class="kept">{ for pile.items().iter().enumerate().map(|(at, item)| text(props, at, item)) }</ol>
                <button type="button" id="keep-all" class="button" onclick={keep_all(props)}>{ copy::KEEP_ALL_TEXTS }</button>
            </details>
        </nav>
    }
}

/// To the next text or the one before. At the end the button stays, so that the
/// focus does too.
fn step(props: &PileProps, forward: bool) -> Html {
    let to = props.pile.neighbour(forward);
    let onclick = to.map(|to| turn(props, to));
    let (id, words) = if forward { ("pile-next", copy::NEXT) } else { ("pile-previous", copy::PREVIOUS) };
    html! { <button type="button" {id} class="step" aria-disabled={to.is_none().to_string()} {onclick}>{ words }</button> }
}

/// Which of several texts is before the reader.
fn place(pile: &Texts) -> String {
    let (at, count) = pile.place();
    copy::place(at, count)
}

fn turn(props: &PileProps, to: usize) -> Callback<MouseEvent> {
    props.act.reform(move |_: MouseEvent| Action::Bring(Bring::Turn(to, dom::scrolled())))
}

fn text(props: &PileProps, at: usize, item: &Item) -> Html {
    let here = (at == props.pile.at()).then_some("true");
    html! {
        <li key={at}>
            if item.is_open() {
                <button type="button" class="plain" aria-current={here} onclick={turn(props, at)}>{ item.title() }</button>
            } else {
                <span>{ item.title() }</span>
            }
            <span class="source">{ state(item) }</span>
        </li>
    }
}

fn state(item: &Item) -> String {
    match &item.stage {
        Progress::Open(_) => String::new(),
        Progress::Opening(_) => copy::COMING.into(),
        Progress::Refused(fault) => copy::open_fault(fault),
    }
}

fn keep_all(props: &PileProps) -> Callback<MouseEvent> {
    let articles = props.pile.articles();
    props.order.reform(move |_: MouseEvent| Order::KeepAll(articles.clone()))
}

/// The way back to the text that was replaced.
pub(super) fn undo(act: &Callback<Action>) -> Html {
    let onclick = act.reform(|_: MouseEvent| Action::Bring(Bring::Undo));
    html! { <p class="back"><button type="button" id="undo-text" class="plain" {onclick}>{ copy::UNDO_TEXT }</button></p> }
}
