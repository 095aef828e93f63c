use super::evidence::source;
use crate::copy;
use crate::hooks::Order;
use crate::library::{Fault, Library, Standing, Stub};
use crate::route::Route;
use yew::prelude::*;

/// The reader's own library: what is kept, and for how long.
pub(super) fn library(library: &Library, order: &Callback<Order>) -> Html {
    html! {
        <>
            <h1>{ copy::MY_LIBRARY }</h1>
            <p class="lead" id="kept-count">{ copy::kept(library) }</p>
            if let Standing::Shut(fault) = library.standing { <p class="notice" role="alert">{ copy::fault(fault) }</p> }
            <ul class="kept" id="kept">{ for library.stubs.iter().map(|stub| item(stub, order)) }</ul>
            if library.standing != Standing::Shut(Fault::Refused) { { standing(library, order) } }
        </>
    }
}

fn item(stub: &Stub, order: &Callback<Order>) -> Html {
    let id = stub.id.clone();
    let remove = order.reform(move |_: MouseEvent| Order::Remove(id.clone()));
    html! {
        <li key={stub.id.clone()}>
            <a href={Route::kept(&stub.id).to_string()}>{ &stub.title }</a>
            <button type="button" class="close" aria-label={format!("Remove {}", stub.title)} title="Remove" onclick={remove}>{ "×" }</button>
            <span class="source">{ about(stub) }</span>
        </li>
    }
}

/// `source · day of publication · words · kept on …`.
fn about(stub: &Stub) -> String {
    let parts = [
        source(&stub.card()),
        copy::counted(stub.words as usize, "word"),
        stub.kept.map(copy::kept_on).unwrap_or_default(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// How long it all lasts, and how much room there is.
fn standing(library: &Library, order: &Callback<Order>) -> Html {
    let ask = order.reform(|_: MouseEvent| Order::Persist);
    html! {
        <div class="promise small" id="lasting">
            if let Some(lasting) = library.lasting {
                <p>{ copy::lasting(lasting) }if !lasting { { " " }<button type="button" class="plain" onclick={ask}>{ "Ask it to keep them" }</button> }</p>
            }
            if let Some(space) = library.space { <p id="space">{ copy::space(space) }</p> }
        </div>
    }
}
