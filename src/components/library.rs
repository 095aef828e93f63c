use super::evidence::{quote, source};
use crate::copy;
use crate::hooks::Order;
use crate::library::find::Match;
use crate::library::{Fault, Library, Standing, Stub};
use crate::route::Route;
use gloss_engine::Card;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The reader's own library: what is kept, and for how long.
pub(super) fn library(library: &Library, order: &Callback<Order>) -> Html {
    html! {
        <>
            <h1>{ copy::MY_LIBRARY }</h1>
            <p class="lead" id="kept-count" role="status">{ copy::kept(library) }</p>
            if let Standing::Shut(fault) = library.standing { <p class="notice" role="alert">{ copy::fault(fault) }</p> }
            if library.standing == Standing::Open { { tools(library, order) } }
            <ul class="kept" id="kept">{ for library.shown().into_iter().map(|(stub, found)| item(stub, found, order)) }</ul>
            if library.standing != Standing::Shut(Fault::Refused) { { standing(library, order) } }
        </>
    }
}

/// What can be done with all of them.
fn tools(library: &Library, order: &Callback<Order>) -> Html {
    let stubs = library.stubs.clone();
    let find = order.reform(move |event: InputEvent| {
        Order::Find(event.target_unchecked_into::<HtmlInputElement>().value().into(), stubs.clone())
    });
    let stubs = library.stubs.clone();
    let export = order.reform(move |_: MouseEvent| Order::Export(stubs.clone()));
    html! {
        <div class="kept-tools">
            if !library.stubs.is_empty() {
                <input id="kept-find" class="find" type="search" aria-label={copy::FIND_KEPT} placeholder={copy::FIND_KEPT}
                    autocomplete="off" spellcheck="false" value={library.query.to_string()} oninput={find} />
                <button type="button" id="export" class="button" onclick={export}>{ copy::EXPORT }</button>
            }
            <label class="button file-button" for="import">{ copy::IMPORT }</label>
            <input id="import" class="hush" type="file" accept=".jsonl,application/jsonl" onchange={choose(order)} />
        </div>
    }
}

fn choose(order: &Callback<Order>) -> Callback<Event> {
    let order = order.clone();
    Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            order.emit(Order::Import(file));
        }
        input.set_value("");
    })
}

fn item(stub: &Stub, found: Option<&Match>, order: &Callback<Order>) -> Html {
    let id = stub.id.clone();
    let remove = order.reform(move |_: MouseEvent| Order::Remove(id.clone()));
    html! {
        <li key={stub.id.clone()}>
            <a href={Route::kept(&stub.id).to_string()} lang="en">{ &stub.title }</a>
            <button type="button" class="close" aria-label={copy::remove_article(&stub.title)} title={copy::REMOVE} onclick={remove}>{ "×" }</button>
            if let Some(found) = found.filter(|found| !found.excerpt.is_empty()) {
                <span class="excerpt" lang="en">{ quote(&found.excerpt, found.mark) }</span>
            }
            <span class="source">{ about(stub) }</span>
        </li>
    }
}

/// `source · day of publication · words · kept on …`.
fn about(stub: &Stub) -> String {
    let parts = [
        // That it is kept goes without saying here.
        source(&Card { kept: false, ..stub.card() }),
        copy::word_count(stub.words),
        stub.kept.map(|day| copy::kept_on(&copy::date(day))).unwrap_or_default(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How long it all lasts, and how much room there is.
fn standing(library: &Library, order: &Callback<Order>) -> Html {
    let ask = order.reform(|_: MouseEvent| Order::Persist);
    html! {
        <div class="promise small" id="lasting">
            if let Some(lasting) = library.lasting {
                <p>{ copy::lasting(lasting) }if !lasting { { " " }<button type="button" class="plain" onclick={ask}>{ copy::ASK_TO_KEEP }</button> }</p>
            }
            if let Some(space) = library.space { <p id="space">{ copy::room(space) }</p> }
        </div>
    }
}
