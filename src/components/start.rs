use super::bring::{choose, paste, pasted};
use super::evidence::source;
use super::search::search;
use super::ways::Ways;
use super::whole::Whole;
use crate::copy;
use crate::dom;
use crate::draft::Draft;
use crate::hooks::use_effect_with;
use crate::openers::Brought;
use crate::quest::Quest;
use crate::route::Route;
use crate::state::{Action, Dialog};
use crate::whole::Whole as Archive;
use gloss_engine::Card;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What the file picker offers; what a file is, its bytes tell.
const FORMATS: &str = ".txt,.md,.markdown,.html,.htm,.xhtml,.mhtml,.mht,.eml,.docx,.epub,.odt,.rtf,.pdf,text/*";

#[derive(Properties, PartialEq)]
pub(super) struct StartProps {
    pub(super) draft: Draft,
    pub(super) catalogue: Option<Rc<[Card]>>,
    /// How much of a large archive is kept.
    pub(super) whole: Option<Archive>,
    /// Goes on keeping it, or holds.
    pub(super) keep_whole: Callback<bool>,
    /// Whether a text of the reader's own is open.
    pub(super) own: bool,
    pub(super) quest: Quest,
    pub(super) bring: Callback<Brought>,
    pub(super) act: Callback<Action>,
}

/// The first screen: every way to bring a text.
#[component]
pub(super) fn Start(props: &StartProps) -> Html {
    use_effect_with((), |()| dom::scroll_to(0.0));
    let act = props.act.clone();
    let onpaste = Callback::from(move |event: Event| {
        if let Some(draft) = pasted(event.unchecked_ref()) {
            event.prevent_default();
            act.emit(Action::Typed(draft));
        }
    });
    let oninput = props.act.reform(|event: InputEvent| {
        Action::Typed(Draft::new(event.target_unchecked_into::<HtmlTextAreaElement>().value()))
    });
    let draft = props.draft.clone();
    let read = props.bring.reform(move |()| Brought::Draft(draft.clone()));
    let onkeydown = {
        let read = read.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                read.emit(());
            }
        })
    };
    let clear = props.act.reform(|_: MouseEvent| Action::Typed(Draft::default()));
    html! {
        <>
            <h1>{ copy::START }</h1>
            <p class="lead">{ copy::LEAD }</p>
            if props.own { <p class="small"><a href={Route::OWN.to_string()}>{ copy::BACK_TO_TEXT }</a></p> }
            <label class="hush" for="paste">{ copy::YOUR_TEXT }</label>
            <textarea id="paste" class="paste" rows="9" placeholder={copy::START} spellcheck="false" writingsuggestions="false"
                value={AttrValue::from(props.draft.text.clone())} {onpaste} {oninput} {onkeydown} />
            <div class="ways">
                <button type="button" id="read" class="button main-button" onclick={read.reform(|_: MouseEvent| ())}>{ copy::READ }</button>
                <button type="button" id="paste-button" class="button" onclick={paste(props.bring.clone(), props.act.clone())}>{ copy::PASTE }</button>
                <label class="button file-button" for="file">{ copy::OPEN_FILES }</label>
                <input id="file" class="hush" type="file" multiple=true accept={FORMATS} onchange={choose(props.bring.clone())} />
                if !props.draft.text.is_empty() { <button type="button" class="plain" onclick={clear}>{ copy::CLEAR }</button> }
                <span class="small drop-hint">{ copy::DROP_HINT }</span>
            </div>
            <Ways />
            { library(props) }
            <div class="promise small">
                <p>{ copy::PRIVATE }{ " " }<button type="button" class="plain" onclick={props.act.reform(|_: MouseEvent| Action::Show(Some(Dialog::Privacy)))}>{ copy::SHOW_RULE }</button></p>
            </div>
        </>
    }
}

fn library(props: &StartProps) -> Html {
    let cards = props.catalogue.as_deref();
    html! {
        <section class="library" aria-labelledby="library">
            <h2 id="library">{ copy::LIBRARY }</h2>
            { search(&props.quest, &props.act) }
            if cards.is_none() { <p class="small">{ copy::NO_LIBRARY }</p> }
            <ul>
                for card in cards.filter(|_| props.quest.found.is_none()).unwrap_or_default() {
                    <li key={card.id.clone()}>
                        <a href={Route::article(&card.id).to_string()} lang="en">{ &card.title }</a>
                        <span class="source">{ source(card) }</span>
                        <span class="summary" lang="en">{ &card.summary }</span>
                    </li>
                }
            </ul>
            if let Some(whole) = &props.whole { <Whole whole={whole.clone()} keep={props.keep_whole.clone()} /> }
        </section>
    }
}
