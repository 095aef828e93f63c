//! Markdown: its fields above the text, then the text as HTML.

use crate::page::{About, document};
use gloss_extract::Article;
use pulldown_cmark::{Options, Parser, html};

/// The article of a Markdown text.
pub(crate) fn article(text: &str) -> Article {
    let (about, body) = fields(text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut page = String::new();
    html::push_html(&mut page, Parser::new_ext(body, options));
    about.supply(document(&page))
}

/// What stands between lines of `---` above the text: title, author and date,
/// one a line.
fn fields(text: &str) -> (About, &str) {
    let whole = (About::default(), text);
    let Some(rest) = text.strip_prefix("---").and_then(|rest| rest.strip_prefix('\n').or(rest.strip_prefix("\r\n")))
    else {
        return whole;
    };
    let mut about = About::default();
    let mut taken = 0;
    for line in rest.split_inclusive('\n') {
        taken += line.len();
        let line = line.trim_end();
        if line == "---" || line == "..." {
            return (about, rest.get(taken..).unwrap_or_default());
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        match name.trim().to_ascii_lowercase().as_str() {
            "title" => about.title = Some(value.to_owned()),
            "author" => about.author = Some(value.trim_matches(['[', ']']).to_owned()),
            "date" => about.date = gloss_intake::day(value),
            _ => {}
        }
    }
    // The second line of dashes is missing: the first was a rule.
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::Role;

    #[test]
    fn fields_above_the_text_are_taken() {
        let article =
            article("---\ntitle: \"A title: two\"\nauthor: Ada Núñez\ndate: 2020-05-01\n---\n\nThe *text* itself.\n");
        assert_eq!(article.first(Role::Title), Some("A title: two"));
        assert_eq!(article.first(Role::Byline), Some("Ada Núñez"));
        assert_eq!(article.first(Role::Body), Some("The text itself."));
        assert_eq!(article.date(), gloss_intake::day("2020-05-01"));
    }

    #[test]
    fn a_rule_at_the_start_is_no_field() {
        assert_eq!(fields("---\nA line: x\n").1, "---\nA line: x\n");
    }

    #[test]
    fn deep_nesting_ends() {
        for text in ["> ".repeat(20_000), "[".repeat(20_000), "*".repeat(20_000), "- ".repeat(10_000)] {
            article(&format!("{text}a"));
        }
    }
}
