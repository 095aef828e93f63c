use super::map::PlaceMapProps;
use crate::copy;
use crate::dom;
use crate::state::Action;
use gloss_places::{Dot, Map};
use yew::prelude::*;

/// The map as it is drawn, its dots within reach of pointer and keyboard.
pub(super) fn picture(props: &PlaceMapProps, map: &Map, (width, height): (u32, u32)) -> Html {
    let choose = {
        let act = props.act.clone();
        move |event: &Event| {
            let entity = dom::number_at(event.target(), "data-place");
            entity.into_iter().for_each(|entity| act.emit(Action::ChooseEntity(entity)));
        }
    };
    let onclick = {
        let choose = choose.clone();
        Callback::from(move |event: MouseEvent| choose(&event))
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let handled = match event.key().as_str() {
            "Enter" | " " => {
                choose(&event);
                true
            }
            "ArrowRight" | "ArrowDown" => dom::step_focus("", ".dot", true),
            "ArrowLeft" | "ArrowUp" => dom::step_focus(".dot", ".dot", false),
            _ => false,
        };
        if handled {
            event.prevent_default();
        }
    });
    let first = props.chosen.or(map.dots.first().map(|dot| dot.entity));
    html! {
        <svg class="map-picture" viewBox={format!("0 0 {width} {height}")} role="group" aria-label={copy::map_of(map.dots.len())} {onclick} {onkeydown}>
            <path class="land" fill-rule="evenodd" d={map.land.clone()} />
            <path class="named" fill-rule="evenodd" d={map.named.clone()} />
            <path class="borders" d={map.borders.clone()} />
            { for map.dots.iter().map(|dot| self::dot(props, dot, first)) }
        </svg>
    }
}

/// One of them is in the order of the tab key; arrow keys lead to the others.
fn dot(props: &PlaceMapProps, dot: &Dot, first: Option<u32>) -> Html {
    let Some(found) = props.reading.analysis.entities.get(dot.entity as usize) else { return Html::default() };
    let words = copy::dot(&found.name, dot, found.mentions.len());
    let tabindex = if first == Some(dot.entity) { "0" } else { "-1" };
    let class = classes!("dot", dot.kind.clone(), (props.chosen == Some(dot.entity)).then_some("is-on"));
    let circle = |class: &'static str, radius: String| {
        html! { <circle {class} cx={dot.x.clone()} cy={dot.y.clone()} r={radius} /> }
    };
    html! {
        <g key={dot.entity} {class} role="button" {tabindex} aria-label={words.clone()} data-place={dot.entity.to_string()}>
            <title>{ words }</title>
            { circle("hit", "12".into()) }
            { circle("spot", dot.radius.clone()) }
            if let Some(label) = &dot.label {
                <text x={label.x.clone()} y={label.y.clone()} text-anchor={label.anchor.clone()} lang="en">{ &found.name }</text>
            }
        </g>
    }
}
