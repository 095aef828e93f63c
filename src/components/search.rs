use super::evidence::source;
use crate::copy;
use crate::dom;
use crate::quest::Quest;
use crate::route::Route;
use crate::state::Action;
use crate::words::Words;
use gloss_engine::extract::{Kind, Span, day};
use gloss_engine::{Found, Search};
use jiff::civil::Date;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The box, its filters, and what was found.
pub(super) fn search(quest: &Quest, act: &Callback<Action>) -> Html {
    let now = quest.search.clone();
    let oninput = act.reform(move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::Search(Search { text, ..now.clone() })
    });
    html! {
        <div class="search" role="search" onkeydown={keys(act)}>
            <input id="search" class="find" type="search" aria-label={copy::SEARCH} placeholder={copy::SEARCH} title={copy::SEARCH_HOW}
                autocomplete="off" spellcheck="false" value={quest.search.text.clone()} {oninput} />
            if quest.is_asked() { { filters(quest, act) } }
            <p class="small" id="search-count" role="status">{ copy::found(quest) }</p>
            if let Some(found) = &quest.found { <ul id="found">{ for found.iter().map(item) }</ul> }
        </div>
    }
}

fn filters(quest: &Quest, act: &Callback<Action>) -> Html {
    let now = quest.search.clone();
    let onchange = act.reform(move |event: Event| {
        let word = event.target_unchecked_into::<HtmlSelectElement>().value();
        let kinds = Kind::ALL.into_iter().filter(|kind| kind.word() == word).collect();
        Action::Search(Search { kinds, ..now.clone() })
    });
    let chosen = |kind: Kind| quest.search.kinds.contains(&kind);
    let day = |id: &'static str, name: Words, date: Option<Date>, with: fn(Search, Option<Date>) -> Search| {
        let now = quest.search.clone();
        let onchange = act.reform(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            Action::Search(with(now.clone(), day::read(&value)))
        });
        let value = date.map(day::text).unwrap_or_default();
        html! { <label>{ name }<input {id} type="date" {value} {onchange} /></label> }
    };
    html! {
        <div class="search-filters small">
            <label>{ copy::NAMED_AS }
                <select id="search-kind" class="order" {onchange}>
                    <option value="" selected={quest.search.kinds.is_empty()}>{ copy::NAMED_ANYTHING }</option>
                    for kind in Kind::ALL.into_iter().filter(|kind| kind.is_name()) {
                        <option value={kind.word()} selected={chosen(kind)}>{ copy::kind(kind) }</option>
                    }
                </select>
            </label>
            { day("search-from", copy::SEARCH_FROM, quest.search.from, |search, from| Search { from, ..search }) }
            { day("search-to", copy::SEARCH_TO, quest.search.to, |search, to| Search { to, ..search }) }
        </div>
    }
}

fn item(found: &Found) -> Html {
    html! {
        <li key={found.card.id.clone()}>
            <a href={Route::to(&found.card, Some(found.at.start)).to_string()} lang="en">{ &found.card.title }</a>
            <span class="source">{ source(&found.card) }</span>
            <span class="summary" lang="en">{ for marked(&found.sentence, &found.marks) }</span>
        </li>
    }
}

/// A sentence with all that matches marked.
fn marked(sentence: &str, marks: &[Span]) -> Vec<Html> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for mark in marks.iter().filter(|mark| !mark.of(sentence).is_empty()) {
        let (start, end) = (mark.start as usize, mark.end as usize);
        if start >= from {
            pieces.push(html! { { sentence.get(from..start).unwrap_or_default() } });
            pieces.push(html! { <mark>{ mark.of(sentence) }</mark> });
            from = end;
        }
    }
    pieces.push(html! { { sentence.get(from..).unwrap_or_default() } });
    pieces
}

/// Arrows move between the box and what was found; Escape clears the box.
/// Enter follows the link, as everywhere.
fn keys(act: &Callback<Action>) -> Callback<KeyboardEvent> {
    let act = act.clone();
    Callback::from(move |event: KeyboardEvent| {
        let links = "#found a";
        let moved = match event.key().as_str() {
            "ArrowDown" => dom::step_focus("#search", links, true),
            "ArrowUp" => dom::step_focus("#search", links, false),
            "Enter" if dom::find("#search:focus").is_some() => dom::follow(links),
            "Escape" => {
                act.emit(Action::Search(Search::default()));
                dom::focus("#search");
                true
            }
            _ => false,
        };
        if moved {
            event.prevent_default();
        }
    })
}
