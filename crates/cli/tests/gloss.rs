//! The command as others use it: its lines, messages and exit codes.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn gloss(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gloss"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // Beside reading, or a large answer would block both.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The answer to one text.
fn annotate(text: &str) -> Value {
    let output = gloss(&["annotate"], json!({"id": "a", "text": text}).to_string().as_bytes());
    assert!(output.status.success(), "{}", told(&output));
    lines(&output).remove(0)
}

/// What `start` and `end` of each mention cut out of the text, by code points.
#[track_caller]
fn check_offsets(text: &str) -> Vec<String> {
    let answer = annotate(text);
    let points: Vec<char> = text.chars().collect();
    let cut = |mention: &Value| {
        let at = |name: &str| mention[name].as_u64().unwrap() as usize;
        let found: String = points[at("start")..at("end")].iter().collect();
        assert_eq!(found, mention["text"].as_str().unwrap());
        found
    };
    answer["mentions"].as_array().unwrap().iter().map(cut).collect()
}

fn has(found: &[String], text: &str) -> bool {
    found.iter().any(|found| found == text)
}

/// An empty folder of this test run's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn article(title: &str, date: &str, text: &str) -> String {
    format!("---\ntitle: {title}\ndate: {date}\n---\n\n{text}\n")
}

/// A folder with an archive of a few articles, named after the test.
fn archive(name: &str) -> PathBuf {
    let articles = folder(&format!("{name}-articles"));
    let write = |id: &str, text: String| fs::write(articles.join(id), text).unwrap();
    write(
        "summit.md",
        article(
            "Leaders meet in Cornwall",
            "2021-06-12",
            "Angela Merkel and Joe Biden met in Cornwall on Saturday. Chancellor Merkel said that more than 60 countries would get vaccines from Germany before the end of the year.",
        ),
    );
    write(
        "vote.md",
        article(
            "A long night",
            "2021-06-20",
            "Angela Merkel told the Bundestag in Berlin that 45 countries had asked for vaccines. Germany had promised them to Ghana first.",
        ),
    );
    write(
        "choir.md",
        article(
            "A quiet evening",
            "2021-07-01",
            "The choir of Leipzig sang for an hour and nobody in the hall coughed even once.",
        ),
    );
    write("notes.log", "no article".into());
    let out = folder(&format!("{name}-archive"));
    let output = gloss(&["index", articles.to_str().unwrap(), out.to_str().unwrap()], b"");
    assert!(output.status.success(), "{}", told(&output));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("3 articles, "));
    out
}

#[test]
fn help_and_version_are_printed() {
    for flag in ["--help", "-h"] {
        let output = gloss(&[flag], b"");
        let text = String::from_utf8(output.stdout.clone()).unwrap();
        assert!(
            output.status.success()
                && text.contains("gloss annotate [--archive DIR] [--corrections FILE]")
                && text.contains("Exit status")
        );
    }
    let version = gloss(&["--version"], b"").stdout;
    assert_eq!(String::from_utf8(version).unwrap(), concat!("gloss ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_wrong_command_line_is_named_and_exits_with_2() {
    for (arguments, expected) in [
        (&["annotate", "--verbose"][..], "'--verbose'"),
        (&["anotate"], "no command \"anotate\""),
        (&["index", "only-one"], "two folders"),
        (&["explain", "a", "b"], "one file"),
        (&[], "a command is missing"),
    ] {
        let output = gloss(arguments, b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(told(&output).contains(expected) && told(&output).contains("gloss --help"), "{}", told(&output));
    }
}

#[test]
fn an_answer_has_the_documented_shape() {
    let text = "Angela Merkel met Joe Biden in Berlin on Monday. Merkel said that more than 40 countries had come.";
    let line = json!({"id": "a", "text": text, "date": "2021-06-09", "more": true});
    let answer = lines(&gloss(&["annotate"], line.to_string().as_bytes())).remove(0);
    assert_eq!(answer["id"], "a");
    assert_eq!(answer["date"], "2021-06-09");
    assert_eq!((&answer["title"], &answer["byline"]), (&Value::Null, &Value::Null));
    assert!(answer.get("related").is_none());
    let mentions = answer["mentions"].as_array().unwrap();
    let found = |text: &str| mentions.iter().find(|mention| mention["text"] == text).unwrap();
    assert_eq!((&found("Joe Biden")["kind"], &found("Berlin")["kind"]), (&json!("person"), &json!("place")));
    assert_eq!(found("Merkel")["entity"], found("Angela Merkel")["entity"]);
    assert!(found("Merkel").get("links").is_none() && found("Merkel").get("value").is_none());
    let figure = found("more than 40 countries");
    assert_eq!(
        figure["value"],
        json!({"low": "40", "high": null, "qualifier": "over", "unit": null, "unit_kind": "count", "per": null, "counted": "countries", "ordinal": false, "change": null})
    );
    assert_eq!(found("Monday")["value"], json!({"iso": "2021-06-07", "precision": "day", "kind": "date"}));
    let entities = answer["entities"].as_array().unwrap();
    let merkel = entities.iter().find(|entity| entity["id"] == found("Merkel")["entity"]).unwrap();
    assert_eq!((&merkel["name"], &merkel["kind"]), (&json!("Angela Merkel"), &json!("person")));
    assert_eq!(merkel["aliases"], json!(["Angela Merkel", "Merkel"]));
}

#[test]
fn offsets_count_code_points_of_the_text_as_given() {
    let found =
        check_offsets("😀🇩🇪 Angela Merkel met Joe Biden in Berlin. 𝔸nd Zoë Müller said e\u{301}nough to Joe Biden.");
    assert!(has(&found, "Angela Merkel") && has(&found, "Joe Biden") && has(&found, "Berlin"), "{found:?}");
}

#[test]
fn windows_line_ends_and_odd_white_space_keep_their_place() {
    let found = check_offsets(
        "\u{feff}  A title here\r\n\r\n\tAngela Merkel met\u{a0}Joe Biden.\r\n\r\n\r\n😀 She left Berlin.\u{2028}Joe Biden stayed.\r",
    );
    assert!(has(&found, "Angela Merkel") && has(&found, "Berlin"), "{found:?}");
    assert!(check_offsets("").is_empty());
    assert!(check_offsets("\r\n \u{0}\u{1f600}\n").is_empty());
}

/// The answers of `gloss explain --json` to one text.
#[track_caller]
fn explain(arguments: &[&str], text: &str) -> Vec<Value> {
    let output = gloss(&[&["explain", "-", "--json"], arguments].concat(), text.as_bytes());
    assert!(output.status.success(), "{}", told(&output));
    lines(&output)
}

const REPORT: &str = "A short report 😀\n\nU.S. Secretary of State John Kerry met German officials in Baghdad on 10 \
    September 2014. Kerry said that more than 40 countries had joined against the Islamic State (IS) group. \
    IS holds a third of Iraq.";

#[test]
fn every_mention_is_explained_as_annotate_marks_it() {
    let explained = explain(&[], REPORT);
    let answer = annotate(REPORT);
    let marked = answer["mentions"].as_array().unwrap();
    assert_eq!(explained.len(), marked.len());
    for (explained, marked) in explained.iter().zip(marked) {
        for field in ["text", "start", "end", "kind", "why"] {
            assert_eq!(explained[field], marked[field], "{field} of {marked}");
        }
        assert_eq!(explained["entity"]["id"], marked["entity"]);
        assert_eq!(explained.get("value"), marked.get("value"));
    }
    let found = |text: &str| explained.iter().find(|item| item["text"] == text).unwrap();
    let kerry = &found("John Kerry");
    assert_eq!((&kerry["line"], &kerry["column"]), (&json!(3), &json!(25)));
    assert_eq!(kerry["entity"]["role"], "U.S. Secretary of State");
    assert_eq!(kerry["entity"]["mentions"], 2);
    assert!(found("10 September 2014").get("choices").is_none());
}

#[test]
fn a_name_is_weighed_as_every_kind_and_as_none() {
    let explained = explain(&["--word", "Baghdad"], REPORT);
    let [baghdad] = explained.as_slice() else { panic!("{explained:?}") };
    let choices = baghdad["choices"].as_array().unwrap();
    let kinds: Vec<_> = choices.iter().map(|choice| choice["kind"].clone()).collect();
    assert_eq!(kinds[0], "place");
    for kind in [json!("person"), json!("organisation"), Value::Null] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
    let score = |at: usize| choices[at]["score"].as_i64().unwrap();
    assert!(score(0) == 0 && (1..4).all(|at| score(at) < 0 && score(at) <= score(at - 1)), "{choices:?}");
    assert!(baghdad["score"].as_i64().unwrap() > 0);
    let probability = |value: &Value| value["probability"].as_f64().unwrap();
    assert!(probability(baghdad) > 0.5 && probability(baghdad) == probability(&choices[0]), "{baghdad}");
    assert!((0.9..1.001).contains(&choices.iter().map(probability).sum::<f64>()), "{choices:?}");
}

#[test]
fn what_rules_decide_against_the_model_is_told() {
    let explained = explain(&["--word", "IS"], REPORT);
    assert_eq!(explained.len(), 2, "{explained:?}");
    let acronym = &explained[0];
    assert_eq!((&acronym["kind"], &acronym["why"]), (&json!("organisation"), &json!("acronym of the name before it")));
    let text = String::from_utf8(gloss(&["explain", "-"], REPORT.as_bytes()).stdout).unwrap();
    let overruled = acronym["score"].as_i64().unwrap() < 0;
    assert_eq!(text.contains("acronym of the name before it; the model alone"), overruled, "{text}");
}

#[test]
fn words_that_are_not_marked_have_their_reason() {
    let explained = explain(&["--word", "officials"], REPORT);
    let [officials] = explained.as_slice() else { panic!("{explained:?}") };
    assert_eq!(officials["kind"], Value::Null);
    assert!(officials["why"].as_str().unwrap().contains("no name"), "{officials}");
    let tags = officials["words"][0]["tags"].as_array().unwrap();
    assert_eq!((tags.len(), &tags[0]["tag"], &tags[0]["score"]), (7, &json!("O"), &json!(0)));
    let page = include_str!("../../../tests/pastes/portal.txt");
    let teased = explain(&["--word", "Thackeray"], page).remove(0);
    assert_eq!((&teased["kind"], &teased.get("words")), (&Value::Null, &None));
    assert!(teased["why"].as_str().unwrap().starts_with("not read: "), "{teased}");
}

#[test]
fn what_gave_way_is_told() {
    let explained = explain(&["--word", "April"], "The court heard April Jones, who left Berlin on 3 May 2014.");
    assert_eq!((&explained[0]["text"], &explained[0]["kind"]), (&json!("April Jones"), &json!("person")));
    assert_eq!(
        explained[0]["lost"],
        json!([{"text": "April", "start": 16, "end": 21, "kind": "date", "why": "a date"}])
    );
}

#[test]
fn one_place_is_found_by_its_code_point() {
    let at = |text: &str| REPORT.chars().count() - REPORT.split_once(text).unwrap().1.chars().count();
    let found = explain(&["--at", &(at("John Ker")).to_string()], REPORT);
    assert_eq!((found.len(), &found[0]["text"]), (1, &json!("John Kerry")));
    let found = explain(&["--at", &(at("Kerry sa")).to_string()], REPORT);
    assert_eq!((&found[0]["text"], &found[0]["kind"]), (&json!("said"), &Value::Null));
    for (arguments, expected) in [
        (["--at", "100000"], "at code point 100000 there is no word"),
        (["--word", "Kerr"], "\"Kerr\" is not in this text"),
        (["--date", "soon"], "the date \"soon\""),
    ] {
        let output = gloss(&[&["explain", "-"], &arguments[..]].concat(), REPORT.as_bytes());
        assert_eq!(output.status.code(), Some(1));
        assert!(told(&output).contains(expected), "{}", told(&output));
    }
}

#[test]
fn an_explanation_reads_well_in_a_terminal() {
    let file = folder("explained").join("report.html");
    fs::write(&file, format!("<html><body><p>{}</p></body></html>", REPORT.replace("\n\n", "</p><p>"))).unwrap();
    let output = gloss(&["explain", file.to_str().unwrap()], b"");
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    for expected in [
        "more than 40 countries (figure) ",
        "    value   more than 40 countries (count: 40 to open)",
        "    value   2014-09-10 (date, exact to the day)",
        "    entity  John Kerry, U.S. Secretary of State; mentioned 2 times (person:john kerry)",
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
    let empty = gloss(&["explain", "-"], b"");
    assert_eq!(String::from_utf8(empty.stdout).unwrap(), "Nothing is marked in this text.\n");
    let missing = gloss(&["explain", "no-such-file"], b"");
    assert!(missing.status.code() == Some(1) && told(&missing).contains("no-such-file"));
}

#[test]
fn lines_are_answered_in_order_and_bad_ones_are_named() {
    let input = b"{\"id\":\"one\",\"text\":\"A.\"}\n\nnot json\n{\"id\":\"two\"}\n{\"id\":3,\"text\":\"B.\"}\r\n\
        {\"id\":\"four\",\"text\":\"C.\",\"date\":\"2021-02-30\"}\n\xff\n{\"id\":[],\"text\":\"D.\"}\n{\"id\":\"last\",\"text\":\"E.\"}";
    let output = gloss(&["annotate"], input);
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<_> = lines(&output).iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, [json!("one"), json!(3), json!("last")]);
    let told = told(&output);
    let expected = [
        "line 3: expected ident",
        "line 4: missing field `text`",
        "line 6: the date \"2021-02-30\" is no day of the calendar; write it like 2014-09-11",
        "line 7: this is not UTF-8",
        "line 8: the id must be a string or a number",
    ];
    assert_eq!(told.lines().count(), expected.len(), "{told}");
    for (line, expected) in told.lines().zip(expected) {
        assert!(line.starts_with(&format!("gloss: {expected}")), "{line}");
    }
}

#[test]
fn a_line_of_megabytes_is_answered() {
    let text = "Angela Merkel met Joe Biden in Berlin. ".repeat(30_000);
    let answer = annotate(&text);
    assert!(answer["mentions"].as_array().unwrap().len() > 30_000);
}

#[test]
fn each_answer_comes_before_the_next_line_is_read() {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_gloss"))
        .arg("annotate")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in ["a", "b"] {
        writeln!(stdin, "{}", json!({"id": id, "text": "Joe Biden left."})).unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gloss"))
        .arg("annotate")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    for _ in 0..3 {
        // Fails once the command has ended, which is what is tested.
        let _ = writeln!(stdin, "{}", json!({"id": "a", "text": "Joe Biden left."}));
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", told(&output));
}

#[test]
fn with_an_archive_mentions_are_linked_and_articles_related() {
    let archive = archive("linked");
    let text =
        "Chancellor Angela Merkel flew to Ghana. Germany would send vaccines to up to 45 countries, Merkel said.";
    let line = json!({"id": "summit", "text": text, "date": "2021-08-01"}).to_string();
    let output = gloss(&["annotate", "--archive", archive.to_str().unwrap()], line.as_bytes());
    assert!(output.status.success(), "{}", told(&output));
    let answer = lines(&output).remove(0);
    let mentions = answer["mentions"].as_array().unwrap();
    let links = |text: &str| mentions.iter().find(|mention| mention["text"] == text).unwrap()["links"].clone();
    assert_eq!(
        links("Ghana"),
        json!([{"article": "vote", "sentence": "Germany had promised them to Ghana first.", "confidence": 80}])
    );
    let articles: Vec<_> = links("Merkel").as_array().unwrap().iter().map(|link| link["article"].clone()).collect();
    assert!(articles.contains(&json!("vote")) && articles.contains(&json!("summit")), "{articles:?}");
    let figures = links("up to 45 countries");
    let of =
        |article: &str| figures.as_array().unwrap().iter().find(|link| link["article"] == article).unwrap().clone();
    let summit = of("summit");
    let mut fields: Vec<_> = summit.as_object().unwrap().keys().map(String::as_str).collect();
    // In what order they stand depends on what else is compiled with it.
    fields.sort_unstable();
    assert_eq!(fields, ["article", "confidence", "date", "high", "low", "qualifier", "relation", "sentence"]);
    assert_eq!((&summit["low"], &summit["high"], &summit["qualifier"]), (&json!("60"), &Value::Null, &json!("over")));
    assert_eq!((&summit["date"], &summit["relation"]), (&json!("2021-06-12"), &json!("higher_earlier")));
    assert_eq!(of("vote")["relation"], json!("compatible"));
    let related = answer["related"].as_array().unwrap();
    let ids: Vec<_> = related.iter().map(|found| found["article"].as_str().unwrap()).collect();
    assert!(ids.contains(&"vote") && !ids.contains(&"choir"), "{ids:?}");
    let entities: Vec<_> = answer["entities"].as_array().unwrap().iter().map(|entity| &entity["id"]).collect();
    for found in related {
        assert!(found["score"].as_f64().unwrap() > 0.0 && found["title"].is_string());
        assert!(found["shared"].as_array().unwrap().iter().all(|shared| entities.contains(&shared)));
        for evidence in found["evidence"].as_array().unwrap() {
            assert!(evidence["sentence"].is_string() && entities.contains(&&evidence["entity"]));
        }
    }
}

#[test]
fn an_archive_that_cannot_be_read_is_named() {
    let empty = folder("no-archive");
    let output = gloss(&["annotate", "--archive", empty.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("archive.bin: there is no such file; build it with `gloss index"));
    fs::write(empty.join("archive.bin"), "nonsense").unwrap();
    let output = gloss(&["annotate", "--archive", empty.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("this is not a Gloss archive"));
}

#[test]
fn the_same_folder_gives_the_same_bytes() {
    let read = |name| fs::read(archive(name).join("archive.bin")).unwrap();
    assert_eq!(read("same-1"), read("same-2"));
}

#[test]
fn a_bad_folder_is_told_in_full_and_leaves_the_old_archive_alone() {
    let out = archive("kept");
    let before = fs::read(out.join("archive.bin")).unwrap();
    let articles = folder("bad-articles");
    fs::write(articles.join("a.md"), article("A", "soon", "Text.")).unwrap();
    fs::write(articles.join("b.md"), "").unwrap();
    fs::create_dir(articles.join("more")).unwrap();
    fs::write(articles.join("more/c.md"), b"---\ntitle: \0\n---\nText.").unwrap();
    let output = gloss(&["index", articles.to_str().unwrap(), out.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    let told = told(&output);
    for expected in ["a.md:3: the date \"soon\"", "b.md:1: the file is empty", "more/c.md: this file is not text"] {
        assert!(told.contains(expected), "{told}");
    }
    assert_eq!(fs::read(out.join("archive.bin")).unwrap(), before);
    assert_eq!(fs::read_dir(&out).unwrap().count(), 2, "root and edition");
}

#[test]
fn a_folder_without_articles_is_named() {
    let articles = folder("none");
    let out = folder("none-out");
    let output = gloss(&["index", articles.to_str().unwrap(), out.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("there are no articles in this folder; those are files .md"));
    let missing = articles.join("missing");
    let output = gloss(&["index", missing.to_str().unwrap(), out.to_str().unwrap()], b"");
    assert!(output.status.code() == Some(1) && told(&output).contains("missing"));
    assert_eq!(fs::read_dir(&out).unwrap().count(), 0);
}

#[test]
fn exports_feeds_and_pages_are_indexed_beside_markdown() {
    let articles = folder("sorts");
    let feed = "<rss><channel><item><title>A</title><guid>tag:x:feed</guid><description>Text.</description></item>\
        <item><title>B</title><wp:status>draft</wp:status><description>Text.</description></item></channel></rss>";
    let page = "<title>A page</title><article><h1>A page</h1><p>The mayor of Leipzig spoke to the council on Monday.</p></article>";
    fs::create_dir(articles.join("2014")).unwrap();
    for (file, text) in [
        ("2014/one.md", article("One", "2014-09-11", "Text.")),
        ("One.txt", "One\n\nOther text.".into()),
        ("page.html", page.into()),
        ("feed.xml", feed.into()),
        ("lines.jsonl", json!({"id": "line", "title": "A", "text": "Text."}).to_string()),
        (".hidden.md", "no article".into()),
    ] {
        fs::write(articles.join(file), text).unwrap();
    }
    let out = folder("sorts-out");
    let output = gloss(&["index", articles.to_str().unwrap(), out.to_str().unwrap()], b"");
    assert!(output.status.success(), "{}", told(&output));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("5 articles, "));
    assert!(told(&output).contains("left out: 1 not published"));
    let one = articles.join("feed.xml");
    let output = gloss(&["index", one.to_str().unwrap(), out.to_str().unwrap()], b"");
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("1 articles, "));
}

/// Some articles, of which two share a surname that only both together tell apart.
fn some_articles(folder: &Path) {
    for (id, title, text) in [
        ("one", "Merkel in Berlin", "Angela Merkel met Joe Biden in Berlin. Merkel spoke of 40 countries."),
        ("two", "Biden in Paris", "Joe Biden met Emmanuel Macron in Paris. Biden spoke of 50 countries."),
        ("three", "A name", "Hunter Biden flew to Rome, said the White House."),
        ("four", "Apple", "Shares of Apple Computer rose in New York. Apple was pleased."),
        ("five", "Nothing", "The choir sang for an hour."),
    ] {
        fs::write(folder.join(format!("{id}.md")), article(title, "2021-06-12", text)).unwrap();
    }
}

/// All files in a folder and the folders in it, with their content.
fn content(folder: &Path) -> std::collections::BTreeMap<PathBuf, Vec<u8>> {
    let mut files = std::collections::BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(
                content(&path)
                    .into_iter()
                    .map(|(file, bytes)| (Path::new(path.file_name().unwrap()).join(file), bytes)),
            );
        } else {
            files.insert(path.file_name().unwrap().into(), fs::read(&path).unwrap());
        }
    }
    files
}

#[test]
fn shards_merge_into_the_same_bytes() {
    let articles = folder("shards-articles");
    some_articles(&articles);
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    let run = |arguments: &[&str]| {
        let output = gloss(&[&["index"], arguments].concat(), b"");
        (output.status.success(), told(&output))
    };
    let (whole, merged, shards) = (folder("shards-whole"), folder("shards-merged"), folder("shards"));
    assert!(run(&[&path(&articles), &path(&whole), "--jobs", "3"]).0);
    let shard = |number: u32| path(&shards.join(number.to_string()));
    for number in 1..=3 {
        let (done, told) = run(&[&path(&articles), &shard(number), "--shard", &format!("{number}/3")]);
        assert!(done, "{told}");
    }
    let (done, told) = run(&["--merge", &shard(2), &shard(1), &path(&merged)]);
    assert!(!done && told.contains("shard 3 of 3 is missing"), "{told}");
    let (done, told) = run(&["--merge", &shard(2), &shard(2), &path(&merged)]);
    assert!(!done && told.contains("shard 2 again"), "{told}");
    let (done, told) = run(&["--merge", &shard(3), &shard(1), &shard(2), &path(&merged)]);
    assert!(done, "{told}");
    assert!(content(&whole) == content(&merged));
    // A shard that was cut off, of other articles, or made by another program.
    fs::remove_file(articles.join("five.md")).unwrap();
    assert!(run(&[&path(&articles), &shard(1), "--shard", "1/3"]).0);
    let merge = || run(&["--merge", &shard(1), &shard(2), &shard(3), &path(&merged)]);
    assert!(merge().1.contains("not of the same articles"), "{}", merge().1);
    let file = shards.join("1/parts.bin");
    let good = fs::read(&file).unwrap();
    for (at, expected) in [(28, "was not finished"), (12, "another version of gloss"), (0, "no file of parts")] {
        let mut bytes = good.clone();
        bytes[at..at + 4].fill(0);
        fs::write(&file, bytes).unwrap();
        assert!(merge().1.contains(expected), "{}", merge().1);
    }
}

#[test]
fn only_what_changed_is_read_again() {
    let (articles, out) = (folder("again-articles"), folder("again"));
    let (fresh, cache) = (folder("again-fresh"), folder("again-cache"));
    some_articles(&articles);
    let index = |out: &Path, more: &[&str]| {
        let output = gloss(&[&["index", articles.to_str().unwrap(), out.to_str().unwrap()], more].concat(), b"");
        assert!(output.status.success(), "{}", told(&output));
        told(&output)
    };
    let kept = out.with_file_name("again.parts");
    let _ = fs::remove_dir_all(&kept);
    assert!(!index(&out, &[]).contains("articles read"));
    let first = content(&out);
    // What an older program left there, of which the root no longer tells.
    fs::create_dir(out.join("0123456789abcdef")).unwrap();
    fs::create_dir(out.join("pictures")).unwrap();
    assert!(index(&out, &[]).contains("0 of 5 articles read, the others are as they were"));
    fs::remove_dir(out.join("pictures")).unwrap();
    assert!(content(&out) == first && !out.join("0123456789abcdef").exists());
    fs::write(articles.join("five.md"), article("Something", "2021-06-13", "Joe Biden sang for an hour.")).unwrap();
    fs::remove_file(articles.join("one.md")).unwrap();
    assert!(index(&out, &[]).contains("1 of 4 articles read"));
    index(&fresh, &["--cache", cache.to_str().unwrap()]);
    assert!(content(&fresh) == content(&out) && content(&out) != first);
    assert!(cache.join("parts.bin").is_file() && kept.join("parts.bin").is_file());
    assert_eq!(fs::read_dir(&out).unwrap().count(), 2);
}

#[test]
fn an_archive_that_cannot_be_used_says_what_to_do() {
    let out = archive("unusable");
    let root = out.join("archive.bin");
    let edition = fs::read_dir(&out).unwrap().map(|entry| entry.unwrap().path()).find(|path| path.is_dir()).unwrap();
    let keys = edition.join("k0.bin");
    let line = json!({"id": "a", "text": "Angela Merkel spoke in Berlin."}).to_string();
    let check = |file: &Path, change: &dyn Fn(&mut Vec<u8>), expected: &str| {
        let good = fs::read(file).unwrap();
        let mut bytes = good.clone();
        change(&mut bytes);
        fs::write(file, bytes).unwrap();
        let output = gloss(&["annotate", "--archive", out.to_str().unwrap()], line.as_bytes());
        assert!(output.status.code() == Some(1) && told(&output).contains(expected), "{}", told(&output));
        fs::write(file, good).unwrap();
    };
    for file in [&root, &keys] {
        check(file, &|bytes| bytes.truncate(30), "fetch or build it again");
        check(file, &|bytes| bytes[40] ^= 1, "fetch or build it again");
        check(file, &|bytes| bytes[8] = 1, "build it again");
        check(file, &|bytes| bytes[8] = 99, "use a newer Gloss");
    }
    check(&keys, &|bytes| *bytes = fs::read(edition.join("a0.bin")).unwrap(), "stands in the place of k0.bin");
    fs::remove_file(&keys).unwrap();
    let output = gloss(&["annotate", "--archive", out.to_str().unwrap()], line.as_bytes());
    assert!(told(&output).contains("k0.bin"), "{}", told(&output));
}

const PAGE: &str = "<html><head><title>Bridge reopens | The Example</title>\
    <meta property='article:published_time' content='2026-03-04T10:00:00Z'></head><body>\
    <nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Bridge reopens</h1>\
    <p class=byline>By Ann Other</p>\
    <figure><img src=x><figcaption>The bridge in the morning</figcaption></figure>\
    <p>The bridge over the river was opened to lorries on Tuesday, after three years of work.</p>\
    <p>It has cost the town 40 million euros, twice of what the council had once agreed to pay.</p>\
    <p>The mayor said that nobody would have to take the long way through the hills again.</p>\
    <p>About 4,000 people came to see the first lorry cross it, and to walk over it behind.</p>\
    <aside class=related><a href=x>Another story that you might read next, if you like</a></aside></article>\
    <footer>Imprint</footer></body></html>";

#[test]
fn a_page_is_read_for_its_article_alone() {
    let output = gloss(&["read"], format!("{}\n", json!({"id": 7, "html": PAGE})).as_bytes());
    let answer = lines(&output).remove(0);
    assert_eq!(answer["id"], 7);
    assert_eq!(answer["title"], "Bridge reopens");
    assert_eq!(answer["byline"], "Ann Other");
    assert_eq!(answer["date"], "2026-03-04");
    let text: Vec<&str> = answer["text"].as_str().unwrap().lines().collect();
    assert_eq!(text.len(), 4, "{text:?}");
    assert!(text[0].starts_with("The bridge over") && text[3].ends_with("walk over it behind."));
    let left_out = answer["left_out"].as_array().unwrap();
    let kind = |text: &str| left_out.iter().find(|line| line["text"].as_str().unwrap().contains(text)).unwrap();
    assert_eq!(kind("in the morning")["kind"], "caption");
    assert_eq!(kind("Another story")["kind"], "furniture");
    assert_eq!(kind("Imprint")["kind"], "furniture");
}

#[test]
fn a_paste_is_read_in_paragraphs() {
    let text = "Short note\n\nA line that goes on\r\n\r\nand another one.";
    let output = gloss(&["read"], json!({"id": "a", "text": text}).to_string().as_bytes());
    let answer = lines(&output).remove(0);
    assert_eq!(answer["text"], "Short note\nA line that goes on\nand another one.");
    assert_eq!((&answer["title"], &answer["date"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_line_without_a_page_or_a_text_is_named() {
    let output = gloss(&["read"], b"{\"id\": 1}\n{\"id\": 2, \"text\": \"Hello\"}\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("line 1: there is neither html nor text"), "{}", told(&output));
    assert_eq!(lines(&output).len(), 1);
}

#[test]
fn a_text_that_is_not_english_says_which_language_it_looks_like() {
    let text = "Die Regierung hat am Mittwoch beschlossen, die Ausgaben für Straßen und Brücken um 12,5 % zu erhöhen. Der \
        Minister sagte, dass mehr als 40 Städte davon profitieren werden, und nannte das Vorhaben einen Anfang.";
    let answer = annotate(text);
    assert_eq!(answer["language"], "German");
    assert_eq!(check_offsets(text), ["12,5 %", "40"]);
    assert!(annotate("The government decided on Wednesday to raise spending on roads.")["language"].is_null());
}

const CORRECTIONS: &str = "{\"gloss\":\"corrections\",\"version\":1,\"corrections\":2}\n\
    {\"correct\":\"not_a_name\",\"form\":\"Berlin\"}\n\
    {\"correct\":\"same\",\"form\":\"Joe Biden\",\"kind\":\"person\",\"of\":\"Joseph Biden\"}\n";

#[test]
fn corrections_hold_in_texts_and_archives() {
    let (articles, out) = (folder("corrected-articles"), folder("corrected"));
    let file = out.with_file_name("corrections.jsonl");
    fs::write(&file, CORRECTIONS).unwrap();
    some_articles(&articles);
    let _ = fs::remove_dir_all(out.with_file_name("corrected.parts"));
    let index = |more: &[&str]| {
        let output = gloss(&[&["index", articles.to_str().unwrap(), out.to_str().unwrap()], more].concat(), b"");
        assert!(output.status.success(), "{}", told(&output));
        (told(&output), content(&out))
    };
    let with = ["--corrections", file.to_str().unwrap()];
    let (_, plain) = index(&[]);
    let (said, corrected) = index(&with);
    assert!(!said.contains("as they were") && corrected != plain, "{said}");
    assert!(index(&with).0.contains("0 of 5 articles read"));
    assert!(index(&[]).1 == plain, "without them it is as before");
    let text = json!({"id": "a", "text": "Joe Biden met Angela Merkel in Berlin."}).to_string();
    let output = gloss(&[&["annotate"][..], &with].concat(), text.as_bytes());
    let answer = lines(&output).remove(0);
    let said: Vec<_> = answer["mentions"].as_array().unwrap().iter().map(|mention| &mention["text"]).collect();
    assert_eq!(said, ["Joe Biden", "Angela Merkel"]);
    assert_eq!(answer["entities"][0]["id"], "person:joseph biden");
    assert_eq!(answer["mentions"][0]["why"], "as you corrected");
}

#[test]
fn a_file_that_holds_no_corrections_says_what_is_wrong() {
    let file = folder("bad-corrections").join("c.jsonl");
    let check = |content: &str, expected: &str| {
        fs::write(&file, content).unwrap();
        let output = gloss(&["annotate", "--corrections", file.to_str().unwrap()], b"");
        assert!(output.status.code() == Some(1) && told(&output).contains(expected), "{}", told(&output));
    };
    check("", "begin it with");
    check("{\"gloss\":\"library\",\"version\":1,\"corrections\":0}", "line 1: this is no file of corrections");
    check(&CORRECTIONS.replace("\"version\":1", "\"version\":2"), "use a newer Gloss");
    check(&CORRECTIONS.replace("not_a_name", "nonsense"), "line 2: this corrects nothing");
    check(&CORRECTIONS.replace("\"person\"", "\"date\""), "line 3: this corrects nothing");
    check(&CORRECTIONS.replace("\"form\":\"Berlin\"", "\"from\":7"), "line 2: missing field `form`");
    fs::remove_file(&file).unwrap();
    let output = gloss(&["annotate", "--corrections", file.to_str().unwrap()], b"");
    assert!(output.status.code() == Some(1) && told(&output).contains("c.jsonl"), "{}", told(&output));
}

#[test]
fn a_text_becomes_a_document_of_each_format() {
    let input = json!({"id": "a", "text": "John Kerry met 40 envoys <b> in Paris on Sept. 9, 2014.\n\nThey spoke for two hours about the ferry and left by train, he said.", "date": "2014-09-10", "title": "Envoys meet in Paris"});
    let document = |format: &str| {
        let output = gloss(&["annotate", "--format", format], input.to_string().as_bytes());
        let answer = lines(&output).remove(0);
        let part = |key: &str| answer[key].as_str().unwrap().to_owned();
        assert_eq!(answer["id"], "a");
        (part("file"), part("document"))
    };
    let (file, html) = document("html");
    assert_eq!(file, "envoys-meet-in-paris-2014-09-10.html");
    assert!(
        html.starts_with("<!DOCTYPE html>")
            && html.contains("<h1 dir=\"auto\">Envoys meet in Paris</h1>")
            && html.contains("John Kerry</span>")
            && html.contains("&lt;b&gt;")
    );
    assert!(document("markdown").1.contains("- **John Kerry**: 1 mention"));
    let (file, csv) = document("csv");
    assert_eq!(file, "envoys-meet-in-paris-2014-09-10-figures.csv");
    assert!(csv.contains("\r\n\"envoys\",\"40 envoys\",\"40\""), "{csv}");
    assert!(document("markdown-figures").1.contains("| envoys | 40 envoys | 40 |"));
    let marks: Value = serde_json::from_str(&document("webannotation").1).unwrap();
    assert_eq!(marks["first"]["items"][0]["target"]["selector"][1]["exact"], "John Kerry");
    let french = gloss(&["annotate", "--format", "markdown", "--language", "fr"], input.to_string().as_bytes());
    let french = lines(&french).remove(0)["document"].to_string();
    assert!(french.contains("- **John Kerry**\u{a0}: 1 mention"), "{french}");
}
