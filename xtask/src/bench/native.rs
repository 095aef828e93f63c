//! `cargo xtask bench native`: each step of the reading, by criterion.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;
use crate::report;
use crate::steps::Outcome;

const HEADING: &str = "## Each step of the reading, natively";

/// The names in `crates/engine/benches/steps.rs`, and what they stand for.
const STEPS: [(&str, &str); 8] = [
    ("take", "taking in a paste: blocks and their roles"),
    ("split", "sentences and tokens"),
    ("tag", "tagging"),
    ("names", "names of tags, lists and headlines"),
    ("quantities", "figures and dates"),
    ("settle", "settling: overlaps, variants, people, groups"),
    ("link", "links to the archive of the same articles"),
    ("all", "all of it, from text to linked reading"),
];

/// Median, and the bounds of its confidence interval, in nanoseconds.
struct Estimate([f64; 3]);

/// Measures and writes the section.
pub(super) fn run(project: &Project) -> Result<Outcome> {
    project.cargo().args("bench --locked -p gloss-engine --bench steps").run()?;
    let folder = project.root.join("target/criterion/steps");
    let mut rows = Vec::new();
    for (name, title) in STEPS {
        let read = |file: &str| -> Result<Value> {
            let file = folder.join(name).join("new").join(file);
            let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            Ok(serde_json::from_str(&text)?)
        };
        let bytes = read("benchmark.json")?["throughput"]["Bytes"].as_f64().context("criterion told no bytes")?;
        rows.push((title, estimate(&read("estimates.json")?).context("criterion told no median")?, bytes));
    }
    let section = section(&rows, &report::machine(project)?);
    report::benchmark(project, HEADING, &section)?;
    Ok(Outcome::done(report::rows(&section)))
}

fn estimate(told: &Value) -> Option<Estimate> {
    let median = told.get("median")?;
    let bounds = median.get("confidence_interval")?;
    let number = |value: &Value, name: &str| value.get(name)?.as_f64();
    Some(Estimate([number(median, "point_estimate")?, number(bounds, "lower_bound")?, number(bounds, "upper_bound")?]))
}

fn section(rows: &[(&str, Estimate, f64)], machine: &str) -> String {
    let all = rows.last().map_or(1.0, |(_, Estimate([median, ..]), _)| *median);
    let kilobytes = rows.first().map_or(0.0, |(.., bytes)| bytes / 1000.0);
    let mut section = format!(
        "{HEADING}\n\nWritten by `cargo xtask bench native` on {machine}. The bundled articles, {kilobytes:.0} kB, read one \
         after the other on one core (criterion, release build): the median, its 95 % interval, and the share of the whole.\n\n\
         | step | ms | interval | MB/s | share |\n|---|---|---|---|---|\n"
    );
    for (title, Estimate([median, low, high]), bytes) in rows {
        let ms = |nanos: &f64| format!("{:.2}", nanos / 1e6);
        let (speed, share) = (bytes / median * 1000.0, median / all * 100.0);
        section.push_str(&format!(
            "| {title} | {} | {}–{} | {speed:.2} | {share:.0} % |\n",
            ms(median),
            ms(low),
            ms(high)
        ));
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_the_whole_reading() {
        let told: Value = serde_json::from_str(
            r#"{"median":{"confidence_interval":{"lower_bound":9e6,"upper_bound":2e7},"point_estimate":1e7}}"#,
        )
        .unwrap();
        let rows = [("tagging", estimate(&told).unwrap(), 1e5), ("all", Estimate([4e7, 3e7, 5e7]), 1e5)];
        let section = section(&rows, "today");
        assert!(section.contains("| tagging | 10.00 | 9.00–20.00 | 10.00 | 25 % |\n"), "{section}");
        assert!(section.contains("articles, 100 kB"), "{section}");
    }
}
