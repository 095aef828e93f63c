//! No order in which keys come makes a map slow, counted in comparisons.

use gloss_order::Set;
use std::cell::Cell;
use std::cmp::Ordering;

const MANY: u32 = 1_000_000;

thread_local! {
    static COMPARISONS: Cell<u32> = const { Cell::new(0) };
}

/// A number that counts how often it is compared.
#[derive(PartialEq, Eq)]
struct Counted(u32);

impl PartialOrd for Counted {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Counted {
    fn cmp(&self, other: &Self) -> Ordering {
        COMPARISONS.set(COMPARISONS.get() + 1);
        self.0.cmp(&other.0)
    }
}

/// The most comparisons that one of so many keys took, to come in and to be found.
fn most(keys: impl Iterator<Item = u32> + Clone) -> u32 {
    let (mut set, mut most) = (Set::new(), 0);
    let mut count = |act: &mut dyn FnMut() -> bool| {
        COMPARISONS.set(0);
        assert!(act());
        most = most.max(COMPARISONS.get());
    };
    keys.clone().for_each(|key| count(&mut || set.insert(Counted(key))));
    keys.for_each(|key| count(&mut || set.contains(&Counted(key))));
    assert!(set.iter().map(|key| key.0).eq(0..MANY));
    most
}

/// Twice the logarithm, whatever comes.
const BOUND: u32 = 2 * (MANY + 1).ilog2() + 2;

#[test]
fn ascending_keys() {
    assert!(most(0..MANY) <= BOUND);
}

#[test]
fn descending_keys() {
    assert!(most((0..MANY).rev()) <= BOUND);
}

#[test]
fn scattered_keys() {
    assert!(most((0..MANY).map(|n| (u64::from(n) * 618_033 % u64::from(MANY)) as u32)) <= BOUND);
}

#[test]
fn keys_from_both_ends() {
    assert!(most((0..MANY).map(|n| if n % 2 == 0 { n / 2 } else { MANY - 1 - n / 2 })) <= BOUND);
}
