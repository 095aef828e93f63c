//! Figures of this text beside figures of archive articles.

use crate::Comparison;
use crate::holder::{holder, is_country};
use gloss_extract::figures::{self, Decimal, Figure, Relation};
use gloss_extract::lexicon::aliases::home_of;
use gloss_extract::lexicon::fold::Lower;
use gloss_extract::{Analysis, Entity, Mention, Span, Value};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// A mention's figure, if it is one.
pub(crate) fn figure(mention: &Mention) -> Option<&Figure> {
    match &mention.value {
        Some(Value::Figure(figure)) => Some(figure),
        _ => None,
    }
}

/// What happens to those that are counted, by the stems of the words for it.
const EVENTS: &[(&str, Event)] = &[
    ("kill", Event::Death),
    ("dead", Event::Death),
    ("death", Event::Death),
    ("died", Event::Death),
    ("behead", Event::Death),
    ("execut", Event::Death),
    ("massacre", Event::Death),
    ("murder", Event::Death),
    ("wound", Event::Injury),
    ("injur", Event::Injury),
    ("hurt", Event::Injury),
    ("displac", Event::Flight),
    ("fled", Event::Flight),
    ("flee", Event::Flight),
    ("homeless", Event::Flight),
    ("evacuat", Event::Flight),
    ("arrest", Event::Capture),
    ("detain", Event::Capture),
    ("captur", Event::Capture),
    ("hostage", Event::Capture),
    ("kidnap", Event::Capture),
    ("abduct", Event::Capture),
    ("captiv", Event::Capture),
    ("seiz", Event::Capture),
    ("infect", Event::Illness),
    ("protest", Event::Protest),
    ("rall", Event::Protest),
    ("join", Event::Support),
    ("help", Event::Support),
    ("support", Event::Support),
    ("contribut", Event::Support),
    ("pledg", Event::Support),
    ("offer", Event::Support),
    ("coalition", Event::Support),
    ("campaign", Event::Support),
    ("partner", Event::Support),
    ("vaccin", Event::Aid),
    ("dose", Event::Aid),
    ("donat", Event::Aid),
    ("deliver", Event::Aid),
    ("meet", Event::Meeting),
    ("met", Event::Meeting),
    ("conference", Event::Meeting),
    ("summit", Event::Meeting),
    ("attend", Event::Meeting),
    ("sponsor", Event::Signing),
    ("sign", Event::Signing),
    ("ratif", Event::Signing),
    ("live", Event::Home),
    ("population", Event::Home),
    ("resident", Event::Home),
];

/// Nouns that say nothing of who is counted, in the singular.
const ANYBODY: &[&str] = &["person", "man", "woman", "child", "other", "victim", "member", "case"];

/// How far around a figure its event is looked for, in bytes.
const REACH: usize = 100;

/// What a sentence says happens to those that it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Event {
    Death,
    Injury,
    Flight,
    Capture,
    Illness,
    Protest,
    Support,
    Aid,
    Meeting,
    Signing,
    Home,
}

/// What a sentence says around a figure of those that it counts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Scene {
    event: Option<Event>,
    side: Option<Side>,
    /// The name behind the figure that says where: `strikes in Iraq`.
    place: Option<String>,
    /// The country that has what is counted: `Turkey has taken in`.
    holder: Option<String>,
}

/// Whether countries or towns are where something comes from or happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Side {
    From,
    In,
}

/// Nouns for people whose number says little of which ones they are.
const GROUPS: &[&str] = &[
    "fighter",
    "soldier",
    "troop",
    "member",
    "official",
    "minister",
    "officer",
    "guard",
    "leader",
    "rebel",
    "prisoner",
    "worker",
    "employee",
    "student",
    "passenger",
    "journalist",
    "police",
    "civilian",
];

/// Nouns for places, by the one name for those that count alike.
const PLACES: &[&str] = &["nation", "city", "town", "village", "province", "region", "district", "place"];

impl Scene {
    /// The scene of a figure at `at` in its sentence.
    pub(crate) fn new(sentence: &str, at: Span) -> Self {
        let before = sentence.get(..at.start as usize).unwrap_or_default();
        let behind = sentence.get(at.end as usize..).unwrap_or_default();
        Scene { event: event(sentence, at), side: side(before), place: place(behind), holder: holder(before) }
    }

    /// Whether two figures of places, or of what happens at places, cannot be of
    /// the same.
    fn is_elsewhere(&self, other: &Scene, figure: &Figure) -> bool {
        let named = |one: &Option<String>, two: &Option<String>| one.is_some() && two.is_some() && one != two;
        let crossed = |one: &Scene, two: &Scene| named(&one.place, &two.holder);
        named(&self.place, &other.place)
            || named(&self.holder, &other.holder)
            || crossed(self, other)
            || crossed(other, self)
            || counts_any(figure, PLACES) && self.side != other.side
    }

    /// Whether one of two figures is of a town or the like, and the other does not
    /// say where.
    fn is_part(&self, other: &Scene) -> bool {
        match (&self.place, &other.place) {
            (Some(place), None) | (None, Some(place)) => !is_country(place),
            _ => false,
        }
    }

    /// Whether both sentences say that the same happens, or the same place.
    fn is_alike(&self, other: &Scene) -> bool {
        let same = |one: &Option<String>, two: &Option<String>| one.is_some() && one == two;
        self.event.is_some() && self.event == other.event
            || same(&self.place, &other.place)
            || same(&self.holder, &other.holder)
    }
}

/// Whether a figure counts what one of these nouns stands for.
fn counts_any(figure: &Figure, nouns: &[&str]) -> bool {
    figure.key().is_some_and(|key| key.strip_prefix("count ").is_some_and(|noun| nouns.contains(&noun)))
}

fn side(before: &str) -> Option<Side> {
    match before.split_whitespace().next_back()?.lower().as_str() {
        "from" => Some(Side::From),
        "in" | "across" | "throughout" => Some(Side::In),
        _ => None,
    }
}

fn place(behind: &str) -> Option<String> {
    let mut words = behind.split_whitespace();
    let mut first = words.next()?;
    if first == "against" {
        // "strikes against ISIL around Raqqa"
        words.find(|word| !word.starts_with(char::is_uppercase)).map(|word| first = word)?;
    }
    if !matches!(first, "in" | "around" | "near" | "across") {
        return None;
    }
    let mut name = Vec::new();
    for word in words.skip_while(|word| *word == "the").take_while(|word| word.starts_with(char::is_uppercase)) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        name.push(bare.lower());
        if bare.len() < word.len() {
            break;
        }
    }
    (!name.is_empty()).then(|| name.join(" "))
}

/// The event of a figure at `at` in its sentence: the nearest word for one
/// behind the number, else before it.
fn event(sentence: &str, at: Span) -> Option<Event> {
    let end = (at.end as usize).min(sentence.len());
    let start = (at.start as usize).min(end);
    let after = (end..=sentence.len().min(end + REACH)).rev().find(|&at| sentence.is_char_boundary(at)).unwrap_or(end);
    let before = (start.saturating_sub(REACH)..=start).find(|&at| sentence.is_char_boundary(at)).unwrap_or(start);
    let words = |from: usize, to: usize| sentence.get(from..to).unwrap_or_default().lower();
    named(words(start, after).split(|c: char| !c.is_alphanumeric()))
        .or_else(|| named(words(before, start).rsplit(|c: char| !c.is_alphanumeric())))
}

fn named<'a>(mut words: impl Iterator<Item = &'a str>) -> Option<Event> {
    // "deadline" is no death.
    let of = |word: &str, stem: &str| word.starts_with(stem) && word.len() <= stem.len() + 3;
    words.find_map(|word| EVENTS.iter().find(|(stem, _)| of(word, stem)).map(|&(_, event)| event))
}

/// A figure as its article states it.
#[derive(Clone, Copy)]
pub(crate) struct Stated<'a> {
    pub(crate) figure: &'a Figure,
    pub(crate) date: Option<Date>,
    pub(crate) scene: &'a Scene,
}

/// The least number that hardly two counts share by chance.
const TELLING: u32 = 21;

/// How `other` stands to `this`. Counts of people who die and of people who
/// flee are not of the same, and those of anybody are so only if both sentences
/// say what happens to them. Numbers of countries or fighters that differ are of
/// the same only where the same happens or the place is the same; and a number
/// at one town is none of all places. An odd number of people to whom the same happens is
/// the same one, however they are called.
pub(crate) fn relation(this: Stated, other: Stated) -> Relation {
    let anybody = |stated: Stated| {
        let counted = stated.figure.counted.as_ref();
        let of_country = |head: &str| home_of(head).is_some();
        counted.is_some_and(|counted| {
            let head = counted.head.as_str();
            !counted.text.contains(' ') && (ANYBODY.contains(&head) || of_country(head))
        })
    };
    let apart = match (this.scene.event, other.scene.event) {
        (Some(one), Some(two)) => one != two,
        _ => anybody(this) || anybody(other),
    };
    if apart || this.scene.is_elsewhere(other.scene, this.figure) {
        return Relation::Unsure;
    }
    let is_part = this.scene.is_part(other.scene);
    let held = this.scene.holder.is_some() || other.scene.holder.is_some();
    let vague = held || counts_any(this.figure, PLACES) || counts_any(this.figure, GROUPS);
    let apart = is_part || vague && !this.scene.is_alike(other.scene);
    match figures::compare(this.figure, this.date, other.figure, other.date) {
        Relation::Compatible if is_part => Relation::Unsure,
        relation if apart && is_apart(relation) => Relation::Unsure,
        Relation::Unsure if this.scene.event.is_some() && is_telling(this.figure, other.figure) => Relation::Same,
        relation => relation,
    }
}

/// Whether two figures of the same cannot both hold at once.
fn is_apart(relation: Relation) -> bool {
    !matches!(relation, Relation::Same | Relation::Compatible | Relation::Unsure)
}

/// Whether both state the same number of people, and one that is not round.
fn is_telling(one: &Figure, two: &Figure) -> bool {
    let exact = (one.low, one.high) == (two.low, two.high) && one.low == one.high && one.qualifier == two.qualifier;
    let people = one.key().is_some_and(|key| key == "count person" && two.key().as_deref() == Some("count person"));
    exact && people && one.low.and_then(Decimal::whole).is_some_and(|number| number >= TELLING && number % 10 != 0)
}

/// What an archive keeps of a figure.
pub(crate) struct Detail {
    pub(crate) figure: Figure,
    pub(crate) scene: Scene,
}

/// Of what [`to_detail`] writes; another one when a part of it changes.
const DETAIL: u8 = 1;

/// A figure as an archive keeps it, with the scene of its sentence: a letter for
/// each byte, since an archive keeps text.
pub(crate) fn to_detail(figure: &Figure, scene: &Scene) -> String {
    let bytes = postcard::to_allocvec(&(DETAIL, scene, figure)).unwrap_or_default();
    bytes.into_iter().map(char::from).collect()
}

/// What an archive kept; `None` for an archive of another build's.
pub(crate) fn from_detail(detail: &str) -> Option<Detail> {
    let bytes: Option<Vec<u8>> = detail.chars().map(|letter| u8::try_from(letter).ok()).collect();
    let (version, scene, figure): (u8, _, _) = postcard::from_bytes(&bytes?).ok()?;
    (version == DETAIL).then_some(Detail { figure, scene })
}

/// The scene of a mention's sentence.
pub(crate) fn scene_of(text: &str, analysis: &Analysis, mention: &Mention) -> Scene {
    let Some(sentence) = analysis.sentence_at(mention.span) else { return Scene::default() };
    let within = |at: u32| at.saturating_sub(sentence.start) as usize;
    Scene::new(sentence.of(text), Span::new(within(mention.span.start), within(mention.span.end)))
}

/// `other`, of an article of day `on`, beside that mention of the entity in
/// `text` which stands closest to it.
pub(crate) fn closest(
    (text, analysis): (&str, &Analysis),
    entity: &Entity,
    date: Option<Date>,
    other: &Detail,
    on: Option<Date>,
) -> Option<Comparison> {
    let there = Stated { figure: &other.figure, date: on, scene: &other.scene };
    let of = |index: &u32| {
        let mention = analysis.mentions.get(*index as usize)?;
        let scene = scene_of(text, analysis, mention);
        let here = Stated { figure: figure(mention)?, date, scene: &scene };
        Some((relation(here, there), *index))
    };
    let best = entity.mentions.iter().filter_map(of).min_by_key(|(relation, _)| Reverse(closeness(*relation)));
    best.map(|(relation, mention)| Comparison { mention, other: other.figure.clone(), relation })
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

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::{Article, extract};

    /// The first figure of a sentence, and its scene.
    fn stated(text: &str) -> (Figure, Scene) {
        let analysis = extract(None, &Article::plain(text.to_owned()));
        let mention = analysis.mentions.iter().find(|mention| figure(mention).is_some()).unwrap();
        (figure(mention).unwrap().clone(), scene_of(text, &analysis, mention))
    }

    fn between(one: &str, two: &str) -> Relation {
        let (one, two) = (stated(one), stated(two));
        let of = |(figure, scene)| Stated { figure, date: None, scene };
        relation(of((&one.0, &one.1)), of((&two.0, &two.1)))
    }

    #[test]
    fn people_are_compared_by_what_happens_to_them() {
        let same = Relation::Same;
        assert_eq!(between("40 people were killed in Mosul.", "The attack killed 40 people."), same);
        assert_eq!(between("40 people were killed.", "Police arrested 40 people."), Relation::Unsure);
        assert_eq!(between("40 people came.", "40 people dined."), Relation::Unsure);
        assert_eq!(between("40 soldiers were killed.", "40 soldiers were wounded."), Relation::Unsure);
        assert_eq!(between("Some 40 nations joined.", "Some 40 nations agreed."), same);
    }

    #[test]
    fn counts_at_different_places_are_not_compared() {
        assert_eq!(between("They made 90 strikes in Iraq.", "They made 90 strikes around Mosul."), Relation::Unsure);
        assert_eq!(between("They made 90 strikes in Iraq.", "Then 90 strikes in Iraq followed."), Relation::Same);
        assert_eq!(between("Some 40 nations joined.", "Fighters come from some 40 nations."), Relation::Unsure);
        assert_eq!(between("It is at work in 40 countries.", "Aid goes out in 40 nations."), Relation::Same);
    }

    #[test]
    fn different_numbers_of_countries_or_fighters_need_more_in_common() {
        let differs = Relation::Differs;
        assert_eq!(
            between("Over 40 nations will join the fight.", "Support came from 62 countries."),
            Relation::Unsure
        );
        assert_eq!(between("40 nations joined the coalition.", "It is a campaign of 62 countries."), differs);
        assert_eq!(
            between("40 nations joined.", "More than 100 countries put their names to it as sponsors."),
            Relation::Unsure
        );
        assert_eq!(
            between("It has 31,000 fighters.", "Two divisions fled before a force of 800 fighters."),
            Relation::Unsure
        );
        assert_eq!(
            between("The 31,000 Islamic State fighters", "some 20,000 Islamic State fighters"),
            Relation::Unsure
        );
    }

    #[test]
    fn a_number_at_one_town_is_none_of_all_places() {
        assert_eq!(between("It made 148 strikes.", "It made 14 strikes against ISIL around Raqqa."), Relation::Unsure);
        assert_eq!(between("It made over 130 strikes.", "It counted 135 strikes around Kobane."), Relation::Unsure);
        assert_eq!(between("It made 148 strikes.", "It made 162 strikes in Iraq."), Relation::Differs);
        assert_eq!(between("It made 148 strikes.", "It made 148 strikes near the Mosul Dam."), Relation::Same);
    }

    #[test]
    fn what_one_country_has_is_not_what_all_have() {
        let one = "Turkey has taken in 1 million Syrian refugees.";
        assert_eq!(between(one, "Turkey hosts 815,000 registered Syrian refugees."), Relation::Differs);
        assert_eq!(between(one, "Jordan hosts 608,000 Syrian refugees."), Relation::Unsure);
        assert_eq!(between(one, "In all, three million Syrian refugees are registered."), Relation::Unsure);
        assert_eq!(
            between("They hold several Americans.", "It counts over 100 Americans in its ranks."),
            Relation::Unsure
        );
    }

    #[test]
    fn what_a_country_has_is_at_that_country() {
        let taken = "Turkey has taken in an estimated 1 million Syrian refugees.";
        let place = |text: &str, at: usize| {
            let analysis = extract(None, &Article::plain(text.to_owned()));
            let mentions: Vec<_> = analysis.mentions.iter().filter(|mention| figure(mention).is_some()).collect();
            scene_of(text, &analysis, mentions[at]).holder
        };
        assert_eq!(place(taken, 0).as_deref(), Some("turkey"));
        let list = "Lebanon then had 1.14 million, Turkey 815,000 and Saudi Arabia 1,500.";
        assert_eq!(
            [0, 1, 2].map(|at| place(list, at)),
            ["lebanon", "turkey", "saudi arabia"].map(|name| Some(name.into()))
        );
        assert_eq!(place("In Turkey, Kerry met 40 ministers.", 0), None);
    }

    #[test]
    fn an_odd_number_of_captives_is_known_by_any_name() {
        let citizens = "The group kidnapped 53 Danish citizens.";
        assert_eq!(between(citizens, "The 53 people captured at the bank are free."), Relation::Same);
        assert_eq!(between(citizens, "The attack killed 53 people."), Relation::Unsure);
        assert_eq!(between(citizens, "The 50 people captured at the bank are free."), Relation::Unsure);
    }

    #[test]
    fn an_aid_worker_is_no_aid() {
        let murdered = "Two American journalists and a British aid worker have been murdered.";
        assert_eq!(between("The militants have beheaded two U.S. journalists.", murdered), Relation::Same);
    }

    #[test]
    fn events_are_read_behind_the_number_first() {
        let event = |text| stated(text).1.event;
        assert_eq!(event("After 3 died, 20 were wounded."), Some(Event::Death));
        assert_eq!(event("More than 100,000 people fled Kobani."), Some(Event::Flight));
        assert_eq!(event("İİİİİ 40 people were hurt ẞẞ."), Some(Event::Injury));
        assert_eq!(event("40 nations met."), Some(Event::Meeting));
        assert_eq!(event("40 nations agreed."), None);
    }

    #[test]
    fn details_survive_the_archive() {
        let (figure, scene) = stated("At least 40 people in Mosul were killed.");
        assert_eq!((scene.event, scene.place.as_deref()), (Some(Event::Death), Some("mosul")));
        let detail = to_detail(&figure, &scene);
        let kept = from_detail(&detail).unwrap();
        assert_eq!((kept.figure, kept.scene), (figure, scene));
        let cut = (0..detail.len()).filter_map(|at| detail.get(..at));
        assert!(cut.chain(["[null,{}]", "€"]).all(|other| from_detail(other).is_none()));
    }
}
