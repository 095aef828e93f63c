//! Figures of this text beside figures of archive articles.

use crate::Comparison;
use gloss_extract::figures::{self, Figure, Relation};
use gloss_extract::{Analysis, Entity, Mention, Value};
use jiff::civil::Date;
use std::cmp::Reverse;

/// A mention's figure, if it is one.
pub(crate) fn figure(mention: &Mention) -> Option<&Figure> {
    match &mention.value {
        Some(Value::Figure(figure)) => Some(figure),
        _ => None,
    }
}

/// How `other` stands to `this`, each with its article's date.
pub(crate) fn relation(this: (&Figure, Option<Date>), other: (&Figure, Option<Date>)) -> Relation {
    figures::compare(this.0, this.1, other.0, other.1)
}

/// A figure as an archive keeps it.
pub(crate) fn to_detail(figure: &Figure) -> String {
    serde_json::to_string(figure).unwrap_or_default()
}

/// What an archive kept; `None` for an archive of another build's.
pub(crate) fn from_detail(detail: &str) -> Option<Figure> {
    serde_json::from_str(detail).ok()
}

/// `other`, of an article of day `on`, beside that mention of the entity which
/// stands closest to it.
pub(crate) fn closest(
    analysis: &Analysis,
    entity: &Entity,
    date: Option<Date>,
    other: &Figure,
    on: Option<Date>,
) -> Option<Comparison> {
    let of = |mention: &u32| {
        let figure = figure(analysis.mentions.get(*mention as usize)?)?;
        Some((relation((figure, date), (other, on)), *mention))
    };
    let best = entity.mentions.iter().filter_map(of).min_by_key(|(relation, _)| Reverse(closeness(*relation)));
    best.map(|(relation, mention)| Comparison { mention, other: other.clone(), relation })
}

/// 0 for figures that cannot be compared, more the closer they are.
pub(crate) fn closeness(relation: Relation) -> u8 {
    match relation {
        Relation::Same => 3,
        Relation::Compatible => 2,
        Relation::Unsure => 0,
        _ => 1,
    }
}
