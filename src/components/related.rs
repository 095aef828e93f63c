use super::evidence::{Evidence, source};
use crate::copy;
use crate::route::Route;
use crate::shared::Shared;
use crate::state::{Action, Tab};
use crate::tally::called;
use gloss_engine::{Reading, Related};
use yew::prelude::*;

/// Shared names that show as chips.
const CHIPS: usize = 5;

#[derive(Properties, PartialEq)]
pub(super) struct RelatedListProps {
    pub(super) reading: Shared<Reading>,
    /// How many show, at most.
    #[prop_or(usize::MAX)]
    pub(super) most: usize,
    pub(super) act: Callback<Action>,
}

/// Bundled articles about the same things, each with its reasons.
#[component]
pub(super) fn RelatedList(props: &RelatedListProps) -> Html {
    let related = &props.reading.related;
    html! {
        <>
            if related.is_empty() { <p class="nothing">{ copy::NO_RELATED }</p> }
            <ol class="related">{ for related.iter().take(props.most).map(|one| item(props, one)) }</ol>
        </>
    }
}

fn item(props: &RelatedListProps, one: &Related) -> Html {
    let card = &one.card;
    let distance = card.date.zip(props.reading.article.date()).map(|(other, own)| copy::distance(other, own));
    let figures = (one.figures > 0).then(|| copy::comparable_figures(one.figures));
    html! {
        <li class="related-item" key={card.id.clone()}>
            <h3 lang="en"><a href={Route::to(card, None).to_string()}>{ &card.title }</a></h3>
            <p class="source">{ source(card) }if let Some(distance) = distance { { format!(" · {distance}") } }</p>
            <p class="shares"><span class="shares-name">{ copy::SHARES }</span>
                { for one.shared.iter().take(CHIPS).map(|&entity| shared(props, entity)) }
                if let Some(figures) = figures { <span class="shared-figures">{ figures }</span> }
            </p>
            if one.copies > 0 { <p class="near-copies">{ copy::copies(one.copies) }</p> }
            <details class="score"><summary>{ copy::score((one.score * 100.0) as u32) }</summary><p>{ copy::SCORE_MEANS }</p></details>
            for (index, (_, link)) in one.evidence.iter().take(2).enumerate() { <Evidence key={index} link={link.clone()} named={false} /> }
        </li>
    }
}

fn shared(props: &RelatedListProps, index: u32) -> Html {
    let Some(entity) = props.reading.analysis.entities.get(index as usize) else { return Html::default() };
    let onclick = props.act.reform(move |_: MouseEvent| Action::ChooseEntity(index));
    let (name, lang) = copy::in_its_language(called(&props.reading.analysis, entity));
    html! {
        <button type="button" key={index} class={classes!("tag", format!("k-{}", entity.kind.word()))} {lang} {onclick}>{ name }</button>
    }
}

/// Related articles that stand behind the text.
const AFTER: usize = 3;

/// The first related articles once more, in the flow: who has read to the end reads
/// on.
pub(super) fn after(reading: &Shared<Reading>, act: &Callback<Action>) -> Html {
    let all = reading.related.len();
    let onclick = act.reform(|_: MouseEvent| Action::Open(Tab::Related));
    html! {
        <section id="after" class="after" aria-labelledby="after-name">
            <h2 id="after-name">{ copy::RELATED_ARTICLES }</h2>
            <RelatedList reading={reading.clone()} most={AFTER} act={act.clone()} />
            if all > AFTER { <button type="button" id="after-all" class="button" {onclick}>{ copy::show_all(all) }</button> }
        </section>
    }
}
