//! The one spelling under which a correction knows a wording.

use crate::lexicon::fold::fold;

/// The longest wording that is corrected, in bytes.
pub const LONGEST: usize = 120;

/// A wording as it is kept: one line, without the quotation marks, the lower-case
/// article and the possessive that a selection brings along. `None` if nothing is
/// left, or too much.
pub fn tidied(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut bare = line.as_str();
    loop {
        let less = stripped(bare);
        if less == bare {
            break;
        }
        bare = less;
    }
    (!bare.is_empty() && bare.len() <= LONGEST).then(|| bare.to_owned())
}

/// Without one layer of what stands around a wording.
fn stripped(text: &str) -> &str {
    let edge = |c: char| !c.is_alphanumeric();
    let text = text.trim_start_matches(edge).trim_end_matches(|c| edge(c) && c != '.');
    let text = text.strip_prefix("the ").unwrap_or(text);
    let text = text.strip_suffix("'s").or(text.strip_suffix("’s")).unwrap_or(text);
    // The dot of "U.S." stays, that of a sentence goes.
    text.strip_suffix('.').filter(|rest| !rest.contains('.') && !is_initial(rest)).unwrap_or(text)
}

/// Whether the last word is one letter, as in "John F."
fn is_initial(text: &str) -> bool {
    text.rsplit(' ').next().is_some_and(|word| word.chars().count() == 1)
}

/// Equal for all spellings of a wording: case, diacritics, dots and hyphens say
/// nothing. But a few capitals are another word in lower case: "US" and "U.S."
/// are one wording, "us" is another (in plain Latin letters, which are all that is left of it).
pub fn wording(text: &str) -> String {
    let folded = fold(&tidied(text).unwrap_or_default());
    let short = folded.chars().filter(|c| c.is_alphanumeric()).count() < 4;
    let capitals = text.contains(char::is_uppercase) && !tidied(text).unwrap_or_default().contains(char::is_lowercase);
    if short && capitals { folded.to_ascii_uppercase() } else { folded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_is_tidied() {
        for (text, tidy) in [
            ("  Baghdad’s ", "Baghdad"),
            ("“the United\nStates,”", "United States"),
            ("The Hague", "The Hague"),
            ("U.S.", "U.S."),
            ("Kerry.", "Kerry"),
            ("John F.", "John F."),
            ("(IS)", "IS"),
            ("x", "x"),
        ] {
            assert_eq!(tidied(text).as_deref(), Some(tidy), "{text}");
        }
        for nothing in ["", " — ", "“”", &"long ".repeat(25)] {
            assert_eq!(tidied(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn spellings_of_one_wording_are_equal_and_capitals_are_heard_where_they_tell() {
        assert_eq!(wording("Baghdad's"), wording("BAGHDAD"));
        assert_eq!(wording("Recep Tayyip Erdoğan"), wording("Recep Tayyip Erdogan"));
        assert_eq!(wording("U.S."), wording("US"));
        assert_ne!(wording("US"), wording("us"));
        assert_ne!(wording("WHO"), wording("Who"));
        assert_eq!(wording("NATO"), wording("Nato"));
        assert_eq!(wording("the United States’"), wording("United States"));
    }

    #[test]
    fn what_was_tidied_stays_as_it_is() {
        for text in ["Baghdad’s", "the U.S.'s", "“Kerry’s.”", "J. K.", "the the Who"] {
            let once = tidied(text).unwrap();
            assert_eq!(wording(&once), wording(text), "{text}");
        }
    }
}
