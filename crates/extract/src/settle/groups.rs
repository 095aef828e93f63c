//! Which names of places and organisations mean the same: well-known forms,
//! acronyms, and the short forms of an organisation's name.

use super::words::Words;
use crate::lexicon::aliases::{Homonym, home_of, homonym, well_known};
use crate::lexicon::fold::fold;
use crate::names::is_acronym_of;
use crate::order::Map;
use crate::{Candidate, Doc, Kind, Span};

/// How many tokens around a mention tell which of two places is meant.
const NEAR: usize = 6;

/// The places and organisations of a text, by their forms.
pub(super) struct Groups<'a> {
    /// Folded acronyms with what the text says that they stand for.
    acronyms: Map<String, &'a str>,
    /// Cores of organisations' names with the fullest form of each.
    cores: Map<String, &'a str>,
    /// Short cores with the core that they are short for.
    short: Map<String, String>,
    /// For names that two places bear: which of them the whole text speaks for.
    senses: Map<&'static str, bool>,
}

impl<'a> Groups<'a> {
    pub(super) fn new(words: &Words<'a>, candidates: &[Candidate]) -> Self {
        let groups: Vec<(&Candidate, &'a str)> = candidates
            .iter()
            .filter(|found| matches!(found.kind, Kind::Place | Kind::Organisation))
            .map(|found| (found, words.of(found)))
            .collect();
        let mut forms = Forms::new();
        forms.extend(groups.iter().map(|(found, text)| ((found.kind, fold(text)), *text)).rev());
        let cores = cores(&forms);
        let mut acronyms = renamed(words.doc, &groups);
        add_initials(&forms, &mut acronyms);
        Groups { acronyms, short: short(&forms, &cores), cores, senses: Map::new() }
    }

    /// Key and name of the place or organisation that a mention names.
    pub(super) fn identity(&mut self, words: &Words<'a>, found: &Candidate) -> (String, String) {
        let (kind, text, doc) = (found.kind, words.of(found), words.doc);
        // "Financial Services Authority (FSA)" has no Free Syrian Army in its text.
        let long = self.acronyms.get(&fold(text)).copied().unwrap_or(text);
        match well_known(kind, long) {
            Some(known) => plain(
                homonym(kind, long).map_or(known.name, |homonym| self.sense(doc, homonym, found.span, known.name)),
            ),
            None if kind == Kind::Organisation => self.organisation(long),
            None => plain(long),
        }
    }

    fn organisation(&self, text: &str) -> (String, String) {
        let core = core(&fold(text)).to_owned();
        let core = self.short.get(&core).unwrap_or(&core);
        let name = self.cores.get(core).copied().unwrap_or(text);
        match well_known(Kind::Organisation, core) {
            Some(known) => plain(known.name),
            None => (core.clone(), tidy(name)),
        }
    }

    /// Which of two places of one name is meant: what stands near tells, else
    /// what the whole text speaks of.
    fn sense(&mut self, doc: &Doc, homonym: &'static Homonym, span: Span, known: &'static str) -> &'static str {
        let tokens = doc.tokens_in(span);
        let near = homonym.other_is_meant(doc, tokens.start.saturating_sub(NEAR)..tokens.end + NEAR);
        let other = near.or(self.senses.get(homonym.form).copied()).unwrap_or_else(|| {
            let all = homonym.other_is_meant(doc, 0..doc.tokens().len()).unwrap_or(false);
            *self.senses.or_insert(homonym.form, all)
        });
        if other { homonym.other } else { known }
    }
}

/// Folded forms, each with its first spelling in the text.
type Forms<'a> = Map<(Kind, String), &'a str>;

fn plain(name: &str) -> (String, String) {
    (fold(name), tidy(name))
}

/// One line, single spaces.
pub(super) fn tidy(name: &str) -> String {
    // As nearly all are.
    if name.split(' ').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic())) {
        return name.to_owned();
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An organisation's folded name without article and legal form: "apple" for
/// "apple inc".
pub(super) fn core(folded: &str) -> &str {
    let mut core = folded.strip_prefix("the ").unwrap_or(folded);
    while let Some((rest, last)) = core.rsplit_once([' ', ',']) {
        let rest = rest.trim_end_matches([' ', ',']);
        if !is_legal_form(last) || rest.is_empty() {
            break;
        }
        core = rest;
    }
    core
}

fn is_legal_form(word: &str) -> bool {
    matches!(
        word,
        "inc"
            | "corp"
            | "corporation"
            | "co"
            | "company"
            | "ltd"
            | "limited"
            | "llc"
            | "llp"
            | "plc"
            | "ag"
            | "sa"
            | "nv"
            | "gmbh"
    )
}

/// The cores of the organisations, each with its fullest spelling.
fn cores<'a>(forms: &Forms<'a>) -> Map<String, &'a str> {
    let mut cores: Map<String, &'a str> = Map::new();
    for ((_, folded), text) in forms.iter().filter(|((kind, _), _)| *kind == Kind::Organisation) {
        let text = text.strip_prefix("The ").unwrap_or(text);
        if let Some(known) = well_known(Kind::Organisation, text) {
            cores.or_insert(fold(known.name), known.name);
            continue;
        }
        let fullest = cores.or_insert(core(folded).to_owned(), text);
        let shouted = |text: &str| !text.chars().any(char::is_lowercase);
        if (shouted(fullest), text.len()) > (shouted(text), fullest.len()) {
            *fullest = text;
        }
    }
    cores
}

/// Cores that are the beginning of just one other core, or one without the
/// country before it: "lockheed" of "lockheed martin", "air force" of "united
/// states air force".
fn short(forms: &Forms, cores: &Map<String, &str>) -> Map<String, String> {
    let mut found: Map<String, Option<String>> = Map::new();
    let mut join = |short: &str, long: &str| {
        let entry = found.or_insert(short.to_owned(), Some(long.to_owned()));
        if entry.as_deref() != Some(long) {
            *entry = None;
        }
    };
    // What is folded is no "us" any more, if the text has "US".
    let known = |name: &str| well_known(Kind::Place, &name.to_ascii_uppercase()).is_some();
    let is_place = |name: &str| forms.contains_key(&(Kind::Place, name.to_owned())) || known(name);
    for long in cores.keys().filter(|long| long.len() < 120) {
        for (at, _) in long.match_indices(' ') {
            let (Some(head), Some(rest)) = (long.get(..at), long.get(at + 1..)) else { continue };
            let of_country = is_place(head) || home_of(head).is_some();
            if of_country && rest.contains(' ') && cores.contains_key(rest) {
                join(rest, long);
            }
            let own = !of_country
                && !is_generic(head)
                && !is_place(rest)
                && !rest.starts_with("of ")
                && !rest.starts_with("and ");
            // "Apple" is all of "Apple Inc.", and "GM" no beginning.
            let whole = |text: &&str| !text.chars().any(char::is_lowercase) || fold(text) != head;
            if own && cores.get(head).is_some_and(|text| !whole(text)) && well_known(Kind::Organisation, head).is_none()
            {
                join(head, long);
            }
        }
    }
    found.into_iter().filter_map(|(short, long)| Some((short, long?))).collect()
}

/// Words that begin the names of many organisations.
fn is_generic(word: &str) -> bool {
    const WORDS: [&str; 24] = [
        "agency",
        "air",
        "air force",
        "army",
        "association",
        "bank",
        "central",
        "college",
        "council",
        "court",
        "department",
        "federal",
        "house",
        "international",
        "ministry",
        "national",
        "new",
        "party",
        "police",
        "royal",
        "senate",
        "state",
        "supreme",
        "university",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// What the text itself calls by two names: "X (Y)", "X, also known as Y".
fn renamed<'a>(doc: &Doc, groups: &[(&Candidate, &'a str)]) -> Map<String, &'a str> {
    let mut found = Map::new();
    for pair in groups.windows(2) {
        if let [(long, name), (short, acronym)] = pair {
            let between = Span { start: long.span.end, end: short.span.start.max(long.span.end) }.of(doc.text());
            let initials = || is_acronym_of(acronym, name);
            let bracketed = (between == " (" || matches!(between, ", or " | ", " | " or ")) && initials();
            let renamed = is_renaming(between) && long.kind == short.kind && well_known(short.kind, acronym).is_none();
            if renamed || bracketed {
                found.or_insert(fold(acronym), *name);
            }
        }
    }
    found
}

fn is_renaming(between: &str) -> bool {
    let words = between.trim_matches([' ', ',', '(', '\u{a0}', '“', '"']);
    between.len() < 40 && ["also known as", "known as", "also called", "formerly", "formerly known as"].contains(&words)
}

/// Acronyms without an explanation that spell the initials of just one name.
fn add_initials<'a>(forms: &Forms<'a>, acronyms: &mut Map<String, &'a str>) {
    // `None` for what several names have.
    let mut initials: Map<(Kind, String), Option<&'a str>> = Map::new();
    for ((kind, folded), text) in forms.iter().filter(|((_, folded), _)| folded.contains(' ') && folded.len() < 120) {
        let spelled: String =
            core(folded).split(' ').filter(|word| !is_small(word)).filter_map(|word| word.chars().next()).collect();
        let only = initials.or_insert((*kind, spelled), Some(text));
        *only = only.filter(|other| other == text);
    }
    for ((kind, folded), text) in forms {
        // Two letters are known too well to stand for something else.
        let open = folded.len() > 2 || well_known(*kind, text).is_none();
        let capitals = text.len() > 1 && text.chars().all(|c| c.is_uppercase() || c == '.') && open;
        let long = initials.get_by(|(of, spelled)| (*of, spelled).cmp(&(*kind, folded))).copied().flatten();
        if let Some(long) = long.filter(|_| capitals) {
            acronyms.or_insert(folded.clone(), long);
        }
    }
}

fn is_small(word: &str) -> bool {
    matches!(word, "of" | "the" | "and" | "for" | "in" | "on" | "to" | "de" | "&")
}
