//! Message files → messages.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;
use fluent_syntax::unicode::unescape_unicode_to_string;

/// Letters with a meaning in a table, which no text may hold.
const RESERVED: [char; 5] = ['{', '}', '<', '>', '|'];

/// Why a message file is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// It is no Fluent.
    #[error("this is not Fluent's syntax: {0}")]
    Syntax(String),
    /// It is more than the subset.
    #[error(
        "message `{0}` uses more of Fluent than is understood here: write text, {{ $name }}, and {{ $name -> [one] … *[other] … }}"
    )]
    Unknown(String),
    /// A key stands twice.
    #[error("message `{0}` stands twice: take one of them out")]
    Twice(String),
    /// A text has a letter that tables use.
    #[error("message `{0}` holds one of {{ }} < > |, which tables use: say it without")]
    Reserved(String),
}

/// What is filled into a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// As in `{ $name }`.
    pub name: String,
    /// Whether words follow it, so that it must be a number.
    pub counts: bool,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its name, `like-this`.
    pub key: String,
    /// What is filled in, in the order in which it is named first.
    pub params: Vec<Param>,
    /// Its text, with `{name}` where something is filled in and
    /// `<name|one|other>` for a choice.
    pub line: String,
}

/// Reads a message file.
///
/// # Errors
/// The first [`Flaw`].
pub fn read(text: &str) -> Result<Vec<Message>, Flaw> {
    let resource = parser::parse(text).map_err(|(_, errors)| {
        Flaw::Syntax(errors.first().map_or_else(String::new, |why| place(text, why.pos.start, &why.to_string())))
    })?;
    let mut messages: Vec<Message> = Vec::new();
    for entry in &resource.body {
        let (id, value) = match entry {
            Entry::Message(message) => (&message.id, message.value.as_ref().filter(|_| message.attributes.is_empty())),
            Entry::Term(term) => (&term.id, None),
            _ => continue,
        };
        let key = id.name.to_owned();
        let pattern = value.ok_or_else(|| Flaw::Unknown(key.clone()))?;
        if messages.iter().any(|other| other.key == key) {
            return Err(Flaw::Twice(key));
        }
        messages.push(message(key, pattern)?);
    }
    Ok(messages)
}

fn place(text: &str, at: usize, why: &str) -> String {
    let line = text.get(..at).unwrap_or(text).matches('\n').count() + 1;
    format!("line {line}: {why}")
}

fn message(key: String, pattern: &Pattern<&str>) -> Result<Message, Flaw> {
    let mut params = Vec::new();
    gather(pattern, &mut params);
    let mut line = String::new();
    write(&key, pattern, true, &mut line)?;
    Ok(Message { key, params, line })
}

/// What is named more than once counts if it does so once.
fn add(params: &mut Vec<Param>, name: &str, counts: bool) {
    match params.iter_mut().find(|param| param.name == name) {
        Some(param) => param.counts |= counts,
        None => params.push(Param { name: name.to_owned(), counts }),
    }
}

fn gather(pattern: &Pattern<&str>, params: &mut Vec<Param>) {
    for element in &pattern.elements {
        match element {
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => add(params, id.name, false),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                if let InlineExpression::VariableReference { id } = selector {
                    add(params, id.name, true);
                }
                variants.iter().for_each(|variant| gather(&variant.value, params));
            }
            _ => {}
        }
    }
}

fn write(key: &str, pattern: &Pattern<&str>, outer: bool, line: &mut String) -> Result<(), Flaw> {
    let unknown = || Flaw::Unknown(key.to_owned());
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => line.push_str(&text(key, value)?),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::VariableReference { id } => line.push_str(&format!("{{{}}}", id.name)),
                InlineExpression::StringLiteral { value } => {
                    line.push_str(&text(key, &unescape_unicode_to_string(value))?)
                }
                _ => return Err(unknown()),
            },
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } if outer => {
                let InlineExpression::VariableReference { id } = selector else { return Err(unknown()) };
                let [one, other] = variants.as_slice() else { return Err(unknown()) };
                if !(is(one, "one", false) && is(other, "other", true)) {
                    return Err(unknown());
                }
                line.push_str(&format!("<{}|", id.name));
                write(key, &one.value, false, line)?;
                line.push('|');
                write(key, &other.value, false, line)?;
                line.push('>');
            }
            PatternElement::Placeable { .. } => return Err(unknown()),
        }
    }
    Ok(())
}

fn is(variant: &Variant<&str>, name: &str, default: bool) -> bool {
    matches!(&variant.key, VariantKey::Identifier { name: key } if *key == name) && variant.default == default
}

fn text(key: &str, value: &str) -> Result<String, Flaw> {
    if value.contains(RESERVED) { Err(Flaw::Reserved(key.to_owned())) } else { Ok(value.replace(['\n', '\r'], " ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Result<Message, Flaw> {
        read(text).map(|mut messages| messages.remove(0))
    }

    #[test]
    fn a_message_is_a_line_with_holes() {
        let message = one("# said above\nplace = { $name }, { $at } of { $count }\n").unwrap();
        assert_eq!((message.key.as_str(), message.line.as_str()), ("place", "{name}, {at} of {count}"));
        assert_eq!(message.params.iter().map(|param| param.name.as_str()).collect::<Vec<_>>(), ["name", "at", "count"]);
        assert!(message.params.iter().all(|param| !param.counts));
    }

    #[test]
    fn words_that_follow_a_number_are_a_choice() {
        let text =
            "lines = { $count ->\n    [one] { $count } line\n   *[other] { $count } lines\n } left out, { $count }";
        let message = one(text).unwrap();
        assert_eq!(message.line, "<count|{count} line|{count} lines> left out, {count}");
        assert_eq!(message.params, [Param { name: "count".into(), counts: true }]);
    }

    #[test]
    fn lines_of_a_text_are_joined() {
        assert_eq!(one("long =\n    One line,\n    and another.").unwrap().line, "One line, and another.");
        assert_eq!(one("spaced = { \" \" }it{ \"\\u00A0\" }is").unwrap().line, " it\u{a0}is");
    }

    #[test]
    fn what_is_more_than_the_subset_is_refused() {
        for text in [
            "a = { -term }",
            "a = { $n ->\n [0] none\n *[other] some\n }",
            "a = { $n ->\n *[one] some\n [other] none\n }",
            "a = { NUMBER($n) }",
            "-a = term",
            "a = b\n  .attribute = c",
            "a = { $n ->\n [one] { $m ->\n [one] x\n *[other] y\n }\n *[other] z\n }",
        ] {
            assert_eq!(read(text), Err(Flaw::Unknown("a".into())), "{text}");
        }
        assert_eq!(read("a = x\na = y"), Err(Flaw::Twice("a".into())));
        assert_eq!(read("a = 1 < 2"), Err(Flaw::Reserved("a".into())));
        assert!(matches!(read("a = x\n}"), Err(Flaw::Syntax(why)) if why.starts_with("line 2")));
    }
}
