use crate::copy;
use crate::draft::Trouble;
use crate::state::Action;
use yew::prelude::*;

/// What could not be done, and what to do. It stays until it is closed, or
/// something else is done.
pub(super) fn trouble(trouble: Option<&Trouble>, act: &Callback<Action>) -> Html {
    let close = act.reform(|_: MouseEvent| Action::Trouble(None));
    html! {
        <div class="trouble" id="trouble" role="alert">
            if let Some(trouble) = trouble {
                <p>{ copy::trouble(trouble) }</p>
                <button type="button" class="close" aria-label={copy::CLOSE} onclick={close}>{ "×" }</button>
            }
        </div>
    }
}
