//! The content of the map's file; `file.rs` describes it.

use crate::AtlasError;
use crate::bytes::{Cursor, invalid};
use crate::file::{Atlas, Country, Kind, Named, Place};

/// Steps of a coordinate in a degree.
const STEPS: f64 = 20.0;
/// So large, in thousands of inhabitants, a region or water counts.
const LARGE: u32 = 50_000;
/// And a spot.
const SPOT: u32 = 3_000;

impl Atlas {
    pub(crate) fn content(bytes: &[u8]) -> Result<Self, AtlasError> {
        let mut from = Cursor::new(bytes);
        let mut atlas = Self {
            lines: lines(&mut from)?,
            countries: Vec::new(),
            places: Vec::new(),
            shown: Vec::new(),
            text: String::new(),
            names: Vec::new(),
        };
        atlas.read_countries(&mut from)?;
        atlas.read_provinces(&mut from)?;
        atlas.read_others(&mut from)?;
        atlas.read_towns(&mut from)?;
        from.end()?;
        let text = std::mem::take(&mut atlas.text);
        let name = |named: &Named| text.as_bytes().get(named.start as usize..named.end as usize);
        atlas.names.sort_by(|one, two| name(one).cmp(&name(two)).then(one.place.cmp(&two.place)));
        atlas.text = text;
        Ok(atlas)
    }

    fn read_countries(&mut self, from: &mut Cursor) -> Result<(), AtlasError> {
        for at in 0..from.count()? as u32 {
            let code = from.field()?.to_owned();
            let (shown, names, people) = (from.field()?, from.text()?, from.text()?);
            let (x, y) = point(from)?;
            let (extent, size) = (from.number()?, from.number()?);
            let rings = (0..from.count()?).map(|_| ring(from, self.lines.len())).collect::<Result<_, _>>()?;
            self.countries.push(Country { code, people: people.to_owned(), rings, extent });
            let place = Place { kind: Kind::Country, x, y, country: Some(at), province: None, size, capital: false };
            self.add(place, names);
            self.shown.push(shown.to_owned());
        }
        Ok(())
    }

    fn read_provinces(&mut self, from: &mut Cursor) -> Result<(), AtlasError> {
        for _ in 0..from.count()? {
            let country = self.country(from.number()?)?;
            let (shown, names) = (from.field()?, from.text()?);
            let (x, y) = point(from)?;
            let place = Place { kind: Kind::Province, x, y, country, province: None, size: 0, capital: false };
            self.add(place, names);
            self.shown.push(shown.to_owned());
        }
        Ok(())
    }

    fn read_others(&mut self, from: &mut Cursor) -> Result<(), AtlasError> {
        for _ in 0..from.count()? {
            let (kind, size) = match from.byte()? {
                0 => (Kind::Area, LARGE),
                1 => (Kind::Water, LARGE),
                2 => (Kind::Spot, SPOT),
                _ => return Err(invalid("a place is of no known kind")),
            };
            let country = match from.number()? {
                0 => None,
                country => self.country(country - 1)?,
            };
            let (shown, names) = (from.field()?, from.text()?);
            let (x, y) = point(from)?;
            self.add(Place { kind, x, y, country, province: None, size, capital: false }, names);
            self.shown.push(shown.to_owned());
        }
        Ok(())
    }

    fn read_towns(&mut self, from: &mut Cursor) -> Result<(), AtlasError> {
        let (all, first) = (from.count()?, self.countries.len());
        let mut towns = Vec::new();
        for _ in 0..from.count()? {
            let country = self.country(from.number()?)?;
            let province = match from.number()? as usize {
                0 => None,
                province if first + province <= self.shown.len() => Some((first + province - 1) as u32),
                _ => return Err(invalid("a town lies in a province that is not there")),
            };
            let count = from.number()? as usize;
            if count > all - towns.len() {
                return Err(invalid("its towns are not as many as it says"));
            }
            let town = Place { kind: Kind::Town, x: 0.0, y: 0.0, country, province, size: 0, capital: false };
            towns.resize(towns.len() + count, town);
        }
        let (mut x, mut y) = (0i32, 0i32);
        for town in &mut towns {
            (x, y) = (x.saturating_add(from.signed()?), y.saturating_add(from.signed()?));
            (town.x, town.y) = (degrees(x), degrees(y));
        }
        for town in &mut towns {
            let level = from.byte()?;
            town.capital = level >= 128;
            town.size = libm::exp2(f64::from(level & 127) / 4.0) as u32;
            if let Some(province) = town.province.and_then(|at| self.places.get_mut(at as usize)) {
                province.size = province.size.saturating_add(town.size);
            }
        }
        let mut names = from.text()?.split('\n');
        for town in towns {
            self.add(town, names.next().ok_or(invalid("a town has no name"))?);
        }
        Ok(())
    }

    fn country(&self, at: u32) -> Result<Option<u32>, AtlasError> {
        if (at as usize) < self.countries.len() { Ok(Some(at)) } else { Err(invalid("a country is not there")) }
    }

    fn add(&mut self, place: Place, names: &str) {
        let number = self.places.len() as u32;
        for (at, name) in names.split('|').filter(|name| !name.is_empty()).enumerate() {
            let start = self.text.len() as u32;
            self.text.push_str(name);
            // Countries go by several names alike.
            let other = at > 0 && place.kind == Kind::Town;
            self.names.push(Named { start, end: self.text.len() as u32, place: number, other });
        }
        self.places.push(place);
    }
}

fn degrees(steps: i32) -> f64 {
    f64::from(steps) / STEPS
}

/// Within the world, whatever the file says.
fn point(from: &mut Cursor) -> Result<(f64, f64), AtlasError> {
    let (x, y) = (degrees(from.signed()?), degrees(from.signed()?));
    if x.abs() > 180.0 || y.abs() > 90.0 { Err(invalid("a place is not on earth")) } else { Ok((x, y)) }
}

fn lines(from: &mut Cursor) -> Result<Vec<Vec<(f64, f64)>>, AtlasError> {
    let mut lines = Vec::new();
    for _ in 0..from.count()? {
        let (mut x, mut y, mut line) = (0i32, 0i32, Vec::new());
        for _ in 0..from.count()? {
            (x, y) = (x.saturating_add(from.signed()?), y.saturating_add(from.signed()?));
            line.push((degrees(x).clamp(-180.0, 180.0), degrees(y).clamp(-90.0, 90.0)));
        }
        lines.push(line);
    }
    Ok(lines)
}

fn ring(from: &mut Cursor, lines: usize) -> Result<Vec<(u32, bool)>, AtlasError> {
    let mut ring = Vec::new();
    for _ in 0..from.count()? {
        let line = from.number()?;
        if (line >> 1) as usize >= lines {
            return Err(invalid("an outline has a line that is not there"));
        }
        ring.push((line >> 1, line & 1 == 1));
    }
    Ok(ring)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Ask, Asked};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static CONTENT: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let packed = include_bytes!("../data/places.bin").get(24..).unwrap_or_default();
        miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default()
    });

    #[test]
    fn a_name_that_would_break_a_line_is_refused() {
        let iraq = CONTENT.windows(4).position(|bytes| bytes == b"Iraq").unwrap();
        let mut content = CONTENT.clone();
        content[iraq] = b'\t';
        assert_eq!(Atlas::content(&content).err(), Some(invalid("a name has control characters")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 4))]
        #[test]
        fn changed_content_is_refused_or_drawn(
            changes in prop::collection::vec((0.0..1.0f64, any::<u8>()), 1..12),
            length in prop::option::weighted(0.2, 0.0..1.0f64),
        ) {
            let mut content = CONTENT.clone();
            for (at, byte) in changes {
                let at = (at * content.len() as f64) as usize;
                content[at] = byte;
            }
            content.truncate(length.map_or(content.len(), |part| (part * content.len() as f64) as usize));
            if let Ok(atlas) = Atlas::content(&content) {
                let places = ["Paris", "Iraq", "Chile", "Georgia"].map(|name| Asked { names: vec![name.into()], ..Asked::default() });
                let ask = Ask { width: 348, height: 216, font: 12, places: places.into(), ..Ask::default() };
                let map = atlas.map(&ask);
                prop_assert_eq!(crate::Map::read(&map.write()), Some(map));
            }
        }
    }
}
