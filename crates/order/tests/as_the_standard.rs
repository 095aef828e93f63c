//! Maps and sets give what those of the standard library give.

use gloss_order::{Map, Set};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Something that a map can be asked.
#[derive(Debug, Clone)]
enum Step {
    Insert(String, u32),
    OrInsert(String, u32),
    Add(String, u32),
    Get(String),
    Change(String, u32),
    Before(String),
    Iterate,
}

/// Few different names, so that many come again.
fn name() -> impl Strategy<Value = String> {
    (0u32..80).prop_map(|number| format!("{:b}é", number * 37).trim_end_matches(['0', 'é']).to_owned())
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (name(), any::<u32>()).prop_map(|(key, value)| Step::Insert(key, value)),
        2 => (name(), any::<u32>()).prop_map(|(key, value)| Step::OrInsert(key, value)),
        2 => (name(), 0u32..9).prop_map(|(key, value)| Step::Add(key, value)),
        2 => name().prop_map(Step::Get),
        1 => (name(), any::<u32>()).prop_map(|(key, value)| Step::Change(key, value)),
        1 => name().prop_map(Step::Before),
        1 => Just(Step::Iterate),
    ]
}

/// Takes a step on both; whether they answer alike.
fn alike(step: Step, map: &mut Map<String, u32>, standard: &mut BTreeMap<String, u32>) -> bool {
    match step {
        Step::Insert(key, value) => map.insert(key.clone(), value) == standard.insert(key, value),
        Step::OrInsert(key, value) => map.or_insert(key.clone(), value) == standard.entry(key).or_insert(value),
        Step::Add(key, value) => {
            *map.or_default(key.clone()) ^= value;
            *standard.entry(key).or_default() ^= value;
            true
        }
        Step::Get(key) => {
            map.get(key.as_str()) == standard.get(&key)
                && map.get_by(|own| own.cmp(&key)) == standard.get(&key)
                && map.contains_key(&key) == standard.contains_key(&key)
        }
        Step::Change(key, value) => {
            let both = (map.get_mut(&key), standard.get_mut(&key));
            let same = both.0 == both.1;
            both.0.into_iter().chain(both.1).for_each(|slot| *slot = value);
            same
        }
        Step::Before(key) => map.last_before(&key) == standard.range(..key).next_back().map(|(_, value)| value),
        Step::Iterate => map.iter().eq(standard.iter()),
    }
}

proptest! {
    #[test]
    fn a_map_does_as_the_standard_one(steps in prop::collection::vec(step(), 0..200)) {
        let (mut map, mut standard) = (Map::new(), BTreeMap::new());
        for step in steps {
            let told = format!("{step:?}");
            prop_assert!(alike(step, &mut map, &mut standard), "{told} in {standard:?}");
            prop_assert_eq!((map.len(), map.is_empty()), (standard.len(), standard.is_empty()));
        }
        prop_assert!(map.keys().eq(standard.keys()));
        prop_assert!(map.values().eq(standard.values()));
        prop_assert_eq!(format!("{map:?}"), format!("{standard:?}"));
        prop_assert_eq!(map.clone(), standard.clone().into_iter().rev().collect());
        prop_assert!(map.into_iter().eq(standard));
    }

    #[test]
    fn a_set_does_as_the_standard_one(names in prop::collection::vec(name(), 0..200), asked in name()) {
        let (mut set, mut standard) = (Set::new(), BTreeSet::new());
        for (at, name) in names.iter().enumerate() {
            let first = names.iter().take(at).collect::<BTreeSet<_>>().len();
            prop_assert_eq!(set.insert(name.clone()), standard.insert(name.clone()));
            if set.len() > first {
                prop_assert_eq!(set.number(name.clone()), first);
            }
        }
        prop_assert_eq!(set.len(), standard.len());
        prop_assert_eq!(set.contains(asked.as_str()), standard.contains(&asked));
        prop_assert_eq!(set.first_from(&asked), standard.range(asked..).next());
        prop_assert!(set.iter().eq(&standard));
        prop_assert_eq!(format!("{set:?}"), format!("{standard:?}"));
        prop_assert_eq!(set.clone(), standard.iter().cloned().collect());
        prop_assert!(set.into_iter().eq(standard));
    }
}

#[test]
fn what_differs_is_not_equal() {
    let map = |pairs: &[(u32, u32)]| pairs.iter().copied().collect::<Map<u32, u32>>();
    assert_eq!(map(&[(1, 2), (3, 4)]), map(&[(3, 9), (1, 2), (3, 4)]));
    assert_ne!(map(&[(1, 2), (3, 4)]), map(&[(1, 2)]));
    assert_ne!(map(&[(1, 2)]), map(&[(1, 3)]));
    assert_ne!(Set::from_iter([1, 2]), Set::from_iter([1, 3]));
}
