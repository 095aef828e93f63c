//! Numbers in digits, whatever language they stand in.

use crate::figures::Decimal;

/// A number as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Behind its last digit.
    pub(super) end: usize,
    /// `None` where a dot or comma may mean thousands or decimals.
    pub(super) value: Option<Decimal>,
    /// Whether it is nothing but digits.
    pub(super) is_plain: bool,
}

/// Spaces that part thousands and no words.
const SPACES: [char; 2] = ['\u{a0}', '\u{202f}'];
const QUOTES: [char; 2] = ['\'', '’'];
/// More digits are no amount.
const MOST: usize = 18;

/// The number that begins here; `None` if the digits are none, as in `1.2.3`.
pub(super) fn read(text: &str, start: usize) -> Option<Number> {
    let run = text.get(start..end_of_run(text, start))?;
    let groups: Vec<&str> = run.split(is_mark).collect();
    let marks: Vec<char> = run.chars().filter(|c| is_mark(*c)).collect();
    let end = start + run.len();
    let first = groups.first()?;
    if run.len() > MOST || first.len() > 1 && first.starts_with('0') {
        return None;
    }
    let joined = |text: &[&str]| text.concat();
    let whole = |groups: &[&str]| {
        groups.iter().skip(1).all(|group| group.len() == 3) && (groups.len() == 1 || first.len() <= 3)
    };
    let same = |marks: &[char]| marks.windows(2).all(|pair| matches!(pair, [one, two] if one == two));
    let (last, before) = groups.split_last()?;
    let value = match marks.as_slice() {
        [] => Some(joined(&groups)),
        ['.' | ','] if last.len() == 3 && whole(&groups) && *first != "0" => None,
        marks if whole(&groups) && same(marks) && *first != "0" => Some(joined(&groups)),
        [thousands @ .., decimal @ ('.' | ',')] if whole(before) && same(thousands) && !thousands.contains(decimal) => {
            Some(joined(before) + "." + last)
        }
        _ => return None,
    };
    let value = match value {
        Some(digits) => Some(digits.parse().ok()?),
        None => None,
    };
    Some(Number { end, value, is_plain: marks.is_empty() })
}

/// Where the digits end that begin here, with the marks between them.
pub(super) fn end_of_run(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut end = 0;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let more = letters.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if !(c.is_ascii_digit() || at > 0 && is_mark(c) && more) {
            break;
        }
        end = at + c.len_utf8();
    }
    start + end.max(1)
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | ',') || SPACES.contains(&c) || QUOTES.contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value; `?` where it is open, `-` where there is no number.
    fn value(text: &str) -> String {
        match read(text, 0) {
            None => "-".into(),
            Some(number) => number.value.map_or_else(|| "?".into(), |value| value.to_string()),
        }
    }

    #[test]
    fn marks_are_read_where_they_leave_no_doubt() {
        for (text, expected) in [
            ("40", "40"),
            ("1.234", "?"),
            ("1,234", "?"),
            ("0,125", "0.125"),
            ("1.234,5", "1234.5"),
            ("1,234.5", "1234.5"),
            ("1.234.567", "1234567"),
            ("1\u{202f}234,75", "1234.75"),
            ("1’234’567", "1234567"),
            ("12,5", "12.5"),
            ("1234,567", "1234.567"),
            ("1.2.3", "-"),
            ("12.34,5", "-"),
            ("1,2,3", "-"),
            ("007", "-"),
            ("12345678901234567890", "-"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn a_mark_at_the_end_is_no_part() {
        assert_eq!(read("40. Und", 0).map(|number| number.end), Some(2));
        assert_eq!(read("12,5, dann", 0).map(|number| number.end), Some(4));
    }
}
