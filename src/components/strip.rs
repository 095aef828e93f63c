use crate::copy;
use crate::route::Route;
use crate::scale::{Lane, Scale};
use crate::tally::Other;
use gloss_extract::figures::{Decimal, Figure, Qualifier};
use yew::prelude::*;

/// Height of a line, in pixels.
const LINE: usize = 22;
/// Where the scale begins and ends, in percent of the width: dates stand
/// before it, values behind.
const FROM: f64 = 24.0;
const TO: f64 = 54.0;

/// The sign of a qualifier, around its value's place: a dot, open if the value
/// itself is not meant; an arrow to the side that is open; a wave.
fn shape(qualifier: Qualifier) -> Html {
    let path = match qualifier {
        Qualifier::Exact => "",
        Qualifier::About => "M-8 1q4-6 8 0t8 0",
        Qualifier::Over | Qualifier::AtLeast => "M4 0H15M11-3.5 15 0 11 3.5",
        Qualifier::Under | Qualifier::AtMost => "M-4 0H-15M-11-3.5-15 0-11 3.5",
        Qualifier::Between => "M-8 0H8M-8-4V4M8-4V4",
    };
    let dot = match qualifier {
        Qualifier::About | Qualifier::Between => Html::default(),
        Qualifier::Over | Qualifier::Under => html! { <circle r="3.5" fill="none" /> },
        _ => html! { <circle r="4" /> },
    };
    html! { <>{ dot }<path d={path} fill="none" /></> }
}

/// A sign that stands before its words.
pub(super) fn sign(qualifier: Qualifier) -> Html {
    html! { <svg class="shape" viewBox="-16 -7 32 14" aria-hidden="true">{ shape(qualifier) }</svg> }
}

/// The figures of one counted thing on one scale, one line each.
pub(super) fn strip(name: &str, scale: &Scale) -> Html {
    let height = scale.lanes.len() * LINE;
    let label = |end: Decimal| {
        let unit = scale.lanes.first().and_then(|lane| lane.figure.unit.clone());
        copy::figure(&Figure { low: Some(end), high: Some(end), unit, ..Figure::default() })
    };
    let (low, high) = (label(scale.low), label(scale.high));
    let end = |at: f64, name: &str| {
        let at = percent(at);
        html! {
            <><line class="end" x1={at.clone()} x2={at.clone()} y1="2" y2={height.to_string()} />
            <text class="tick" x={at} y={(height + 13).to_string()} text-anchor="middle">{ name }</text></>
        }
    };
    html! {
        <svg class="strip" role="group" aria-label={copy::strip(name, &low, &high)} width="100%" height={(height + 18).to_string()}>
            { end(FROM, &low) }{ end(TO, &high) }
            { for scale.lanes.iter().enumerate().map(|(at, line)| lane(scale, at * LINE, line)) }
        </svg>
    }
}

/// The date, the sign or bar at its place, and the value in words.
fn lane(scale: &Scale, top: usize, Lane { figure, date, other }: &Lane) -> Html {
    let place = |end: Option<Decimal>| FROM + (TO - FROM) * end.map_or(0.0, |end| scale.place(end));
    let (low, high) = (place(figure.low.or(figure.high)), place(figure.high.or(figure.low)));
    let middle = (top + LINE / 2).to_string();
    let base = (top + LINE / 2 + 4).to_string();
    let at = |x: f64, shape: Html| html! { <svg x={percent(x)} y={middle.clone()} overflow="visible">{ shape }</svg> };
    let drawn = if low < high {
        let vague = (figure.qualifier == Qualifier::About).then_some("vague");
        let tick = || html! { <path d="M0-4V4" /> };
        html! {
            <><line class={classes!("reach", vague)} x1={percent(low)} x2={percent(high)} y1={middle.clone()} y2={middle.clone()} />
            { at(low, tick()) }{ at(high, tick()) }</>
        }
    } else {
        at(low, shape(figure.qualifier))
    };
    let room = if matches!(figure.qualifier, Qualifier::Over | Qualifier::AtLeast) { "20" } else { "12" };
    let words = copy::figure(figure);
    let day = date.map(copy::short_date).unwrap_or_default();
    let name = if other.is_none() { copy::HERE.into() } else { day };
    let inside = html! {
        <>
            <rect class="hit" x="0" y={top.to_string()} width="100%" height={LINE.to_string()} />
            <text x="2" y={base.clone()}>{ &name }</text>{ " " }
            { drawn }
            <text x={percent(high)} dx={room} y={base}>{ &words }</text>
        </>
    };
    match other {
        None => html! { <g class="lane is-here">{ inside }</g> },
        Some(Other { link, relation, .. }) => {
            let href = Route::to(&link.card, Some(link.at.start)).to_string();
            // First what is seen, so that it can be said to press it.
            let label = copy::strip_lane(&name, &words, &copy::relation(*relation).1, &link.card.title);
            html! { <a class="lane" {href} aria-label={label}>{ inside }</a> }
        }
    }
}

fn percent(at: f64) -> String {
    // Writing a fraction as such is code of 4 kB.
    let tenths = (at * 10.0).round() as u32;
    format!("{}.{}%", tenths / 10, tenths % 10)
}
