use crate::copy;
use yew::prelude::*;

/// Rows of a list that show at first: more than a reader looks through, and few
/// enough to be drawn at once.
const ROWS: usize = 60;

/// How many rows of a list show, and the button that shows more.
#[hook]
pub(super) fn use_rows(of: usize) -> (usize, Html) {
    let shown = use_state(|| ROWS);
    let count = of.min(*shown);
    let onclick = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown * 2))
    };
    let more = if count < of {
        html! { <button type="button" class="plain more" {onclick}>{ copy::show_more(count, of) }</button> }
    } else {
        Html::default()
    };
    (count, more)
}
