//! Names in articles as people paste them.

#![expect(clippy::unwrap_used, reason = "a test may stop here")]

use gloss_extract::{Analysis, Kind, extract};
use std::path::Path;

fn read(text: &str) -> Analysis {
    let model = gloss_model::load().unwrap();
    extract(Some(&model), &gloss_intake::from_text(text))
}

fn texts(analysis: &Analysis, text: &str, kind: Kind) -> Vec<String> {
    let of_kind = analysis.mentions.iter().filter(|mention| mention.kind == kind);
    of_kind.map(|mention| mention.span.of(text).to_owned()).collect()
}

/// Everybody whom the real articles name; the articles themselves are not
/// part of the project, so this runs only where they lie beside it.
const NAMED: [(&str, &[&str]); 3] = [
    ("000", &["John Kerry", "Kerry", "Jen Psaki", "Psaki", "Barack Obama", "Obama", "Bashar al-Assad", "Chuck Hagel"]),
    (
        "002",
        &[
            "John Kerry",
            "Kerry",
            "Denis McDonough",
            "McDonough",
            "David Haines",
            "Haines",
            "David Cameron",
            "Cameron",
            "Alan Henning",
            "Hoshyar Zebari",
            "Tony Abbott",
            "Frank-Walter Steinmeier",
            "Francois Hollande",
            "Hollande",
            "Hadi Jalo",
            "Bashar Assad",
        ],
    ),
    (
        "003",
        &[
            "Lara Jakes",
            "John Kerry",
            "Kerry",
            "Bashar Assad",
            "Barack Obama",
            "Obama",
            "Recep Tayyip Erdogan",
            "Mevlut Cavusoglu",
        ],
    ),
];

const FURNITURE: [&str; 6] =
    ["Comments are closed", "Leave a Reply", "Latest news", "Must read", "Your email address", "Recommended to you"];

#[test]
fn everybody_in_the_real_articles_is_marked_and_no_furniture_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let Ok(files) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: no articles at {}", folder.display());
        return;
    };
    let mut seen = 0;
    for path in files.map(|file| file.unwrap().path()) {
        let text = std::fs::read_to_string(&path).unwrap();
        let analysis = read(&text);
        let people = texts(&analysis, &text, Kind::Person);
        let name = path.file_name().unwrap().to_str().unwrap();
        for (_, named) in NAMED.iter().filter(|(start, _)| name.starts_with(start)) {
            seen += 1;
            for wanted in *named {
                assert!(people.iter().any(|person| person == wanted), "{name}: {wanted} is not among {people:?}");
            }
        }
        for line in FURNITURE.iter().filter_map(|line| text.find(line)) {
            let inside = |mention: &&gloss_extract::Mention| (line..line + 40).contains(&(mention.span.start as usize));
            assert!(!analysis.mentions.iter().any(|mention| inside(&mention)), "{name}: a mark in furniture");
        }
    }
    assert_eq!(seen, NAMED.len());
}

#[test]
fn the_names_of_a_short_report_are_marked_and_joined() {
    let text = "PARIS (AP) — French President Francois Hollande met U.S. Secretary of State John Kerry on Monday.\n\
        Kerry thanked Hollande for his help against the Islamic State (IS) group. German officials, he said, would follow.\n\
        IS holds much of northern Iraq, the United Nations says.";
    let analysis = read(text);
    assert_eq!(texts(&analysis, text, Kind::Person), ["Francois Hollande", "John Kerry", "Kerry", "Hollande"]);
    let entity = |name: &str| analysis.entities.iter().find(|entity| entity.name == name).unwrap();
    assert_eq!(entity("John Kerry").mentions.len(), 2);
    assert_eq!(entity("John Kerry").role.as_deref(), Some("U.S. Secretary of State"));
    assert_eq!(entity("Francois Hollande").role.as_deref(), Some("French President"));
    assert_eq!(entity("Islamic State").mentions.len(), 3);
    assert_eq!(entity("United Nations").kind, Kind::Organisation);
    assert!(!texts(&analysis, text, Kind::Place).iter().any(|place| place == "German" || place == "French"));
}
