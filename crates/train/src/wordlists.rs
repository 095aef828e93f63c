//! Reads the word classes and gazetteers that the model carries.

use gloss_extract::tagger::lexicon::{Lexicon, Word};

const WORDS: &str = include_str!("../lexicon/words.tsv");
const PHRASES: &str = include_str!("../lexicon/phrases.tsv");

/// The lexicon of `lexicon/words.tsv` and `lexicon/phrases.tsv`.
pub(crate) fn lexicon() -> Result<Lexicon, String> {
    let mut lines = WORDS.lines().filter(|line| !line.starts_with("# "));
    let paths = lines.next().unwrap_or_default().split(' ').map(number).collect::<Result<_, _>>()?;
    let words = lines.map(word).collect::<Result<Vec<_>, _>>()?;
    let phrases = PHRASES.lines().filter(|line| !line.starts_with("# ")).map(phrase).collect::<Result<Vec<_>, _>>()?;
    Ok(Lexicon::new(paths, &words, &phrases))
}

fn word(line: &str) -> Result<Word, String> {
    match line.split('\t').collect::<Vec<_>>()[..] {
        [text, brown, coarse, fine] => {
            Ok(Word { text: text.to_owned(), brown: number(brown)?, vector: [number(coarse)?, number(fine)?] })
        }
        _ => Err(format!("words.tsv: four columns expected in {line:?}")),
    }
}

fn phrase(line: &str) -> Result<(String, u8), String> {
    let (phrase, listed) = line.split_once('\t').ok_or_else(|| format!("phrases.tsv: no tab in {line:?}"))?;
    Ok((phrase.to_owned(), number(listed)?))
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("word lists: {text:?} is not a fitting number"))
}
