//! What was found: mentions, and the entities that they name.

use crate::dates::DateValue;
use crate::figures::Figure;
use crate::{Name, Span};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The five kinds of mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A human being, by name.
    Person,
    /// A country, city, region, water, building or other spot on the map.
    Place,
    /// A group of people with a name: state bodies, firms, parties, armed groups.
    Organisation,
    /// A number with what it counts or measures.
    Figure,
    /// A date, time or duration.
    Date,
}

impl Kind {
    /// All kinds, in the order in which the page lists them.
    pub const ALL: [Kind; 5] = [Kind::Person, Kind::Place, Kind::Organisation, Kind::Figure, Kind::Date];

    /// The lower-case English word, as in the command line's output.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Place => "place",
            Kind::Organisation => "organisation",
            Kind::Figure => "figure",
            Kind::Date => "date",
        }
    }

    /// Whether mentions of this kind are names.
    pub fn is_name(self) -> bool {
        matches!(self, Kind::Person | Kind::Place | Kind::Organisation)
    }
}

impl From<Name> for Kind {
    fn from(name: Name) -> Kind {
        match name {
            Name::Person => Kind::Person,
            Name::Place => Kind::Place,
            Name::Organisation => Kind::Organisation,
        }
    }
}

/// What a figure or date says, read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// Of a [`Kind::Figure`]. In boxes, or every name would take their room.
    Figure(Box<Figure>),
    /// Of a [`Kind::Date`].
    Date(Box<DateValue>),
}

/// Something that may become a mention, before overlaps are settled.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// What it says, for figures and dates.
    pub value: Option<Value>,
    /// The rule, list or model that proposed it, in a few plain words.
    pub why: Cow<'static, str>,
}

/// A stretch of the text that names an entity or states a figure or date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Index into [`Analysis::entities`].
    pub entity: u32,
    /// What it says, for figures and dates.
    pub value: Option<Value>,
    /// The rule, list or model that marked it, in a few plain words.
    pub why: Cow<'static, str>,
    /// Entities that may be meant instead, likeliest first: the other people of
    /// a surname that two bear. Mostly none.
    pub others: Vec<u32>,
}

/// One of the strings that an entity goes by in this text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// As written.
    pub text: String,
    /// How many mentions are written so.
    pub count: u32,
}

/// Somebody or something that the text mentions, by whatever names; for a
/// figure, the thing that is counted; for a date, the point or span of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub kind: Kind,
    /// The fullest name in the text, or the well-known one.
    pub name: String,
    /// Folded identity, equal in every text that means the same entity:
    /// `john kerry`, `united states`, `count nation`. Unique within its kind.
    pub key: String,
    /// Title or office by which the text introduces a person, as written: the
    /// one that says most.
    pub role: Option<String>,
    /// The forms that occur, most frequent first, then by first position.
    pub aliases: Vec<Alias>,
    /// For a place, where the text says "Iraqi" or "Iraqis", in order: no
    /// mentions, but they point to it.
    pub adjectives: Vec<Span>,
    /// Indices into [`Analysis::mentions`], in order.
    pub mentions: Vec<u32>,
}

/// All that was found in one article.
///
/// Mentions are sorted by start, then longest first; they never cross and are
/// nested at most two deep. Entities are in order of first mention.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Analysis {
    /// The mentions in order.
    pub mentions: Vec<Mention>,
    /// What they are mentions of.
    pub entities: Vec<Entity>,
    /// The sentences of the blocks that were read, in order.
    pub sentences: Vec<Span>,
}

impl Analysis {
    /// The sentence around a span: the last one that starts at or before it.
    pub fn sentence_at(&self, span: Span) -> Option<Span> {
        let after = self.sentences.partition_point(|sentence| sentence.start <= span.start);
        self.sentences.get(after.checked_sub(1)?).copied()
    }
}
