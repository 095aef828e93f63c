use crate::chart::places;
use crate::copy;
use crate::dom;
use crate::hooks::use_effect_with;
use crate::hooks::use_size;
use crate::mappers;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use gloss_places::{Ask, Dot, Map};
use yew::prelude::*;

/// The frame is so many times as high as the labels' letters; see `places.css`.
const LETTERS: u32 = 18;

#[derive(Properties, PartialEq)]
pub(super) struct PlaceMapProps {
    pub(super) reading: Shared<Reading>,
    /// The place that the map is of; else it is of all.
    #[prop_or_default]
    pub(super) chosen: Option<u32>,
    pub(super) act: Callback<Action>,
}

/// Where the places of a text are. The frame has its height before the map is
/// there, so that nothing moves when it comes.
#[component]
pub(super) fn PlaceMap(props: &PlaceMapProps) -> Html {
    let node = use_node_ref();
    let size = use_size(node.clone());
    let all = use_state(|| false);
    let drawn = use_state(|| None::<Option<Map>>);
    {
        let drawn = drawn.setter();
        use_effect_with((props.reading.clone(), props.chosen, size, *all), move |(reading, chosen, size, all)| {
            if let Some((width, height)) = *size {
                let (chosen, all, font) = (*chosen, *all, height / LETTERS);
                let ask = Ask { ticket: 0, width, height, font, all, chosen, places: places(reading) };
                mappers::ask(ask, move |map| drawn.set(Some(map)));
            }
        });
    }
    let trouble = matches!(*drawn, Some(None));
    let map = drawn.as_ref().and_then(Option::as_ref);
    let toggle = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let can_toggle = props.chosen.is_none() && map.is_some_and(|map| map.outside > 0 || *all);
    let note = map.and_then(|map| match props.chosen {
        None => Some(copy::off_map(map.unknown, map.outside)),
        Some(chosen) => where_is(props, map, chosen),
    });
    html! {
        <figure class="map">
            <div class="map-frame" ref={node}>
                if let (Some(map), Some(size)) = (map, size) { { picture(props, map, size) } }
                if trouble { <p class="nothing" role="status">{ copy::NO_MAP }</p> }
            </div>
            <figcaption class="map-note">
                { note }
                if can_toggle { <button type="button" class="plain" onclick={toggle}>{ if *all { copy::MAP_CLOSER } else { copy::MAP_ALL } }</button> }
                <span class="map-sources">{ copy::MAP_SOURCES }</span>
            </figcaption>
        </figure>
    }
}

/// `Baghdad, Iraq`.
fn where_is(props: &PlaceMapProps, map: &Map, chosen: u32) -> Option<String> {
    let dot = map.dots.iter().find(|dot| dot.entity == chosen)?;
    copy::placed(&props.reading.analysis.entities.get(chosen as usize)?.name, dot)
}

fn picture(props: &PlaceMapProps, map: &Map, (width, height): (u32, u32)) -> Html {
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
