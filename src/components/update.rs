use crate::copy;
use crate::hooks::{reload, reload_into_update, want_update};
use crate::state::Action;
use crate::update::{Step, Update};
use yew::prelude::*;

/// The bar about a newer version; `loses` if a reload would lose texts. Where the
/// page is open in several tabs, the button leads to a second question, whose own
/// button takes its place.
pub(super) fn update(update: Update, loses: bool, act: &Callback<Action>) -> Html {
    let words = match update.step {
        Step::Asked => copy::UPDATE_ALL,
        Step::Taken => copy::UPDATE_TAKEN,
        Step::None | Step::Waits if loses => copy::UPDATE_LOSES,
        Step::None | Step::Waits => copy::UPDATE,
    };
    let (id, name) =
        if update.step == Step::Asked { ("reload-all", copy::RELOAD_ALL) } else { ("reload", copy::RELOAD) };
    let step = update.step;
    let onclick = Callback::from(move |_: MouseEvent| match step {
        Step::Taken => reload(),
        Step::Asked => reload_into_update(),
        Step::None | Step::Waits => want_update(),
    });
    html! {
        <div class="bar" id="update">
            <span>{ words }</span>
            <button type="button" class="button" key={id} {id} {onclick}>{ name }</button>
            <button type="button" class="plain" onclick={act.reform(|_: MouseEvent| Action::Dismiss)}>{ copy::LATER }</button>
        </div>
    }
}
