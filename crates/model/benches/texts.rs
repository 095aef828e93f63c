//! Time and memory that a whole reading takes, on news and on hostile texts.
//!
//! `cargo bench -p gloss-model --bench texts` prints one line of JSON for each
//! text; names after `--` choose some of them. Every text and size is read in
//! a process of its own, so that each has its own peak of memory.

#![expect(clippy::unwrap_used, reason = "a measurement may stop here")]

use gloss_extract::{Article, extract};
use std::fmt::Write;
use std::hint::black_box;
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// In bytes.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

/// Small texts are read again and again for so long.
const LEAST: Duration = Duration::from_millis(400);

/// A text's name, and what makes it in about so many bytes.
type Case = (&'static str, fn(usize) -> String);

const CASES: &[Case] = &[
    ("news", news),
    ("no space: aaaa", |size| "a".repeat(size)),
    ("capitals: A A A", |size| "A ".repeat(size / 2)),
    ("capitals: AAAA", |size| "A".repeat(size)),
    ("right-to-left marks between letters", |size| "K\u{202e}e\u{200f}r\u{202b}r\u{200f}y ".repeat(size / 18)),
    ("zero-width joiners between letters", |size| "K\u{200d}e\u{200d}r\u{200d}r\u{200d}y".repeat(size / 17)),
    ("zero-width joiners alone", |size| "\u{200d}".repeat(size / 3)),
    ("newlines", |size| "\n".repeat(size)),
    ("a letter on each line", |size| "A\n".repeat(size / 2)),
    ("of of of", |size| "of ".repeat(size / 3)),
    ("digits without end", |size| "1234567890".repeat(size / 10)),
    ("digits and commas without end", |size| "123,".repeat(size / 4)),
    ("quotes and brackets, nested", nested),
    ("quotes and brackets, opened only", |size| "(“[".repeat(size / 5)),
    ("one name repeated", |size| "John Kerry ".repeat(size / 11)),
    ("different names", |size| listed(size, |at| format!("{} {}, ", made_up(at), made_up(at / 7 + 1_000_000)))),
    ("different people of one surname", |size| listed(size, |at| format!("{} Kerry met ", made_up(at)))),
    ("different names with acronyms", |size| listed(size, |at| format!("{} Group ({}G). ", made_up(at), initial(at)))),
    ("different figures", |size| listed(size, |at| format!("{} {}s, ", at + 2, made_up(at).to_lowercase()))),
    ("one figure after another", |size| listed(size, |at| format!("{}, ", at * 3))),
    ("ranges without end", |size| "10 to ".repeat(size / 6)),
    ("numbers in words without end", |size| "two million ".repeat(size / 12)),
    ("different dates", |size| listed(size, |at| format!("{} March {}, ", at % 31 + 1, 1200 + at % 800))),
    ("months without end", |size| "March ".repeat(size / 6)),
    ("titles without end", |size| "Mr ".repeat(size / 3)),
    ("abbreviations without end", |size| "U.S.".repeat(size / 4)),
    ("hyphens without end", |size| "Al-".repeat(size / 3)),
    ("links", |size| "http://a.b/c ".repeat(size / 13)),
    ("combining marks", |size| "e\u{301}".repeat(size / 3)),
    ("sums without end", |size| "$1".repeat(size / 2)),
    ("shares without end", |size| "1 % ".repeat(size / 4)),
    ("numbers and joints without end", |size| "1 and ".repeat(size / 6)),
    ("offices without end", |size| "U.S. Secretary of State ".repeat(size / 24)),
    ("names and joints without end", |size| "Hamas or Fatah or ".repeat(size / 18)),
    ("initials without end", |size| "J. ".repeat(size / 3)),
    ("surnames after full names", |size| listed(size, |at| format!("{} Kerry met Kerry. ", made_up(at)))),
    ("different names in capitals", |size| listed(size, |at| format!("{} MET KERRY ", made_up(at).to_uppercase()))),
    ("closing quotes", |size| "”".repeat(size / 3)),
];

/// The bundled articles again and again. Each time a quarter of the words are
/// other ones, or all but the first reading of a word would be a repetition.
fn news(size: usize) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let bodies = files.iter().map(|file| std::fs::read_to_string(file).unwrap());
    let bodies: Vec<String> = bodies.map(|text| text.splitn(3, "---\n").nth(2).unwrap().to_owned()).collect();
    let mut text = String::new();
    for round in 0.. {
        for body in &bodies {
            for word in body.split_inclusive([' ', '\n']) {
                if text.len() >= size {
                    return text;
                }
                text.push_str(&varied(word, round));
            }
        }
    }
    text
}

fn varied(word: &str, round: usize) -> String {
    let letters = word.chars().filter(|c| c.is_ascii_alphabetic()).count();
    let sum = word.bytes().fold(round * 31, |sum, byte| (sum * 33 + usize::from(byte)) % 1_000_003);
    if round == 0 || letters < 4 || !sum.is_multiple_of(4) {
        return word.to_owned();
    }
    let shifted = |(at, c): (usize, char)| match "aeiou".find(c) {
        Some(vowel) => ['a', 'e', 'i', 'o', 'u'][(vowel + sum / 4 + at) % 5],
        None => c,
    };
    word.chars().enumerate().map(shifted).collect()
}

/// Opened twenty deep, then closed, again and again.
fn nested(size: usize) -> String {
    let once = format!("{}word{} ", "(“[".repeat(20), "]”)".repeat(20));
    once.repeat(size / once.len())
}

fn listed(size: usize, item: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 50);
    for at in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&item(at));
    }
    text
}

/// A capitalised word of its own for each number.
fn made_up(mut number: usize) -> String {
    let mut word = String::from(char::from(b'A' + (number % 26) as u8));
    number += 17;
    while number > 0 {
        let (vowel, consonant) = (b"aeiou"[number % 5], b"bdfgklmnprstvz"[number / 5 % 14]);
        write!(word, "{}{}", char::from(vowel), char::from(consonant)).unwrap();
        number /= 70;
    }
    word
}

fn initial(at: usize) -> String {
    made_up(at).chars().take(1).collect()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [flag, name, size] = arguments.as_slice()
        && flag == "--read"
    {
        return read(name, size.parse().unwrap());
    }
    let chosen = |name: &str| arguments.is_empty() || arguments.iter().any(|word| name.contains(word.as_str()));
    for (name, _) in CASES.iter().filter(|(name, _)| chosen(name)) {
        let sizes: Vec<String> = SIZES.iter().map(|size| in_a_child(name, *size)).collect();
        println!("{{\"text\":\"{name}\",\"sizes\":[{}]}}", sizes.join(","));
    }
}

fn in_a_child(name: &str, size: usize) -> String {
    let program = std::env::current_exe().unwrap();
    let output = Command::new(program).args(["--read", name, &size.to_string()]).output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Reads one text and prints characters, nanoseconds for taking it in and for
/// reading it, mentions, and the most memory that this process ever had, in kB
/// (0 where the system does not tell).
fn read(name: &str, size: usize) {
    let text = CASES.iter().find(|case| case.0 == name).unwrap().1(size);
    let chars = text.chars().count();
    let model = gloss_model::load().unwrap();
    let take = time(|| black_box(gloss_intake::from_text(black_box(&text))).blocks().len());
    let article = Article::plain(text);
    let mut mentions = 0;
    let read = time(|| mentions = black_box(extract(Some(&model), black_box(&article))).mentions.len());
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")).unwrap_or("0");
    println!("{{\"chars\":{chars},\"take_ns\":{take},\"read_ns\":{read},\"mentions\":{mentions},\"peak_kb\":{peak}}}");
}

/// Nanoseconds that one call takes, over as many as the least time holds.
fn time<T>(mut work: impl FnMut() -> T) -> u128 {
    let (began, mut calls) = (spent(), 0);
    loop {
        black_box(work());
        calls += 1;
        let taken = spent() - began;
        if taken >= LEAST {
            return taken.as_nanos() / calls;
        }
    }
}

/// The processor time of this process where the system tells, so that others
/// on the machine do not count; else the time of day.
fn spent() -> Duration {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGAN.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}
