use super::dialog::ModalWindow;
use crate::copy;
use crate::hooks::reload;
use crate::prefs::{Align, Density, Face, Prefs, SIZES, STEPS, Theme, Tongue};
use crate::state::{Action, Dialog, Offline};
use crate::words::Words;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct SettingsProps {
    pub(super) prefs: Prefs,
    /// How many there are.
    pub(super) corrections: usize,
    /// Whether a newer version waits.
    pub(super) ready: bool,
    pub(super) act: Callback<Action>,
}

/// How the text looks.
#[component]
pub(super) fn Settings(props: &SettingsProps) -> Html {
    let prefs = props.prefs;
    let onclose = props.act.reform(|()| Action::Show(None));
    let theme = |theme: Theme| choice(props, copy::theme(theme), prefs.theme == theme, Prefs { theme, ..prefs });
    let face = |face: Face| choice(props, copy::face(face), prefs.face == face, Prefs { face, ..prefs });
    let align = |align: Align| choice(props, copy::align(align), prefs.align == align, Prefs { align, ..prefs });
    let density = |one: Density| {
        choice(props, copy::density(one), prefs.marks.density == one, Prefs { marks: prefs.marks.at(one), ..prefs })
    };
    let links = Prefs { marks: crate::prefs::Marks { link_all: !prefs.marks.link_all, ..prefs.marks }, ..prefs };
    html! {
        <ModalWindow id="settings" title={copy::SETTINGS} {onclose}>
            { row(copy::COLOURS, Theme::ALL.map(theme).into_iter().collect()) }
            { row(copy::TYPEFACE, Face::ALL.map(face).into_iter().collect()) }
            { row(copy::TEXT_SIZE, stepper(props, [copy::SMALLER_TEXT, copy::LARGER_TEXT], prefs.size, SIZES, |prefs, size| Prefs { size, ..prefs })) }
            { row(copy::LINE_HEIGHT, stepper(props, [copy::SMALLER_LINE, copy::LARGER_LINE], prefs.line, STEPS, |prefs, line| Prefs { line, ..prefs })) }
            { row(copy::COLUMN, stepper(props, [copy::NARROWER_COLUMN, copy::WIDER_COLUMN], prefs.width, STEPS, |prefs, width| Prefs { width, ..prefs })) }
            { row(copy::LETTER_SPACING, stepper(props, [copy::CLOSER_LETTERS, copy::WIDER_LETTERS], prefs.letters, STEPS, |prefs, letters| Prefs { letters, ..prefs })) }
            { row(copy::WORD_SPACING, stepper(props, [copy::CLOSER_WORDS, copy::WIDER_WORDS], prefs.words, STEPS, |prefs, words| Prefs { words, ..prefs })) }
            { row(copy::ALIGNMENT, Align::ALL.map(align).into_iter().collect()) }
            { row(copy::HOW_MUCH_IS_MARKED, Density::ALL.map(density).into_iter().collect()) }
            { row(copy::TAB_KEY, choice(props, copy::TAB_STOPS, prefs.marks.link_all, links)) }
            { row(copy::NAMES_SETTING, corrections(props)) }
            <div data-tongue="">{ row(copy::LANGUAGE, Tongue::ALL.map(|tongue| speak(props, tongue)).into_iter().collect()) }</div>
            { row(copy::THIS_PAGE, anew(props)) }
            <p class="window-end">{ choice(props, copy::RESET, false, prefs.with_default_text()) }</p>
        </ModalWindow>
    }
}

fn corrections(props: &SettingsProps) -> Html {
    let onclick = props.act.reform(|_: MouseEvent| Action::Show(Some(Dialog::Corrections)));
    html! { <button type="button" id="show-corrections" class="step" {onclick}>{ copy::corrections_count(props.corrections) }</button> }
}

/// Installed pages have no other way to be loaded anew. A newer version is asked
/// about in its own bar.
fn anew(props: &SettingsProps) -> Html {
    let (ready, act) = (props.ready, props.act.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        if ready {
            act.emit(Action::Show(None));
            act.emit(Action::Offline(Offline::Update));
        } else {
            reload();
        }
    });
    html! { <button type="button" id="load-anew" class="step" {onclick}>{ if ready { copy::UPDATE_READY } else { copy::RELOAD } }</button> }
}

fn row(name: Words, choices: Html) -> Html {
    html! { <div class="setting" role="group" aria-label={name}><span class="setting-name">{ name }</span><div class="setting-choices">{ choices }</div></div> }
}

fn choice(props: &SettingsProps, name: Words, on: bool, prefs: Prefs) -> Html {
    let onclick = props.act.reform(move |_: MouseEvent| Action::SetPrefs(prefs));
    html! { <button type="button" key={name.text()} class="step" aria-pressed={on.to_string()} {onclick}>{ name }</button> }
}

/// A language is named in itself.
fn speak(props: &SettingsProps, tongue: Tongue) -> Html {
    let on = props.prefs.tongue == tongue;
    let lang = match tongue {
        Tongue::Auto => None,
        Tongue::Of(language) => Some(language.code()),
    };
    html! { <span key={tongue.word()} {lang}>{ choice(props, copy::tongue(tongue), on, Prefs { tongue, ..props.prefs }) }</span> }
}

fn stepper(props: &SettingsProps, names: [Words; 2], now: u8, most: u8, with: fn(Prefs, u8) -> Prefs) -> Html {
    let [smaller, larger] = names;
    let button = |sign: &'static str, name: Words, to: u8| {
        let prefs = with(props.prefs, to.clamp(1, most));
        let onclick = props.act.reform(move |_: MouseEvent| Action::SetPrefs(prefs));
        html! { <button type="button" class="step" aria-label={name} disabled={to == 0 || to > most} {onclick}>{ sign }</button> }
    };
    html! { <>{ button("−", smaller, now - 1) }<output>{ copy::step(u32::from(now), u32::from(most)) }</output>{ button("+", larger, now + 1) }</> }
}
