//! Explanations for reading in a terminal of 100 columns.

use crate::explain::{ChoiceOut, EntityOut, Item, Other, WordOut};
use gloss_engine::extract::Kind;
use std::io::{self, Write};

const COLUMNS: usize = 100;

/// Where the text begins that stands beside the names of fields.
const INDENT: usize = 12;

/// Longer passages are cut in the middle.
const LONGEST: usize = 60;

/// A space at which no line is broken.
const KEPT: &str = "\u{a0}";

/// Tags of a word that are shown.
const TAGS: usize = 4;

/// Writes all items, an empty line between them.
pub(crate) fn write(out: &mut dyn Write, items: &[Item]) -> io::Result<()> {
    if items.is_empty() {
        return writeln!(out, "Nothing is marked in this text.");
    }
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let kind = item.kind.map_or("not marked", Kind::word);
        let place = format!("line {}, column {}, offset {}-{}", item.line, item.column, item.start, item.end);
        let head = format!("{} ({kind})", cut(&item.text));
        let gap = COLUMNS.saturating_sub(head.chars().count() + place.chars().count()).max(2);
        writeln!(out, "{head}{}{place}", " ".repeat(gap))?;
        for (name, text) in fields(item) {
            field(out, name, &text)?;
        }
    }
    Ok(())
}

fn fields(item: &Item) -> Vec<(&'static str, String)> {
    let mut fields = Vec::new();
    fields.extend(item.entity.as_ref().map(|found| ("entity", entity(found))));
    fields.push(("why", format!("{}{}", item.why, against(item))));
    fields.extend(item.reading.clone().map(|reading| ("value", reading)));
    if let (Some(score), Some(probability)) = (item.score, item.probability) {
        fields.push(("score", format!("{score:+}, probability {}", share(probability))));
    }
    let others = item.choices.iter().filter(|choice| choice.kind != item.kind);
    let others: Vec<String> = others.map(alternative).chain(other_bounds(item)).collect();
    if !others.is_empty() {
        fields.push(("else", list(&others)));
    }
    fields.extend(item.lost.iter().map(|lost| (if item.kind.is_some() { "beat" } else { "proposed" }, other(lost))));
    fields.extend(item.lost_to.iter().map(|winner| ("lost to", other(winner))));
    fields.extend(item.words.iter().map(|found| ("tags", word(found))));
    fields
}

fn entity(entity: &EntityOut) -> String {
    let role = entity.role.as_ref().map(|role| format!(", {}", cut(role))).unwrap_or_default();
    let times = if entity.mentions == 1 { "once".to_owned() } else { format!("{} times", entity.mentions) };
    format!("{}{role}; mentioned {times} ({})", cut(&entity.name), cut(&entity.id))
}

/// Side by side; no line is broken inside of one.
fn list(entries: &[String]) -> String {
    entries.join(" · ").replace(' ', KEPT).replace(&format!("·{KEPT}"), "· ")
}

/// Where the rules overruled the model, what the model would have.
fn against(item: &Item) -> String {
    match item.choices.first() {
        Some(best) if item.score.is_some_and(|score| score < 0) => match best.score {
            Some(0) => format!("; the model alone takes it for {}", kind(best.kind)),
            _ => "; the model alone sees a name begin or end elsewhere".to_owned(),
        },
        _ => String::new(),
    }
}

/// The reading with a name that begins or ends elsewhere, where it is better
/// than all that are listed.
fn other_bounds(item: &Item) -> Option<String> {
    let listed = item.choices.iter().filter(|choice| choice.kind != item.kind).filter_map(|choice| choice.score).max();
    let score = (-item.score?).min(0);
    let rest = 1.0 - item.choices.iter().map(|choice| choice.probability).sum::<f64>();
    (listed < Some(score)).then(|| scored("other bounds", Some(score), rest.max(0.0)))
}

fn kind(kind: Option<Kind>) -> &'static str {
    kind.map_or("no name", Kind::word)
}

fn alternative(choice: &ChoiceOut) -> String {
    scored(kind(choice.kind), choice.score, choice.probability)
}

fn scored(what: &str, score: Option<i32>, probability: f64) -> String {
    match score {
        Some(score) => format!("{what} {score} ({})", share(probability)),
        None => format!("{what} impossible"),
    }
}

fn word(word: &WordOut) -> String {
    let tags: Vec<_> = word.tags.iter().take(TAGS).map(|tag| scored(&tag.tag, tag.score, tag.probability)).collect();
    format!("{}: {}", cut(&word.text), list(&tags))
}

fn other(other: &Other) -> String {
    format!("{} \"{}\" at {}-{}, {}", other.kind.word(), cut(&other.text), other.start, other.end, other.why)
}

/// A probability in two places, that is never rounded to nothing or to all.
fn share(probability: f64) -> String {
    match probability {
        0.0..0.005 => "<0.01".to_owned(),
        0.995.. => ">0.99".to_owned(),
        _ => format!("{probability:.2}"),
    }
}

/// One line, the middle left out if it is long.
fn cut(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: Vec<char> = words.join(" ").chars().filter(|c| !c.is_control()).collect();
    if line.len() <= LONGEST {
        return line.into_iter().collect();
    }
    let (start, end) = (line.iter().take(LONGEST / 2 - 1), line.iter().skip(line.len() - LONGEST / 2 + 2));
    start.chain(&[' ', '…', ' ']).chain(end).collect()
}

/// A field's name and text, broken at spaces.
fn field(out: &mut dyn Write, name: &str, text: &str) -> io::Result<()> {
    let mut line = format!("    {name:<width$}", width = INDENT - 4);
    let mut length = INDENT;
    for word in text.split(' ') {
        let width = word.chars().count() + 1;
        if length + width > COLUMNS + 1 && length > INDENT {
            writeln!(out, "{}", line.trim_end())?;
            line = " ".repeat(INDENT);
            length = INDENT;
        }
        line.push_str(&word.replace(KEPT, " "));
        line.push(' ');
        length += width;
    }
    writeln!(out, "{}", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_at_the_hundredth_column() {
        let mut out = Vec::new();
        field(&mut out, "why", &"seven77 ".repeat(30)).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("    why     seven77 seven77"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= COLUMNS), "{text}");
        assert_eq!(text.lines().count(), 3);
        assert!(text.lines().skip(1).all(|line| line.starts_with("            seven77")));
    }

    #[test]
    fn a_line_is_broken_between_the_entries_of_a_list() {
        let mut out = Vec::new();
        field(&mut out, "else", &list(&vec!["no name -300 (<0.01)".to_owned(); 5])).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.lines().next().unwrap().matches("no name -300 (<0.01) ·").count(), 3, "{text}");
        assert!(text.lines().nth(1).unwrap().ends_with(" no name -300 (<0.01) · no name -300 (<0.01)"), "{text}");
    }

    #[test]
    fn long_passages_lose_their_middle_and_line_breaks_go() {
        assert_eq!(cut("United\n  Nations"), "United Nations");
        let cut = cut(&"abcdefghij".repeat(20));
        assert!(cut.starts_with("abcdef") && cut.ends_with("ghij") && cut.contains(" … "), "{cut}");
        assert!(cut.chars().count() <= LONGEST, "{}", cut.chars().count());
    }

    #[test]
    fn probabilities_never_claim_certainty() {
        assert_eq!([0.0, 0.004, 0.25, 0.996, 1.0].map(share), ["<0.01", "<0.01", "0.25", ">0.99", ">0.99"]);
    }
}
