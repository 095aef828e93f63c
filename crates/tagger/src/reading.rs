//! A document's words, ready to be looked at.

use super::form::{Case, Form, Keys, Room};
use super::hash::{Numbers, hash};
use super::lexicon::{self, Lexicon, PHRASE};
use gloss_text::Doc;
use std::ops::Range;

/// Other places of a word in the document that are looked at.
const ELSEWHERE: usize = 4;

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
pub(crate) struct Usage {
    /// Whether it occurs in lower case.
    pub(crate) lower: bool,
    /// Whether it occurs capitalised inside a sentence.
    pub(crate) capitalised: bool,
    /// Its first places where it is capitalised.
    pub(crate) places: Vec<u32>,
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

    /// Spellings of one hash are taken for the same.
    fn collect_forms(&mut self) {
        let (mut spellings, mut words, mut room) = (Numbers::default(), Numbers::default(), Room::default());
        for at in 0..self.doc.tokens().len() {
            let word = self.doc.word(at);
            let form = *spellings.entry(hash(word.as_bytes())).or_insert_with(|| {
                let form = Form::new(word, self.lexicon, &mut room);
                let next = words.len() as u32;
                self.words.push(*words.entry(form.keys.lower).or_insert(next));
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

    /// How many distinct spellings there are.
    pub(crate) fn forms(&self) -> usize {
        self.forms.len()
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Which distinct spelling a token is.
    pub(crate) fn form_number(&self, at: usize) -> u32 {
        self.tokens.get(at).copied().unwrap_or_default()
    }

    /// The form of a token; of the last one if there are fewer.
    pub(crate) fn form(&self, at: usize) -> &Form {
        &self.forms[self.form_number(at) as usize]
    }

    fn word(&self, at: usize) -> usize {
        self.tokens.get(at).and_then(|&form| self.words.get(form as usize)).copied().unwrap_or_default() as usize
    }

    pub(crate) fn usage(&self, at: usize) -> &Usage {
        &self.usage[self.word(at)]
    }
}

/// A sentence and what is to be seen of it as a whole.
#[derive(Debug)]
pub(crate) struct Scene<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) tokens: Range<usize>,
    pub(crate) line: Line,
    /// For every token what is listed of the longest phrase that it is in, and its
    /// place in that phrase.
    pub(crate) phrases: Vec<(u8, u8)>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(reading: &'a Reading<'a>, tokens: Range<usize>) -> Self {
        let line = Line::of(reading, tokens.clone());
        let mut scene = Scene { reading, line, phrases: vec![(0, 0); tokens.len()], tokens };
        scene.find_phrases();
        scene
    }

    fn find_phrases(&mut self) {
        let Range { start, end } = self.tokens;
        let mut at = start;
        while at < end {
            let (len, listed) = phrase_at(self.reading, at, end);
            for (place, slot) in self.phrases.iter_mut().skip(at - start).take(len).enumerate() {
                let last = place + 1 == len;
                *slot = (listed, if len == 1 { 0 } else { 1 + u8::from(place > 0) + u8::from(last) });
            }
            at += len.max(1);
        }
    }

    /// What is listed of the phrase around a token, and its place there.
    pub(crate) fn phrase(&self, at: usize) -> (u8, u8) {
        self.phrases.get(at.wrapping_sub(self.tokens.start)).copied().unwrap_or_default()
    }

    /// The form of a token, if it is in the sentence.
    pub(crate) fn form(&self, at: usize) -> Option<&'a Form> {
        self.tokens.contains(&at).then(|| self.reading.form(at))
    }

    /// What is seen of the token at a place, which may lie outside.
    pub(crate) fn keys(&self, at: usize) -> &'a Keys {
        // One before the first token of all wraps around.
        match self.form(at) {
            Some(form) => &form.keys,
            None if at.wrapping_add(2) < self.tokens.start.wrapping_add(2) => &Keys::BEFORE,
            None => &Keys::AFTER,
        }
    }
}

fn phrase_at(reading: &Reading, at: usize, end: usize) -> (usize, u8) {
    let mut longest = (0, 0);
    let first = reading.form(at);
    if !first.case.is_capitalised() {
        return longest;
    }
    let mut key = lexicon::start(first.keys.lower);
    // What is listed of the first word alone is known.
    let mut listed = first.traits.listed;
    for len in 1..=PHRASE.min(end - at) {
        let last = reading.form(at + len - 1);
        if len > 1 {
            key = lexicon::extend(key, last.keys.lower);
            listed = reading.lexicon.phrase(key);
        }
        if listed & !lexicon::listed::BEGINS != 0 && last.case != Case::Lower {
            longest = (len, listed & !lexicon::listed::BEGINS);
        }
        if listed & lexicon::listed::BEGINS == 0 {
            break;
        }
    }
    longest
}

/// How the line around a token is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
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
