//! Sentences and tokens of an article.

use crate::abbreviations::{ends_no_sentence, is_abbreviation, starts_sentence};
use crate::{Article, Role, Span};
use std::ops::Range;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and the dots of an abbreviation:
    /// `Kerry`, `O'Brien`, `U.S.`, `Gen.`; also the clitic `'s`.
    Word,
    /// Digits with inner separators: `1,400`, `3.5`.
    Number,
    /// One mark, or a run of the same dots or dashes: `(`, `$`, `...`, `--`.
    Symbol,
    /// A web or mail address, whole.
    Link,
}

/// The smallest unit of reading. Never crosses a block or white space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// A sentence, or a line that is none (a headline, an item).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token's start to its last token's end.
    pub span: Span,
    /// Indices into [`Doc::tokens`].
    pub tokens: Range<usize>,
    /// Of the block that it lies in.
    pub role: Role,
    /// Index of that block in the article.
    pub block: usize,
}

/// An article's blocks that are read, split. Tokens are in order and between
/// two of them lies white space only, so nothing of the text is lost.
#[derive(Debug)]
pub struct Doc<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
}

impl<'a> Doc<'a> {
    /// Splits the blocks whose role [is read](Role::is_read).
    pub fn new(article: &'a Article) -> Self {
        let mut doc = Doc { text: article.text(), tokens: Vec::new(), sentences: Vec::new() };
        for (index, block) in article.blocks().iter().enumerate() {
            if block.role.is_read() {
                let first = doc.tokens.len();
                tokenise(doc.text, block.span, &mut doc.tokens);
                doc.split_sentences(first, block.role, index);
            }
        }
        doc
    }

    /// The whole text that spans refer to.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// All tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences in order; together they hold every token once.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The token's text; empty past the last one.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map(|token| token.span.of(self.text)).unwrap_or_default()
    }

    /// The token's first letter or mark; NUL past the last one.
    pub fn initial(&self, token: usize) -> char {
        self.word(token).chars().next().unwrap_or_default()
    }

    /// Whether white space stands between this token and the one before it.
    pub fn spaced(&self, token: usize) -> bool {
        let Some(before) = token.checked_sub(1).and_then(|before| self.tokens.get(before)) else { return true };
        self.tokens.get(token).is_none_or(|here| here.span.start > before.span.end)
    }

    /// The span from the first to the last token of a range; `None` if the
    /// range is empty or ends past the last token.
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let found = self.tokens.get(tokens)?;
        Some(found.first()?.span.join(found.last()?.span))
    }

    /// The tokens that lie wholly in a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// Index of the sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> Option<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.tokens.end <= token);
        (index < self.sentences.len()).then_some(index)
    }

    fn split_sentences(&mut self, first: usize, role: Role, block: usize) {
        let mut start = first;
        for at in first..self.tokens.len() {
            if at + 1 == self.tokens.len() || self.ends_sentence(start, at) {
                let tokens = start..at + 1;
                if let Some(span) = self.span(tokens.clone()) {
                    self.sentences.push(Sentence { span, tokens, role, block });
                }
                start = at + 1;
            }
        }
    }

    /// Whether a sentence that began at `start` ends with token `at`; a token
    /// follows.
    fn ends_sentence(&self, start: usize, at: usize) -> bool {
        let dotted = || self.word(at).as_bytes().last() == Some(&b'.');
        let plain = |kind| kind == TokenKind::Number || kind == TokenKind::Word && !dotted();
        if self.tokens.get(at).is_some_and(|token| plain(token.kind)) {
            return false;
        }
        // Before looking back, or a run of closing marks is walked from each of them.
        let next = self.word(at + 1);
        if is_closing(next) && !self.spaced(at + 1) {
            return false;
        }
        let mut stop = at;
        while stop > start && is_closing(self.word(stop)) && !self.spaced(stop) {
            stop -= 1;
        }
        let mark = self.word(stop);
        if mark.len() > 1 && mark.ends_with('.') && !mark.starts_with('.') {
            return !ends_no_sentence(mark) && starts_sentence(next);
        }
        is_stop(mark) && self.opens_sentence(at + 1, stop)
    }

    fn opens_sentence(&self, next: usize, stop: usize) -> bool {
        let word = self.word(next);
        let upper = word.chars().next().is_some_and(|c| c.is_uppercase() || is_opening(c));
        // "Henning.Following": a paragraph break lost in copying.
        let lost_space = || {
            let before = self.word(stop.wrapping_sub(1));
            before.chars().count() > 2 && before.chars().all(char::is_lowercase)
                || before.chars().skip(1).any(char::is_lowercase)
        };
        if self.spaced(next) {
            upper || !word.starts_with(|c: char| c.is_lowercase())
        } else {
            upper && self.word(stop) == "." && lost_space()
        }
    }
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…") || word.starts_with("...") || word.starts_with("..")
}

fn is_closing(word: &str) -> bool {
    matches!(word, "\"" | "”" | "’" | "'" | ")" | "]" | "»" | "''")
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '\'' | '(' | '[' | '«' | '`')
}

fn tokenise(text: &str, block: Span, tokens: &mut Vec<Token>) {
    let mut at = block.start as usize;
    let end = block.end as usize;
    let whole = text.get(..end).unwrap_or_default();
    while let Some(rest) = whole.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.as_bytes().first() == Some(&b' ') {
            at += 1;
            continue;
        }
        let gap = rest.len() - rest.trim_start().len();
        if gap > 0 {
            at += gap;
            continue;
        }
        let (len, kind) = token_at(rest);
        tokens.push(Token { span: Span::new(at, at + len), kind });
        at += len;
    }
}

/// Length in bytes and kind of the token at the start of `rest`, which begins
/// with something that is not white space.
fn token_at(rest: &str) -> (usize, TokenKind) {
    let first = rest.chars().next().unwrap_or_default();
    if let Some(len) = link_len(rest) {
        return (len, TokenKind::Link);
    }
    if first.is_ascii_digit() {
        return (number_len(rest), TokenKind::Number);
    }
    if is_word_char(first) {
        return (word_len(rest), TokenKind::Word);
    }
    if let Some(len) = clitic_len(rest) {
        return (len, TokenKind::Word);
    }
    let run =
        if matches!(first, '.' | '-' | '_' | '*' | '=') { rest.chars().take_while(|&c| c == first).count() } else { 1 };
    (first.len_utf8() * run, TokenKind::Symbol)
}

fn is_word_char(c: char) -> bool {
    // Marks and joiners belong to the letter before them.
    c.is_alphanumeric()
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// The possessive `'s`, or a lone apostrophe kept for the figures ("'90s").
fn clitic_len(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    let mark = chars.next().filter(|&c| is_apostrophe(c))?;
    chars.next().filter(|c| c.eq_ignore_ascii_case(&'s'))?;
    (!chars.next().is_some_and(is_word_char)).then_some(mark.len_utf8() + 1)
}

fn link_len(rest: &str) -> Option<usize> {
    if !matches!(rest.as_bytes().first(), Some(b'h' | b'H' | b'w' | b'W')) {
        return None;
    }
    let starts = |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    if !["http://", "https://", "www."].into_iter().any(starts) {
        return None;
    }
    let len = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”')).unwrap_or(rest.len());
    let link = rest.get(..len)?.trim_end_matches(['.', ',', ';', ':', ')', '!', '?', '\'', '’']);
    (link.len() > 6).then_some(link.len())
}

fn number_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut len = 0;
    loop {
        while digit(len) {
            len += 1;
        }
        let inner = match bytes.get(len) {
            Some(b'.') => digit(len + 1),
            // A thousands separator is followed by just three digits.
            Some(b',') => digit(len + 1) && digit(len + 2) && digit(len + 3) && !digit(len + 4),
            _ => false,
        };
        if !inner {
            return len;
        }
        len += 1;
    }
}

fn word_len(rest: &str) -> usize {
    let mut len = 0;
    loop {
        let bytes = rest.as_bytes().get(len..).unwrap_or_default();
        len += bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let tail = rest.get(len..).unwrap_or_default();
        if tail.as_bytes().first() == Some(&b' ') {
            return len;
        }
        len += tail.find(|c| !is_word_char(c)).unwrap_or(tail.len());
        let tail = rest.get(len..).unwrap_or_default();
        if clitic_len(tail).is_some() {
            return len;
        }
        let mut next = tail.chars();
        match (next.next(), next.next()) {
            (Some(mark), Some(after)) if is_apostrophe(mark) && after.is_alphabetic() => len += mark.len_utf8(),
            (Some('&'), Some(after)) if len <= 2 && after.is_ascii_uppercase() => len += 1,
            (Some('.'), after) => return len + dotted_len(rest, len, after),
            _ => return len,
        }
    }
}

/// How much to add to the word `rest[..len]`, which a dot follows: nothing if
/// the dot ends a sentence, else the dots (and letters) of an abbreviation.
fn dotted_len(rest: &str, len: usize, after: Option<char>) -> usize {
    let word = rest.get(..len).unwrap_or_default();
    let single = |c: char| c.is_alphabetic();
    if word.chars().count() == 1 && word.starts_with(single) {
        let mut total = 1;
        let mut tail = rest.get(len + 1..).unwrap_or_default().chars();
        // "U.S.": letter, dot, again and again.
        loop {
            match (tail.next(), tail.next()) {
                (Some(letter), Some('.')) if single(letter) => total += letter.len_utf8() + 1,
                _ => break,
            }
        }
        let upper = word.starts_with(char::is_uppercase);
        return if total > 1 || upper { total } else { 0 };
    }
    let digit_next = rest.get(len + 1..).unwrap_or_default().trim_start().starts_with(|c: char| c.is_ascii_digit());
    let spaced = after.is_none_or(|c| !c.is_alphanumeric());
    usize::from(spaced && is_abbreviation(word, digit_next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens(text: &str) -> Vec<String> {
        let article = Article::plain(text.into());
        let doc = Doc::new(&article);
        (0..doc.tokens().len()).map(|at| doc.word(at).to_owned()).collect()
    }

    fn sentences(text: &str) -> Vec<String> {
        let article = Article::plain(text.into());
        Doc::new(&article).sentences().iter().map(|sentence| sentence.span.of(text).to_owned()).collect()
    }

    #[test]
    fn words_keep_their_inner_marks_and_lose_the_possessive() {
        assert_eq!(tokens("Iraq’s O'Brien don't"), ["Iraq", "’s", "O'Brien", "don't"]);
        assert_eq!(tokens("U.S.-led AT&T"), ["U.S.", "-", "led", "AT&T"]);
        assert_eq!(tokens("al-Assad (IS)."), ["al", "-", "Assad", "(", "IS", ")", "."]);
    }

    #[test]
    fn numbers_keep_separators_and_leave_units() {
        assert_eq!(
            tokens("1,400-km $3.5m, 1,2 and 20th."),
            ["1,400", "-", "km", "$", "3.5", "m", ",", "1", ",", "2", "and", "20", "th", "."]
        );
    }

    #[test]
    fn abbreviations_keep_their_dot() {
        assert_eq!(
            tokens("Gen. J. P. Dempsey, Aug. 8. No. 5, no."),
            ["Gen.", "J.", "P.", "Dempsey", ",", "Aug.", "8", ".", "No.", "5", ",", "no", "."]
        );
    }

    #[test]
    fn links_are_one_token() {
        assert_eq!(tokens("See https://example.org/a-b?c=1. Now"), ["See", "https://example.org/a-b?c=1", ".", "Now"]);
    }

    #[test]
    fn sentences_end_at_stops_and_not_at_abbreviations() {
        assert_eq!(
            sentences("The U.S. Secretary of State met Gen. Allen. \"It is so,\" he said. They left the U.S. The end."),
            ["The U.S. Secretary of State met Gen. Allen.", "\"It is so,\" he said.", "They left the U.S.", "The end."]
        );
    }

    #[test]
    fn closing_quotes_stay_with_their_sentence() {
        assert_eq!(sentences("“We’ll build. We’ll lead.” He left."), ["“We’ll build.", "We’ll lead.”", "He left."]);
    }

    #[test]
    fn a_lost_paragraph_break_ends_a_sentence() {
        assert_eq!(
            sentences("It was Alan Henning.Following successes, they left."),
            ["It was Alan Henning.", "Following successes, they left."]
        );
    }

    proptest! {
        #[test]
        fn tokens_and_gaps_are_the_text(text in "\\PC{0,80}|[A-Za-z.,'’ \n0-9$()-]{0,120}") {
            let article = Article::plain(text.clone());
            let doc = Doc::new(&article);
            let mut at = 0;
            for token in doc.tokens() {
                prop_assert!(Span::new(at, token.span.start as usize).of(&text).trim().is_empty());
                prop_assert!(!token.span.of(&text).is_empty());
                at = token.span.end as usize;
            }
            prop_assert!(Span::new(at, text.len()).of(&text).trim().is_empty());
            let counted: usize = doc.sentences().iter().map(|sentence| sentence.tokens.len()).sum();
            prop_assert_eq!(counted, doc.tokens().len());
        }
    }
}
