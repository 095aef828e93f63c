use super::dialog::ModalWindow;
use crate::copy;
use crate::prefs::Prefs;
use crate::state::Action;
use crate::words::Words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct HelpProps {
    pub(super) prefs: Prefs,
    pub(super) act: Callback<Action>,
}

/// The keys, and the switches for keys and previews.
#[component]
pub(super) fn Help(props: &HelpProps) -> Html {
    let Prefs { keys, previews, .. } = props.prefs;
    let onclose = props.act.reform(|()| Action::Show(None));
    let switch = |id: &'static str, name: Words, on: bool, prefs: Prefs| {
        let onchange = props.act.reform(move |_: Event| Action::SetPrefs(prefs));
        html! { <label class="switch"><input type="checkbox" {id} checked={on} {onchange} />{ name }</label> }
    };
    html! {
        <ModalWindow id="help" title={copy::KEYS} {onclose}>
            { switch("keys-on", copy::KEYS_ON, keys, Prefs { keys: !keys, ..props.prefs }) }
            { switch("previews-on", copy::PREVIEWS_ON, previews, Prefs { previews: !previews, ..props.prefs }) }
            <dl class="keys">
                for (key, does) in copy::KEY_LIST { <dt><kbd>{ copy::key(key) }</kbd></dt><dd>{ does }</dd> }
            </dl>
        </ModalWindow>
    }
}
