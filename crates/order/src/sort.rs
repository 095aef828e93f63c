//! Sorting, by places.

use std::cmp::Ordering;

/// Sorts as [`slice::sort_by`] does; items that compare equal stay in their order.
pub fn order_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let places = sorted(items.len(), &|one, two| match (items.get(one), items.get(two)) {
        (Some(one), Some(two)) => compare(one, two),
        _ => Ordering::Equal,
    });
    rearrange(items, places);
}

/// Brings items into the order of their places.
#[inline(never)]
pub(crate) fn rearrange<T>(items: &mut [T], places: Vec<usize>) {
    arrange(places, &mut |one, two| items.swap(one, two));
}

/// The items' places in the order of their keys, then of their own.
pub fn order<T>(items: &[T], key: impl Fn(&T) -> [u64; 3]) -> Vec<usize> {
    let keys: Vec<[u64; 3]> = items.iter().map(key).collect();
    sorted(keys.len(), &|one, two| keys.get(one).cmp(&keys.get(two)))
}

/// A key that is the lower, the higher a number is; negative ones are as 0.
pub fn highest(number: f64) -> u64 {
    u64::MAX - number.max(0.0).to_bits()
}

/// The one sort there is: runs of one item, then of two, of four and so on are
/// merged.
#[inline(never)]
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut run = 1;
    while run < count {
        let mut merged = Vec::with_capacity(count);
        for both in places.chunks(2 * run) {
            merge(both.split_at(run.min(both.len())), &mut merged, compare);
        }
        places = merged;
        run *= 2;
    }
    places
}

/// Adds the places of two runs; of equal ones first those of the first run.
fn merge(runs: (&[usize], &[usize]), merged: &mut Vec<usize>, compare: &dyn Fn(usize, usize) -> Ordering) {
    let (mut left, mut right) = runs;
    while let (Some((one, after)), Some((two, behind))) = (left.split_first(), right.split_first()) {
        if compare(*one, *two) == Ordering::Greater {
            merged.push(*two);
            right = behind;
        } else {
            merged.push(*one);
            left = after;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// Brings items into the order of their places, each of which occurs once, by
/// exchanging two at a time.
#[inline(never)]
pub(crate) fn arrange(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..places.len() {
        let mut at = first;
        // A place that is settled is its own.
        while let Some(from) = places.get_mut(at).map(|from| std::mem::replace(from, at)).filter(|from| *from != first)
        {
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_equal_stays_in_order_and_nothing_is_lost() {
        let mut items: Vec<(u32, u32)> = (0..200).map(|n| (n * 7 % 5, n)).collect();
        let mut expected = items.clone();
        order_by(&mut items, |one, two| one.0.cmp(&two.0));
        expected.sort_by_key(|item| item.0);
        assert_eq!(items, expected);
        order_by(&mut Vec::<u32>::new(), u32::cmp);
    }

    #[test]
    fn items_stand_by_key_and_equal_ones_as_they_stood() {
        let items = [0.5, 3.0, 0.0, 3.0, 1e9, -2.0];
        assert_eq!(order(&items, |item| [highest(*item), 0, 0]), [4, 1, 3, 0, 2, 5]);
    }

    #[test]
    fn lists_of_any_length_are_sorted() {
        for count in 0..70u32 {
            let mut items: Vec<u32> = (0..count).map(|n| n * 31 % 67).collect();
            let mut expected = items.clone();
            order_by(&mut items, u32::cmp);
            expected.sort_unstable();
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn each_item_moves_once() {
        let (mut items, mut moves) = (vec![2, 0, 1, 3, 5, 4], 0);
        arrange(vec![1, 2, 0, 3, 5, 4], &mut |one, two| {
            items.swap(one, two);
            moves += 1;
        });
        assert_eq!((items, moves), (vec![0, 1, 2, 3, 4, 5], 3));
    }
}
