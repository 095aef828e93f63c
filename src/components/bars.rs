use crate::copy;
use crate::openers::Brought;
use crate::pile::Pile;
use crate::route::Route;
use crate::words::{self, Language};
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
