//! Whether English news is ever called foreign, on texts that are not part of
//! the project; passed over where they are not present.

use gloss_extract::{Article, language};
use serde_json::Value;
use std::fs;
use std::path::Path;

#[test]
fn english_news_is_not_called_foreign() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/news");
    let Ok(files) = fs::read_dir(folder) else { return };
    let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let (mut count, before) = (0, wrong.len());
        for line in text.lines() {
            let record: Value = serde_json::from_str(line).unwrap();
            let text = record["text"].as_str().unwrap_or_default();
            count += 1;
            if language::is_foreign(&Article::plain(text.into())) {
                wrong.push(format!("{}: {}", record["id"], text.chars().take(200).collect::<String>()));
            }
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        println!("{name}: {} of {count} called foreign", wrong.len() - before);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
