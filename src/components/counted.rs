use super::evidence::quote;
use super::more::use_rows;
use super::strip::{sign, strip};
use crate::copy;
use crate::route::Route;
use crate::scale::Scale;
use crate::shared::Shared;
use crate::state::Action;
use crate::tally::{Other, Own, Tally, tally};
use gloss_engine::Reading;
use gloss_extract::Span;
use gloss_extract::figures::Figure;
use yew::prelude::*;

/// Comparisons of one figure that show before "show all", none that may count
/// something else.
const FEW: usize = 3;

#[derive(Properties, PartialEq)]
pub(super) struct CountedProps {
    pub(super) reading: Shared<Reading>,
    pub(super) entity: u32,
    pub(super) chosen: bool,
    /// Whether all stand at once, on paper.
    pub(super) all: bool,
    pub(super) act: Callback<Action>,
}

/// The rows of one counted thing: the text's figures, each with its sentence
/// and with those of other articles below it.
#[component]
pub(super) fn Counted(props: &CountedProps) -> Html {
    let all = use_state(|| false);
    let tally = tally(&props.reading, props.entity);
    let (count, more) = use_rows(tally.as_ref().map_or(0, |tally| tally.figures.len()));
    let (count, more) = if props.all { (usize::MAX, Html::default()) } else { (count, more) };
    let Some(mut tally) = tally else { return Html::default() };
    tally.figures.truncate(count);
    let more = (more != Html::default()).then(|| html! { <tr><td colspan="3">{ more }</td></tr> });
    let (_, links) = tally.pairs();
    if !*all && !props.all {
        for own in &mut tally.figures {
            own.others.retain(Other::is_sure);
            own.others.truncate(FEW);
        }
    }
    let (_, shown) = tally.pairs();
    let (name, lang) = copy::in_its_language(tally.counted());
    let onclick = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <tbody class={props.chosen.then_some("is-on")}>
            <tr class="counted"><th scope="rowgroup" colspan="3" {lang}>{ &name }</th></tr>
            if let Some(scale) = Scale::of(&tally, props.reading.article.date()) {
                <tr><td colspan="3">{ strip(&name, &scale) }</td></tr>
            }
            for own in &tally.figures {
                { row(props, &tally, own) }
                for other in &own.others { { other_row(&tally, other) } }
            }
            { more }
            if shown < links {
                <tr><td colspan="3"><button type="button" class="plain" {onclick}>{ copy::show_pairs(shown, links) }</button></td></tr>
            }
        </tbody>
    }
}

fn row(props: &CountedProps, tally: &Tally, own: &Own) -> Html {
    let mention = own.mention;
    let onclick = props.act.reform(move |_: MouseEvent| Action::Choose(mention));
    // What is not read is shown as it is written.
    let words = Some(copy::figure(own.figure)).filter(|words| !words.is_empty());
    let words = words.unwrap_or_else(|| own.at.of(own.sentence).to_owned());
    let value = html! { <button type="button" class="plain figure" {onclick}>{ words }</button> };
    let day = props.reading.article.date().map(copy::short_date);
    let when = html! {
        <>{ own.date.and_then(copy::when).or(day).unwrap_or_else(|| copy::UNDATED.into()) }</>
    };
    let relation = if tally.is_compared() { copy::HERE } else { copy::ONLY_HERE };
    rows("own", tally, own.figure, value, when, html! { { relation } }, (own.sentence, own.at))
}

fn other_row(tally: &Tally, Other { link, figure, relation }: &Other) -> Html {
    let href = Route::to(&link.card, Some(link.at.start)).to_string();
    let value = html! { <a class="figure" {href}>{ copy::figure(figure) }</a> };
    let when = html! {
        <>{ link.card.date.map(copy::short_date) }<span class="source" title={link.card.title.clone()}>{ &link.card.source }</span></>
    };
    let (sign, words) = copy::relation(*relation);
    let relation = html! { <><span class="sign" aria-hidden="true">{ sign }</span>{ " " }{ words }</> };
    rows("other", tally, figure, value, when, relation, (&link.sentence, link.mention))
}

/// What a figure says, and the sentence that says so.
fn rows(
    class: &'static str,
    tally: &Tally,
    figure: &Figure,
    value: Html,
    when: Html,
    relation: Html,
    said: (&str, Span),
) -> Html {
    // The head of the group is the noun alone.
    let counted = figure.counted.as_ref().map(|counted| counted.text.as_str()).filter(|text| *text != tally.name);
    html! {
        <>
            <tr {class}>
                <td><div class="value">{ sign(figure.qualifier) }<div>{ value }<span class="what" lang="en">{ counted }</span></div></div></td>
                <td>{ when }</td>
                <td class="relation">{ relation }</td>
            </tr>
            <tr class={classes!("said", class)}><td colspan="3"><blockquote lang="en">{ quote(said.0, said.1) }</blockquote></td></tr>
        </>
    }
}
