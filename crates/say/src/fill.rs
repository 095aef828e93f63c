//! Filling the holes of a message: `{0}` stands for the first argument, and
//! `<0|line|lines>` for the word that follows it.

use crate::{Language, Words, spoken};
use gloss_extract::figures;

/// The narrow space that keeps the groups of a number together in French.
const THIN: &str = "\u{202f}";

/// A number, and how it is written if not by its digits alone.
#[derive(Debug, Clone, Copy)]
pub struct Number<'a> {
    whole: u64,
    written: Option<&'a str>,
}

/// What is filled in.
#[derive(Debug, Clone, Copy)]
pub enum Arg<'a> {
    /// Words that stay as they are.
    Text(&'a str),
    /// A number, written as the language writes it.
    Number(Number<'a>),
}

impl<'a> Number<'a> {
    /// Digits, perhaps with a point.
    pub fn written(digits: &'a str) -> Self {
        let whole = digits.split('.').next().and_then(|whole| whole.parse().ok()).unwrap_or_default();
        Self { whole, written: Some(digits) }
    }

    /// Whether the language has the word for one of it.
    fn is_one(self) -> bool {
        match spoken() {
            Language::English => self.whole == 1 && !self.written.is_some_and(|digits| digits.contains('.')),
            Language::French => self.whole < 2,
        }
    }
}

impl From<u64> for Number<'_> {
    fn from(whole: u64) -> Self {
        Self { whole, written: None }
    }
}

impl From<usize> for Number<'_> {
    fn from(whole: usize) -> Self {
        (whole as u64).into()
    }
}

impl From<u32> for Number<'_> {
    fn from(whole: u32) -> Self {
        u64::from(whole).into()
    }
}

impl<'a, N: Into<Number<'a>>> From<N> for Arg<'a> {
    fn from(number: N) -> Self {
        Arg::Number(number.into())
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(text)
    }
}

impl<'a> From<&'a Words> for Arg<'a> {
    fn from(words: &'a Words) -> Self {
        Arg::Text(words.text())
    }
}

/// A decimal in digits, in the groups and with the point of the language.
pub fn grouped(digits: &str) -> String {
    let english = figures::grouped(digits);
    match spoken() {
        Language::English => english,
        Language::French => english.replace(',', THIN).replace('.', ","),
    }
}

/// A message with its holes filled. Whatever the message, this ends and fails
/// at nothing.
pub fn fill(message: &str, args: &[Arg]) -> String {
    let mut text = String::new();
    put(&mut text, message, args);
    text
}

fn put(text: &mut String, message: &str, args: &[Arg]) {
    let mut rest = message;
    while let Some((before, number, inside, after)) = hole(rest) {
        text.push_str(before);
        rest = after;
        match (args.get(number), inside) {
            (Some(Arg::Text(words)), None) => text.push_str(words),
            (Some(Arg::Number(number)), None) => match number.written {
                Some(digits) => text.push_str(&grouped(digits)),
                None => text.push_str(&grouped(&number.whole.to_string())),
            },
            (Some(arg), Some((one, other))) => {
                let is_one = matches!(arg, Arg::Number(number) if number.is_one());
                put(text, if is_one { one } else { other }, args);
            }
            (None, _) => {}
        }
    }
    text.push_str(rest);
}

/// What stands before the first hole, its number, its choice, and the rest.
#[expect(clippy::type_complexity, reason = "it is taken apart at once")]
fn hole(message: &str) -> Option<(&str, usize, Option<(&str, &str)>, &str)> {
    let (before, hole) = message.split_at_checked(message.find(['{', '<'])?)?;
    let choice = hole.starts_with('<');
    let (inside, after) = hole.get(1..)?.split_once(if choice { '>' } else { '}' })?;
    let (number, words) = if choice { inside.split_once('|')? } else { (inside, "") };
    Some((before, number.parse().ok()?, words.split_once('|').filter(|_| choice), after))
}

/// Which arguments a message uses, a bit for each; none if it is broken.
pub(crate) fn holes(message: &str) -> Option<u32> {
    let (mut used, mut rest) = (0, message);
    while let Some((before, number, inside, after)) = hole(rest) {
        used |= 1_u32.checked_shl(number.try_into().ok()?)?;
        if let Some((one, other)) = inside {
            used |= holes(one)? | holes(other)?;
        }
        (_, rest) = (before, after);
    }
    (!rest.contains(['{', '<', '}', '>', '|'])).then_some(used)
}
