//! A stretch of text cut at the edges of its mentions.

use crate::{Mention, Span};

/// A run of text under the same marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// The run; never empty.
    pub span: Span,
    /// Index of the outermost mention over it.
    pub outer: Option<u32>,
    /// Index of the mention inside the outer one.
    pub inner: Option<u32>,
}

/// Cuts `block` into pieces; concatenated, they are the block. `mentions` is
/// the whole sorted list of an [`Analysis`](crate::Analysis); those for which
/// `shown` is false are passed over, which lifts an inner mention outwards.
pub fn pieces(block: Span, mentions: &[Mention], shown: impl Fn(&Mention) -> bool) -> Vec<Piece> {
    let first = mentions.partition_point(|mention| mention.span.start < block.start);
    let mut cutter = Cutter { at: block.start, open: Vec::new(), pieces: Vec::new() };
    for (index, mention) in (first as u32..).zip(mentions.get(first..).unwrap_or_default()) {
        if mention.span.start >= block.end {
            break;
        }
        if mention.span.end <= block.end && shown(mention) {
            cutter.open(mention.span, index);
        }
    }
    cutter.close_until(block.end);
    cutter.cut(block.end);
    cutter.pieces
}

struct Cutter {
    at: u32,
    open: Vec<(u32, u32)>,
    pieces: Vec<Piece>,
}

impl Cutter {
    fn open(&mut self, span: Span, index: u32) {
        self.close_until(span.start);
        self.cut(span.start);
        self.open.push((span.end, index));
    }

    fn close_until(&mut self, at: u32) {
        while let Some(&(end, _)) = self.open.last().filter(|(end, _)| *end <= at) {
            self.cut(end);
            self.open.pop();
        }
    }

    fn cut(&mut self, end: u32) {
        if end > self.at {
            let mark = |depth: usize| self.open.get(depth).map(|&(_, index)| index);
            self.pieces.push(Piece { span: Span { start: self.at, end }, outer: mark(0), inner: mark(1) });
            self.at = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    fn mention(start: usize, end: usize) -> Mention {
        Mention {
            span: Span::new(start, end),
            kind: Kind::Place,
            entity: 0,
            value: None,
            why: "".into(),
            others: Vec::new(),
        }
    }

    #[test]
    fn nested_mentions_cut_their_outer_one() {
        let mentions = [mention(2, 9), mention(4, 6), mention(9, 10)];
        let found = pieces(Span::new(0, 12), &mentions, |_| true);
        let found: Vec<_> =
            found.iter().map(|piece| (piece.span.start, piece.span.end, piece.outer, piece.inner)).collect();
        assert_eq!(
            found,
            [
                (0, 2, None, None),
                (2, 4, Some(0), None),
                (4, 6, Some(0), Some(1)),
                (6, 9, Some(0), None),
                (9, 10, Some(2), None),
                (10, 12, None, None)
            ]
        );
    }

    #[test]
    fn hiding_the_outer_mention_lifts_the_inner_one() {
        let mentions = [mention(2, 9), mention(4, 6)];
        let found = pieces(Span::new(0, 12), &mentions, |mention| mention.span.start == 4);
        assert_eq!(found.iter().filter_map(|piece| piece.outer).collect::<Vec<_>>(), [1]);
        assert!(found.iter().all(|piece| piece.inner.is_none()));
    }
}
