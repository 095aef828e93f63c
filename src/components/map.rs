use super::map_picture::picture;
use crate::chart::places;
use crate::copy;
use crate::hooks::use_effect_with;
use crate::hooks::use_size;
use crate::mappers;
use crate::shared::Shared;
use crate::state::Action;
use gloss_engine::Reading;
use gloss_places::{Ask, Map};
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
