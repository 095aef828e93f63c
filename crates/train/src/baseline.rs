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

/// The same for reading; `baseline`, if there is one to compare with, as kept
/// in `baseline.csv`.
pub(crate) fn aligned(scores: &[(String, Score)], baseline: Option<&str>) -> Result<String, String> {
    let before = baseline.map(f1s).transpose()?;
    let width = scores.iter().map(|(set, _)| set.len()).max().unwrap_or_default().max("set".len());
    let compared = if before.is_some() { "  baseline  change" } else { "" };
    let mut table = format!("{:width$}  {:12}  precision  recall     F1{compared}\n", "set", "kind");
    for (set, score) in scores {
        let kinds = KINDS.iter().zip(score.0).map(|(kind, count)| (kind.word(), count));
        for (kind, count) in kinds.chain([("all", score.pooled())]) {
            let shown = if kind == KINDS[0].word() { set } else { "" };
            let (precision, recall, f1) = (count.precision(), count.recall(), count.f1());
            table.push_str(&format!("{shown:width$}  {kind:12}  {precision:9.4}  {recall:6.4}  {f1:.4}"));
            match before.as_ref().map(|before| before.get(&(set.as_str(), kind))) {
                // The baseline has four places.
                Some(Some(before)) if (f1 - before).abs() < 0.000_06 => {
                    table.push_str(&format!("    {before:.4}       ="))
                }
                Some(Some(before)) => table.push_str(&format!("    {before:.4} {:+.4}", f1 - before)),
                Some(None) => table.push_str("         -       -"),
                None => {}
            }
            table.push('\n');
        }
    }
    Ok(table)
}

/// The sets whose pooled F1 fell by more than half a point, in words.
pub(crate) fn fallen(baseline: &str, scores: &[(String, Score)]) -> Result<Vec<String>, String> {
    let before = f1s(baseline)?;
    let mut fallen = Vec::new();
    for (set, score) in scores {
        let (now, before) = (score.pooled().f1(), before.get(&(set.as_str(), "all")));
        match before {
            Some(before) if now < before - SLACK => fallen.push(format!("{set}: F1 fell from {before:.4} to {now:.4}")),
            Some(_) => {}
            None => fallen.push(format!("{set}: not in the baseline; run with --write")),
        }
    }
    Ok(fallen)
}

/// F1 by set and kind.
fn f1s(baseline: &str) -> Result<BTreeMap<(&str, &str), f64>, String> {
    let rows = baseline.strip_prefix(HEAD).ok_or("baseline.csv: unknown header; run with --write")?;
    let row = |row| match str::split(row, ',').collect::<Vec<_>>()[..] {
        [set, kind, _, _, f1] => {
            Ok(((set, kind), f1.parse().map_err(|_| format!("baseline.csv: no number in {row:?}"))?))
        }
        _ => Err(format!("baseline.csv: five columns expected in {row:?}")),
    };
    rows.lines().map(row).collect()
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
    fn the_table_stands_in_columns_with_the_change() {
        let baseline = table(&scores(700));
        let read = aligned(&scores(690), Some(&baseline)).unwrap();
        let expected = "set  kind          precision  recall     F1  baseline  change\n\
            gum  person           0.6900  0.6900  0.6900    0.7000 -0.0100\n";
        assert!(read.starts_with(expected), "{read}");
        assert!(read.ends_with("     all              0.6900  0.6900  0.6900    0.7000 -0.0100\n"), "{read}");
        assert!(aligned(&scores(700), Some(&baseline)).unwrap().contains("0.7000    0.7000       =\n"));
        assert!(!aligned(&scores(690), None).unwrap().contains("baseline"));
        assert!(aligned(&scores(690), Some(HEAD)).unwrap().contains("0.6900         -       -\n"));
    }

    #[test]
    fn a_set_that_is_missing_or_a_broken_table_is_told() {
        assert!(fallen(HEAD, &scores(1)).unwrap()[0].contains("not in the baseline"));
        assert!(fallen("set,f1\n", &scores(1)).is_err());
        assert!(fallen(&format!("{HEAD}gum,all\n"), &scores(1)).is_err());
    }
}
