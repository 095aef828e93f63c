//! The map's file: header and content.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `GLOSSMAP` |
//! | 4 | format version, 1 |
//! | 4 | length of the unpacked content |
//! | 8 | FNV-1a, 64 bits, of the packed content |
//! | .. | the content, deflated |
//!
//! Numbers in the content are LEB128, signed ones with their sign in the lowest
//! bit; texts begin with their length; names of one place are joined by `|`,
//! folded as [`crate::names::fold`] does; coordinates are steps of a twentieth of
//! a degree. One after the other: the lines of the outline (points, each the step
//! from the one before); countries (code, name, names, people, middle, square
//! degrees, thousands of inhabitants, rings: a line's number twice, and one if it
//! runs backwards); provinces (country, name, names, middle); regions, waters and
//! spots (kind, country and one, or 0; name, names, middle); towns, by country and
//! province: their groups (country, province and one, or 0; how many), then for
//! each town the step from the one before, then its size (fourths of a power of
//! two, in thousands; and 128 for a capital), then all names, a town a line.

use crate::AtlasError;
use crate::bytes::{checksum, field, invalid};

const MAGIC: &[u8] = b"GLOSSMAP";
const FORMAT: u32 = 1;
const HEADER: usize = 24;
/// The most that a file may unpack to, in bytes.
const LARGEST: usize = 8 << 20;

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A country.
    Country,
    /// A state or province of one.
    Province,
    /// A region or continent.
    Area,
    /// A sea, lake or river.
    Water,
    /// A dam, a base, a mountain.
    Spot,
    /// A city or town.
    Town,
}

/// A place of the gazetteer.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// What it is.
    pub kind: Kind,
    /// Degrees east.
    pub x: f64,
    /// Degrees north.
    pub y: f64,
    /// Index into the countries, which come first of all places.
    pub country: Option<u32>,
    /// Index of its province among all places.
    pub province: Option<u32>,
    /// Thousands of inhabitants, or what stands for them.
    pub size: u32,
    /// Whether it is its country's capital.
    pub capital: bool,
}

/// What is known of a country besides.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Country {
    /// Two letters.
    pub(crate) code: String,
    pub(crate) people: String,
    /// Rings of lines: a line's number, and whether it runs backwards.
    pub(crate) rings: Vec<Vec<(u32, bool)>>,
    /// Square degrees.
    pub(crate) extent: u32,
}

/// A name in [`Atlas::text`], and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) place: u32,
    /// Another spelling, or a former name.
    pub(crate) other: bool,
}

/// An outline of the world and its places.
#[derive(Debug, Clone, PartialEq)]
pub struct Atlas {
    pub(crate) lines: Vec<Vec<(f64, f64)>>,
    pub(crate) countries: Vec<Country>,
    pub(crate) places: Vec<Place>,
    /// How countries and provinces are called, by their index among the places.
    pub(crate) shown: Vec<String>,
    /// All names; what [`Named`] points into.
    pub(crate) text: String,
    /// Sorted by name.
    pub(crate) names: Vec<Named>,
}

impl Atlas {
    /// Reads a file.
    ///
    /// # Errors
    /// Says what is wrong with it and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, AtlasError> {
        let (Some(MAGIC), Some(format)) = (bytes.get(..8), field(bytes, 8)) else { return Err(AtlasError::NotAnAtlas) };
        let found = u32::from_le_bytes(format);
        if found != FORMAT {
            return Err(AtlasError::Version { found });
        }
        let (Some(length), Some(sum), Some(packed)) = (field(bytes, 12), field(bytes, 16), bytes.get(HEADER..)) else {
            return Err(AtlasError::Damaged);
        };
        if u64::from_le_bytes(sum) != checksum(packed) && !cfg!(fuzzing) {
            return Err(AtlasError::Damaged);
        }
        // A fuzzer would never find a checksum; it changes the content itself.
        if cfg!(fuzzing) {
            return Self::content(packed);
        }
        let length = u32::from_le_bytes(length) as usize;
        if length > LARGEST {
            return Err(invalid("it is too large"));
        }
        let content = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, length)
            .map_err(|_| invalid("it cannot be unpacked"))?;
        Self::content(&content)
    }
}
