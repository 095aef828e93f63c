//! The sections of BENCHMARKS.md that `bench web` writes.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

pub(super) const OTHERS: &str = "## Beside other programs in a browser";
pub(super) const START: &str = "## From a cold start";
pub(super) const GROWTH: &str = "## From 1 kB to 10 MB";

/// What the test prints that runs all programs in turns.
#[derive(Debug, Deserialize)]
pub(super) struct Others {
    agent: String,
    characters: f64,
    /// Of each round: program, task, milliseconds, things found.
    rounds: Vec<Vec<(String, String, f64, u32)>>,
    /// Set, program, and of each kind what is right, found and wanted.
    scores: Vec<(String, String, BTreeMap<String, Count>)>,
}

#[derive(Debug, Default, Clone, Copy, Deserialize)]
struct Count {
    right: f64,
    found: f64,
    wanted: f64,
}

impl Count {
    fn f1(self) -> f64 {
        2.0 * self.right / (self.found + self.wanted).max(1.0)
    }
}

/// Task, what it is called in the table, whose speed the others' is a part of.
const TASKS: [(&str, &str); 4] = [
    ("all", "people, places, organisations, figures and dates"),
    ("names", "people, places and organisations alone"),
    ("quantities", "figures and dates alone"),
    ("read", "words and their classes alone, nothing found"),
];

const PROGRAMS: [(&str, &str); 4] = [
    ("gloss", "Gloss"),
    ("gloss-linear", "Gloss without its network"),
    ("compromise", "compromise 14.17 with compromise-dates 3.9"),
    ("wink", "wink-nlp 2.4 with wink-eng-lite-web-model 1.8"),
];

pub(super) fn others(measured: &Others, machine: &str) -> Result<String> {
    let mut section = format!(
        "{OTHERS}\n\nWritten by `cargo xtask bench web` on {machine}, {}. All in one tab and on the same 1,000 words \
         ({} characters), in turns, {} rounds after one for warming up: medians of the milliseconds, and of the ratios in \
         each round. Gloss is its engine, compiled as for the page, without messages and drawing; the last rows are the \
         page itself, in another tab, in the same turns. wink-nlp's model knows no people, places and organisations; \
         its row under all is its own entities (numbers, money, dates and the like).\n\n\
         | task | program | ms | characters a second | found | Gloss is faster by |\n|---|---|---|---|---|---|\n",
        super::super::browser_name(&measured.agent),
        measured.characters,
        measured.rounds.len()
    );
    for (task, name) in TASKS {
        let gloss = measured.times("gloss", task);
        for (program, title) in PROGRAMS {
            let Some(times) = measured.times(program, task) else { continue };
            let ratio = gloss.as_ref().map(|gloss| times.iter().zip(gloss).map(|(time, gloss)| time / gloss).collect());
            let ratio = ratio.map(median).transpose()?.map_or(String::new(), |ratio| format!("{ratio:.1}"));
            let (ms, found) = (median(times)?, measured.found(program, task));
            let speed = measured.characters / ms * 1000.0;
            section.push_str(&format!("| {name} | {title} | {ms:.2} | {} | {found} | {ratio} |\n", thousands(speed)));
        }
    }
    for task in ["worker", "button to marks"] {
        if let Some(times) = measured.times("page", task) {
            let ms = median(times)?;
            let speed = thousands(measured.characters / ms * 1000.0);
            section
                .push_str(&format!("| all, and links to the archive | the page, {task} | {ms:.2} | {speed} | | |\n"));
        }
    }
    section.push_str(&scores(measured));
    Ok(section)
}

/// F1 of exact spans by set and program.
fn scores(measured: &Others) -> String {
    let mut text = "\nF1 of exact spans in the same run: of people, places and organisations, of all three pooled, and of \
        their bounds whatever the kind (wink-nlp's are its runs of proper nouns). Points, quotes and 's around a name, and \
        titles before a person's, do not count. The sets are test splits (README.md); `gold` is the bundled articles, marked \
        by hand.\n\n| set | program | person | place | organisation | all | bounds alone |\n|---|---|---|---|---|---|---|\n"
        .to_owned();
    for (set, program, counts) in &measured.scores {
        let title = PROGRAMS.iter().find(|(name, _)| name == program).map_or(program.as_str(), |(_, title)| title);
        let title = title.split(" 14.17").next().unwrap_or(title).split(" 2.4").next().unwrap_or(title);
        let f1 = |kind: &str| {
            let count = counts.get(kind).copied().unwrap_or_default();
            if program == "wink" && kind != "bounds" { String::new() } else { format!("{:.3}", count.f1()) }
        };
        let cells = ["person", "place", "organisation", "all", "bounds"].map(f1).join(" | ");
        text.push_str(&format!("| {set} | {title} | {cells} |\n"));
    }
    text
}

impl Others {
    /// Milliseconds of each round.
    fn times(&self, program: &str, task: &str) -> Option<Vec<f64>> {
        let of = |round: &Vec<(String, String, f64, u32)>| {
            round.iter().find(|(name, what, ..)| name == program && what == task).map(|(_, _, ms, _)| *ms)
        };
        self.rounds.iter().map(of).collect()
    }

    fn found(&self, program: &str, task: &str) -> u32 {
        let all = self.rounds.iter().flatten();
        all.filter(|(name, what, ..)| name == program && what == task).map(|(.., found)| *found).max().unwrap_or(0)
    }
}

/// `12,345`.
fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut told = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

fn median(mut values: Vec<f64>) -> Result<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().context("nothing was measured")
}

/// What the test of cold starts prints of each visit.
#[derive(Debug, Deserialize)]
pub(super) struct Visit {
    times: BTreeMap<String, f64>,
    needed: f64,
    sent: f64,
}

pub(super) fn start(visits: &[[Visit; 2]], machine: &str) -> Result<String> {
    let mut section = format!(
        "{START}\n\nWritten by `cargo xtask bench web` on {machine}. Medians of {} visits, each to a host that the browser \
         has not seen, from a site on this machine that compresses as hosts do; then the same address once more. Of 1,000 \
         words that are pasted and read as soon as the page takes them. Milliseconds since the address was entered; bytes with \
         the heads of answers, by brotli at quality 9: what the page itself loaded until it was ready; all that the host sent up \
         to the last mark (the model, and what had come by then of what is kept); and until the page is kept for use without a \
         connection.\n\n\
         | what | first visit | second visit |\n|---|---|---|\n",
        visits.len()
    );
    let names = [
        ("box", "the box takes text, ms"),
        ("ready", "the page is ready, ms"),
        ("first", "first marks (figures and dates), ms"),
        ("names", "names are marked, ms"),
    ];
    for (name, title) in names {
        let of = |visit: &Visit| visit.times.get(name).copied().unwrap_or_default();
        section.push_str(&row(title, visits, of)?);
    }
    let bytes = |visit: &Visit| visit.times.get("bytes").copied().unwrap_or_default() / 1000.0;
    section.push_str(&row("kB of the page until it is ready", visits, bytes)?);
    section.push_str(&row("kB from the host, up to the last mark", visits, |visit| visit.needed / 1000.0)?);
    section.push_str(&row("kB in all, with what is kept for later", visits, |visit| visit.sent / 1000.0)?);
    Ok(section)
}

fn row(title: &str, visits: &[[Visit; 2]], of: impl Fn(&Visit) -> f64) -> Result<String> {
    let [first, second] = [0, 1].map(|at| median(visits.iter().filter_map(|visit| visit.get(at).map(&of)).collect()));
    Ok(format!("| {title} | {:.0} | {:.0} |\n", first?, second?))
}

pub(super) fn growth(sizes: &[Value], machine: &str) -> String {
    let mut section = format!(
        "{GROWTH}\n\nWritten by `cargo xtask bench web` on {machine}. A file of each size, opened in a page that was opened \
         five seconds before: milliseconds until the first mark and until all, in the page; nanoseconds a character until all; \
         memory of the browser's processes for pages and workers, \
         before and at most (looked at twenty times a second), of what they share with others their part.\n\n\
         | bytes | first mark, ms | all marks, ms | ns a character | memory before, MB | at most, MB |\n|---|---|---|---|---|---|\n"
    );
    for size in sizes {
        let number = |value: &Value| value.as_f64().map(|number| format!("{number:.0}"));
        let bytes = size["size"].as_f64().unwrap_or_default();
        let took = &size["told"]["took"];
        let each =
            took.as_f64().map_or("not read in time".to_owned(), |ms| format!("{:.0}", ms * 1e6 / bytes.max(1.0)));
        let megabytes = |value: &Value| format!("{:.0}", value.as_f64().unwrap_or_default() / 1e6);
        section.push_str(&format!(
            "| {} | {} | {} | {each} | {} | {} |\n",
            thousands(bytes),
            number(&size["told"]["first"]).unwrap_or_default(),
            number(took).unwrap_or_default(),
            megabytes(&size["before"]),
            megabytes(&size["most"]),
        ));
    }
    section
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_of_the_same_round() {
        let run = |program: &str, ms| (program.to_owned(), "all".to_owned(), ms, 7);
        let rounds = vec![
            vec![run("gloss", 1.0), run("compromise", 10.0)],
            vec![run("gloss", 4.0), run("compromise", 80.0)],
            vec![run("gloss", 2.0), run("compromise", 50.0)],
        ];
        let count = Count { right: 3.0, found: 4.0, wanted: 6.0 };
        let scores = vec![("gold".to_owned(), "gloss".to_owned(), BTreeMap::from([("all".to_owned(), count)]))];
        let measured = Others { agent: "X Chrome/1".to_owned(), characters: 6000.0, rounds, scores };
        let section = others(&measured, "today").unwrap();
        assert!(
            section.contains("| compromise 14.17 with compromise-dates 3.9 | 50.00 | 120,000 | 7 | 20.0 |"),
            "{section}"
        );
        assert!(section.ends_with("| gold | Gloss | 0.000 | 0.000 | 0.000 | 0.600 | 0.000 |\n"), "{section}");
    }

    #[test]
    fn large_numbers_are_cut_in_threes() {
        assert_eq!([999.0, 1000.0, 1_234_567.2].map(thousands), ["999", "1,000", "1,234,567"]);
    }
}
