use super::day::Day;
use crate::copy;
use crate::prefs::Density;
use crate::sheet::Sheet;
use crate::state::Action;
use gloss_extract::Article;
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

fn words(article: &Article) -> usize {
    let read = article.blocks().iter().filter(|block| block.role.is_read());
    read.map(|block| block.span.of(article.text()).split_whitespace().count()).sum()
}
