//! The colours of styles/tokens.css, by the contrast formula of WCAG 2.2:
//! text at least 4.5:1, lines and controls at least 3:1.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

type Theme = BTreeMap<String, [f64; 3]>;

const KINDS: [&str; 5] = ["person", "place", "organisation", "figure", "date"];

/// The custom properties that are colours, in the block after `selector`; each
/// theme builds on the light one.
fn theme(selector: &str) -> Theme {
    let css = include_str!("../styles/tokens.css");
    let block = |selector: &str| {
        let (_, rest) = css.split_once(&format!("{selector} {{")).expect(selector);
        rest.split('}').next().expect("a block").to_owned()
    };
    let declared = format!("{};{}", block(":root"), block(selector));
    let colours = declared.split(';').filter_map(|line| line.trim().split_once(": #"));
    colours
        .filter_map(|(name, hex)| Some((name.trim().trim_start_matches("--").to_owned(), rgb(hex.trim())?)))
        .collect()
}

fn rgb(hex: &str) -> Option<[f64; 3]> {
    let channel = |at: usize| Some(f64::from(u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()?) / 255.0);
    Some([channel(0)?, channel(2)?, channel(4)?])
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(theme: &Theme, one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(theme[one]), luminance(theme[other]));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn check(selector: &str) {
    let theme = theme(selector);
    let mut poor = Vec::new();
    let mut least = |one: &str, other: &str, ratio: f64| {
        let found = contrast(&theme, one, other);
        if found < ratio {
            poor.push(format!("{one} on {other}: {found:.2}, at least {ratio}"));
        }
    };
    for ground in ["page", "surface"] {
        for words in ["text", "muted", "link", "error"] {
            least(words, ground, 4.5);
        }
        least("control", ground, 3.0);
        least("ring", ground, 3.0);
    }
    least("on-ring", "ring", 4.5);
    least("text", "evidence", 4.5);
    least("evidence-bar", "page", 3.0);
    for kind in KINDS {
        let tint = format!("{kind}-tint");
        least(kind, "page", 4.5);
        least(kind, &tint, 3.0);
        least("text", &tint, 4.5);
    }
    for ground in ["land", "sea"] {
        least("text", ground, 4.5);
        least("muted", ground, 4.5);
        least("place", ground, 3.0);
    }
    assert!(poor.is_empty(), "{selector}: {poor:#?}");
}

#[test]
fn light_colours_can_be_told_apart() {
    check(":root");
}

#[test]
fn sepia_colours_can_be_told_apart() {
    check(":root[data-theme=\"sepia\"]");
}

#[test]
fn dark_colours_can_be_told_apart() {
    check(":root[data-theme=\"dark\"]");
}

#[test]
fn a_dark_system_gets_the_dark_theme() {
    assert_eq!(theme(":root[data-theme=\"auto\"]"), theme(":root[data-theme=\"dark\"]"));
}

#[test]
fn the_formula_gives_the_known_ends() {
    let ends = Theme::from([("black".into(), [0.0; 3]), ("white".into(), [1.0; 3])]);
    assert!((contrast(&ends, "black", "white") - 21.0).abs() < 1e-9);
    assert!((contrast(&ends, "white", "white") - 1.0).abs() < 1e-9);
}
