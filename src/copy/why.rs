//! Why something was marked.

use super::*;
use gloss_extract::corrections::WHY;

/// The engine's words for it, and the message.
const REASONS: [(&str, Words); 25] = [
    ("model", WHY_MODEL),
    ("well-known name", WHY_KNOWN),
    ("as elsewhere in the text", WHY_ELSEWHERE),
    ("after a title", WHY_TITLE),
    ("acronym of the name before it", WHY_ACRONYM),
    ("name of another article", WHY_ARCHIVE),
    ("number in digits", WHY_DIGITS),
    ("date in digits", WHY_DATE_DIGITS),
    ("a number", WHY_NUMBER),
    ("a vague number", WHY_VAGUE),
    ("a range of numbers", WHY_RANGE),
    ("a count", WHY_COUNT),
    ("a vote", WHY_VOTE),
    ("a rank", WHY_RANK),
    ("an age", WHY_AGE),
    ("a factor", WHY_FACTOR),
    ("a part of a whole", WHY_PART),
    ("a measure", WHY_MEASURE),
    ("an amount of money", WHY_MONEY),
    ("a percentage", WHY_PERCENT),
    ("a time of day", WHY_TIME),
    ("a date", WHY_DATE),
    ("a length of time", WHY_LENGTH),
    ("a time that comes again", WHY_AGAIN),
    (WHY, WHY_CORRECTED),
];

/// The reason that the engine gives; what is new there is said in its words.
pub(crate) fn why(reason: &str) -> &str {
    REASONS.iter().find(|(known, _)| *known == reason).map_or(reason, |(_, words)| words.text())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_said_as_the_engine_gives_them() {
        for (reason, words) in REASONS.iter().filter(|(reason, _)| *reason != "model") {
            assert_eq!(words.text(), *reason);
        }
        assert_eq!(why("because"), "because");
    }
}
