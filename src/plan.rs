//! How a text is drawn: its blocks in groups, each block in plain runs and
//! marks. Pure, so that it can be tested without a browser.

use crate::prefs::{Density, Marks};
use gloss_engine::Reading;
use gloss_extract::pieces::{Piece, pieces};
use gloss_extract::{Article, Block, Kind, Mention, Role, Span};
use std::ops::Range;

/// Blocks that are drawn together, as indices into the article's blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// One block of the article.
    Block(usize),
    /// A piece of a block that is too long to be drawn at once.
    Cut(Block),
    /// Items of one list.
    Items(Range<usize>),
    /// Lines that do not belong to the article.
    LeftOut(Range<usize>),
}

/// Lines that are drawn together at most.
const TOGETHER: usize = 200;
/// Bytes of a block that are drawn at once, at most, and where the search for a
/// sentence's end begins.
const MOST: usize = 6_000;
const LEAST: usize = 4_000;
/// Bytes of a stretch, about.
const STRETCH: usize = 8_000;

/// Groups an article's blocks; every block is in exactly one part, but one that
/// is very long is cut into several.
pub fn parts(article: &Article) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (index, block) in article.blocks().iter().enumerate() {
        match (parts.last_mut(), block.role) {
            (Some(Part::LeftOut(range)), role) if !role.is_read() && range.len() < TOGETHER => range.end = index + 1,
            (_, role) if !role.is_read() => parts.push(Part::LeftOut(index..index + 1)),
            _ if block.span.len() > MOST => parts.extend(cut(*block, article.text()).into_iter().map(Part::Cut)),
            (Some(Part::Items(range)), Role::Item) if range.len() < TOGETHER => range.end = index + 1,
            (_, Role::Item) => parts.push(Part::Items(index..index + 1)),
            _ => parts.push(Part::Block(index)),
        }
    }
    parts
}

/// Cuts a long block behind sentences; where there are none behind a word, and
/// where there are no words anywhere.
pub fn cut(block: Block, text: &str) -> Vec<Block> {
    let (mut at, end) = (block.span.start as usize, block.span.end as usize);
    let role = if block.role == Role::Quote { Role::Quote } else { Role::Body };
    let mut pieces = Vec::new();
    while end - at > MOST {
        let least = text.floor_char_boundary(at + LEAST);
        let most = text.floor_char_boundary(at + MOST);
        let window = text.get(least..most).unwrap_or_default();
        let behind = |mark: &&str| window.find(*mark).map(|found| found + mark.len());
        let next = [". ", "! ", "? ", "” ", "。", " "].iter().find_map(behind).map_or(most, |found| least + found);
        pieces.push(Block { span: Span::new(at, next), role });
        at = next;
    }
    pieces.push(Block { span: Span::new(at, end), role });
    pieces
}

/// Cuts the parts of a long text into stretches that are drawn when they come
/// near; as ranges of the parts.
pub fn stretches(parts: &[Part], article: &Article) -> Vec<Range<usize>> {
    let mut stretches = Vec::new();
    let (mut start, mut size) = (0, 0);
    for (at, part) in parts.iter().enumerate() {
        size += span_of(part, article).map_or(0, |span| span.len());
        if size >= STRETCH || at + 1 == parts.len() {
            stretches.push(start..at + 1);
            (start, size) = (at + 1, 0);
        }
    }
    stretches
}

/// The stretch of the text that a part covers.
pub fn span_of(part: &Part, article: &Article) -> Option<Span> {
    let range = match part {
        Part::Cut(block) => return Some(block.span),
        Part::Block(index) => *index..index + 1,
        Part::Items(range) | Part::LeftOut(range) => range.clone(),
    };
    let blocks = article.blocks().get(range)?;
    Some(Span { start: blocks.first()?.span.start, end: blocks.last()?.span.end })
}

/// A stretch of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Without a mark.
    Plain(Span),
    /// A mention, maybe with others inside.
    Mark {
        /// Index of the mention.
        mention: u32,
        /// Whether it is filled, not only underlined.
        tinted: bool,
        /// Whether it is a link, rather than only clickable.
        link: bool,
        /// Its text, cut where mentions inside it begin and end.
        inside: Vec<(Span, Option<u32>)>,
    },
}

impl Run {
    /// Where the run begins.
    pub fn start(&self) -> u32 {
        match self {
            Run::Plain(span) => span.start,
            Run::Mark { inside, .. } => inside.first().map_or(0, |(span, _)| span.start),
        }
    }
}

/// Cuts a block into runs. The first mention of an entity in the block is
/// filled and a link; the others are underlined and clickable.
pub fn runs(block: Block, reading: Option<&Reading>, marks: &Marks) -> Vec<Run> {
    let Some(reading) = reading.filter(|_| block.role.is_read()) else { return vec![Run::Plain(block.span)] };
    let mentions = &reading.analysis.mentions;
    let mut seen = Vec::new();
    let mut runs: Vec<Run> = Vec::new();
    for piece in pieces(block.span, mentions, |mention| is_shown(mention, reading, marks)) {
        let Piece { span, outer: Some(outer), inner } = piece else {
            runs.push(Run::Plain(piece.span));
            continue;
        };
        if let Some(Run::Mark { mention, inside, .. }) = runs.last_mut()
            && *mention == outer
        {
            inside.push((span, inner));
            continue;
        }
        let entity = mentions.get(outer as usize).map(|mention| mention.entity);
        let first = !seen.contains(&entity);
        seen.push(entity);
        runs.push(Run::Mark {
            mention: outer,
            tinted: first || marks.density == Density::All,
            link: first || marks.link_all,
            inside: vec![(span, inner)],
        });
    }
    runs
}

/// Whether a place in the text lies in a stretch.
pub fn covers(article: &Article, parts: &[Part], range: &Range<usize>, at: u32) -> bool {
    let span = |part: Option<&Part>| part.and_then(|part| span_of(part, article));
    let parts = parts.get(range.clone()).unwrap_or_default();
    let (first, last) = (span(parts.first()), span(parts.last()));
    first.zip(last).is_some_and(|(first, last)| first.start <= at && at < last.end)
}

/// Whether a mention is marked under the reader's choices.
pub fn is_shown(mention: &Mention, reading: &Reading, marks: &Marks) -> bool {
    let is_first = || {
        let entity = reading.analysis.entities.get(mention.entity as usize);
        let first = entity.and_then(|entity| reading.analysis.mentions.get(*entity.mentions.first()? as usize));
        first.is_some_and(|first| first.span == mention.span)
    };
    marks.shows(mention.kind) && (marks.density != Density::Light || mention.kind == Kind::Figure || is_first())
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::{Analysis, Entity};

    fn reading(text: &str, found: &[(&str, usize, Kind, u32)]) -> Reading {
        let mentions: Vec<_> = found
            .iter()
            .map(|&(word, start, kind, entity)| Mention {
                span: Span::new(start, start + word.len()),
                kind,
                entity,
                value: None,
                why: "test".into(),
                others: Vec::new(),
            })
            .collect();
        let most = mentions.iter().map(|mention| mention.entity + 1).max().unwrap_or(0);
        let entities = (0..most)
            .map(|entity| Entity {
                kind: Kind::Person,
                name: entity.to_string(),
                key: entity.to_string(),
                role: None,
                adjectives: Vec::new(),
                aliases: Vec::new(),
                mentions: (0..).zip(&mentions).filter(|(_, m)| m.entity == entity).map(|(index, _)| index).collect(),
            })
            .collect();
        let analysis = Analysis { mentions, entities, sentences: Vec::new() };
        Reading { article: Article::plain(text.into()), analysis, ..Reading::default() }
    }

    fn drawn(reading: &Reading, marks: &Marks) -> String {
        let text = reading.article.text();
        let draw = |run: &Run| match run {
            Run::Plain(span) => span.of(text).to_owned(),
            Run::Mark { tinted, link, inside, .. } => {
                let inside: String = inside
                    .iter()
                    .map(|(span, inner)| match inner {
                        Some(_) => format!("<{}>", span.of(text)),
                        None => span.of(text).to_owned(),
                    })
                    .collect();
                format!("[{}{}{inside}]", if *tinted { "#" } else { "" }, if *link { "@" } else { "" })
            }
        };
        let blocks = reading.article.blocks().iter();
        blocks.map(|&block| runs(block, Some(reading), marks).iter().map(draw).collect::<String>() + "|").collect()
    }

    #[test]
    fn the_first_mention_in_a_block_is_filled_and_a_link() {
        let text = "Kerry and Kerry\nKerry";
        let reading = reading(
            text,
            &[("Kerry", 0, Kind::Person, 0), ("Kerry", 10, Kind::Person, 0), ("Kerry", 16, Kind::Person, 0)],
        );
        let marks = Marks::default();
        assert_eq!(drawn(&reading, &marks), "[#@Kerry] and [Kerry]|[#@Kerry]|");
        assert_eq!(drawn(&reading, &marks.at(Density::Light)), "[#@Kerry] and Kerry|Kerry|");
        assert_eq!(drawn(&reading, &marks.at(Density::All)), "[#@Kerry] and [#Kerry]|[#@Kerry]|");
    }

    #[test]
    fn a_hidden_kind_lifts_what_it_holds() {
        let text = "1,600 U.S. troops left";
        let reading = reading(text, &[("1,600 U.S. troops", 0, Kind::Figure, 0), ("U.S.", 6, Kind::Place, 1)]);
        assert_eq!(drawn(&reading, &Marks::default()), "[#@1,600 <U.S.> troops] left|");
        assert_eq!(drawn(&reading, &Marks::default().toggled(Kind::Figure)), "1,600 [#@U.S.] troops left|");
    }

    #[test]
    fn runs_are_the_block_whatever_is_marked() {
        let text = "1,600 U.S. troops left";
        let reading = reading(text, &[("1,600 U.S. troops", 0, Kind::Figure, 0), ("U.S.", 6, Kind::Place, 1)]);
        let bare = drawn(&reading, &Marks { kinds: [false; 5], ..Marks::default() });
        assert_eq!(bare, "1,600 U.S. troops left|");
    }

    #[test]
    fn blocks_are_grouped_and_none_is_lost() {
        let roles = [Role::Furniture, Role::Related, Role::Title, Role::Item, Role::Item, Role::Body, Role::Comment];
        let blocks = roles.iter().enumerate().map(|(at, &role)| Block { span: Span::new(at, at + 1), role }).collect();
        let article = Article::new("abcdefg".into(), blocks);
        let expected = [Part::LeftOut(0..2), Part::Block(2), Part::Items(3..5), Part::Block(5), Part::LeftOut(6..7)];
        assert_eq!(parts(&article), expected);
    }

    #[test]
    fn a_very_long_block_is_cut_behind_sentences_and_nothing_is_lost() {
        let sentences = "Harbours count ships in the évening. ".repeat(1_000);
        for text in [sentences.as_str(), &"é".repeat(20_000), &"word ".repeat(5_000), &"船が来る。".repeat(3_000)]
        {
            let article = Article::plain(text.into());
            let parts = parts(&article);
            let spans: Vec<_> = parts.iter().filter_map(|part| span_of(part, &article)).collect();
            let joined: String = spans.iter().map(|span| span.of(article.text())).collect();
            assert_eq!(joined, article.text().trim_end());
            assert!(spans.len() > 2 && spans.iter().all(|span| span.len() <= MOST));
        }
        let article = Article::plain(sentences);
        let first =
            parts(&article).first().and_then(|part| span_of(part, &article)).map(|span| span.of(article.text()));
        assert!(first.is_some_and(|first| first.ends_with("évening. ")), "{first:?}");
    }

    #[test]
    fn stretches_are_all_parts_in_order() {
        let article = Article::plain("Ships are counted here every day.\n".repeat(5_000));
        let parts = parts(&article);
        let stretches = stretches(&parts, &article);
        assert!(stretches.len() > 10);
        let all: Vec<_> = stretches.into_iter().flatten().collect();
        assert_eq!(all, (0..parts.len()).collect::<Vec<_>>());
    }

    #[test]
    fn endless_lists_and_folds_are_parted() {
        let blocks = |role| (0..500).map(|at| Block { span: Span::new(2 * at, 2 * at + 1), role }).collect();
        let text = "a ".repeat(500);
        assert_eq!(parts(&Article::new(text.clone(), blocks(Role::Item))).len(), 3);
        assert_eq!(parts(&Article::new(text, blocks(Role::Furniture))).len(), 3);
    }
}
