//! What the model looks at: a list of hashes for every token.
//!
//! Each feature is the hash of its template's number and of what it saw there.
//! The cost of a token is bounded, however long the token, the sentence or the
//! document.

use super::form::{Case, Form};
use super::hash::mix;
use super::lexicon::{self, Lexicon, PHRASE};
use gloss_text::Doc;
use std::collections::HashMap;
use std::ops::Range;

/// Other places of a word in the document that are looked at.
const ELSEWHERE: usize = 4;

/// Lengths of the Brown paths' beginnings that are looked at.
const PATHS: [u32; 4] = [4, 6, 9, 16];

/// A document's words, ready for features to be read off.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    doc: &'a Doc<'a>,
    lexicon: &'a Lexicon,
    /// Distinct spellings.
    forms: Vec<Form>,
    /// For every token its form.
    tokens: Vec<u32>,
    /// For every form its word, which is the same for all its spellings.
    words: Vec<u32>,
    usage: Vec<Usage>,
}

/// How the document uses a word.
#[derive(Debug, Clone, Default)]
struct Usage {
    /// Whether it occurs in lower case.
    lower: bool,
    /// Whether it occurs capitalised inside a sentence.
    capitalised: bool,
    /// Its first places where it is capitalised.
    places: Vec<u32>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(doc: &'a Doc<'a>, lexicon: &'a Lexicon) -> Self {
        let mut reading = Reading {
            doc,
            lexicon,
            forms: Vec::new(),
            tokens: Vec::with_capacity(doc.tokens().len()),
            words: Vec::new(),
            usage: Vec::new(),
        };
        reading.collect_forms();
        reading.collect_usage();
        reading
    }

    fn collect_forms(&mut self) {
        let mut spellings = HashMap::new();
        let mut words = HashMap::new();
        for at in 0..self.doc.tokens().len() {
            let form = *spellings.entry(self.doc.word(at)).or_insert_with_key(|word| {
                let form = Form::new(word, self.lexicon);
                let next = words.len() as u32;
                self.words.push(*words.entry(form.lower).or_insert(next));
                self.forms.push(form);
                self.forms.len() as u32 - 1
            });
            self.tokens.push(form);
        }
        self.usage = vec![Usage::default(); words.len()];
    }

    fn collect_usage(&mut self) {
        for sentence in self.doc.sentences() {
            let line = Line::of(self, sentence.tokens.clone());
            for at in sentence.tokens.clone() {
                let case = self.form(at).case;
                let word = self.word(at);
                let Some(usage) = self.usage.get_mut(word) else { continue };
                usage.lower |= case == Case::Lower;
                if case.is_capitalised() && line == Line::Running {
                    usage.capitalised |= at > sentence.tokens.start;
                    if usage.places.len() <= ELSEWHERE {
                        usage.places.push(at as u32);
                    }
                }
            }
        }
    }

    pub(crate) fn doc(&self) -> &'a Doc<'a> {
        self.doc
    }

    /// Which distinct spelling a token is.
    pub(crate) fn form_number(&self, at: usize) -> u32 {
        self.tokens.get(at).copied().unwrap_or_default()
    }

    /// The form of a token; of the last one if there are fewer.
    fn form(&self, at: usize) -> &Form {
        &self.forms[self.form_number(at) as usize]
    }

    fn word(&self, at: usize) -> usize {
        self.tokens.get(at).and_then(|&form| self.words.get(form as usize)).copied().unwrap_or_default() as usize
    }

    fn usage(&self, at: usize) -> &Usage {
        &self.usage[self.word(at)]
    }

    /// Calls `each` with every token of a sentence and its features.
    pub(crate) fn features(&self, tokens: Range<usize>, mut each: impl FnMut(usize, &[u64])) {
        let line = Line::of(self, tokens.clone());
        let phrases = self.phrases(tokens.clone());
        let runs = [Runs::new(self, tokens.clone(), false), Runs::new(self, tokens.clone(), true)];
        let mut sink = Sink(Vec::with_capacity(128));
        for at in tokens.clone() {
            sink.0.clear();
            let view = View { reading: self, tokens: tokens.clone(), line, at };
            view.own(&mut sink);
            view.around(&mut sink);
            view.clusters(&mut sink);
            view.listed(&phrases, &mut sink);
            runs.iter().zip([160, 170]).for_each(|(runs, template)| view.run(runs, template, &mut sink));
            view.elsewhere(&mut sink);
            each(at, &sink.0);
        }
    }

    /// For every token of a sentence what is listed of the longest phrase that
    /// it is in, and its place in that phrase.
    fn phrases(&self, tokens: Range<usize>) -> Vec<(u8, u8)> {
        let mut found = vec![(0, 0); tokens.len()];
        let mut at = tokens.start;
        while at < tokens.end {
            let (len, listed) = self.phrase_at(at, tokens.end);
            for (place, slot) in found.iter_mut().skip(at - tokens.start).take(len).enumerate() {
                let last = place + 1 == len;
                *slot = (listed, if len == 1 { 0 } else { 1 + u8::from(place > 0) + u8::from(last) });
            }
            at += len.max(1);
        }
        found
    }

    fn phrase_at(&self, at: usize, end: usize) -> (usize, u8) {
        let mut longest = (0, 0);
        if !self.form(at).case.is_capitalised() {
            return longest;
        }
        let mut key = lexicon::start(self.form(at).lower);
        for len in 1..=PHRASE.min(end - at) {
            if len > 1 {
                key = lexicon::extend(key, self.form(at + len - 1).lower);
            }
            let listed = self.lexicon.phrase(key);
            if listed & !lexicon::listed::BEGINS != 0 && self.form(at + len - 1).case != Case::Lower {
                longest = (len, listed & !lexicon::listed::BEGINS);
            }
            if listed & lexicon::listed::BEGINS == 0 {
                break;
            }
        }
        longest
    }
}

/// How the line around a token is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Running,
    Upper,
    Title,
}

impl Line {
    fn of(reading: &Reading, tokens: Range<usize>) -> Line {
        let (mut words, mut upper, mut capitalised) = (0, 0, 0);
        for form in tokens.map(|at| reading.form(at)) {
            let letters = matches!(form.case, Case::Lower | Case::Title | Case::Upper | Case::Mixed);
            // Short words stay small even in a title.
            if letters && form.suffixes[3] != 0 {
                words += 1;
                upper += usize::from(form.case == Case::Upper);
                capitalised += usize::from(form.case != Case::Lower);
            }
        }
        match words {
            2.. if upper * 10 >= words * 8 => Line::Upper,
            3.. if capitalised * 10 >= words * 9 => Line::Title,
            _ => Line::Running,
        }
    }
}

/// What the network is told of a token beside its word pieces: small numbers
/// that pick rows of tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Cell {
    /// Case, first of its sentence, also seen in lower case, also seen
    /// capitalised inside a sentence: below 80.
    pub code: u8,
    /// How the line is set: running, upper, title: below 3.
    pub line: u8,
    /// What is listed of the longest phrase around the token, bits of
    /// [`listed`](super::lexicon::listed).
    pub listed: u8,
    /// The token's place in that phrase: alone, first, within, last: below 4.
    pub part: u8,
    /// What is listed of the token alone.
    pub alone: u8,
    /// Its Brown cluster plus 1, or 0.
    pub brown: u16,
    /// Hash of its first three letters, or 0: below [`AFFIXES`].
    pub prefix: u16,
    /// Hash of its last three letters, or 0: below [`AFFIXES`].
    pub suffix: u16,
}

/// Rows for affixes.
pub const AFFIXES: u16 = 2048;

impl Reading<'_> {
    /// The cells of a sentence's tokens.
    pub(crate) fn cells(&self, tokens: Range<usize>) -> Vec<Cell> {
        let line = Line::of(self, tokens.clone()) as u8;
        let phrases = self.phrases(tokens.clone());
        let affix = |hash: u64| if hash == 0 { 0 } else { 1 + (hash % u64::from(AFFIXES - 1)) as u16 };
        let cell = |(at, (listed, part)): (usize, &(u8, u8))| {
            let (form, usage) = (self.form(at), self.usage(at));
            let code = form.case as u8 * 8
                + u8::from(at == tokens.start) * 4
                + u8::from(usage.lower) * 2
                + u8::from(usage.capitalised);
            Cell {
                code,
                line,
                listed: *listed,
                part: *part,
                alone: form.traits.listed & !lexicon::listed::BEGINS,
                brown: form.traits.cluster,
                prefix: affix(form.prefixes[2]),
                suffix: affix(form.suffixes[2]),
            }
        };
        tokens.clone().zip(&phrases).map(cell).collect()
    }
}

/// The runs of capitalised words in a sentence.
struct Runs {
    first: usize,
    /// For every token the run that it is in, or an empty one.
    runs: Vec<(u32, u32)>,
}

impl Runs {
    /// `loose` runs hold small words such as "of" between capitalised ones.
    fn new(reading: &Reading, tokens: Range<usize>, loose: bool) -> Self {
        let mut runs = Runs { first: tokens.start, runs: vec![(0, 0); tokens.len()] };
        let capitalised = |at: usize| tokens.contains(&at) && reading.form(at).case.is_capitalised();
        let mut at = tokens.start;
        while at < tokens.end {
            let start = at;
            while capitalised(at) || loose && at > start && is_joint(reading.doc.word(at)) && capitalised(at + 1) {
                at += 1;
            }
            runs.runs[start - tokens.start..at - tokens.start].fill((start as u32, at as u32));
            at += usize::from(at == start);
        }
        runs
    }

    fn around(&self, at: usize) -> Option<Range<usize>> {
        let (start, end) = *self.runs.get(at.checked_sub(self.first)?)?;
        (start < end).then_some(start as usize..end as usize)
    }
}

/// Whether a small word may join two parts of a name.
fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "for" | "the" | "and" | "&" | "-" | "de" | "al" | "in" | "on" | "'s" | "’s")
}

struct Sink(Vec<u64>);

impl Sink {
    /// A feature of one part.
    fn add(&mut self, template: u64, what: u64) {
        self.0.push(mix(template, what));
    }

    /// A feature of two parts.
    fn pair(&mut self, template: u64, a: u64, b: u64) {
        self.0.push(mix(mix(template, a), b));
    }
}

/// One token in its sentence.
struct View<'a> {
    reading: &'a Reading<'a>,
    tokens: Range<usize>,
    line: Line,
    at: usize,
}

impl<'a> View<'a> {
    /// The form some places before or after, inside the sentence.
    fn near(&self, by: isize) -> Option<&'a Form> {
        let at = self.at.checked_add_signed(by).filter(|at| self.tokens.contains(at))?;
        Some(self.reading.form(at))
    }

    fn lower(&self, by: isize) -> u64 {
        self.near(by).map_or(by.signum() as u64, |form| form.lower)
    }

    fn shape(&self, by: isize) -> u64 {
        self.near(by).map_or(by.signum() as u64, |form| form.shape)
    }

    fn own(&self, sink: &mut Sink) {
        let form = self.reading.form(self.at);
        let usage = self.reading.usage(self.at);
        let first = self.at == self.tokens.start;
        let code = form.case as u64 * 16
            + u64::from(first) * 8
            + u64::from(usage.lower) * 4
            + u64::from(usage.capitalised) * 2;
        sink.add(1, form.exact);
        sink.add(2, form.lower);
        sink.add(3, form.shape);
        sink.add(4, code);
        sink.pair(5, code, self.line as u64);
        sink.pair(6, self.line as u64, form.case as u64);
        sink.pair(7, form.lower, u64::from(form.case.is_capitalised()));
        for (len, (prefix, suffix)) in form.prefixes.iter().zip(form.suffixes).enumerate() {
            if *prefix != 0 {
                sink.add(10 + len as u64, *prefix);
                sink.add(15 + len as u64, suffix);
            }
        }
        sink.pair(20, form.suffixes[2], form.case as u64);
    }

    fn around(&self, sink: &mut Sink) {
        for by in [-2, -1, 1, 2] {
            let place = (by + 2) as u64;
            sink.add(30 + place, self.lower(by));
            sink.add(35 + place, self.shape(by));
        }
        sink.pair(40, self.lower(-1), self.lower(0));
        sink.pair(41, self.lower(0), self.lower(1));
        sink.pair(42, self.lower(-1), self.lower(1));
        sink.pair(43, self.lower(-2), self.lower(-1));
        sink.pair(44, self.lower(1), self.lower(2));
        sink.pair(45, self.shape(-1), self.shape(0));
        sink.pair(46, self.shape(0), self.shape(1));
        sink.pair(47, mix(self.shape(-1), self.shape(0)), self.shape(1));
        sink.pair(48, self.lower(-1), self.shape(0));
        sink.pair(49, self.lower(1), self.shape(0));
        if let Some(next) = self.near(1) {
            sink.add(50, next.suffixes[2]);
        }
        if let Some(before) = self.near(-1) {
            sink.add(51, before.suffixes[2]);
        }
    }

    fn clusters(&self, sink: &mut Sink) {
        for by in [-2, -1, 0, 1, 2] {
            let Some(form) = self.near(by) else { continue };
            let place = 60 + (by + 2) as u64 * 8;
            let brown = form.traits.brown;
            if brown != 0 {
                let lengths = if by == 0 { &PATHS[..] } else { &PATHS[1..] };
                lengths.iter().for_each(|&len| sink.pair(place, u64::from(len), path(brown, len)));
            }
            for (grain, &cluster) in form.traits.vector.iter().enumerate().filter(|(_, cluster)| **cluster != 0) {
                sink.add(place + 1 + grain as u64, u64::from(cluster));
                if by == 0 {
                    sink.pair(place + 4 + grain as u64, u64::from(cluster), form.case as u64);
                }
            }
        }
        let own = self.brown(0);
        sink.pair(100, self.brown(-1), own);
        sink.pair(101, own, self.brown(1));
        sink.pair(102, own, self.reading.form(self.at).shape);
        sink.pair(103, self.brown(-1), self.shape(0));
        sink.pair(104, self.brown(1), self.shape(0));
    }

    fn brown(&self, by: isize) -> u64 {
        self.near(by).map_or(by.signum() as u64, |form| path(form.traits.brown, 9))
    }

    fn listed(&self, phrases: &[(u8, u8)], sink: &mut Sink) {
        let phrase = |by: isize| {
            let at = (self.at - self.tokens.start).checked_add_signed(by)?;
            phrases.get(at).copied().filter(|(listed, _)| *listed != 0)
        };
        for by in [-1, 0, 1] {
            let place = 110 + (by + 1) as u64 * 8;
            if let Some((listed, part)) = phrase(by) {
                sink.pair(place, u64::from(listed), u64::from(part));
                (0..7).filter(|bit| listed >> bit & 1 == 1).for_each(|bit| sink.pair(place + 1, bit, u64::from(part)));
            }
            let Some(form) = self.near(by) else { continue };
            let alone = u64::from(form.traits.listed & !lexicon::listed::BEGINS);
            if alone != 0 {
                sink.pair(place + 2, alone, u64::from(form.case.is_capitalised()));
            }
        }
        let kinds =
            |by: isize| self.near(by).map_or(0, |form| u64::from(form.traits.listed & 127) * 16 + form.case as u64);
        sink.pair(140, kinds(-1), kinds(0));
        sink.pair(141, kinds(0), kinds(1));
    }

    /// The capitalised words around a token, seen as one.
    fn run(&self, runs: &Runs, template: u64, sink: &mut Sink) {
        let Some(Range { start, end }) = runs.around(self.at) else { return };
        let by = |at: usize| at as isize - self.at as isize;
        let (len, place) = ((end - start).min(6) as u64, (self.at - start).min(5) as u64);
        let last = end == self.at + 1;
        sink.pair(template, len, place);
        if len > 1 {
            sink.pair(template + 1, self.lower(by(start)), place.min(1));
            sink.pair(template + 2, self.lower(by(end) - 1), u64::from(last));
            sink.pair(template + 3, self.brown(by(end) - 1), u64::from(last));
            sink.pair(template + 4, self.brown(by(start)), place.min(1));
        }
        sink.pair(template + 5, self.lower(by(start) - 1), place.min(1));
        sink.pair(template + 6, self.lower(by(end)), u64::from(last));
        sink.pair(template + 7, self.brown(by(start) - 1), place.min(1));
        sink.pair(template + 8, self.brown(by(end)), u64::from(last));
    }

    /// What stands beside the same word in other places of the document.
    fn elsewhere(&self, sink: &mut Sink) {
        if !self.reading.form(self.at).case.is_capitalised() {
            return;
        }
        let begin = sink.0.len();
        for &place in self.reading.usage(self.at).places.iter().filter(|&&place| place as usize != self.at) {
            let place = place as usize;
            let beside =
                |at: Option<usize>| at.filter(|&at| at < self.reading.tokens.len()).map(|at| self.reading.form(at));
            if let Some(before) = beside(place.checked_sub(1)) {
                sink.add(150, before.lower);
                sink.pair(151, u64::from(before.traits.listed & 127), before.case as u64);
                sink.add(152, path(before.traits.brown, 9));
            }
            if let Some(after) = beside(Some(place + 1)) {
                sink.add(153, after.lower);
                sink.pair(154, u64::from(after.traits.listed & 127), after.case as u64);
                sink.add(155, path(after.traits.brown, 9));
            }
        }
        // A few dozen at most: the standard sort would be more to load than to gain.
        for last in begin..sink.0.len() {
            let mut at = last;
            while at > begin && sink.0[at] < sink.0[at - 1] {
                sink.0.swap(at, at - 1);
                at -= 1;
            }
        }
        let mut kept = begin;
        for at in begin..sink.0.len() {
            if at == begin || sink.0[at] != sink.0[at - 1] {
                sink.0[kept] = sink.0[at];
                kept += 1;
            }
        }
        sink.0.truncate(kept);
    }
}

/// The first `len` branches of a Brown path.
fn path(brown: u32, len: u32) -> u64 {
    let depth = brown.checked_ilog2().unwrap_or_default();
    if len >= depth { u64::from(brown) } else { u64::from(brown & ((1 << len) - 1)) | 1 << (len + 32) }
}
