//! Installs what is missing on this machine, and says what it does.

pub mod browser;
pub mod components;
pub mod crates;
pub mod nginx;
pub mod nightly;
pub mod npm;
pub mod tools;
pub mod wasm_target;
