//! For Apache.

use std::fmt::Write as _;

use super::{ASK, FOR_GOOD, NAMED, Rules, TYPES};

/// The `.htaccess` beside the page, wherever it lies.
#[must_use]
pub fn apache(rules: &Rules) -> String {
    let mut text = String::from(
        "# Gloss on Apache. It needs AllowOverride All (or FileInfo Indexes Options) for this\n\
         # folder, and the modules headers, mime, rewrite and dir.\n\
         Options -Indexes\nDirectoryIndex index.html\nAddDefaultCharset utf-8\n\n<IfModule mod_mime.c>\n",
    );
    for (ending, kind) in TYPES {
        let _ = writeln!(text, "    AddType {kind} .{ending}");
    }
    text.push_str("</IfModule>\n\n<IfModule mod_headers.c>\n");
    for (name, value) in &rules.headers {
        let _ = writeln!(text, "    Header always set {name} \"{value}\"");
    }
    let _ = write!(
        text,
        "    Header set Cache-Control \"{ASK}\"\n\
         </IfModule>\n\n\
         # The .br and .gz files beside the others, for browsers that take them.\n\
         <IfModule mod_rewrite.c>\n    RewriteEngine on\n    RewriteRule ^(hosting/|\\.) - [R=404,L]\n    RewriteRule ^$ index.html\n    \
         RewriteRule ^{NAMED} - [E=named:1]\n{pressed}</IfModule>\n\n\
         <IfModule mod_headers.c>\n    Header set Cache-Control \"{FOR_GOOD}\" env=named\n    \
         Header set Cache-Control \"{FOR_GOOD}\" env=REDIRECT_named\n    \
         Header append Vary Accept-Encoding\n{encodings}</IfModule>\n",
        pressed = pressed(),
        encodings = encodings(),
    );
    text
}

const WAYS: [(&str, &str); 2] = [("br", "br"), ("gzip", "gz")];

fn pressed() -> String {
    WAYS.iter().fold(String::new(), |mut text, (way, ending)| {
        let _ = write!(
            text,
            "    RewriteCond %{{HTTP:Accept-Encoding}} \\b{way}\\b\n    RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n    \
             RewriteRule ^(.+)$ $1.{ending} [L,E=no-gzip:1,E=no-brotli:1]\n"
        );
        text
    })
}

/// A compressed file keeps the type of what is in it.
fn encodings() -> String {
    let mut text = String::new();
    for (way, ending) in WAYS {
        let _ = write!(
            text,
            "    <FilesMatch \"\\.{ending}$\">\n        RemoveType .{ending}\n        RemoveEncoding .{ending}\n        \
             Header set Content-Encoding {way}\n    </FilesMatch>\n"
        );
        for (kind, name) in TYPES {
            let _ = writeln!(
                text,
                "    <FilesMatch \"\\.{kind}\\.{ending}$\">\n        ForceType {name}\n    </FilesMatch>"
            );
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosts::tests::rules;

    #[test]
    fn sections_are_closed_and_all_headers_set() {
        let text = apache(&rules());
        for section in ["IfModule", "FilesMatch"] {
            assert_eq!(text.matches(&format!("<{section}")).count(), text.matches(&format!("</{section}")).count());
        }
        assert!(text.contains("Header always set Content-Security-Policy \"default-src 'none'"));
        assert!(text.contains("AddType application/wasm .wasm"));
    }
}
