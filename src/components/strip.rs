use crate::copy;
use crate::route::Route;
use crate::scale::{Lane, Scale};
use crate::tally::Other;
use gloss_extract::figures::{Decimal, Figure, Qualifier};
use yew::prelude::*;

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

/// The figures of one counted thing on one scale, one line each. Words are words
/// of the page, which break and grow with its letters; only the tracks are drawn.
pub(super) fn strip(name: &str, scale: &Scale) -> Html {
    let label = |end: Decimal| {
        let unit = scale.lanes.first().and_then(|lane| lane.figure.unit.clone());
        copy::figure(&Figure { low: Some(end), high: Some(end), unit, ..Figure::default() })
    };
    let (low, high) = (label(scale.low), label(scale.high));
    html! {
        <div class="strip" role="group" aria-label={copy::strip(name, &low, &high)}>
            { for scale.lanes.iter().map(|one| lane(scale, one)) }
            <div class="ends" aria-hidden="true"><span>{ low }</span><span>{ high }</span></div>
        </div>
    }
}

/// The date, the sign or bar at its place, and the value in words.
fn lane(scale: &Scale, Lane { figure, date, other }: &Lane) -> Html {
    let words = copy::figure(figure);
    let day = date.map(copy::short_date).unwrap_or_default();
    let name = if other.is_none() { copy::HERE.into() } else { day };
    let inside = html! {
        <>
            <span class="lane-name">{ &name }</span>{ " " }
            <span class="track" aria-hidden="true"><svg>{ drawn(scale, figure) }</svg></span>
            <span class="lane-value">{ &words }</span>
        </>
    };
    match other {
        None => html! { <div class="lane is-here">{ inside }</div> },
        Some(Other { link, relation, .. }) => {
            let href = Route::to(&link.card, Some(link.at.start)).to_string();
            // First what is seen, so that it can be said to press it.
            let label = copy::strip_lane(&name, &words, &copy::relation(*relation).1, &link.card.title);
            html! { <a class="lane" {href} aria-label={label}>{ inside }</a> }
        }
    }
}

fn drawn(scale: &Scale, figure: &Figure) -> Html {
    let place = |end: Option<Decimal>| end.map_or(0.0, |end| 100.0 * scale.place(end));
    let (low, high) = (place(figure.low.or(figure.high)), place(figure.high.or(figure.low)));
    let at = |x: f64, shape: Html| html! { <svg x={percent(x)} y="50%" overflow="visible">{ shape }</svg> };
    if low >= high {
        return at(low, shape(figure.qualifier));
    }
    let vague = (figure.qualifier == Qualifier::About).then_some("vague");
    let tick = || html! { <path d="M0-4V4" /> };
    html! {
        <><line class={classes!("reach", vague)} x1={percent(low)} x2={percent(high)} y1="50%" y2="50%" />
        { at(low, tick()) }{ at(high, tick()) }</>
    }
}

fn percent(at: f64) -> String {
    // Writing a fraction as such is code of 4 kB.
    let tenths = (at * 10.0).round() as u32;
    format!("{}.{}%", tenths / 10, tenths % 10)
}
