use crate::copy;
use crate::hooks::reload_into_update;
use crate::route::Route;
use crate::state::Action;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct BackProps {
    /// Whether there is a text of the reader's own to go back to.
    pub(super) own: bool,
}

/// The way back from a bundled article.
#[component]
pub(super) fn Back(props: &BackProps) -> Html {
    let (route, words) = if props.own { (Route::OWN, "Back to your text") } else { (Route::Start, "All articles") };
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
    let words = percent.map(|percent| format!("Reading… {percent} %")).unwrap_or_else(|| "Reading…".into());
    html! {
        <div class="working">
            <progress id="progress" aria-label="Reading" max="100" value={percent.map(|percent| percent.to_string())} />
            <span>{ words }</span>
            <button type="button" id="cancel" class="step" onclick={props.cancel.reform(|_: MouseEvent| ())}>{ "Cancel" }</button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct NewsProps {
    pub(super) saved: bool,
    pub(super) update: bool,
    pub(super) act: Callback<Action>,
}

/// What the service worker has told.
#[component]
pub(super) fn News(props: &NewsProps) -> Html {
    let dismiss = props.act.reform(|_: MouseEvent| Action::Dismiss);
    html! {
        <div class="news" role="status">
            if props.update {
                <div class="bar" id="update">
                    <span>{ copy::UPDATE }</span>
                    <button type="button" class="button" id="reload" onclick={|_| reload_into_update()}>{ "Reload" }</button>
                    <button type="button" class="plain" onclick={dismiss}>{ "Later" }</button>
                </div>
            } else if props.saved {
                <div class="bar" id="saved"><span>{ copy::SAVED }</span><button type="button" class="plain" onclick={dismiss}>{ "OK" }</button></div>
            }
        </div>
    }
}
