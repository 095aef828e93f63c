use super::dialog::ModalWindow;
use crate::copy;
use crate::dom;
use crate::state::Action;
use js_sys::{Array, Reflect};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct PrivacyProps {
    /// Whether the page does without a connection.
    pub(super) kept: bool,
    pub(super) act: Callback<Action>,
}

/// What leaves this browser: the rule, and the list to check it by.
#[component]
pub(super) fn Privacy(props: &PrivacyProps) -> Html {
    let onclose = props.act.reform(|()| Action::Show(None));
    let (files, foreign) = requests();
    html! {
        <ModalWindow id="privacy" title={copy::PRIVACY} {onclose}>
            <p>{ copy::PRIVACY_PROMISE }</p>
            <h3>{ copy::RULE_HEAD }</h3>
            { rule() }
            <h3>{ copy::LOADED_HEAD }</h3>
            <p id="requests">{ copy::loaded(files.len(), foreign) }</p>
            <ul class="requests" tabindex="0" aria-label={copy::LOADED_FILES}>{ for files.iter().map(|file| html! { <li>{ file }</li> }) }</ul>
            <h3>{ copy::KEPT_HEAD }</h3>
            <p>{ copy::KEPT_WHAT }</p>
            if props.kept { <p id="kept-here">{ copy::KEPT_HERE }</p> }
        </ModalWindow>
    }
}

fn rule() -> Html {
    let rule = dom::find("meta[http-equiv='Content-Security-Policy']").and_then(|meta| meta.get_attribute("content"));
    match rule {
        Some(rule) => html! {
            <><p>{ copy::RULE }</p>
            <ul class="rule">{ for rule.split(';').map(str::trim).filter(|part| !part.is_empty()).map(|part| html! { <li><code>{ part }</code></li> }) }</ul></>
        },
        None => {
            html! { <p>{ copy::NO_RULE }</p> }
        }
    }
}

/// The files loaded so far, and how many came from another site.
fn requests() -> (Vec<String>, usize) {
    let Some(window) = dom::window() else { return Default::default() };
    let origin = window.location().origin().unwrap_or_default();
    let entries =
        window.performance().map(|performance| performance.get_entries_by_type("resource")).unwrap_or_else(Array::new);
    let names = entries.iter().filter_map(|entry| Reflect::get(&entry, &"name".into()).ok()?.as_string());
    let (own, foreign): (Vec<_>, Vec<_>) =
        names.partition(|name| name.starts_with(&origin) || !name.starts_with("http"));
    let file = |name: &String| name.rsplit('/').next().unwrap_or(name).to_owned();
    (own.iter().map(file).collect(), foreign.len())
}
