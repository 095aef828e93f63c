//! Writes the messages of `words/said` as the table and the code that are
//! compiled in; see `src/table.rs`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    const FILE: &str = "../../words/said/en.ftl";
    println!("cargo::rerun-if-changed={FILE}");
    let out = env::var("OUT_DIR")?;
    let messages = gloss_words::read(&fs::read_to_string(FILE)?).map_err(|flaw| format!("{FILE}: {flaw}"))?;
    fs::write(Path::new(&out).join("en.txt"), gloss_words::table(&messages, &messages))?;
    fs::write(Path::new(&out).join("messages.rs"), gloss_words::rust(&messages, "pub"))?;
    Ok(())
}
