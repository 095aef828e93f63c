//! Sorting, here and for the page's lists. The standard library's sort is compiled
//! anew for every kind of item, 3 kB each; this one sorts places only.

use std::cmp::Ordering;
use std::mem::take;

/// Sorts as [`slice::sort_by`] does; items that compare equal stay in their order.
pub fn order_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let mut places: Vec<usize> = (0..items.len()).collect();
    sort(&mut places, &|one, two| match (items.get(one), items.get(two)) {
        (Some(one), Some(two)) => compare(one, two),
        _ => Ordering::Equal,
    });
    let mut unsorted: Vec<Option<T>> = take(items).into_iter().map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| unsorted.get_mut(place)?.take()));
}

/// The one sort there is.
#[inline(never)]
fn sort(places: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    places.sort_by(|one, two| compare(*one, *two));
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
}
