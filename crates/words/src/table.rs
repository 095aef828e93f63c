//! Messages → what the page is built from.

use crate::check::fits;
use crate::{Message, Param};
use std::fmt::Write;

/// A table: the [stamp](stamp) of `base`, then the messages of `base` in its
/// order, a line each, in the words of `spoken`; an empty line where it has
/// none.
pub fn table(base: &[Message], spoken: &[Message]) -> String {
    let mut table = stamp(base);
    for message in base {
        table.push('\n');
        let line = spoken.iter().find(|other| other.key == message.key && fits(message, other));
        table.push_str(&line.map_or_else(String::new, |spoken| numbered(&spoken.line, message)));
    }
    table
}

/// A line with the numbers that the things filled in have in `base`.
fn numbered(line: &str, base: &Message) -> String {
    let mut line = line.to_owned();
    for (at, Param { name, .. }) in base.params.iter().enumerate() {
        line = line
            .replace(&format!("{{{name}}}"), &format!("{{{at}}}"))
            .replace(&format!("<{name}|"), &format!("<{at}|"));
    }
    line
}

/// What a table says first: a page takes only those that were made for it.
pub fn stamp(base: &[Message]) -> String {
    // FNV-1a: nobody gains by two lists with the same stamp.
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    let names = base.iter().flat_map(|message| {
        let params = message.params.iter().flat_map(|param| param.name.bytes().chain([b' ']));
        message.key.bytes().chain([b' ']).chain(params).chain([b'\n'])
    });
    for byte in names {
        digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{digest:016x}")
}

/// What the page compiles: a constant for each message that stands alone, a
/// function for each that something is filled into, all visible like `reach`
/// says.
pub fn rust(messages: &[Message], reach: &str) -> String {
    let mut code = String::new();
    for (at, message) in messages.iter().enumerate() {
        let name = message.key.replace('-', "_");
        let _ = writeln!(code, "/// {}", message.line.replace(['<', '>', '[', ']', '`'], " "));
        if message.params.is_empty() {
            let _ = writeln!(code, "{reach} const {}: Words = Words({at});", name.to_uppercase());
            continue;
        }
        let kind = |counts| if counts { "Number" } else { "Arg" };
        let params =
            message.params.iter().map(|param| format!("{}: impl Into<{}<'a>>", param.name, kind(param.counts)));
        let args = message.params.iter().map(|param| match param.counts {
            true => format!("Arg::Number({}.into())", param.name),
            false => format!("{}.into()", param.name),
        });
        let (params, args) = (params.collect::<Vec<_>>().join(", "), args.collect::<Vec<_>>().join(", "));
        let _ = writeln!(code, "{reach} fn {name}<'a>({params}) -> String {{ Words({at}).fill(&[{args}]) }}");
    }
    code
}

/// Puts the spaces of French print: a thin one that holds before `;`, `?` and
/// `!`, a wide one that holds before `:` and `%` and inside guillemets.
pub fn french_spaces(line: &str) -> String {
    const WIDE: &str = "\u{a0}";
    const THIN: &str = "\u{202f}";
    let mut text = line.replace("« ", "«\u{a0}");
    for (sign, space) in [(";", THIN), ("?", THIN), ("!", THIN), (":", WIDE), ("%", WIDE), ("»", WIDE)] {
        text = text.replace(&format!(" {sign}"), &format!("{space}{sign}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    #[test]
    fn a_table_follows_the_order_of_the_base() {
        let base = read("a = A\nb = { $n } B\nc = C").unwrap();
        let french = read("c = Ç\nb = { $m } B\na = À").unwrap();
        assert_eq!(table(&base, &french), format!("{}\nÀ\n\nÇ", stamp(&base)));
    }

    #[test]
    fn what_is_filled_in_has_the_numbers_of_the_base() {
        let base = read("a = { $at } of { $count }").unwrap();
        let french = read("a = { $count ->\n [one] { $at } sur un\n *[other] Sur { $count }, { $at }\n }").unwrap();
        assert_eq!(numbered(&base[0].line, &base[0]), "{0} of {1}");
        assert_eq!(numbered(&french[0].line, &base[0]), "<1|{0} sur un|Sur {1}, {0}>");
    }

    #[test]
    fn the_stamp_follows_keys_and_params_and_not_the_words() {
        let of = |text: &str| stamp(&read(text).unwrap());
        assert_eq!(of("a = A { $n }"), of("a = { $n } B"));
        assert_ne!(of("a = A { $n }"), of("a = A { $m }"));
        assert_ne!(of("a = A\nb = B"), of("b = B\na = A"));
    }

    #[test]
    fn code_has_a_name_for_each_message() {
        let code = rust(
            &read("open-all = Open\nfiles = { $count ->\n [one] file\n *[other] files\n } { $name }").unwrap(),
            "pub",
        );
        assert!(code.contains("pub const OPEN_ALL: Words = Words(0);"), "{code}");
        let function = "pub fn files<'a>(count: impl Into<Number<'a>>, name: impl Into<Arg<'a>>) -> String \
                        { Words(1).fill(&[Arg::Number(count.into()), name.into()]) }";
        assert!(code.contains(function), "{code}");
    }

    #[test]
    fn french_signs_keep_their_words() {
        assert_eq!(french_spaces("Quoi ? « Oui » : 3 %"), "Quoi\u{202f}? «\u{a0}Oui\u{a0}»\u{a0}: 3\u{a0}%");
    }
}
