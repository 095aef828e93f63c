use crate::copy;
use crate::prefs::Density;
use crate::sheet::Sheet;
use crate::state::Action;
use gloss_extract::Article;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Words read in a minute.
const PACE: usize = 230;

#[derive(Properties, PartialEq)]
pub(super) struct MetaLineProps {
    pub(super) sheet: Sheet,
    pub(super) density: Density,
    pub(super) act: Callback<Action>,
}

/// Where the text comes from, how long it takes, and its day.
#[component]
pub(super) fn MetaLine(props: &MetaLineProps) -> Html {
    let words = use_memo(props.sheet.article.clone(), |article| article.as_deref().map_or(0, words));
    let source = match &props.sheet.card {
        Some(card) => [card.source.as_str(), card.author.as_str()]
            .iter()
            .filter(|part| !part.is_empty())
            .copied()
            .collect::<Vec<_>>()
            .join(" · "),
        None if props.sheet.id.is_some() => "Bundled article".into(),
        None => "Your text".into(),
    };
    html! {
        <div class="meta">
            <span>{ source }</span>
            <span>{ copy::counted(*words, "word") }</span>
            <span>{ format!("{} min", words.div_ceil(PACE).max(1)) }</span>
            <Day sheet={props.sheet.clone()} act={props.act.clone()} />
            <div class="density" role="group" aria-label="How much is marked">{ for Density::ALL.map(|one| density(props, one)) }</div>
        </div>
    }
}

fn density(props: &MetaLineProps, density: Density) -> Html {
    let pressed = (props.density == density).to_string();
    let onclick = props.act.reform(move |_: MouseEvent| Action::SetDensity(density));
    html! {
        <button type="button" key={density.word()} class="step" data-density={density.word()} aria-pressed={pressed} {onclick}>
            { copy::density(density) }
        </button>
    }
}

#[derive(Properties, PartialEq)]
struct DayProps {
    sheet: Sheet,
    act: Callback<Action>,
}

/// The article's day: found, set, or not given; it can be set by the reader.
#[component]
fn Day(props: &DayProps) -> Html {
    let sheet = &props.sheet;
    let found = sheet.article.as_ref().and_then(|article| article.date());
    let open = use_state(|| false);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onchange = props.act.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::SetDate(value.parse().ok())
    });
    let date = sheet.date.or(found);
    let words = date.map(copy::date).unwrap_or_else(|| "Date not given".into());
    let value = date.map(|date| date.to_string()).unwrap_or_default();
    html! {
        <span class="day">
            <span class="day-found">{ words }</span>
            if sheet.id.is_none() {
                <button type="button" id="set-date" class="plain" aria-expanded={open.to_string()} {onclick}>
                    { if date.is_some() { "change" } else { "set date" } }
                </button>
                if *open {
                    <label class="day-field">{ "Day of publication " }<input id="date" type="date" {value} {onchange} /></label>
                }
            }
        </span>
    }
}

fn words(article: &Article) -> usize {
    let read = article.blocks().iter().filter(|block| block.role.is_read());
    read.map(|block| block.span.of(article.text()).split_whitespace().count()).sum()
}
