//! Names beside their dots, so that none lies on another: those that come first
//! get the best places, and what finds none is left out.

/// A rectangle in the picture: left, top, right, bottom.
type Area = (f64, f64, f64, f64);

/// Between a dot's edge and its name, in pixels.
const GAP: f64 = 4.0;
/// Kept free around each name.
const AIR: f64 = 1.5;
/// And between a name and the dot of another, so that it is not read as its own.
const APART: f64 = 4.0;

/// A dot that wants a name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wish<'a> {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) radius: f64,
    pub(crate) name: &'a str,
    /// Whether the name may stand in its place: that of a sea or continent.
    pub(crate) wide: bool,
}

/// On which side of its point a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// Where a name is written: its point on the base line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) anchor: Anchor,
}

/// Places the names, in the order of the wishes.
pub(crate) fn place(wishes: &[Wish], font: f64, width: f64, height: f64) -> Vec<Option<Spot>> {
    let dot = |wish: &Wish| (wish.x - wish.radius, wish.y - wish.radius, wish.x + wish.radius, wish.y + wish.radius);
    let dots: Vec<Area> = wishes.iter().map(dot).collect();
    let mut taken: Vec<Area> = Vec::new();
    let mut spots = Vec::new();
    for (at, wish) in wishes.iter().enumerate() {
        let long = length(wish.name) * font;
        let free = |area: &Area| {
            let others = dots.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, dot)| dot);
            area.0 >= AIR
                && area.1 >= AIR
                && area.2 <= width - AIR
                && area.3 <= height - AIR
                && !taken.iter().any(|other| overlap(area, other))
                && !others.into_iter().any(|dot| overlap(&wider(area), dot))
        };
        let instead = Spot { x: wish.x, y: wish.y + font * 0.35, anchor: Anchor::Middle };
        let choices = wish.wide.then_some(instead).into_iter().chain(choices(wish, font));
        let spot = choices.into_iter().find_map(|spot| {
            let area = area(spot, long, font);
            free(&area).then_some((spot, area))
        });
        taken.extend(spot.map(|(_, area)| area));
        spots.push(spot.map(|(spot, _)| spot));
    }
    spots
}

/// To the right, to the left, above, below, and between.
fn choices(wish: &Wish, font: f64) -> [Spot; 8] {
    let (x, y, away) = (wish.x, wish.y, wish.radius + GAP);
    let (middle, above, below) = (y + font * 0.35, y - away, y + away + font * 0.7);
    let slant = away * 0.8;
    let spot = |x, y, anchor| Spot { x, y, anchor };
    [
        spot(x + away, middle, Anchor::Start),
        spot(x - away, middle, Anchor::End),
        spot(x, above, Anchor::Middle),
        spot(x, below, Anchor::Middle),
        spot(x + slant, y - slant, Anchor::Start),
        spot(x + slant, y + slant + font * 0.6, Anchor::Start),
        spot(x - slant, y - slant, Anchor::End),
        spot(x - slant, y + slant + font * 0.6, Anchor::End),
    ]
}

fn area(spot: Spot, long: f64, font: f64) -> Area {
    let left = match spot.anchor {
        Anchor::Start => spot.x,
        Anchor::Middle => spot.x - long / 2.0,
        Anchor::End => spot.x - long,
    };
    (left - AIR, spot.y - font * 0.8 - AIR, left + long + AIR, spot.y + font * 0.25 + AIR)
}

fn wider(area: &Area) -> Area {
    (area.0 - APART, area.1, area.2 + APART, area.3)
}

fn overlap(one: &Area, other: &Area) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

/// About how long a name is, in sizes of its letters; rather too long.
fn length(name: &str) -> f64 {
    let wide = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | '\'' | '’' | ' ' => 0.3,
        'f' | 'r' | 't' | '-' => 0.4,
        'm' | 'w' | 'M' | 'W' => 0.9,
        _ if letter.is_uppercase() => 0.7,
        _ if letter.is_ascii() => 0.57,
        _ => 0.8,
    };
    name.chars().map(wide).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(x: f64, y: f64, name: &str) -> Wish<'_> {
        Wish { x, y, radius: 4.0, name, wide: false }
    }

    #[test]
    fn a_name_stands_to_the_right_or_where_there_is_room() {
        let spots = place(&[wish(50.0, 50.0, "Baghdad"), wish(190.0, 50.0, "Mosul")], 12.0, 200.0, 100.0);
        assert_eq!(spots.iter().flatten().map(|spot| spot.anchor).collect::<Vec<_>>(), [Anchor::Start, Anchor::End]);
    }

    #[test]
    fn what_has_no_room_is_left_out() {
        let name = "A name that is much longer than the picture is wide";
        assert_eq!(place(&[wish(50.0, 50.0, name)], 12.0, 200.0, 100.0), [None]);
    }

    proptest! {
        #[test]
        fn names_never_overlap(points in prop::collection::vec((0.0..348.0f64, 0.0..200.0f64), 0..40)) {
            let wishes: Vec<_> = points.iter().map(|&(x, y)| wish(x, y, "Baghdad")).collect();
            let long = length("Baghdad") * 12.0;
            let spots = place(&wishes, 12.0, 348.0, 200.0);
            let areas: Vec<_> = spots.iter().flatten().map(|spot| area(*spot, long, 12.0)).collect();
            for (at, one) in areas.iter().enumerate() {
                prop_assert!(areas.iter().skip(at + 1).all(|other| !overlap(one, other)));
                prop_assert!(one.0 >= 0.0 && one.2 <= 348.0 && one.1 >= 0.0 && one.3 <= 200.0);
            }
        }
    }
}
