use super::corrected::Corrected;
use super::update::update;
use crate::copy;
use crate::correct::Hand;
use crate::dom;
use crate::hooks::Order;
use crate::hooks::use_effect_with;
use crate::library::{Library, Note, Told};
use crate::shared::Shared;
use crate::state::Action;
use crate::update::{Step, Update};
use gloss_engine::Reading;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct NewsProps {
    pub(super) saved: bool,
    pub(super) update: Update,
    /// Whether a reload would lose texts.
    pub(super) loses: bool,
    pub(super) hand: Hand,
    pub(super) reading: Option<Shared<Reading>>,
    pub(super) library: Library,
    pub(super) order: Callback<Order>,
    pub(super) act: Callback<Action>,
}

/// What the reader's last change to the library did, and what the service
/// worker has told.
#[component]
pub(super) fn News(props: &NewsProps) -> Html {
    let dismiss = props.act.reform(|_: MouseEvent| Action::Dismiss);
    let removed = match &props.library.note {
        Some(Note::Removed(kept)) => Some(kept.stub.id.clone()),
        _ => None,
    };
    use_effect_with(removed, |removed| {
        // The button that was pressed went with its article.
        if removed.is_some() && dom::find(":focus").is_none() {
            dom::focus("#undo");
        }
    });
    html! {
        <div class="news" role="status">
            if props.hand.note.is_some() {
                <Corrected hand={props.hand.clone()} reading={props.reading.clone()} act={props.act.clone()} />
            } else if let Some(note) = &props.library.note {
                <div class="bar" id="note">
                    <span>{ copy::note(note, props.library.lasting) }</span>
                    { undo(note, &props.order) }
                    <button type="button" class="plain" onclick={props.act.reform(|_: MouseEvent| Action::Library(Told::Dismissed))}>{ copy::OK }</button>
                </div>
            } else if props.update.step != Step::None {
                { update(props.update, props.loses, &props.act) }
            } else if props.saved {
                <div class="bar" id="saved"><span>{ copy::SAVED }</span><button type="button" class="plain" onclick={dismiss}>{ copy::OK }</button></div>
            }
        </div>
    }
}

fn undo(note: &Note, order: &Callback<Order>) -> Html {
    let Note::Removed(kept) = note else { return Html::default() };
    let kept = kept.clone();
    let onclick = order.reform(move |_: MouseEvent| Order::Restore(kept.clone()));
    html! { <button type="button" id="undo" class="button" {onclick}>{ copy::UNDO }</button> }
}
