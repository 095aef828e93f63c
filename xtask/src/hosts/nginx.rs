//! For nginx.

use std::fmt::Write as _;

use super::{ASK, BYTES, FOR_GOOD, NAMED, PNG, Rules, TYPES};

/// For a server block, where the page lies at `base`, which begins and ends with a
/// slash.
#[must_use]
pub fn nginx(rules: &Rules, base: &str) -> String {
    let types = TYPES.into_iter().chain([PNG]).fold(String::new(), |mut text, (ending, kind)| {
        let _ = writeln!(text, "        {kind} {ending};");
        text
    });
    let words: Vec<_> =
        TYPES.iter().map(|(_, kind)| *kind).filter(|kind| *kind != "text/html" && !kind.ends_with("wasm")).collect();
    let place = base.replace('.', "\\.");
    format!(
        "# Gloss on nginx: for the server block of your site, whose root holds the page at\n\
         # {base}, such as\n\
         #     server {{\n\
         #         listen 80;\n\
         #         root /var/www/html;\n\
         #         include /etc/nginx/gloss.conf;\n\
         #     }}\n\
         location {base} {{\n    index index.html;\n    types {{\n{types}    }}\n    default_type {BYTES};\n    \
         charset utf-8;\n    charset_types {words};\n    \
         # The .gz and .br files beside the others. The second needs the module ngx_brotli\n    \
         # (Debian: libnginx-mod-http-brotli-static); without it take the line out.\n    \
         gzip_static on;\n    brotli_static on;\n    gzip_vary on;\n    try_files $uri $uri/ =404;\n\
         {always}    add_header Cache-Control \"{ASK}\" always;\n\
         \n    location ~ \"^{place}{NAMED}\" {{\n{named}        add_header Cache-Control \"{FOR_GOOD}\";\n    }}\n\
         \n    location ~ \"^{place}(\\.|hosting/)\" {{\n        return 404;\n    }}\n}}\n",
        words = words.join(" "),
        always = headers(rules, "    "),
        named = headers(rules, "        "),
    )
}

fn headers(rules: &Rules, indent: &str) -> String {
    rules.headers.iter().fold(String::new(), |mut text, (name, value)| {
        let _ = writeln!(text, "{indent}add_header {name} \"{value}\" always;");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosts::tests::rules;

    #[test]
    fn every_block_that_sets_a_header_sets_them_all() {
        let text = nginx(&rules(), "/some/path/");
        assert_eq!(text.matches("frame-ancestors 'none'").count(), 2, "nginx inherits none where one is set");
        assert_eq!(text.matches("Cache-Control").count(), 2);
        assert!(text.contains("location /some/path/ {") && text.contains("application/wasm wasm;"));
        assert_eq!(text.matches(['{', '}']).count() % 2, 0);
    }
}
