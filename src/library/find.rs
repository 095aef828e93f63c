//! Words found in kept articles.

use super::Kept;
use gloss_extract::Span;
use gloss_extract::lexicon::fold::fold;

/// Characters around the first word found that are shown.
const AROUND: usize = 90;

/// Where a kept article says what was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Of the article.
    pub id: String,
    /// The words around the first place in the text; empty if only the title
    /// and what goes with it match.
    pub excerpt: String,
    /// What matches in `excerpt`.
    pub mark: Span,
}

/// The words of a search, as they are compared; all must be there.
pub fn words(query: &str) -> Vec<String> {
    fold(query).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Looks for all `words` in an article's names and text.
pub fn find(kept: &Kept, words: &[String]) -> Option<Match> {
    let stub = &kept.stub;
    let names = fold(&[&*stub.title, &*stub.source, &*stub.author].join(" "));
    let text = Folded::new(kept.article.text());
    let missing = |word: &&String| !names.contains(&**word);
    if words.is_empty() || !words.iter().filter(missing).all(|word| text.find(word).is_some()) {
        return None;
    }
    // What the names do not say is the better reason.
    let told = words.iter().find(missing).or(words.first()).and_then(|word| text.find(word));
    let (excerpt, mark) =
        told.map(|span| excerpt(kept.article.text(), span)).unwrap_or((String::new(), Span::new(0, 0)));
    Some(Match { id: stub.id.clone(), excerpt, mark })
}

/// A folded text that remembers where each byte came from.
struct Folded<'a> {
    of: &'a str,
    text: String,
    from: Vec<u32>,
}

impl<'a> Folded<'a> {
    fn new(text: &'a str) -> Self {
        let mut folded =
            Self { of: text, text: String::with_capacity(text.len()), from: Vec::with_capacity(text.len()) };
        let mut letter = String::new();
        for (at, c) in text.char_indices() {
            if c.is_ascii_alphanumeric() {
                folded.push(c.to_ascii_lowercase(), at);
            } else if c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–') {
                folded.push(' ', at);
            } else {
                letter.clear();
                letter.push(c);
                fold(&letter).chars().for_each(|c| folded.push(c, at));
            }
        }
        folded
    }

    fn push(&mut self, c: char, at: usize) {
        if c != ' ' || !self.text.ends_with(' ') {
            self.text.push(c);
            self.from.resize(self.text.len(), at as u32);
        }
    }

    /// Where a word begins and ends in the text that was folded.
    fn find(&self, word: &str) -> Option<Span> {
        let at = self.text.find(word)?;
        let (start, last) = (*self.from.get(at)?, *self.from.get(at + word.len() - 1)?);
        let end = last + self.of.get(last as usize..)?.chars().next()?.len_utf8() as u32;
        Some(Span { start, end })
    }
}

/// A piece of the text around a span, cut at spaces, on one line.
fn excerpt(text: &str, span: Span) -> (String, Span) {
    let (before, after) =
        (text.get(..span.start as usize).unwrap_or_default(), text.get(span.end as usize..).unwrap_or_default());
    let from = before.char_indices().rev().nth(AROUND).map(|(at, _)| at);
    let from =
        from.map_or(0, |from| before.get(from..).and_then(|rest| rest.find(' ')).map_or(from, |at| from + at + 1));
    let to = after.char_indices().nth(AROUND).map(|(at, _)| at);
    let to = to.map_or(after.len(), |to| after.get(..to).and_then(|rest| rest.rfind(' ')).unwrap_or(to));
    let flat = |text: &str| text.replace(['\n', '\r', '\t', '\u{2028}', '\u{2029}'], " ");
    let mut excerpt = String::new();
    if from > 0 {
        excerpt.push_str("… ");
    }
    excerpt.push_str(&flat(before.get(from..).unwrap_or_default()));
    let start = excerpt.len();
    excerpt.push_str(&flat(span.of(text)));
    let mark = Span::new(start, excerpt.len());
    excerpt.push_str(&flat(after.get(..to).unwrap_or_default()));
    if to < after.len() {
        excerpt.push_str(" …");
    }
    (excerpt, mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::Article;

    fn found(text: &str, query: &str) -> Option<String> {
        let kept = Kept::new(&Article::plain(text.into()), None, None, 0.0);
        let found = find(&kept, &words(query))?;
        let mark = found.mark.of(&found.excerpt);
        Some(found.excerpt.replace(mark, &format!("[{mark}]")))
    }

    #[test]
    fn all_words_must_be_there_whatever_their_case_and_accents() {
        assert_eq!(found("Rain.\nThe Élysée said nothing.", "elysee"), Some("Rain. The [Élysée] said nothing.".into()));
        assert_eq!(
            found("Rain.\nThe Élysée said nothing.", "said ÉLYSÉE rain").as_deref(),
            Some("Rain. The Élysée [said] nothing.")
        );
        assert_eq!(found("Rain.\nThe Élysée said nothing.", "elysee snow"), None);
        assert_eq!(found("Rain.", ""), None);
        assert_eq!(found("The U.S.-led   coalition", "us led").as_deref(), Some("The [U.S].-led   coalition"));
    }

    #[test]
    fn an_excerpt_is_short_and_cut_between_words() {
        let text = format!("{}needle {}", "hay ".repeat(90), "straw ".repeat(90));
        let shown = found(&text, "needle").expect("found");
        assert!(shown.starts_with("… hay ") && shown.ends_with("straw …"), "{shown}");
        assert!(shown.len() < 220 && shown.contains(" [needle] "), "{shown}");
    }

    #[test]
    fn a_word_may_stand_in_the_title_alone() {
        let mut kept = Kept::new(&Article::plain("Body.".into()), None, None, 0.0);
        kept.stub.title = "Ferries".into();
        let only = find(&kept, &words("ferries")).expect("found");
        assert_eq!((&*only.excerpt, only.mark), ("", Span::new(0, 0)));
        assert_eq!(
            find(&kept, &words("ferries body")).map(|found| found.mark.of(&found.excerpt).to_owned()).as_deref(),
            Some("Body")
        );
    }
}
