use super::corrections::told;
use crate::copy;
use crate::correct::{Change, Hand};
use crate::dom;
use crate::hooks::use_effect_with;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use yew::prelude::*;

/// Where the focus lies when the reader corrects something.
const HANDS: &str = "#not-right :focus";

#[derive(Properties, PartialEq)]
pub(super) struct CorrectedProps {
    pub(super) hand: Hand,
    pub(super) reading: Option<Shared<Reading>>,
    pub(super) act: Callback<Action>,
}

/// The line that says what a correction has done. It stays until it is read, and
/// takes the focus if the button that was pressed goes with its mark.
#[component]
pub(super) fn Corrected(props: &CorrectedProps) -> Html {
    let waits = use_mut_ref(|| false);
    {
        let waits = waits.clone();
        use_effect_with(props.hand.turn, move |_| *waits.borrow_mut() = dom::find(HANDS).is_some());
    }
    use_effect_with(props.reading.clone(), move |_| {
        if *waits.borrow() && dom::find(":focus").is_none() {
            *waits.borrow_mut() = false;
            dom::focus(".undo-correction");
        }
    });
    let seen = props.act.reform(|_: MouseEvent| Action::Correct(Change::Seen));
    html! {
        <div class="bar" id="corrected">
            { told(&props.hand, &props.act) }
            <button type="button" class="plain" onclick={seen}>{ copy::OK }</button>
        </div>
    }
}
