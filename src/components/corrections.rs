use super::dialog::ModalWindow;
use crate::copy;
use crate::copy::correct::says;
use crate::correct::{Change, Hand};
use crate::dom;
use crate::hooks::use_corrections::{export, import};
use crate::state::Action;
use gloss_extract::corrections::Correction;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// All that the reader has corrected; each can be taken back.
pub(super) fn corrections(hand: &Hand, act: &Callback<Action>) -> Html {
    let all = &hand.all;
    let count = all.list().len();
    let change = |change: Change| act.reform(move |_: MouseEvent| Action::Correct(change.clone()));
    let item = |one: &Correction| {
        html! {
            <li key={one.line()}><span>{ says(one) }</span>
                <button type="button" class="close" aria-label={copy::remove_correction(&says(one))} onclick={change(Change::Remove(one.clone()))}>{ "×" }</button></li>
        }
    };
    let written = {
        let all = Rc::clone(all);
        Callback::from(move |_: MouseEvent| export(&all))
    };
    html! {
        <ModalWindow id="corrections" title={copy::corrections_count(count)} onclose={act.reform(|()| Action::Show(None))}>
            <p class="small">{ if count == 0 { copy::CORRECTIONS_NONE } else { copy::CORRECTIONS_KEPT } }</p>
            <div class="corrected" role="status">{ told(hand, act) }</div>
            if count > 0 { <ul class="corrections">{ for all.list().iter().rev().map(item) }</ul> }
            { unread(hand) }
            <div class="window-end corrections-end">
                if count > 0 { <button type="button" id="export-corrections" class="button" onclick={written}>{ copy::EXPORT }</button> }
                <label class="button file-button" for="import-corrections">{ copy::IMPORT }</label>
                <input id="import-corrections" class="hush" type="file" accept=".jsonl,application/jsonl" onchange={choose(act)} />
                if count > 0 { <button type="button" id="remove-corrections" class="plain" onclick={change(Change::Empty)}>{ copy::REMOVE_ALL }</button> }
            </div>
        </ModalWindow>
    }
}

/// The last change, and how to take it back.
pub(super) fn told(hand: &Hand, act: &Callback<Action>) -> Html {
    let Some(note) = &hand.note else { return Html::default() };
    let undo = act.reform(|_: MouseEvent| Action::Correct(Change::Undo));
    html! {
        <>
            <span>{ copy::correct::told(&note.said) }</span>
            if hand.can_undo() { <button type="button" class="button undo-correction" onclick={undo}>{ copy::UNDO }</button> }
        </>
    }
}

/// What was kept and could not be read is handed out as it was.
fn unread(hand: &Hand) -> Html {
    let lines = hand.unread.lines().count();
    if lines == 0 {
        return Html::default();
    }
    let unread = hand.unread.to_string();
    let onclick = move |_: MouseEvent| dom::save("gloss-corrections-unread.txt", std::iter::once(&unread));
    html! { <p class="small">{ copy::told_unread(lines) }{ " " }<button type="button" id="save-unread" class="plain" {onclick}>{ copy::SAVE_UNREAD }</button></p> }
}

fn choose(act: &Callback<Action>) -> Callback<Event> {
    let act = act.clone();
    Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            import(file, act.clone());
        }
        input.set_value("");
    })
}
