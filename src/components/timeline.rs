use super::date_row::{Row, named, said};
use super::evidence::quote;
use crate::copy;
use crate::route::Route;
use crate::shared::Shared;
use crate::state::Action;
use crate::tally;
use gloss_engine::{Reading, Related};
use gloss_extract::day;
use gloss_extract::order::order_by;
use yew::prelude::*;

/// What stands on the calendar.
enum Line<'a> {
    /// A date of the text.
    Own(&'a Row<'a>),
    /// The text's own day.
    Here,
    /// An article about the same things, on the day it is of.
    Article(&'a Related),
}

/// The dates of a text in the order of the calendar, each with its sentence, and
/// among them the days of the text and of the articles related to it.
pub(super) fn timeline(reading: &Shared<Reading>, rows: &[Row], shown: usize, act: &Callback<Action>) -> Html {
    let own = reading.article.date();
    let mut lines: Vec<(String, Line)> = Vec::new();
    lines.extend(own.map(|date| (day::text(date), Line::Here)));
    lines.extend(rows.iter().take(shown).filter_map(|row| Some((row.begins()?, Line::Own(row)))));
    let articles = reading.related.iter().filter_map(|one| Some((day::text(one.card.date?), Line::Article(one))));
    lines.extend(articles);
    // Other days tell nothing of a text that has none.
    if rows.is_empty() && (own.is_none() || lines.len() < 2) {
        return Html::default();
    }
    let count = lines.len() - usize::from(own.is_some());
    order_by(&mut lines, |one, two| one.0.cmp(&two.0));
    html! {
        <section class="group">
            <h3 class="group-name">{ copy::DATES_CALENDAR }<span class="count">{ count }</span></h3>
            <ol class="timeline">{ for lines.iter().map(|(_, line)| draw(reading, line, act)) }</ol>
        </section>
    }
}

fn draw(reading: &Shared<Reading>, line: &Line, act: &Callback<Action>) -> Html {
    match line {
        Line::Own(row) => dated(reading, row, act),
        Line::Here => {
            let date = reading.article.date().map(copy::date);
            html! { <li class="on-here"><span class="on-day">{ date }</span><span class="row-count">{ copy::HERE }</span></li> }
        }
        Line::Article(one) => article(reading, one),
    }
}

/// A date of the text: how it is read, its words, and the sentence around them.
fn dated(reading: &Shared<Reading>, row: &Row, act: &Callback<Action>) -> Html {
    let entity = row.entity;
    let Some(found) = reading.analysis.entities.get(entity as usize) else { return Html::default() };
    let onclick = act.reform(move |_: MouseEvent| Action::ChooseEntity(entity));
    let (name, lang) = named(row, found);
    let mentions = found.mentions.iter().filter_map(|&at| reading.analysis.mentions.get(at as usize));
    let sentence = mentions.clone().next().map(|mention| tally::sentence(reading, mention));
    let words = said(found, &name);
    // Who opens the date finds the other sentences.
    let more = found.mentions.len().saturating_sub(1);
    html! {
        <li class="on-own" key={entity}>
            <button type="button" class="row" data-entity={entity.to_string()} {onclick}>
                <span class="row-name" {lang}>{ name }</span>
                <span class="row-count">{ copy::precision(row.value) }</span>
                if let Some((sentence, at)) = sentence { <span class="on-said" lang="en">{ quote(sentence, at) }</span> }
                if more > 0 { <span class="row-also">{ words.join(", ") }{ " · " }{ copy::more_mentions(more) }</span> }
            </button>
        </li>
    }
}

fn article(reading: &Reading, one: &Related) -> Html {
    let card = &one.card;
    let away = card.date.zip(reading.article.date()).map(|(other, own)| copy::distance(other, own));
    let (link, best) = (Route::to(card, None).to_string(), one.evidence.first());
    html! {
        <li class="on-article" key={card.id.clone()}>
            <span class="on-day">{ card.date.map(copy::date) }</span><span class="row-count">{ away }</span>
            <a href={link} lang="en">{ &card.title }</a>
            if let Some((_, link)) = best { <span class="on-said" lang="en">{ quote(&link.sentence, link.mention) }</span> }
        </li>
    }
}
