use super::dialog::ModalWindow;
use crate::away::{Make, Took};
use crate::copy;
use crate::dom;
use crate::openers::Brought;
use crate::prefs::Marks;
use crate::sheet::Sheet;
use crate::state::Action;
use crate::words::Words;
use gloss_export::Format;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct AwayProps {
    pub(super) sheet: Sheet,
    pub(super) marks: Marks,
    pub(super) took: Option<Took>,
    pub(super) bring: Callback<Brought>,
    pub(super) act: Callback<Action>,
}

/// What can be made of the text at hand.
#[component]
pub(super) fn Away(props: &AwayProps) -> Html {
    let onclose = props.act.reform(|()| Action::Show(None));
    let print = Callback::from(|_: MouseEvent| {
        dom::window().iter().for_each(|window| drop(window.print()));
    });
    html! {
        <ModalWindow id="away" title={copy::TAKE_AWAY} {onclose}>
            <p>{ copy::TAKE_AWAY_LEAD }</p>
            <ul class="documents">
                { for Format::ALL.map(|format| document(props, format)) }
                <li>
                    <h3>{ copy::TAKE_PRINT }</h3><p class="small">{ copy::TAKE_PRINT_WHAT }</p>
                    <div class="document-ways"><button type="button" class="button" id="print" onclick={print}>{ copy::TAKE_PRINT }</button></div>
                </li>
            </ul>
            <p class="small took" role="status">{ props.took.as_ref().map(copy::took) }</p>
        </ModalWindow>
    }
}

fn document(props: &AwayProps, format: Format) -> Html {
    let (name, what) = copy::document(format);
    let word = format.word();
    let way = |save: bool, way: Words| {
        let (id, label) = (format!("{}-{word}", if save { "save" } else { "copy" }), copy::take_button(&way, &name));
        html! { <button type="button" class="button" {id} aria-label={label} onclick={make(props, format, save)}>{ way }</button> }
    };
    html! {
        <li key={word}>
            <h3>{ name }</h3><p class="small">{ what }</p>
            <div class="document-ways">{ way(false, copy::TAKE_COPY) }{ way(true, copy::TAKE_SAVE) }</div>
        </li>
    }
}

fn make(props: &AwayProps, format: Format, save: bool) -> Callback<MouseEvent> {
    let (sheet, marks, bring) = (props.sheet.clone(), props.marks, props.bring.clone());
    Callback::from(move |_: MouseEvent| {
        if let Some(reading) = sheet.reading.clone() {
            bring.emit(Brought::Make(Make::new(reading, sheet.card.clone(), marks, format, save)));
        }
    })
}
