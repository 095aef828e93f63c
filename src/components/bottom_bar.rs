use crate::copy;
use crate::state::{Action, Dialog, Tab};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct BottomBarProps {
    pub(super) open: Option<Tab>,
    pub(super) act: Callback<Action>,
}

/// The panel's lists within reach of a thumb.
#[component]
pub(super) fn BottomBar(props: &BottomBarProps) -> Html {
    let button = |tab: Tab| {
        let pressed = props.open == Some(tab);
        let action = if pressed { Action::ClosePanel } else { Action::Open(tab) };
        let onclick = props.act.reform(move |_: MouseEvent| action.clone());
        html! { <button type="button" aria-pressed={pressed.to_string()} {onclick}>{ copy::tab(tab) }</button> }
    };
    html! {
        <nav class="bottom-bar" aria-label="Lists">
            { for [Tab::Names, Tab::Figures, Tab::Related].map(button) }
            <button type="button" onclick={props.act.reform(|_: MouseEvent| Action::Show(Some(Dialog::Settings)))}>{ "Text" }</button>
        </nav>
    }
}
