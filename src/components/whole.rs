use crate::copy;
use crate::whole::{Pace, Whole as Archive};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct WholeProps {
    pub(super) whole: Archive,
    /// `true` goes on, `false` holds.
    pub(super) keep: Callback<bool>,
}

/// A large archive can be kept whole, for use without a connection.
#[component]
pub(super) fn Whole(props: &WholeProps) -> Html {
    let whole = &props.whole;
    let press = |go: bool| props.keep.reform(move |_: MouseEvent| go);
    if whole.is_done() {
        return html! { <p id="whole" class="whole small" role="status">{ copy::kept_whole(whole) }</p> };
    }
    html! {
        <div id="whole" class="whole">
            if whole.pace == Pace::Going {
                <progress aria-label={copy::KEEPING} max={whole.files.to_string()} value={whole.kept.to_string()} />
                <span class="small">{ copy::files_kept(whole.kept, whole.files) }</span>
                <button type="button" id="hold" class="button" onclick={press(false)}>{ copy::PAUSE }</button>
            } else {
                <button type="button" id="keep-all" class="button" onclick={press(true)}>{ copy::keep_whole(whole) }</button>
                if whole.kept > 0 { <span class="small">{ copy::files_kept(whole.kept, whole.files) }</span> }
            }
            if let Pace::Stopped(stop) = &whole.pace { <p class="small whole-trouble" role="alert">{ copy::stop(stop) }</p> }
        </div>
    }
}
