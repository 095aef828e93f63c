//! Whether a translation fits the messages that it translates.

use crate::{Message, Param};

/// What is missing in `other`, too much, or fills in other things than `base`.
pub fn differences(base: &[Message], other: &[Message]) -> Vec<String> {
    let find = |messages: &'_ [Message], key: &str| messages.iter().position(|message| message.key == key);
    let mut found = Vec::new();
    for message in base {
        match find(other, &message.key).and_then(|at| other.get(at)) {
            None => found.push(format!("`{}` is not translated", message.key)),
            Some(translated) if !fits(message, translated) => {
                found.push(format!("`{}` fills in other things: {}", message.key, translated.line));
            }
            Some(_) => {}
        }
    }
    let strange = other.iter().filter(|message| find(base, &message.key).is_none());
    found.extend(strange.map(|message| format!("`{}` is no message of the page", message.key)));
    found
}

/// Whether a translation fills in the same things, and lets words follow only
/// what is a number in `base` too.
pub(crate) fn fits(base: &Message, other: &Message) -> bool {
    let has = |own: &Param| other.params.iter().any(|param| param.name == own.name && (own.counts || !param.counts));
    base.params.len() == other.params.len() && base.params.iter().all(has)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    #[test]
    fn keys_and_what_is_filled_in_must_agree() {
        let base = read("a = A\nb = { $n } B\nc = { $n ->\n [one] C\n *[other] D\n }").unwrap();
        assert!(differences(&base, &base).is_empty());
        let other = read("b = B\nc = { $n }\nd = D").unwrap();
        let found = differences(&base, &other);
        assert_eq!(found.len(), 3);
        assert!(found[0].contains("`a` is not translated") && found[2].contains("`d` is no message"));
    }

    #[test]
    fn words_follow_only_what_is_a_number_in_both() {
        let (plain, counted) = (read("a = { $n }").unwrap(), read("a = { $n ->\n [one] A\n *[other] B\n }").unwrap());
        assert!(differences(&counted, &plain).is_empty());
        assert_eq!(differences(&plain, &counted).len(), 1);
    }
}
