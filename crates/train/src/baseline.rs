//! The committed scores that a change is held against.

use crate::score::{KINDS, Score};
use std::collections::BTreeMap;

/// Half a point of F1.
const SLACK: f64 = 0.005;

const HEAD: &str = "set,kind,precision,recall,f1\n";

/// The table of some sets' scores, as kept in `baseline.csv`.
pub(crate) fn table(scores: &[(String, Score)]) -> String {
    let mut table = HEAD.to_owned();
    for (set, score) in scores {
        let kinds = KINDS.iter().zip(score.0).map(|(kind, count)| (kind.word(), count));
        for (kind, count) in kinds.chain([("all", score.pooled())]) {
            let line = format!("{set},{kind},{:.4},{:.4},{:.4}\n", count.precision(), count.recall(), count.f1());
            table.push_str(&line);
        }
    }
    table
}

/// The sets whose pooled F1 fell by more than half a point, in words.
pub(crate) fn fallen(baseline: &str, scores: &[(String, Score)]) -> Result<Vec<String>, String> {
    let before = pooled(baseline)?;
    let mut fallen = Vec::new();
    for (set, score) in scores {
        let (now, before) = (score.pooled().f1(), before.get(set.as_str()));
        match before {
            Some(before) if now < before - SLACK => fallen.push(format!("{set}: F1 fell from {before:.4} to {now:.4}")),
            Some(_) => {}
            None => fallen.push(format!("{set}: not in the baseline; run with --write")),
        }
    }
    Ok(fallen)
}

fn pooled(baseline: &str) -> Result<BTreeMap<&str, f64>, String> {
    let rows = baseline.strip_prefix(HEAD).ok_or("baseline.csv: unknown header; run with --write")?;
    let mut found = BTreeMap::new();
    for row in rows.lines() {
        match row.split(',').collect::<Vec<_>>()[..] {
            [set, "all", _, _, f1] => {
                found.insert(set, f1.parse().map_err(|_| format!("baseline.csv: no number in {row:?}"))?);
            }
            [_, _, _, _, _] => {}
            _ => return Err(format!("baseline.csv: five columns expected in {row:?}")),
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::Count;

    fn scores(right: usize) -> Vec<(String, Score)> {
        let count = Count { right, found: 1000, wanted: 1000 };
        vec![("gum".to_owned(), Score([count, Count::default(), Count::default()]))]
    }

    #[test]
    fn half_a_point_is_forgiven_and_more_is_not() {
        let baseline = table(&scores(700));
        assert_eq!(fallen(&baseline, &scores(696)), Ok(vec![]));
        assert_eq!(fallen(&baseline, &scores(690)), Ok(vec!["gum: F1 fell from 0.7000 to 0.6900".to_owned()]));
    }

    #[test]
    fn a_set_that_is_missing_or_a_broken_table_is_told() {
        assert!(fallen(HEAD, &scores(1)).unwrap()[0].contains("not in the baseline"));
        assert!(fallen("set,f1\n", &scores(1)).is_err());
        assert!(fallen(&format!("{HEAD}gum,all\n"), &scores(1)).is_err());
    }
}
