use super::dialog::ModalWindow;
use crate::copy;
use crate::prefs::{Face, Prefs, SIZES, STEPS, Theme};
use crate::state::Action;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct SettingsProps {
    pub(super) prefs: Prefs,
    pub(super) act: Callback<Action>,
}

/// How the text looks.
#[component]
pub(super) fn Settings(props: &SettingsProps) -> Html {
    let prefs = props.prefs;
    let onclose = props.act.reform(|()| Action::Show(None));
    let theme = |theme: Theme| choice(props, copy::theme(theme), prefs.theme == theme, Prefs { theme, ..prefs });
    let face = |face: Face| choice(props, copy::face(face), prefs.face == face, Prefs { face, ..prefs });
    let links = Prefs { marks: crate::prefs::Marks { link_all: !prefs.marks.link_all, ..prefs.marks }, ..prefs };
    html! {
        <ModalWindow id="settings" title="Text settings" {onclose}>
            { row("Colours", Theme::ALL.map(theme).into_iter().collect()) }
            { row("Typeface", Face::ALL.map(face).into_iter().collect()) }
            { row("Size", stepper(props, "text", prefs.size, SIZES, |prefs, size| Prefs { size, ..prefs })) }
            { row("Line height", stepper(props, "line height", prefs.line, STEPS, |prefs, line| Prefs { line, ..prefs })) }
            { row("Column", stepper(props, "column", prefs.width, STEPS, |prefs, width| Prefs { width, ..prefs })) }
            { row("Tab key", choice(props, "Stops at every mention", prefs.marks.link_all, links)) }
            <p class="window-end">{ choice(props, "Reset", false, prefs.with_default_text()) }</p>
        </ModalWindow>
    }
}

fn row(name: &'static str, choices: Html) -> Html {
    html! { <div class="setting" role="group" aria-label={name}><span class="setting-name">{ name }</span><div class="setting-choices">{ choices }</div></div> }
}

fn choice(props: &SettingsProps, name: &'static str, on: bool, prefs: Prefs) -> Html {
    let onclick = props.act.reform(move |_: MouseEvent| Action::SetPrefs(prefs));
    html! { <button type="button" key={name} class="step" aria-pressed={on.to_string()} {onclick}>{ name }</button> }
}

fn stepper(props: &SettingsProps, what: &str, now: u8, most: u8, with: fn(Prefs, u8) -> Prefs) -> Html {
    let button = |sign: &'static str, word: &str, to: u8| {
        let prefs = with(props.prefs, to.clamp(1, most));
        let onclick = props.act.reform(move |_: MouseEvent| Action::SetPrefs(prefs));
        html! { <button type="button" class="step" aria-label={format!("{word} {what}")} disabled={to == 0 || to > most} {onclick}>{ sign }</button> }
    };
    html! { <>{ button("−", "Smaller", now - 1) }<output>{ format!("{now} of {most}") }</output>{ button("+", "Larger", now + 1) }</> }
}
