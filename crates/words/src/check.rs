//! Whether a translation fits the messages that it translates.

use crate::Message;

/// What is missing in `other`, too much, or fills in other things than `base`.
pub fn differences(base: &[Message], other: &[Message]) -> Vec<String> {
    let find = |messages: &'_ [Message], key: &str| messages.iter().position(|message| message.key == key);
    let mut found = Vec::new();
    for message in base {
        match find(other, &message.key).and_then(|at| other.get(at)) {
            None => found.push(format!("`{}` is not translated", message.key)),
            Some(translated) if translated.params != message.params => {
                found.push(format!("`{}` fills in other things: {}", message.key, translated.line));
            }
            Some(_) => {}
        }
    }
    let strange = other.iter().filter(|message| find(base, &message.key).is_none());
    found.extend(strange.map(|message| format!("`{}` is no message of the page", message.key)));
    found
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
        assert_eq!(found.len(), 4);
        assert!(found[0].contains("`a` is not translated") && found[3].contains("`d` is no message"));
    }
}
