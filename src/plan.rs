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
    /// Items of one list.
    Items(Range<usize>),
    /// Lines that do not belong to the article.
    LeftOut(Range<usize>),
}

/// Groups an article's blocks; every block is in exactly one part.
pub fn parts(article: &Article) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (index, block) in article.blocks().iter().enumerate() {
        match (parts.last_mut(), block.role) {
            (Some(Part::Items(range)), Role::Item) => range.end = index + 1,
            (_, Role::Item) => parts.push(Part::Items(index..index + 1)),
            (Some(Part::LeftOut(range)), role) if !role.is_read() => range.end = index + 1,
            (_, role) if !role.is_read() => parts.push(Part::LeftOut(index..index + 1)),
            _ => parts.push(Part::Block(index)),
        }
    }
    parts
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
}
