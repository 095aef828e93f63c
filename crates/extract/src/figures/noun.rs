//! The noun phrase that a number counts, found without a part-of-speech
//! tagger: a number above one is followed by the modifiers and then by the
//! first plural, which is the head.

use super::line::Line;
use super::numeral;
use super::value::Counted;
use crate::lexicon::classes::{CHANGE, DESCRIBING, Lookup, ODD_PLURAL, ODD_SINGULAR, SMALL_NUMBER, STOP, TEN};
use crate::lexicon::fold::Lower;
use crate::lexicon::nouns::{IRREGULAR, UNCHANGED};
use crate::lexicon::numbers::value;
use std::ops::Range;

use gloss_text::{Words, words};

/// The most tokens between a number and its head.
const MAX_MODIFIERS: usize = 8;

/// Verbs that look like plurals, where they follow another word.
pub(crate) const THIRD_PERSON: Words = words![
    "appears", "believes", "comes", "depends", "goes", "holds", "lies", "lives", "needs", "owns", "relies", "remains",
    "says", "seems", "stands", "thinks", "uses", "wants", "works",
];

/// The lemma of a noun: its singular, in lower case.
pub(crate) fn lemma(noun: &str) -> String {
    let noun = noun.lower();
    let odd = Lookup::new().classes(&noun) & (ODD_PLURAL | ODD_SINGULAR) != 0;
    if let Some(single) = if odd { value(IRREGULAR, &noun) } else { None } {
        return single.to_owned();
    }
    if odd || noun.ends_with("ss") || noun.ends_with("us") || noun.ends_with("is") {
        return noun;
    }
    let Some(stem) = noun.strip_suffix('s').filter(|stem| stem.chars().count() > 1) else { return man(&noun) };
    if let Some(stem) = stem.strip_suffix("ie").filter(|stem| stem.chars().count() > 2) {
        return format!("{stem}y");
    }
    match stem.strip_suffix('e') {
        Some(short) if ["ss", "x", "ch", "sh", "zz", "o"].iter().any(|end| short.ends_with(end)) => short.to_owned(),
        _ => stem.trim_end_matches('\'').to_owned(),
    }
}

/// `servicemen` to `serviceman`.
fn man(noun: &str) -> String {
    let compound = noun.strip_suffix("men").filter(|stem| stem.chars().count() > 2);
    compound.map_or_else(|| noun.to_owned(), |stem| format!("{stem}man"))
}

/// The plural of a lemma.
pub(crate) fn plural(lemma: &str) -> String {
    if UNCHANGED.has(lemma) {
        return lemma.to_owned();
    }
    if let Some((plural, _)) = IRREGULAR.iter().find(|(_, single)| *single == lemma) {
        return (*plural).to_owned();
    }
    if let Some(stem) = lemma.strip_suffix("man") {
        return format!("{stem}men");
    }
    let vowel_y = ["ay", "ey", "oy", "uy"].iter().any(|end| lemma.ends_with(end));
    if let Some(stem) = lemma.strip_suffix('y').filter(|_| !vowel_y) {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "ch", "sh", "z"].iter().any(|end| lemma.ends_with(end));
    format!("{lemma}{}", if hissing { "es" } else { "s" })
}

/// Whether a word has the shape of a plural, or is one without it.
fn is_plural(line: &Line, at: usize) -> bool {
    if line.is_of(at, ODD_PLURAL) {
        return true;
    }
    match line.word(at).as_bytes() {
        [.., b's' | b'u' | b'i' | b'\'', b's'] => false,
        word @ [_, _, .., b's'] => !word.contains(&b'.') && !line.is_of(at, ODD_SINGULAR),
        b"specimen" => false,
        [_, _, _, .., b'm', b'e', b'n'] => true,
        _ => false,
    }
}

/// Whether the token may stand inside the noun phrase.
fn continues(line: &Line, at: usize) -> bool {
    line.is_word(at)
        && !line.is_taken(at)
        && (!line.is_of(at, STOP) || line.raw(at) == "US")
        && !line.word(at).ends_with("n't")
        && !line.word(at).starts_with('\'')
}

/// The index after one modifier or noun with its hyphened parts.
fn past_word(line: &Line, at: usize) -> usize {
    let mut end = at + 1;
    while line.past_hyphen(end) > end
        && (line.is_word(end + 1) || line.is_number(end + 1))
        && end < at + MAX_MODIFIERS
        && !line.is_taken(end + 1)
    {
        end += 2;
    }
    end
}

/// The phrase of a number above one that ends before `at`: up to the first
/// plural. Knows `20 Iraqi and Syrian refugees` and `two Texas men`.
pub(crate) fn counted_many(line: &Line, at: usize) -> Option<Counted> {
    let mut here = at;
    while here < at + MAX_MODIFIERS {
        if !continues(line, here) {
            here = past_joint(line, at, here)?;
            continue;
        }
        let end = past_word(line, here);
        if here > at && line.word(here).ends_with('s') && THIRD_PERSON.has(line.word(here)) {
            // "half of the population lives"
            return None;
        }
        if is_head(line, here, end) {
            return counted(line, at..past_coordinate(line, end), end);
        }
        here = end;
    }
    None
}

/// `Iraqi and Syrian`, `armed, masked`: a joint between two modifiers.
fn past_joint(line: &Line, start: usize, at: usize) -> Option<usize> {
    let joint = matches!(line.word(at), "and" | "or" | "," | "&" | "/") && at > start && !line.is_taken(at);
    let plain = |at| continues(line, at) && !line.is_of(at, CHANGE) && !line.is_of(at, SMALL_NUMBER | TEN);
    let two = plain(at + 1) && (continues(line, at + 2) || is_plural(line, at + 1));
    (joint && two && at < start + 4).then_some(at + 1)
}

/// Whether the word that ends before `end` is the head: a plural with no
/// noun after it that it describes.
fn is_head(line: &Line, at: usize, end: usize) -> bool {
    let last = end - 1;
    if !is_plural(line, last) {
        return false;
    }
    let unchanged = line.is_of(last, ODD_PLURAL) && UNCHANGED.has(line.word(last));
    let describes = unchanged || line.is_of(last, DESCRIBING) || line.is_capital(last) && line.is_capital(at);
    !(describes && plural_follows(line, end, unchanged))
}

/// Whether a plural in lower case stands within the next words of the phrase.
fn plural_follows(line: &Line, at: usize, near: bool) -> bool {
    let verb = |word: &str| word.ends_with("ing") || word.ends_with("ed");
    if verb(line.word(at)) {
        return false;
    }
    let reach = at..at + if near { 1 } else { 3 };
    reach.take_while(|&at| continues(line, at)).any(|at| is_plural(line, at) && !line.is_capital(at))
}

/// `men and women`: two plurals that are counted together.
fn past_coordinate(line: &Line, end: usize) -> usize {
    let pair = matches!(line.before(end, 1), "men" | "women" | "soldiers" | "boys" | "girls")
        && line.word(end) == "and"
        && matches!(line.word(end + 1), "women" | "men" | "children" | "officers" | "girls" | "boys");
    if pair { end + 2 } else { end }
}

/// The phrase of a single thing: `one British soldier`, `22-member`,
/// `the third Westerner`, `a 1,400-kilometre border`.
pub(crate) fn counted_one(line: &Line, at: usize) -> Option<Counted> {
    let mut end = at;
    while end < at + MAX_MODIFIERS && continues(line, end) && !ends_single(line, at, end) {
        end = past_word(line, end);
    }
    let last = line.word(end.checked_sub(1)?);
    let noun = end > at && !last.ends_with("ly") && last.chars().any(char::is_alphabetic);
    noun.then(|| counted(line, at..end, end)).flatten()
}

/// Whether a word after the first is a verb or the start of something else.
fn ends_single(line: &Line, start: usize, at: usize) -> bool {
    if at == start {
        return false;
    }
    let word = line.word(at);
    let verb = word.ends_with("ed") || word.ends_with("ing") || word.ends_with("ly");
    let third_person = word.ends_with('s')
        && is_plural(line, at)
        && !is_agents(word)
        && !line.is_of(at, DESCRIBING)
        && !line.is_capital(at);
    let name = line.is_capital(at) && !line.is_capital(at - 1);
    verb || third_person || name || line.is_of(at, CHANGE)
}

/// The phrase that ends before `end` in a plural: `registered Syrian refugees`
/// of `registered Syrian refugees passed three million`.
pub(crate) fn counted_before(line: &Line, end: usize) -> Option<Counted> {
    let head = end.checked_sub(1)?;
    let modifiers = (line.range().start..head).rev().take(3).take_while(|&at| continues(line, at)).count();
    let plural = continues(line, head) && is_plural(line, head);
    plural.then(|| counted(line, head - modifiers..end, end)).flatten()
}

/// Plurals for people and acts, which no verb looks like: `seekers`, `elections`.
fn is_agents(word: &str) -> bool {
    ["eekers", "makers", "ists", "tions", "ments", "icers", "ians", "workers", "players"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// `of the attackers`, `of Iraq and Syria`: what a part or a vague number is
/// of. Ends in a plural, a name, or a single noun.
pub(crate) fn counted_of(line: &Line, at: usize) -> Option<Counted> {
    let mut start = at;
    while start < at + 3
        && matches!(
            line.word(start),
            "the"
                | "its"
                | "his"
                | "her"
                | "their"
                | "our"
                | "those"
                | "these"
                | "all"
                | "this"
                | "that"
                | "my"
                | "your"
        )
    {
        start += 1;
    }
    if let Some(owned) = past_owner(line, start) {
        return counted_many(line, owned).or_else(|| counted_one(line, owned));
    }
    if line.is_capital(start) && !line.word(start).is_empty() {
        return names(line, start).or_else(|| counted_many(line, start));
    }
    counted_many(line, start).filter(|counted| line.is_near(start, counted)).or_else(|| counted_one(line, start))
}

/// The index after an owner and the number of what is owned: `country's 25`.
fn past_owner(line: &Line, at: usize) -> Option<usize> {
    let clitic = (at + 1..at + 5).take_while(|&at| continues(line, at - 1)).find(|&at| line.word(at) == "'s")?;
    Some(numeral::read(line, clitic + 1).map_or(clitic + 1, |number| number.end))
}

/// Names joined by "and": `Iraq and Syria`.
fn names(line: &Line, at: usize) -> Option<Counted> {
    let run = |at: usize| (at..at + 5).take_while(|&at| line.is_capital(at) && continues(line, at)).count();
    let mut end = at + run(at);
    if continues(line, end) && plural_follows(line, end, false) {
        return None;
    }
    if line.word(end) == "and" && run(end + 1) > 0 {
        end += 1 + run(end + 1);
    }
    let whole = counted(line, at..end, end)?;
    Some(Counted { head: whole.text.lower(), ..whole })
}

fn counted(line: &Line, tokens: Range<usize>, head_end: usize) -> Option<Counted> {
    let span = line.span(tokens)?;
    let word = line.word(head_end.checked_sub(1)?);
    let air = matches!(word, "strikes" | "strike" | "raids" | "raid") && line.before(head_end, 2) == "air";
    let head = if air { "airstrike".to_owned() } else { lemma(word) };
    Some(Counted { span, text: span.of(line.text()).to_owned(), head })
}

impl Line<'_, '_> {
    /// Whether the phrase begins where the reading began, with nothing but
    /// plain words in it.
    fn is_near(&self, start: usize, counted: &Counted) -> bool {
        self.span(start..start + 1).is_some_and(|span| span.start == counted.span.start)
    }

    /// Index after the last token of a span.
    pub(crate) fn after(&self, span: crate::Span) -> usize {
        self.tokens_in(span).end
    }
}
