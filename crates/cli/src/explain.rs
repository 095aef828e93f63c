//! A text in, the reasons for its marks out.

use crate::arguments::{Explain, Only};
use crate::day::day;
use crate::report;
use crate::{Failure, engine, output};
use gloss_engine::Input;
use gloss_engine::extract::explain::{Choice, Explanation, TokenChoices, Unmarked};
use gloss_engine::extract::{Article, Candidate, Kind, Label, Mention, Role, Span, Value};
use gloss_engine::intake::{decode, sniff};
use gloss_intake::from_html;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

/// One mention, or one place that is not marked. With `--json` a line of
/// output; offsets count code points of the text (of HTML: of the text in it).
#[derive(Debug, Serialize)]
pub(crate) struct Item {
    /// As written.
    pub(crate) text: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// From 1.
    pub(crate) line: usize,
    /// In code points, from 1.
    pub(crate) column: usize,
    /// `None` if it is not marked.
    pub(crate) kind: Option<Kind>,
    /// What it is a mention of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) entity: Option<EntityOut>,
    /// The rule or model that marked it, or why it is not marked.
    pub(crate) why: String,
    /// Of a name: by how much the model finds this reading better than any
    /// other; below 0 where a rule overruled it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) score: Option<i32>,
    /// Of a name: its probability under the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) probability: Option<f64>,
    /// Of a name: the model's view of every kind and of no name, best first.
    /// What their probabilities leave to 1 are names with other bounds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) choices: Vec<ChoiceOut>,
    /// Of a figure or date: what it says, as `gloss annotate` writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<serde_json::Value>,
    /// The value in words.
    #[serde(skip)]
    pub(crate) reading: Option<String>,
    /// What else was proposed here and gave way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) lost: Vec<Other>,
    /// Of a place that is not marked: what it gave way to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) lost_to: Option<Other>,
    /// Of a place that is not marked: the model's view of each word.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) words: Vec<WordOut>,
}

#[derive(Debug, Serialize)]
pub(crate) struct EntityOut {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) role: Option<String>,
    pub(crate) mentions: usize,
}

#[derive(Debug, Serialize)]
pub(crate) struct ChoiceOut {
    /// `None` for no name.
    pub(crate) kind: Option<Kind>,
    /// Below the model's best reading of the sentence, which has 0.
    pub(crate) score: Option<i32>,
    pub(crate) probability: f64,
}

/// Another candidate.
#[derive(Debug, Serialize)]
pub(crate) struct Other {
    pub(crate) text: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    pub(crate) why: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct WordOut {
    pub(crate) text: String,
    /// Best first.
    pub(crate) tags: Vec<TagOut>,
}

/// A label in the BIO scheme: `O`, `B-person`, `I-person`.
#[derive(Debug, Serialize)]
pub(crate) struct TagOut {
    pub(crate) tag: String,
    pub(crate) score: Option<i32>,
    pub(crate) probability: f64,
}

/// Explains a file on standard output.
pub(crate) fn run(wanted: &Explain) -> Result<(), Failure> {
    let name = wanted.file.display();
    let because = |error: &dyn ToString| Failure::Because(format!("{name}: {}", error.to_string()));
    let text = decode(&bytes(&wanted.file).map_err(|error| because(&error))?).map_err(|error| because(&error))?;
    let date = wanted.date.as_deref().map(day).transpose().map_err(Failure::Because)?;
    let engine = engine()?;
    let input = if sniff(&text) { Input::Taken(from_html(&text)) } else { Input::Text(text) };
    let (article, _) = engine.take(input, date)?;
    let explanation = engine.explain(&article);
    let items = Places::new(article.text()).items(&explanation, &chosen(&article, &explanation, &wanted.only)?);
    let mut out = BufWriter::new(io::stdout().lock());
    let write = if wanted.json { json } else { report::write };
    write(&mut out, &items).and_then(|()| out.flush()).map_err(Failure::Output)
}

fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    if file != Path::new("-") {
        return fs::read(file);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn json(out: &mut dyn Write, items: &[Item]) -> io::Result<()> {
    items.iter().try_for_each(|item| writeln!(out, "{}", serde_json::to_string(item)?))
}

/// What an item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Mention(u32),
    Unmarked(Span),
}

fn chosen(article: &Article, explanation: &Explanation, only: &Only) -> Result<Vec<Spot>, Failure> {
    let mentions = &explanation.analysis().mentions;
    let text = article.text();
    match only {
        Only::Mentions => Ok((0..).zip(mentions).map(|(at, _)| Spot::Mention(at)).collect()),
        Only::At(point) => {
            let found = text.char_indices().nth(*point).and_then(|(byte, _)| word_at(text, byte));
            let told = || Failure::Because(format!("at code point {point} there is no word in this text"));
            Ok(vec![spot(mentions, found.ok_or_else(told)?)])
        }
        Only::Word(word) => {
            let mut seen = BTreeSet::new();
            let spots = occurrences(text, word).into_iter().map(|span| spot(mentions, span));
            let spots: Vec<Spot> = spots.filter(|spot| seen.insert(*spot)).collect();
            let told =
                || Failure::Because(format!("\"{word}\" is not in this text, in these letters and as a whole word"));
            if spots.is_empty() { Err(told()) } else { Ok(spots) }
        }
    }
}

/// The word around a byte, or the mark at it.
fn word_at(text: &str, byte: usize) -> Option<Span> {
    let here = text.get(byte..)?.chars().next().filter(|c| !c.is_whitespace())?;
    if !here.is_alphanumeric() {
        return Some(Span::new(byte, byte + here.len_utf8()));
    }
    let before = text.get(..byte)?;
    let start = before.trim_end_matches(char::is_alphanumeric).len();
    let after = text.get(byte..)?.find(|c: char| !c.is_alphanumeric());
    Some(Span::new(start, after.map_or(text.len(), |len| byte + len)))
}

/// Where a word or phrase stands as a whole.
fn occurrences(text: &str, word: &str) -> Vec<Span> {
    let whole = |&(at, found): &(usize, &str)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !found.is_empty() && !letter(before) && !letter(after)
    };
    text.match_indices(word).filter(whole).map(|(at, found)| Span::new(at, at + found.len())).collect()
}

/// The innermost mention around a span, else the span.
fn spot(mentions: &[Mention], span: Span) -> Spot {
    let around = (0..).zip(mentions).filter(|(_, mention)| mention.span.contains(span));
    let innermost = around.min_by_key(|(_, mention)| mention.span.len());
    innermost.map_or(Spot::Unmarked(span), |(at, _)| Spot::Mention(at))
}

/// Counts code points and lines, quickly if it is asked in order.
struct Places<'a> {
    text: &'a str,
    byte: usize,
    points: usize,
    line: usize,
    line_start: usize,
}

impl<'a> Places<'a> {
    fn new(text: &'a str) -> Self {
        Places { text, byte: 0, points: 0, line: 1, line_start: 0 }
    }

    /// Code points before a byte, with its line and column.
    fn of(&mut self, byte: u32) -> (usize, usize, usize) {
        let byte = byte as usize;
        if byte < self.byte {
            *self = Places::new(self.text);
        }
        for c in self.text.get(self.byte..byte).unwrap_or_default().chars() {
            self.points += 1;
            if c == '\n' {
                (self.line, self.line_start) = (self.line + 1, self.points);
            }
        }
        self.byte = byte;
        (self.points, self.line, self.points - self.line_start + 1)
    }

    fn items(&mut self, explanation: &Explanation, spots: &[Spot]) -> Vec<Item> {
        let lost = by_mention(explanation);
        let item = |spot: &Spot| match *spot {
            Spot::Mention(at) => {
                let mention = explanation.analysis().mentions.get(at as usize)?;
                let gone = lost.get(at as usize).into_iter().flatten();
                Some(self.mention(explanation, mention, gone.copied()))
            }
            Spot::Unmarked(span) => Some(self.unmarked(explanation, span)),
        };
        spots.iter().filter_map(item).collect()
    }

    fn item(&mut self, span: Span, kind: Option<Kind>, why: String) -> Item {
        let (start, line, column) = self.of(span.start);
        let text = span.of(self.text).to_owned();
        Item {
            end: start + text.chars().count(),
            text,
            start,
            line,
            column,
            kind,
            entity: None,
            why,
            score: None,
            probability: None,
            choices: Vec::new(),
            value: None,
            reading: None,
            lost: Vec::new(),
            lost_to: None,
            words: Vec::new(),
        }
    }

    fn mention<'b>(
        &mut self,
        explanation: &Explanation,
        mention: &Mention,
        gone: impl Iterator<Item = &'b Candidate>,
    ) -> Item {
        let entity = explanation.analysis().entities.get(mention.entity as usize).map(|entity| EntityOut {
            id: output::id(entity),
            name: entity.name.clone(),
            role: entity.role.clone(),
            mentions: entity.mentions.len(),
        });
        let model = explanation.name(mention.span, mention.kind);
        let choices: Vec<_> = model.iter().flat_map(|model| &model.choices).map(choice).collect();
        let item = self.item(mention.span, Some(mention.kind), mention.why.to_string());
        Item {
            entity,
            score: model.as_ref().map(|model| model.margin),
            probability: choices.iter().find(|choice| choice.kind == Some(mention.kind)).map(|own| own.probability),
            choices,
            value: mention.value.as_ref().map(output::value),
            reading: mention.value.as_ref().map(in_words),
            lost: gone.map(|candidate| self.other(candidate.span, candidate.kind, &candidate.why)).collect(),
            ..item
        }
    }

    fn unmarked(&mut self, explanation: &Explanation, span: Span) -> Item {
        let reason = explanation.unmarked(span);
        let mut item = self.item(span, None, why_not(&reason, self.text));
        if let Unmarked::GaveWay(lost) = reason {
            let winner = explanation.analysis().mentions.get(lost.to as usize);
            item.lost = vec![self.other(lost.candidate.span, lost.candidate.kind, &lost.candidate.why)];
            item.lost_to = winner.map(|mention| self.other(mention.span, mention.kind, &mention.why));
        }
        item.words = explanation.tokens(span).iter().map(|token| word(token, self.text)).collect();
        item
    }

    fn other(&mut self, span: Span, kind: Kind, why: &str) -> Other {
        let (start, ..) = self.of(span.start);
        let text = span.of(self.text).to_owned();
        Other { end: start + text.chars().count(), text, start, kind, why: why.to_owned() }
    }
}

/// For every mention the candidates that gave way to it.
fn by_mention<'a>(explanation: &'a Explanation) -> Vec<Vec<&'a Candidate>> {
    let mut all = vec![Vec::new(); explanation.analysis().mentions.len()];
    for lost in explanation.lost() {
        if let Some(gone) = all.get_mut(lost.to as usize) {
            gone.push(&lost.candidate);
        }
    }
    all
}

fn why_not(reason: &Unmarked, text: &str) -> String {
    match reason {
        Unmarked::NotRead(role) => {
            let role = match role {
                Role::Comment => "a reader's comment",
                Role::Related => "a teaser of another article",
                _ => "no part of the article",
            };
            format!("not read: the block is taken for {role}")
        }
        Unmarked::GaveWay(lost) => {
            format!(
                "\"{}\" was proposed as a {}, but gave way",
                lost.candidate.span.of(text),
                lost.candidate.kind.word()
            )
        }
        Unmarked::SetAside(kind) => format!(
            "the model takes it for part of a name of a {}, but the rules that mend names leave it out",
            kind.word()
        ),
        Unmarked::NoName => "the model takes it for no name, and no rule proposes anything".to_owned(),
        Unmarked::NoModel => "without a model only figures and dates are found".to_owned(),
    }
}

fn choice(choice: &Choice<Option<Kind>>) -> ChoiceOut {
    ChoiceOut { kind: choice.what, score: choice.score, probability: rounded(choice.probability) }
}

fn word(token: &TokenChoices, text: &str) -> WordOut {
    let tag = |choice: &Choice<Label>| TagOut {
        tag: match choice.what {
            Label::Outside => "O".to_owned(),
            Label::Begin(name) => format!("B-{}", Kind::from(name).word()),
            Label::Inside(name) => format!("I-{}", Kind::from(name).word()),
        },
        score: choice.score,
        probability: rounded(choice.probability),
    };
    WordOut { text: token.span.of(text).to_owned(), tags: token.labels.iter().map(tag).collect() }
}

/// To four places; more say nothing.
fn rounded(probability: f64) -> f64 {
    (probability * 10_000.0).round() / 10_000.0
}

/// "more than 40 countries", "2014-09-24, to the day".
fn in_words(value: &Value) -> String {
    match value {
        Value::Figure(figure) => {
            let end = |end: Option<_>| end.map_or("open".to_owned(), |end| format!("{end}"));
            let bounds = match (figure.low, figure.high) {
                (low, high) if low == high => end(low),
                (low, high) => format!("{} to {}", end(low), end(high)),
            };
            let also = if figure.also.is_some() { "; also given in another way" } else { "" };
            let of = match figure.name() {
                name if name == "figure" => String::new(),
                name => format!(" {name}"),
            };
            format!("{}{of} ({}: {bounds}{also})", gloss_say::figure(figure), figure.unit_kind.word())
        }
        Value::Date(date) => {
            let iso = date.iso.as_deref().unwrap_or("unknown, as the text's own date is not known");
            let value = output::value(value);
            let word = |name: &str| value.get(name).and_then(|word| word.as_str()).unwrap_or_default().to_owned();
            let bound = date.bound.map(|bound| format!(", {bound:?}").to_lowercase()).unwrap_or_default();
            let stage = date.stage.map(|stage| format!(", {stage:?}").to_lowercase()).unwrap_or_default();
            format!("{iso} ({}, exact to the {}{stage}{bound})", word("kind"), word("precision"))
        }
    }
}
