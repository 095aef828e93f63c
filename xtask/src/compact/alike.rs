//! An order in which each piece follows one that it has much in common with.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many bytes in a row two pieces have in common, to count as alike there.
const RUN: usize = 5;
/// Runs of more pieces than this tell nothing.
const COMMON: usize = 300;
/// What a piece counts longer than it is, so that the shortest do not win always.
const LEAST: u64 = 20;

/// The places of the pieces, the longest first, then always the one that is most
/// like the last.
pub(super) fn chain(pieces: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<&[u8]>> = pieces.iter().map(|piece| runs(piece)).collect();
    let having = having(&runs);
    let mut by_length: Vec<usize> = (0..pieces.len()).collect();
    by_length.sort_by_key(|at| Reverse(pieces[*at].len()));
    let mut longest = by_length.into_iter();
    let mut is_left = vec![true; pieces.len()];
    let mut order: Vec<usize> = Vec::new();
    while order.len() < pieces.len() {
        let like = order.last().and_then(|last| most_alike(&runs, &having, &runs[*last], &is_left));
        let Some(next) = like.or_else(|| longest.find(|at| is_left[*at])) else { break };
        is_left[next] = false;
        order.push(next);
    }
    order
}

/// Each once, in order.
fn runs(piece: &[u8]) -> Vec<&[u8]> {
    let mut runs: Vec<&[u8]> = piece.windows(RUN).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Which pieces have each run.
fn having<'a>(runs: &[Vec<&'a [u8]>]) -> BTreeMap<&'a [u8], Vec<usize>> {
    let mut having: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (at, of_piece) in runs.iter().enumerate() {
        for run in of_piece {
            having.entry(run).or_default().push(at);
        }
    }
    having.retain(|_, pieces| (2..=COMMON).contains(&pieces.len()));
    having
}

/// Which of those that are left has most in common with a piece, for its length.
fn most_alike(
    runs: &[Vec<&[u8]>],
    having: &BTreeMap<&[u8], Vec<usize>>,
    last: &[&[u8]],
    is_left: &[bool],
) -> Option<usize> {
    let mut shared: BTreeMap<usize, u64> = BTreeMap::new();
    for at in last.iter().filter_map(|run| having.get(run)).flatten().filter(|at| is_left[**at]) {
        *shared.entry(*at).or_default() += 1;
    }
    let weight = |at: usize| runs[at].len() as u64 + LEAST;
    // As fractions: the square of what is shared over the length.
    let best = shared.into_iter().max_by(|(one, shared_one), (other, shared_other)| {
        (shared_one.pow(2) * weight(*other)).cmp(&(shared_other.pow(2) * weight(*one)))
    });
    Some(best?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_follows_what_it_is_like() {
        let pieces: [&[u8]; 5] = [b"abcdefgh", b"1234567890", b"-abcdefgh-", b"12345678", b"...............!"];
        assert_eq!(chain(&pieces), [4, 1, 3, 2, 0]);
    }

    #[test]
    fn every_piece_is_there_once() {
        let pieces: Vec<Vec<u8>> = (0..400_u32).map(|n| (0..n % 17).map(|i| (n / 3 + i) as u8).collect()).collect();
        let pieces: Vec<&[u8]> = pieces.iter().map(Vec::as_slice).collect();
        let mut order = chain(&pieces);
        assert_eq!(order, chain(&pieces));
        order.sort_unstable();
        assert_eq!(order, (0..400).collect::<Vec<_>>());
    }
}
