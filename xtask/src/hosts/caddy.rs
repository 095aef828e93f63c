//! For Caddy.

use std::fmt::Write as _;

use super::{ASK, FOR_GOOD, NAMED, Rules, TYPES};

/// A whole `Caddyfile`, where the page lies at `base` of a site.
#[must_use]
pub fn caddy(rules: &Rules, base: &str) -> String {
    let always = rules.headers.iter().fold(String::new(), |mut text, (name, value)| {
        let _ = writeln!(text, "\t\t\t{name} \"{value}\"");
        text
    });
    let types = TYPES.into_iter().fold(String::new(), |mut text, (ending, kind)| {
        let charset = if kind.ends_with("wasm") { "" } else { "; charset=utf-8" };
        // Deferred, because the file server takes away what it does not know.
        let _ = write!(
            text,
            "\t\t@{ending} path *.{ending}\n\
             \t\theader @{ending} {{\n\t\t\tContent-Type \"{kind}{charset}\"\n\t\t\tdefer\n\t\t}}\n"
        );
        text
    });
    format!(
        "# Gloss on Caddy: the name of your site, and the folder that holds the page.\n\
         example.org {{\n\thandle_path {base}* {{\n\t\troot * /var/www/gloss\n\t\theader {{\n{always}\t\t}}\n{types}\
         \t\t@named path_regexp ^/{NAMED}\n\t\t@others not path_regexp ^/{NAMED}\n\
         \t\theader @named Cache-Control \"{FOR_GOOD}\"\n\t\theader @others Cache-Control \"{ASK}\"\n\
         \t\tfile_server {{\n\t\t\thide .* hosting\n\t\t\tprecompressed br gzip\n\t\t}}\n\t}}\n\
         \thandle_errors {{\n\t\theader Cache-Control \"{ASK}\"\n\t}}\n}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosts::tests::rules;

    #[test]
    fn blocks_are_closed_and_all_headers_set() {
        let text = caddy(&rules(), "/some/path/");
        assert_eq!(text.matches(" {\n").count(), text.matches("}\n").count(), "{text}");
        assert!(
            text.contains("Content-Security-Policy \"default-src 'none'")
                && text.contains("handle_path /some/path/* {")
        );
    }
}
