//! One way of sorting for all lists that a question needs: each further sort
//! would be code that the page has to load.

/// The items' indices in the order of their keys, then of their own.
pub(crate) fn order<T>(items: &[T], key: impl Fn(&T) -> [u64; 3]) -> Vec<usize> {
    let mut keys: Vec<([u64; 3], usize)> = items.iter().map(key).zip(0..).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, index)| index).collect()
}

/// A key that is the lower, the higher a number is; negative ones are as 0.
pub(crate) fn highest(number: f64) -> u64 {
    u64::MAX - number.max(0.0).to_bits()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_by_key_and_equal_ones_as_they_stood() {
        let items = [0.5, 3.0, 0.0, 3.0, 1e9, -2.0];
        assert_eq!(order(&items, |item| [highest(*item), 0, 0]), [4, 1, 3, 0, 2, 5]);
    }
}
