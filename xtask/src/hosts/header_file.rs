//! The `_headers` file of Netlify and Cloudflare Pages. They know the types of
//! files, compress by themselves, and have browsers ask again for what no line
//! says to be kept; where two lines set one header, they join the values, so that
//! each is set once.

use std::fmt::Write as _;

use super::{ASK, FOR_GOOD, Rules, is_named};

/// For a page at the root of its site.
#[must_use]
pub fn header_file(rules: &Rules) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in &rules.headers {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let _ = writeln!(text, "/sw.js\n  Cache-Control: {ASK}");
    for place in places(rules) {
        let _ = writeln!(text, "/{place}\n  Cache-Control: {FOR_GOOD}");
    }
    text
}

/// Folders, with a star, and files that are kept for good.
fn places(rules: &Rules) -> Vec<String> {
    let named = rules.files.iter().filter(|path| is_named(path));
    let place = |path: &String| path.rsplit_once('/').map_or_else(|| path.clone(), |(folder, _)| top(folder));
    let mut places: Vec<_> = named.map(place).collect();
    places.dedup();
    places
}

/// The folder that is named after what is in it.
fn top(folder: &str) -> String {
    let depth = if folder.starts_with("archive/") { 2 } else { 1 };
    let parts: Vec<_> = folder.split('/').take(depth).collect();
    format!("{}/*", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosts::tests::rules;

    #[test]
    fn no_path_gets_a_header_twice() {
        let text = header_file(&rules());
        assert!(text.starts_with("/*\n  Content-Security-Policy: default-src 'none'"));
        let all = text.split("/sw.js\n").next().unwrap_or_default();
        assert!(!all.contains("Cache-Control"), "it would be joined with those below");
        assert!(text.contains("\n/app-0123456789abcdef.js\n  Cache-Control: public"));
        assert!(text.contains("\n/parts-0123456789abcdef/*\n  Cache-Control: public"));
    }

    #[test]
    fn a_folder_is_named_once_however_deep_its_files_lie() {
        let files =
            ["archive/0123456789abcdef/a.bin", "archive/0123456789abcdef/b.bin", "parts-0123456789abcdef/words/fr.txt"];
        let rules = Rules::new("x", files.map(str::to_owned).into());
        assert_eq!(places(&rules), ["archive/0123456789abcdef/*", "parts-0123456789abcdef/*"]);
    }
}
