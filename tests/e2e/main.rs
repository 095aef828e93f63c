//! The built page in a real browser, from pasting to reading without a network.
//!
//! `cargo xtask test` builds the page and runs these with what they need in
//! the environment; without it they say so and pass.
//!
//! - `GLOSS_DIST`: the built page
//! - `GLOSS_BASE`: the path to serve it at, `/` or `/some/path/`
//! - `GLOSS_CHROME`, `GLOSS_CHROMEDRIVER`: the programs
//! - `GLOSS_PATIENCE`: seconds to wait for something, 120 if not set

#![cfg(not(target_arch = "wasm32"))]

mod aloud;
mod at_hand;
mod away;
mod axe;
mod bench;
mod beside;
mod broken;
mod browser;
mod correct;
mod cuts;
mod deploys;
mod figures;
mod formats;
mod french;
mod gallery;
mod growing;
mod guarded;
mod handed;
mod hostile;
mod hosts;
mod languages;
mod large;
mod leaks;
mod leaky;
mod library;
mod lines;
mod looks;
mod lost;
mod memory;
mod moves;
mod offline;
mod opener;
mod page;
mod places;
mod reach;
mod reading;
mod record;
mod reference;
mod search;
mod settings;
mod soak;
mod split;
mod tabs;
mod tampered;
mod vectors;
mod ways;
mod whole;
mod words;
mod words_sent;
