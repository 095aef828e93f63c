use crate::copy;
use crate::dom;
use crate::hooks::{reload, reload_into_update};
use crate::state::{Action, Offline};
use crate::update::{Step, Update};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// The bar about a newer version. Where the page is open in several tabs, the
/// button leads to a second question, whose own button takes its place.
pub(super) fn update(update: Update, act: &Callback<Action>) -> Html {
    let words = match update.step {
        Step::Asked => copy::UPDATE_ALL,
        Step::Taken => copy::UPDATE_TAKEN,
        Step::None | Step::Waits => copy::UPDATE,
    };
    let (id, name) =
        if update.step == Step::Asked { ("reload-all", copy::RELOAD_ALL) } else { ("reload", copy::RELOAD) };
    let onclick = {
        let act = act.clone();
        Callback::from(move |event: MouseEvent| match update.step {
            _ if update.is_to_be_asked() => {
                act.emit(Action::Offline(Offline::Asked));
                if event.detail() == 0 {
                    Timeout::new(30, || dom::focus("#reload-all")).forget();
                }
            }
            Step::Taken => reload(),
            _ => reload_into_update(),
        })
    };
    html! {
        <div class="bar" id="update">
            <span>{ words }</span>
            <button type="button" class="button" key={id} {id} {onclick}>{ name }</button>
            <button type="button" class="plain" onclick={act.reform(|_: MouseEvent| Action::Dismiss)}>{ copy::LATER }</button>
        </div>
    }
}
