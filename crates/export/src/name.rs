//! Names of files.

use crate::{Export, Format};
use gloss_extract::lexicon::fold::small;
use gloss_extract::{Kind, day};
use gloss_say as say;

/// Letters of a title in a file's name.
const MOST: usize = 60;

/// `sixty-partners-meet-2014-12-03.html`: the title, or how the text begins, in
/// lower case, with what is no letter or digit as a dash, and the day. Letters of all scripts stay.
pub(crate) fn file_name(export: &Export, format: Format) -> String {
    let article = &export.reading.article;
    let beginning =
        article.blocks().iter().find(|block| block.role.is_read()).map(|block| block.span.of(article.text()));
    let mut name = slug(export.own_title().or(beginning).unwrap_or_default());
    if name.is_empty() {
        name.push_str(&slug(say::messages::UNTITLED.text()));
    }
    if let Some(date) = article.date() {
        name = format!("{name}-{}", day::text(date));
    }
    let tables = matches!(format, Format::Csv | Format::Table);
    let figures = if tables { format!("-{}", slug(say::group(Kind::Figure).text())) } else { String::new() };
    format!("{name}{figures}.{}", format.extension())
}

fn slug(title: &str) -> String {
    let mut slug = String::new();
    let mut letters = 0;
    for word in title.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        letters += word.chars().count() + 1;
        if letters > MOST && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(MOST).map(small));
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_names_that_any_system_takes() {
        for (title, name) in [
            ("Sixty partners meet in Brussels", "sixty-partners-meet-in-brussels"),
            ("../../etc/passwd\0.exe", "etc-passwd-exe"),
            ("CON: <\u{202E}|>?*\"", "con"),
            ("Élysée: l’accord", "élysée-l-accord"),
            ("…", ""),
        ] {
            assert_eq!(slug(title), name);
        }
        assert_eq!(slug(&"x".repeat(500)).len(), MOST);
        assert!(slug(&"word ".repeat(100)).len() <= MOST);
    }
}
