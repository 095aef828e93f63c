//! The articles that are indexed: openly licensed news that lies beside the
//! project, as pages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// How many texts are asked, and how many words of each. They are in no archive.
const TEXTS: usize = 20;
const WORDS: usize = 1_000;

#[derive(Debug, Deserialize)]
struct Line {
    title: String,
    date: Option<String>,
    text: String,
}

/// The articles, and those kept apart to ask with.
pub(super) struct News {
    articles: Vec<Line>,
    asked: Vec<Line>,
}

impl News {
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let entries =
            fs::read_dir(folder).with_context(|| format!("{}: the news are not at hand", folder.display()))?;
        let mut files: Vec<_> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
        files.retain(|file| file.extension().is_some_and(|end| end == "jsonl"));
        files.sort();
        let mut articles = Vec::new();
        for file in files {
            let text = fs::read_to_string(&file)?;
            let lines = text.lines().map(serde_json::from_str::<Line>);
            articles.extend(lines.collect::<Result<Vec<_>, _>>().with_context(|| file.display().to_string())?);
        }
        let long = |line: &Line| line.text.split_whitespace().count() >= WORDS;
        let of: Vec<usize> = (0..articles.len()).filter(|at| articles.get(*at).is_some_and(long)).collect();
        let chosen: Vec<usize> = of.iter().step_by((of.len() / TEXTS).max(1)).take(TEXTS).copied().collect();
        // From the end, so that the places before stay what they are.
        let mut asked: Vec<Line> = chosen.iter().rev().map(|at| articles.remove(*at)).collect();
        asked.reverse();
        if articles.is_empty() {
            bail!("{}: there are no news", folder.display());
        }
        Ok(Self { articles, asked })
    }

    pub(super) fn len(&self) -> usize {
        self.articles.len()
    }

    /// Writes so many pages, evenly from all sources; those that are missing
    /// have the first half of one article and the second half of another.
    pub(super) fn write(&self, folder: &Path, count: usize) -> Result<()> {
        let all = self.articles.len();
        for number in 0..count {
            let at = if count < all { number * all / count } else { number };
            let folder = folder.join((number / 1000).to_string());
            fs::create_dir_all(&folder)?;
            let page = match self.articles.get(at) {
                Some(line) => page(&line.title, line.date.as_deref(), line.text.lines()),
                None => self.joined(number),
            };
            fs::write(folder.join(format!("n{number:06}.html")), page)?;
        }
        Ok(())
    }

    fn joined(&self, number: usize) -> String {
        let (one, two) = (number % self.articles.len(), number.wrapping_mul(7919) % self.articles.len());
        let (Some(one), Some(two)) = (self.articles.get(one), self.articles.get(two)) else { return String::new() };
        let half = |line: &Line| line.text.lines().count().div_ceil(2);
        let paragraphs = one.text.lines().take(half(one)).chain(two.text.lines().skip(half(two)));
        page(&one.title, one.date.as_deref(), paragraphs)
    }

    /// Writes what is asked: texts, a JSON string each, for Gloss; for a search
    /// engine, that is asked for words, their titles as one list.
    pub(super) fn write_questions(&self, texts: &Path, titles: &Path) -> Result<()> {
        let text = |line: &Line| {
            let end = line
                .text
                .split_whitespace()
                .nth(WORDS)
                .map(|word| word.as_ptr() as usize - line.text.as_ptr() as usize);
            let words = line.text.get(..end.unwrap_or(line.text.len())).unwrap_or_default();
            serde_json::to_string(&format!("{}\n\n{}", line.title, words.replace('\n', "\n\n")))
        };
        let lines: Vec<String> = self.asked.iter().map(text).collect::<Result<_, _>>()?;
        fs::write(texts, lines.join("\n"))?;
        let all: Vec<&str> = self.asked.iter().map(|line| line.title.as_str()).collect();
        Ok(fs::write(titles, serde_json::to_string(&all)?)?)
    }
}

fn page<'a>(title: &str, date: Option<&str>, paragraphs: impl Iterator<Item = &'a str>) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let date = date.map(|date| format!("<meta property=\"article:published_time\" content=\"{}\">\n", escaped(date)));
    let body: String =
        paragraphs.filter(|text| !text.trim().is_empty()).map(|text| format!("<p>{}</p>\n", escaped(text))).collect();
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>\n{}<body><main><article><h1>{title}</h1>\n\
         {body}</article></main></body></html>\n",
        date.unwrap_or_default(),
        title = escaped(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_articles_are_made_of_halves() {
        let line = |title: &str, text: &str| Line { title: title.into(), date: None, text: text.into() };
        let news = News { articles: vec![line("A", "1\n2\n3"), line("B", "4\n5")], asked: Vec::new() };
        assert!(news.joined(2).contains("<h1>A</h1>\n<p>1</p>\n<p>2</p>\n<p>3</p>\n</article>"));
        assert!(news.joined(3).contains("<h1>B</h1>\n<p>4</p>\n<p>5</p>\n</article>"));
    }
}
