//! The fields of a file in TOML.

use crate::front_matter::{Head, set};
use crate::problem::Fault;
use toml::{Table, Value};

/// The fields of a table in TOML; others than the known ones are left alone.
pub(crate) fn read(text: &str) -> Result<(Head, Vec<Fault>), Vec<Fault>> {
    let table: Table = toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let told = format!("this is no TOML ({}); mend it, or write the fields between --- lines", error.message());
        vec![Fault::at(2 + before.matches('\n').count(), told)]
    })?;
    let mut head = Head::default();
    let mut faults = Vec::new();
    for (name, value) in &table {
        let value = match value {
            Value::String(text) => text.clone(),
            Value::Datetime(date) => date.to_string(),
            Value::Boolean(is) => is.to_string(),
            _ => continue,
        };
        let known =
            matches!(name.as_str(), "title" | "source" | "author" | "summary" | "date" | "draft" | "slug" | "id");
        if (known || name == "description")
            && let Err(message) = set(&mut head, name, &value)
        {
            faults.push(Fault::at(line_of(text, name), message));
        }
    }
    Ok((head, faults))
}

/// The line of the file in which a field stands.
fn line_of(text: &str, name: &str) -> usize {
    let at = text.lines().position(|line| line.trim_start().starts_with(name));
    2 + at.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::front_matter::tests::check;
    use crate::front_matter::{Head, part};

    #[test]
    fn fields_in_toml_are_read() {
        let text =
            "+++\ntitle = \"A\"\ndate = 2014-09-11T10:00:00Z\nweight = 3\ndraft = true\n[extra]\na = 1\n+++\nText.";
        let (Head { card, draft }, line, body) = part(text).unwrap();
        assert_eq!((card.title.as_str(), card.date, draft), ("A", "2014-09-11".parse().ok(), true));
        assert_eq!((line, body), (9, "Text."));
        check("+++\ntitle = \"A\"\ndate = soon\n+++\nText.", 3, "no TOML");
        check("+++\ntitle = \"A\"\ndate = \"soon\"\n+++\nText.", 3, "write it like");
        check("+++\ndate = 2014-09-11\n+++\nText.", 1, "the title is missing");
    }
}
