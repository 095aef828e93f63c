//! `cargo xtask bench`: how long the reading of 1,000 words takes in a browser,
//! and what hostile texts cost.

mod archive;
mod figures;
mod native;
pub(crate) mod web;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::checks;
use crate::child::Child;
use crate::project::Project;
use crate::report;
use crate::serve;
use crate::steps::{Outcome, Steps};

const BROWSER: &str = "## Reading 1,000 words in a browser";
const SMOOTH: &str = "## The page while 5,000 words are marked";
const TEXTS: &str = "## Time and memory by text";
const DEFAULT_RUNS: u32 = 15;

/// How much longer a character may take in a megabyte than in 10 kB.
const GROWTH: f64 = 3.0;

/// The most memory that a reading of a megabyte may take, in MB; seven of it are for
/// weights that lie where they are found sooner.
const MEMORY: f64 = 210.0;

/// What the measuring test prints after `MEASURED`.
#[derive(Debug, Deserialize)]
struct Measured {
    agent: String,
    /// Some seconds after the page was opened.
    first: Times,
    runs: Vec<Times>,
}

/// Milliseconds of one run.
#[derive(Debug, Deserialize)]
struct Times {
    /// From the press on the button to the last mark on the screen.
    page: f64,
    /// In the worker alone, where the page tells.
    worker: Option<f64>,
}

/// The longest of one run, in milliseconds.
#[derive(Debug, Deserialize)]
struct Smooth {
    /// Of all tasks, what is beyond 50 ms.
    blocking: f64,
    task: f64,
    frame: f64,
    key: f64,
}

/// What the measuring program prints of one text, for each size.
#[derive(Debug, Deserialize)]
struct Text {
    text: String,
    sizes: Vec<Cost>,
}

#[derive(Debug, Deserialize)]
struct Cost {
    chars: f64,
    take_ns: f64,
    read_ns: f64,
    mentions: u32,
    peak_kb: f64,
}

#[derive(Debug, PartialEq, Eq)]
struct Options {
    runs: u32,
    browser: bool,
    texts: bool,
    figures: bool,
}

/// Measures in a headless browser and natively, and writes the sections in
/// BENCHMARKS.md. Fails if the cost of a text grows faster than its length.
pub fn run(project: &Project, args: &[String]) -> Result<ExitCode> {
    if let Some(("archive", rest)) = args.split_first().map(|(name, rest)| (name.trim_start_matches('-'), rest)) {
        let mut steps = Steps::new("bench", 1);
        steps.check("archives of many sizes", || archive::run(project, rest));
        return Ok(steps.close());
    }
    if let Some((name, rest)) = args.split_first()
        && name == "web"
    {
        return web::run(project, rest);
    }
    if args == ["native"] {
        let mut steps = Steps::new("bench", 1);
        steps.check("each step of the reading", || native::run(project));
        return Ok(steps.close());
    }
    let options = parse(args)?;
    let mut steps = Steps::new(
        "bench",
        usize::from(options.texts) + usize::from(options.figures) + 11 * usize::from(options.browser),
    );
    if options.texts {
        steps.check("time and memory by text", || texts(project));
    }
    if options.figures {
        steps.check("figures and dates, beside other programs", || figures::run(project));
    }
    if options.browser {
        checks::prepare(project, &mut steps)?;
        steps.need("build the page", || serve::build(project))?;
        steps.need("measure", || measure(project, options.runs))?;
        steps.need("the page meanwhile", || smooth(project, options.runs))?;
    }
    Ok(steps.close())
}

fn parse(args: &[String]) -> Result<Options> {
    let mut options = Options { runs: DEFAULT_RUNS, browser: true, texts: true, figures: false };
    let mut args = args.iter();
    while let Some(name) = args.next() {
        match (name.as_str(), args.len()) {
            ("--runs", 1..) => {
                let runs = args.next().map_or("", String::as_str);
                options.runs = runs.parse().with_context(|| format!("{runs:?} is no number"))?;
            }
            ("--browser", _) => options.texts = false,
            ("--texts", _) => options.browser = false,
            ("--figures", _) => options = Options { browser: false, texts: false, figures: true, ..options },
            _ => bail!("bench knows archive, native, web, --runs N, --browser, --texts and --figures"),
        }
    }
    Ok(options)
}

/// Reads texts of three sizes natively, each in a process of its own.
pub(crate) fn texts(project: &Project) -> Result<Outcome> {
    let lines = project.cargo().args("bench --locked -p gloss-model --bench texts").run()?;
    let texts = lines.iter().filter(|line| line.starts_with("{\"text\""));
    let texts: Vec<Text> = texts.map(|line| serde_json::from_str(line)).collect::<Result<_, _>>()?;
    report::benchmark(project, TEXTS, &texts_section(&texts, &report::machine(project)?)?)?;
    let too_dear: Vec<String> = texts.iter().flat_map(too_dear).collect();
    if !too_dear.is_empty() {
        bail!("a text costs too much:\n{}", too_dear.join("\n"));
    }
    Ok(Outcome::done(format!("{} texts, none of which grows dearer with its length", texts.len())))
}

fn texts_section(texts: &[Text], machine: &str) -> Result<String> {
    let mut section = format!(
        "{TEXTS}\n\nWritten by `cargo xtask bench --texts` on {machine}. Nanoseconds of processor time a character, \
         native release build with the model, of texts of 10 kB, 100 kB and 1 MB; growth is 1 MB over 10 kB, and 1 \
         if time grows as the text does (at most {GROWTH} is allowed: larger texts fall out of the processor's \
         caches). Memory is the most that the process held for 1 MB, with the model and the text (at most {MEMORY} \
         MB).\n\n\
         | text | taking in, 1 MB | growth | reading, 10 kB | 100 kB | 1 MB | growth | mentions in 1 MB | memory, MB |\n\
         |---|---|---|---|---|---|---|---|---|\n"
    );
    for text in texts {
        let [small, middle, large] = text.sizes.as_slice() else { bail!("three sizes expected of {}", text.text) };
        let [take, read] = growths(small, large);
        section.push_str(&format!(
            "| {} | {:.0} | {take:.1} | {:.0} | {:.0} | {:.0} | {read:.1} | {} | {:.0} |\n",
            text.text,
            large.take_ns / large.chars,
            small.read_ns / small.chars,
            middle.read_ns / middle.chars,
            large.read_ns / large.chars,
            large.mentions,
            large.peak_kb / 1000.0,
        ));
    }
    Ok(section)
}

/// Of taking in and of reading. What takes hardly any time counts as flat.
fn growths(small: &Cost, large: &Cost) -> [f64; 2] {
    [|cost: &Cost| cost.take_ns, |cost: &Cost| cost.read_ns].map(|time| {
        let each = |cost: &Cost| (time(cost) / cost.chars.max(1.0)).max(HARDLY);
        each(large) / each(small)
    })
}

/// In nanoseconds a character: a thousandth of what news takes.
const HARDLY: f64 = 1.0;

fn too_dear(text: &Text) -> Vec<String> {
    let (Some(small), Some(large)) = (text.sizes.first(), text.sizes.last()) else { return Vec::new() };
    let grown = growths(small, large).into_iter().zip(["taking in", "reading"]);
    let grown = grown.filter(|(growth, _)| *growth > GROWTH);
    let mut told: Vec<String> = grown.map(|(by, what)| format!("{}: {what} grows by {by:.1}", text.text)).collect();
    let memory = large.peak_kb / 1000.0;
    if memory > MEMORY {
        told.push(format!("{}: {memory:.0} MB", text.text));
    }
    told
}

fn measure(project: &Project, runs: u32) -> Result<Outcome> {
    let measured = in_browser(project, "bench::a_thousand_words", runs)?;
    let section = section(&measured, &report::machine(project)?)?;
    report::benchmark(project, BROWSER, &section)?;
    Ok(Outcome::done(report::rows(&section)))
}

fn smooth(project: &Project, runs: u32) -> Result<Outcome> {
    let runs: Vec<Smooth> = in_browser(project, "bench::smooth_while_marking", runs)?;
    let mut section = format!(
        "{SMOOTH}\n\nWritten by `cargo xtask bench --browser` on {}. Milliseconds, of {} readings in one tab, from the button until a \
         second after the last mark, while the page scrolls and keys are pressed: what the browser reports of long tasks \
         (blocking is what is beyond 50 ms of each, summed), of its frames, and of keys until they are painted (it reports \
         those from 16 ms on).\n\n| what | median | least | most |\n|---|---|---|---|\n",
        report::machine(project)?,
        runs.len()
    );
    let all = |value: fn(&Smooth) -> f64| runs.iter().map(value).collect::<Vec<_>>();
    section.push_str(&row("total blocking time", all(|run| run.blocking))?);
    section.push_str(&row("longest task of 50 ms or more", all(|run| run.task))?);
    section.push_str(&row("longest time between two frames", all(|run| run.frame))?);
    section.push_str(&row("longest time from a key to its paint", all(|run| run.key))?);
    report::benchmark(project, SMOOTH, &section)?;
    Ok(Outcome::done(report::rows(&section)))
}

/// What a measuring test prints.
fn in_browser<T: DeserializeOwned>(project: &Project, test: &str, runs: u32) -> Result<T> {
    measured(checks::browser_tests(project, "/")?, test, runs)
}

/// The same of tests that were told more.
fn measured<T: DeserializeOwned>(tests: Child, test: &str, runs: u32) -> Result<T> {
    let lines = tests.args("-- --ignored --exact --nocapture").arg(test).env("GLOSS_RUNS", runs.to_string()).run()?;
    let json = lines.iter().find_map(|line| line.split_once("MEASURED ")).context("nothing was measured")?.1;
    Ok(serde_json::from_str(json)?)
}

fn section(measured: &Measured, machine: &str) -> Result<String> {
    let page: Vec<f64> = measured.runs.iter().map(|run| run.page).collect();
    let worker: Vec<f64> = measured.runs.iter().filter_map(|run| run.worker).collect();
    let mut text = format!(
        "{BROWSER}\n\nWritten by `cargo xtask bench --browser` on {machine}, {}. Milliseconds: of {} readings of the same \
         text in one tab, and of the first one before, five seconds after the page was opened.\n\n| what | median | fastest | slowest |\n|---|---|---|---|\n",
        browser_name(&measured.agent),
        page.len()
    );
    text.push_str(&row("from the button to the last mark on the screen", page)?);
    if !worker.is_empty() {
        text.push_str(&row("in the worker alone", worker)?);
    }
    text.push_str(&row("the first text, to the last mark on the screen", vec![measured.first.page])?);
    Ok(text)
}

fn row(name: &str, mut times: Vec<f64>) -> Result<String> {
    times.sort_by(f64::total_cmp);
    let middle = times.len() / 2;
    let median = match times.len() % 2 {
        0 => times.get(middle.wrapping_sub(1)..=middle).map(|pair| pair.iter().sum::<f64>() / 2.0),
        _ => times.get(middle).copied(),
    };
    let (first, last) = (times.first(), times.last());
    let (Some(median), Some(first), Some(last)) = (median, first, last) else { bail!("nothing was measured") };
    Ok(format!("| {name} | {median:.1} | {first:.1} | {last:.1} |\n"))
}

fn browser_name(agent: &str) -> &str {
    agent.split(' ').find(|word| word.contains("Chrome/")).unwrap_or(agent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_of_all_runs() {
        assert_eq!(row("x", vec![3.0, 1.0, 200.0]).unwrap(), "| x | 3.0 | 1.0 | 200.0 |\n");
        assert_eq!(row("x", vec![4.0, 1.0]).unwrap(), "| x | 2.5 | 1.0 | 4.0 |\n");
        assert!(row("x", vec![]).is_err());
    }

    #[test]
    fn either_part_can_be_left_out() {
        let parse = |args: &[&str]| parse(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>());
        assert_eq!(parse(&[]).unwrap(), Options { runs: DEFAULT_RUNS, browser: true, texts: true, figures: false });
        assert_eq!(
            parse(&["--browser", "--runs", "3"]).unwrap(),
            Options { runs: 3, browser: true, texts: false, figures: false }
        );
        assert!(parse(&["--texts"]).is_ok_and(|options| options.texts && !options.browser));
        assert!(parse(&["--figures"]).is_ok_and(|options| options.figures && !options.texts && !options.browser));
        assert!(parse(&["--runs"]).is_err() && parse(&["--runs", "few"]).is_err());
    }

    fn text(small_ns: f64, large_ns: f64, peak_kb: f64) -> Text {
        let cost = |chars, read_ns| Cost { chars, take_ns: chars, read_ns, mentions: 2, peak_kb };
        let sizes = vec![cost(100.0, small_ns), cost(1000.0, 4000.0), cost(10_000.0, large_ns)];
        Text { text: "capitals".to_owned(), sizes }
    }

    #[test]
    fn a_text_that_grows_dearer_or_takes_too_much_memory_is_named() {
        assert!(too_dear(&text(500.0, 100_000.0, 50_000.0)).is_empty());
        assert_eq!(too_dear(&text(500.0, 200_000.0, 50_000.0)), ["capitals: reading grows by 4.0"]);
        assert_eq!(too_dear(&text(500.0, 50_000.0, 211_000.0)), ["capitals: 211 MB"]);
        assert!(too_dear(&text(0.0, 10.0, 1.0)).is_empty());
    }

    #[test]
    fn the_table_tells_the_time_of_a_character() {
        let section = texts_section(&[text(500.0, 100_000.0, 50_000.0)], "today").unwrap();
        assert!(section.starts_with(TEXTS) && section.contains("on today."), "{section}");
        assert!(section.ends_with("| capitals | 1 | 1.0 | 5 | 4 | 10 | 2.0 | 2 | 50 |\n"), "{section}");
    }
}
