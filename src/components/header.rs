use crate::copy;
use crate::route::Route;
use crate::state::{Action, Dialog};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct HeaderProps {
    pub(super) reading: bool,
    /// Whether another article stands beside the text, in the place of the lists.
    pub(super) beside: bool,
    /// Whether there is no connection.
    pub(super) cut: bool,
    /// Whether the page does without one.
    pub(super) kept: bool,
    pub(super) act: Callback<Action>,
}

/// The top of every screen.
#[component]
pub(super) fn Header(props: &HeaderProps) -> Html {
    let show = |dialog| props.act.reform(move |_: MouseEvent| Action::Show(Some(dialog)));
    html! {
        <header class="top">
            <nav class="skips" aria-label={copy::SKIP}>
                if props.reading { <a href="#/" onclick={skip("#article")}>{ copy::TO_ARTICLE }</a>
                    if props.beside { <a href="#/" onclick={skip("#beside")}>{ copy::TO_OTHER }</a> } else { <a href="#/" onclick={skip("#panel")}>{ copy::TO_NAMES }</a> } }
            </nav>
            <a class="brand" href="#/">{ copy::BRAND }</a>
            if props.reading { <a class="top-link" href="#/">{ copy::NEW_TEXT }</a> }
            <a class="top-link" id="show-library" href={Route::Library.to_string()}>{ copy::LIBRARY_LINK }</a>
            if props.cut { <span id="offline" class="badge">{ copy::OFFLINE }</span> }
            <div class="top-actions">
                <button type="button" class="icon" id="show-settings" aria-label={copy::SETTINGS} title={copy::SETTINGS} onclick={show(Dialog::Settings)}>{ "Aa" }</button>
                <button type="button" class={classes!("icon", props.kept.then_some("is-kept"))} id="show-privacy" aria-label={copy::PRIVACY} title={copy::PRIVACY} onclick={show(Dialog::Privacy)}>{ "i" }</button>
                <button type="button" class="icon" id="show-help" aria-label={copy::KEYS} title={copy::KEYS} onclick={show(Dialog::Help)}>{ "?" }</button>
            </div>
        </header>
    }
}

/// Moves the focus; the address stays, since it says which text is open.
fn skip(selector: &'static str) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        crate::dom::focus(selector);
    })
}
