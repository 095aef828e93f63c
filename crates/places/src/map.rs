//! What is drawn of a text's places, and how close.

use crate::ask::Ask;
use crate::drawn::{Dot, Label, Map};
use crate::file::{Atlas, Kind};
use crate::labels::{Anchor, Wish, place};
use crate::outline::tenths;
use crate::view::View;

/// Of a dot for a single mention, and of the largest, in pixels.
const SMALL: f64 = 3.2;
const LARGEST: f64 = 9.0;
/// Of a dot that only shows where the chosen place lies.
const FAINT: f64 = 2.2;
/// Of the ring around the chosen one.
const RING: f64 = 12.0;
/// The picture shows at least so many of a hundred mentions, and leaves out what
/// lies so many times farther away.
const MOST: u64 = 70;
const CLOSER: f64 = 1.7;
/// No more names than a reader can take in.
const NAMES: usize = 16;
/// Countries where the state says more than the country.
const BY_STATE: [&str; 3] = ["US", "CA", "AU"];
/// A country that reaches farther than so many degrees is not shown whole.
const WIDE: u32 = 1_500;

/// A dot on its way.
struct Found {
    at: usize,
    place: u32,
    point: (f64, f64),
    radius: f64,
    mentions: u32,
}

impl Atlas {
    /// Draws a map.
    pub fn map(&self, ask: &Ask) -> Map {
        let chosen = self.choose(&ask.places);
        let spot = |place: u32| self.places.get(place as usize).map(|found| (found.x, found.y));
        let wanted = |at: usize| ask.places.get(at).map(|asked| asked.entity);
        let known: Vec<(usize, u32)> =
            chosen.iter().enumerate().filter_map(|(at, place)| Some((at, (*place)?))).collect();
        let of = ask.chosen.and_then(|entity| known.iter().find(|(at, _)| wanted(*at) == Some(entity)));
        let shown = if ask.all || of.is_some() { known.clone() } else { self.closer(ask, &known) };
        let view = self.view(ask, &shown, of.map(|(_, place)| *place));
        let found: Vec<Found> = known
            .iter()
            .filter_map(|&(at, place)| {
                let asked = ask.places.get(at)?;
                let faint = ask.chosen.is_some_and(|entity| entity != asked.entity);
                let radius = if faint { FAINT } else { radius(asked.mentions) };
                Some(Found { at, place, point: view.place(spot(place)?), radius, mentions: asked.mentions })
            })
            .filter(|found| inside(found.point, &view))
            .collect();
        let tinted: Vec<u32> = match of {
            Some((_, place)) => self.places.get(*place as usize).and_then(|found| found.country).into_iter().collect(),
            None => {
                known.iter().map(|(_, place)| *place).filter(|&place| self.kind(place) == Some(Kind::Country)).collect()
            }
        };
        Map {
            ticket: ask.ticket,
            unknown: (chosen.len() - known.len()) as u32,
            outside: (known.len() - found.len()) as u32,
            land: self.shapes(&view, 0..self.countries.len() as u32),
            named: self.shapes(&view, tinted.into_iter()),
            borders: self.borders(&view),
            dots: self.dots(ask, &found),
        }
    }

    /// Around the chosen place, or around all.
    fn view(&self, ask: &Ask, known: &[(usize, u32)], of: Option<u32>) -> View {
        let (width, height) = (f64::from(ask.width.clamp(80, 4000)), f64::from(ask.height.clamp(60, 4000)));
        let points: Vec<(f64, f64)> = match of {
            Some(country) if self.countries.get(country as usize).is_some_and(|country| country.extent < WIDE) => {
                let reach = self.reach(country);
                if reach.is_empty() { self.spots(&[(0, country)]) } else { reach }
            }
            Some(place) => self.spots(&[(0, place)]),
            None => self.spots(known),
        };
        View::around(&points, width, height)
    }

    /// The places around which most mentions are, if that brings them closer; a
    /// continent or sea is where it is.
    fn closer(&self, ask: &Ask, known: &[(usize, u32)]) -> Vec<(usize, u32)> {
        let wide = |place: u32| matches!(self.kind(place), Some(Kind::Area | Kind::Water));
        let narrow: Vec<(usize, u32)> = known.iter().copied().filter(|&(_, place)| !wide(place)).collect();
        let known = if narrow.is_empty() { known } else { &narrow };
        let mentions = |at: usize| ask.places.get(at).map_or(0, |asked| u64::from(asked.mentions));
        let points = self.spots(known);
        let all: u64 = known.iter().map(|(at, _)| mentions(*at)).sum();
        let circle = |middle: &(f64, f64)| {
            let mut near: Vec<(f64, usize)> = points.iter().map(|point| distance(*middle, *point)).zip(0..).collect();
            near.sort_by(|one, two| one.0.total_cmp(&two.0));
            let mut held = 0;
            let far = near.iter().find(|(_, one)| {
                held += known.get(*one).map_or(0, |(at, _)| mentions(*at));
                held * 100 >= all * MOST
            });
            far.map_or(f64::MAX, |(far, _)| *far)
        };
        let circles = points.iter().map(|middle| (circle(middle), *middle));
        let best = circles.min_by(|one, two| one.0.total_cmp(&two.0));
        let Some((reach, middle)) = best else { return known.to_vec() };
        let reach = (reach * 1.2).max(5.0);
        let near = known.iter().zip(&points).filter(|(_, point)| distance(middle, **point) <= reach);
        let near: Vec<(usize, u32)> = near.map(|(known, _)| *known).collect();
        let widest = points.iter().map(|point| distance(middle, *point)).fold(0.0, f64::max);
        if widest > reach * CLOSER { near } else { known.to_vec() }
    }

    fn spots(&self, known: &[(usize, u32)]) -> Vec<(f64, f64)> {
        known.iter().filter_map(|(_, place)| self.places.get(*place as usize)).map(|place| (place.x, place.y)).collect()
    }

    fn dots(&self, ask: &Ask, found: &[Found]) -> Vec<Dot> {
        let (width, height) = (f64::from(ask.width), f64::from(ask.height));
        let name =
            |found: &Found| ask.places.get(found.at).and_then(|asked| asked.names.first()).map_or("", String::as_str);
        let is_chosen =
            |found: &Found| ask.chosen.is_some() && ask.places.get(found.at).map(|asked| asked.entity) == ask.chosen;
        let mut order: Vec<&Found> = found.iter().collect();
        // The chosen one first, then those that are named most.
        order.sort_by_key(|found| (!is_chosen(found), std::cmp::Reverse(found.mentions), found.at));
        let wide = |found: &Found| matches!(self.kind(found.place), Some(Kind::Area | Kind::Water));
        let wish = |found: &&Found| {
            let (x, y) = found.point;
            // Around the chosen one the page draws a ring.
            let radius = if is_chosen(found) { RING } else { found.radius };
            Wish { x, y, radius, name: name(found), wide: wide(found) }
        };
        let wishes: Vec<Wish> = order.iter().map(wish).collect();
        let mut spots = place(&wishes, f64::from(ask.font), width, height);
        for spot in spots.iter_mut().filter(|spot| spot.is_some()).skip(NAMES) {
            *spot = None;
        }
        let mut dots: Vec<(usize, Dot)> = order
            .iter()
            .zip(spots)
            .filter_map(|(found, spot)| {
                // The name of a sea stands in its place.
                let bare =
                    spot.is_some_and(|spot| wide(found) && spot.x == found.point.0 && spot.anchor == Anchor::Middle);
                let label =
                    spot.map(|spot| Label { x: text(spot.x), y: text(spot.y), anchor: anchor(spot.anchor).into() });
                let dot = Dot {
                    entity: ask.places.get(found.at)?.entity,
                    x: text(found.point.0),
                    y: text(found.point.1),
                    radius: if bare { "0".into() } else { text(found.radius) },
                    kind: self.kind(found.place).map_or("", word).into(),
                    lies_in: self.lies_where(found.place),
                    country: self.code(found.place).into(),
                    label,
                };
                Some((found.at, dot))
            })
            .collect();
        dots.sort_by_key(|(at, _)| *at);
        dots.into_iter().map(|(_, dot)| dot).collect()
    }

    /// Two letters of a place's country.
    fn code(&self, place: u32) -> &str {
        let country = self.places.get(place as usize).and_then(|found| self.countries.get(found.country? as usize));
        let is_code = |code: &&str| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase());
        country.map(|country| country.code.as_str()).filter(is_code).unwrap_or_default()
    }

    /// The state, where it says more than the country; else the country.
    fn lies_where(&self, place: u32) -> String {
        let Some(found) = self.places.get(place as usize).filter(|found| found.kind != Kind::Country) else {
            return String::new();
        };
        let state = found.province.filter(|_| BY_STATE.contains(&self.code(place)));
        let shown = state.or(found.country).and_then(|at| self.shown.get(at as usize));
        shown.cloned().unwrap_or_default()
    }
}

/// About how far apart, in degrees.
fn distance(one: (f64, f64), other: (f64, f64)) -> f64 {
    let east = (one.0 - other.0).abs();
    let east = east.min(360.0 - east) * libm::cos(((one.1 + other.1) / 2.0).to_radians());
    libm::sqrt(east * east + (one.1 - other.1) * (one.1 - other.1))
}

fn inside((x, y): (f64, f64), view: &View) -> bool {
    (0.0..=view.width).contains(&x) && (0.0..=view.height).contains(&y)
}

fn radius(mentions: u32) -> f64 {
    (SMALL + libm::sqrt(f64::from(mentions.saturating_sub(1))) * 1.3).min(LARGEST)
}

fn text(number: f64) -> String {
    let mut out = String::new();
    tenths(&mut out, number);
    out
}

fn anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Country => "country",
        Kind::Province => "province",
        Kind::Area => "area",
        Kind::Water => "water",
        Kind::Spot => "spot",
        Kind::Town => "town",
    }
}
