use super::corrected::Corrected;
use crate::copy;
use crate::correct::Hand;
use crate::dom;
use crate::hooks::{Order, reload_into_update};
use crate::library::{Library, Note, Told};
use crate::openers::Brought;
use crate::pile::Pile;
use crate::route::Route;
use crate::shared::Shared;
use crate::state::Action;
use crate::words::{self, Language};
use gloss_engine::Reading;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct BackProps {
    /// Whether there is a text of the reader's own to go back to.
    pub(super) own: bool,
    /// Whether the article is a kept one.
    pub(super) kept: bool,
    /// Another one is drawn anew.
    #[prop_or_else(words::spoken)]
    pub(super) language: Language,
}

/// The way back from another article than the reader's own text.
#[component]
pub(super) fn Back(props: &BackProps) -> Html {
    let (route, words) = match (props.kept, props.own) {
        (true, _) => (Route::Library, copy::MY_LIBRARY),
        (false, true) => (Route::OWN, copy::BACK_TO_OWN),
        (false, false) => (Route::Start, copy::ALL_ARTICLES),
    };
    html! { <p id="back" class="back"><a href={route.to_string()}>{ "‹ " }{ words }</a></p> }
}

#[derive(Properties, PartialEq)]
pub(super) struct WorkingProps {
    pub(super) progress: Option<(u32, u32)>,
    pub(super) cancel: Callback<()>,
}

/// How far the reading is; shows only when it takes a while.
#[component]
pub(super) fn Working(props: &WorkingProps) -> Html {
    let part = props.progress.filter(|(_, total)| *total > 0);
    let percent = part.map(|(done, total)| u64::from(done) * 100 / u64::from(total));
    let words = percent.map_or_else(|| copy::READING_NOW.into(), copy::reading_part);
    html! {
        <div class="working">
            <progress id="progress" aria-label={copy::READING} max="100" value={percent.map(|percent| percent.to_string())} />
            <span>{ words }</span>
            <button type="button" id="cancel" class="step" onclick={props.cancel.reform(|_: MouseEvent| ())}>{ copy::CANCEL }</button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct OpeningProps {
    /// Texts, some of which may still be opened.
    pub(super) coming: Pile,
    pub(super) bring: Callback<Brought>,
}

/// What is being opened, and how far it is; shows only when it takes a while.
#[component]
pub(super) fn Opening(props: &OpeningProps) -> Html {
    let Some((item, at, percent)) = props.coming.opening() else { return Html::default() };
    html! {
        <div class="working" id="opening">
            <progress aria-label={copy::OPENING} max="100" value={(percent > 0).then(|| percent.to_string())} />
            <span>{ copy::opening(&item.name, at, props.coming.items().len()) }</span>
            <button type="button" class="step" onclick={props.bring.reform(|_: MouseEvent| Brought::Stop)}>{ copy::CANCEL }</button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct NewsProps {
    pub(super) saved: bool,
    pub(super) update: bool,
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
            } else if props.update {
                <div class="bar" id="update">
                    <span>{ copy::UPDATE }</span>
                    <button type="button" class="button" id="reload" onclick={|_| reload_into_update()}>{ copy::RELOAD }</button>
                    <button type="button" class="plain" onclick={dismiss}>{ copy::LATER }</button>
                </div>
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
