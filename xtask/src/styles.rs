//! The page's style sheets as one file: what is alike in them is compressed
//! once, and one request brings them all.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::policy;

const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Puts the staged style sheets into one file, in their order, and a link to it
/// in their place. The page without its own, if it has any.
pub(crate) fn bundle(staging: &Path, html: &str) -> Result<String> {
    let mut pieces = html.split(LINK);
    let mut page = pieces.next().unwrap_or_default().to_owned();
    let (mut styles, mut rest) = (String::new(), Vec::new());
    for piece in pieces {
        let (name, after) = piece.split_once('"').context("a link to a style sheet does not end")?;
        let path = staging.join(name);
        let sheet = fs::read_to_string(&path).with_context(|| format!("could not read {}", path.display()))?;
        styles += &lean(&sheet);
        fs::remove_file(path)?;
        rest.push(after.split_once('>').context("a link to a style sheet does not end")?.1);
    }
    if rest.is_empty() {
        return Ok(page);
    }
    let name = format!("style-{}.css", policy::name(&Sha256::digest(&styles)));
    fs::write(staging.join(&name), &styles)?;
    page += &format!("{LINK}{name}\" integrity=\"{}\">", policy::sha256(styles.as_bytes()));
    page.extend(rest);
    Ok(page)
}

/// A style sheet without its comments and what sets off its lines; no string in
/// them holds either.
fn lean(sheet: &str) -> String {
    let mut pieces = sheet.split("/*");
    let first = pieces.next().unwrap_or_default();
    let rest = pieces.filter_map(|piece| Some(piece.split_once("*/")?.1));
    let bare: String = std::iter::once(first).chain(rest).collect();
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;

    #[test]
    fn style_sheets_become_one_in_their_order() {
        let dir = env::temp_dir().join(format!("gloss-styles-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("b-1.css"), "/* What b is. */\nb{\n\n  c: d; /* e */\n}\n").unwrap();
        fs::write(dir.join("a-2.css"), "a{}").unwrap();
        let html = format!("<head>{LINK}b-1.css\" integrity=\"x\"/>{LINK}a-2.css\"><script></script></head>");
        let page = bundle(&dir, &html).unwrap();
        let files: Vec<_> = fs::read_dir(&dir).unwrap().map(|file| file.unwrap().file_name()).collect();
        let [name] = files.as_slice() else { panic!("{files:?}") };
        let styles = fs::read_to_string(dir.join(name)).unwrap();
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(styles, "b{\nc: d;\n}\na{}\n");
        let link = format!("{LINK}{}\" integrity=\"{}\">", name.display(), policy::sha256(styles.as_bytes()));
        assert_eq!(page, format!("<head>{link}<script></script></head>"));
    }

    #[test]
    fn a_page_without_style_sheets_stays_as_it_is() {
        assert_eq!(bundle(Path::new("/nowhere"), "<p>").unwrap(), "<p>");
    }
}
