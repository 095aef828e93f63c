//! Which of several overlapping candidates become mentions.

use crate::order::{Map, order_by};
use crate::{Candidate, Kind, Span};

/// Keeps candidates so that none cross and at most a name lies inside a
/// figure or date. Longer wins; of equal spans figure before date before
/// person before organisation before place. Sorted by start, longest first.
pub(super) fn resolve(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|candidate| !candidate.span.is_empty());
    let place = |candidate: &Candidate| (usize::MAX - candidate.span.len(), rank(candidate.kind), candidate.span.start);
    order_by(&mut candidates, |one, two| place(one).cmp(&place(two)));
    let mut outer = Layer::default();
    let mut inner = Layer::default();
    candidates.retain(|candidate| {
        let span = candidate.span;
        match outer.over(span) {
            Over::Free => outer.add(span, candidate.kind),
            Over::Inside(kind) if !kind.is_name() && candidate.kind.is_name() => {
                matches!(inner.over(span), Over::Free) && inner.add(span, candidate.kind)
            }
            _ => false,
        }
    });
    drop([outer, inner]);
    let place = |candidate: &Candidate| (candidate.span.start, u32::MAX - candidate.span.end);
    order_by(&mut candidates, |one, two| place(one).cmp(&place(two)));
    candidates
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Figure => 0,
        Kind::Date => 1,
        Kind::Person => 2,
        Kind::Organisation => 3,
        Kind::Place => 4,
    }
}

enum Over {
    Free,
    Inside(Kind),
    Clash,
}

/// Spans that do not overlap, by their start.
#[derive(Default)]
struct Layer(Map<u32, (Span, Kind)>);

impl Layer {
    fn over(&self, span: Span) -> Over {
        let last = self.0.last_before(&span.end).copied();
        match last.filter(|(other, _)| other.overlaps(span)) {
            None => Over::Free,
            Some((other, kind)) if other.contains(span) && other != span => Over::Inside(kind),
            Some(_) => Over::Clash,
        }
    }

    fn add(&mut self, span: Span, kind: Kind) -> bool {
        self.0.insert(span.start, (span, kind));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidate(start: usize, end: usize, kind: Kind) -> Candidate {
        Candidate { span: Span::new(start, end), kind, value: None, why: "".into() }
    }

    #[test]
    fn a_name_inside_a_figure_stays_and_a_date_inside_it_goes() {
        let kept =
            resolve(vec![candidate(3, 5, Kind::Place), candidate(0, 9, Kind::Figure), candidate(6, 8, Kind::Date)]);
        assert_eq!(kept.iter().map(|kept| kept.kind).collect::<Vec<_>>(), [Kind::Figure, Kind::Place]);
    }

    #[test]
    fn of_equal_spans_the_date_gives_way_to_the_figure() {
        let kept = resolve(vec![candidate(0, 4, Kind::Date), candidate(0, 4, Kind::Figure)]);
        assert_eq!(kept.iter().map(|kept| kept.kind).collect::<Vec<_>>(), [Kind::Figure]);
    }

    proptest! {
        #[test]
        fn kept_spans_never_cross_nor_nest_three_deep(spans in prop::collection::vec((0usize..40, 1usize..12, 0usize..5), 0..30)) {
            let candidates = spans.into_iter().map(|(start, len, kind)| candidate(start, start + len, Kind::ALL[kind])).collect();
            let kept = resolve(candidates);
            for (at, one) in kept.iter().enumerate() {
                let over = kept.iter().enumerate().filter(|(other, two)| *other != at && two.span.contains(one.span)).count();
                prop_assert!(over <= 1);
                prop_assert!(kept.iter().all(|two| !one.span.crosses(two.span)));
            }
        }
    }
}
