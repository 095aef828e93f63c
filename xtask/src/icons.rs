//! `cargo xtask icons`: the PNG icons, drawn from the SVG ones by the browser.

use std::process::ExitCode;

use anyhow::{Context, Result, ensure};

use crate::project::Project;
use crate::setup::browser;

const ICONS: [(&str, &str, u32); 4] = [
    ("icon.svg", "icon-192.png", 192),
    ("icon.svg", "icon-512.png", 512),
    ("maskable.svg", "maskable-512.png", 512),
    ("maskable.svg", "apple-touch-icon.png", 180),
];

/// Draws every PNG icon again.
pub fn run(project: &Project) -> Result<ExitCode> {
    browser::prepare(project)?;
    let browser = browser::find().context("no browser")?;
    let dir = project.root.join("icons");
    for (from, to, size) in ICONS {
        ensure!(dir.join(from).is_file(), "icons/{from} is missing");
        project
            .child(&browser.chrome.to_string_lossy())
            .args("--headless=new --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000")
            .args(&format!("--force-device-scale-factor=1 --window-size={size},{size}"))
            .arg(format!("--screenshot={}", dir.join(to).display()))
            .arg(format!("file://{}", dir.join(from).display()))
            .read()?;
        println!("icons/{to}: {size} x {size}");
    }
    Ok(ExitCode::SUCCESS)
}
