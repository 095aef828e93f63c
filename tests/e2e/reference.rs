//! A few pictures that are kept with the project: the page must look as on them,
//! within a tolerance that lets no one notice.
//!
//! They are compared as small grey pictures, because smoothing differs from
//! machine to machine; and only where the system has the fonts that they were
//! made with, because other fonts break lines elsewhere. `GLOSS_REFERENCES=write`
//! makes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::page::Page;

/// The pictures that are kept.
const KEPT: [&str; 6] = [
    "1280-light-start",
    "1280-light-person",
    "1280-light-panel-figures",
    "390-dark-start",
    "390-dark-text",
    "390-dark-panel-names",
];

/// Squares a row of a small picture.
const ACROSS: u32 = 64;
/// How far a square's grey may be off, of 255, and how many may be further off.
const OFF: i32 = 24;
const FEW: usize = 12;

/// A picture as greys, row by row, as hexadecimal digits.
#[derive(Serialize, Deserialize)]
struct Reference {
    /// Widths of a sentence in the system's faces.
    fonts: Vec<u32>,
    rows: Vec<String>,
}

/// Compares the picture of this name that was just taken, if it is one of those.
pub(crate) async fn compare(page: &Page, name: &str) -> Result<()> {
    if !KEPT.contains(&name) {
        return Ok(());
    }
    let now = Reference { fonts: fonts(page).await?, rows: small(page, &shot(name)).await? };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/looks").join(format!("{name}.json"));
    if std::env::var("GLOSS_REFERENCES").is_ok_and(|way| way == "write") {
        fs::create_dir_all(file.parent().unwrap_or(&file))?;
        return Ok(fs::write(&file, serde_json::to_string_pretty(&now)? + "\n")?);
    }
    let kept: Reference = serde_json::from_str(&fs::read_to_string(&file)?)?;
    if kept.fonts != now.fonts {
        println!("{name}: not compared, because this system has other fonts");
        return Ok(());
    }
    let (kept, now) = (greys(&kept), greys(&now));
    let off = kept.iter().zip(&now).filter(|(kept, now)| (**kept - **now).abs() > OFF).count();
    ensure!(
        kept.len() == now.len() && off <= FEW,
        "{name} looks different in {off} of {} squares: look at {}, and if it is right run \
         GLOSS_REFERENCES=write cargo xtask shots",
        kept.len(),
        shot(name).display()
    );
    Ok(())
}

fn shot(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/shots").join(format!("{name}.png"))
}

fn greys(reference: &Reference) -> Vec<i32> {
    let digits = |row: &String| {
        let pairs = row.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap_or_default().to_owned());
        pairs.map(|pair| i32::from_str_radix(&pair, 16).unwrap_or(-255)).collect::<Vec<_>>()
    };
    reference.rows.iter().flat_map(digits).collect()
}

async fn fonts(page: &Page) -> Result<Vec<u32>> {
    page.ask(
        "['ui-serif, Georgia, serif', 'system-ui, sans-serif', 'monospace'].map(face => { \
            const pen = document.createElement('canvas').getContext('2d'); pen.font = '100px ' + face; \
            return Math.round(pen.measureText('Sixty partners of the coalition meet in Brussels').width); })",
    )
    .await
}

/// The browser itself makes the picture small.
async fn small(page: &Page, file: &Path) -> Result<Vec<String>> {
    use base64::Engine as _;
    let data = base64::prelude::BASE64_STANDARD.encode(fs::read(file)?);
    let script = "const [data, across, done] = arguments; const picture = new Image(); \
        picture.onload = () => { const sheet = document.createElement('canvas'); sheet.width = across; \
            sheet.height = Math.round(across * picture.height / picture.width); \
            const pen = sheet.getContext('2d'); pen.imageSmoothingQuality = 'high'; \
            pen.drawImage(picture, 0, 0, sheet.width, sheet.height); \
            const points = pen.getImageData(0, 0, sheet.width, sheet.height).data; const rows = []; \
            for (let y = 0; y < sheet.height; y++) { let row = ''; \
                for (let x = 0; x < across; x++) { const at = 4 * (y * across + x); \
                    const grey = Math.round((points[at] + points[at + 1] + points[at + 2]) / 3); \
                    row += grey.toString(16).padStart(2, '0'); } rows.push(row); } \
            done(rows); }; \
        picture.onerror = () => done([]); picture.src = 'data:image/png;base64,' + data;";
    let rows: Vec<String> = page.driver.execute_async(script, vec![json!(data), json!(ACROSS)]).await?.convert()?;
    ensure!(!rows.is_empty(), "{} cannot be read", file.display());
    Ok(rows)
}
