//! The content security policy: one source for the page's meta element and
//! for what hosts send.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The policy for a page with these inline scripts. Nothing but the site's own
/// files may be loaded or run, and nothing may be sent anywhere. Browsers that
/// know trusted types take no text for HTML or script, and for a worker's address
/// only what the policy of `src/start.js` lets through.
#[must_use]
pub fn policy(inline: &[&str]) -> String {
    let mut scripts = String::from("'self' 'wasm-unsafe-eval'");
    for script in inline {
        let _ = write!(scripts, " '{}'", sha256(script.as_bytes()));
    }
    format!(
        "default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types default"
    )
}

/// Before the policy in a page.
const META: &str = r#"<meta http-equiv="Content-Security-Policy" content=""#;

/// `sha256-` and the digest in base64, as policies and `integrity` want it.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// So much of a digest as names a file.
pub(crate) fn name(digest: &[u8]) -> String {
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The contents of all script elements without a `src`, byte for byte.
#[must_use]
pub fn inline_scripts(html: &str) -> Vec<&str> {
    html.split("<script").skip(1).filter_map(inline_script).collect()
}

fn inline_script(after: &str) -> Option<&str> {
    let (tag, rest) = after.split_once('>')?;
    let (content, _) = rest.split_once("</script")?;
    let linked = tag.split_whitespace().any(|attribute| attribute.starts_with("src="));
    (!linked).then_some(content)
}

/// `html` with the policy as the first element of its head, and the policy.
pub fn with_policy(html: &str) -> Result<(String, String)> {
    let policy = policy(&inline_scripts(html));
    let (before, after) = html.split_once("<head>").context("index.html has no <head>")?;
    let meta = format!(r#"{META}{policy}">"#);
    Ok((format!("{before}<head>\n{meta}{after}"), policy))
}

/// The policy that a page brings along.
#[must_use]
pub fn of_page(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once(META)?;
    Some(rest.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><head><meta charset=\"utf-8\">\
        <script type=\"module\">\nimport x from './a.js';\n</script><script src=\"b.js\"></script></head></html>";

    #[test]
    fn only_scripts_without_src_are_inline() {
        assert_eq!(inline_scripts(PAGE), ["\nimport x from './a.js';\n"]);
    }

    #[test]
    fn the_policy_comes_before_any_script_and_allows_exactly_the_inline_one() {
        let (html, policy) = with_policy(PAGE).unwrap();
        assert!(html.find("Content-Security-Policy") < html.find("<script"));
        assert!(policy.contains(&sha256(b"\nimport x from './a.js';\n")));
        assert!(policy.starts_with("default-src 'none';"));
        assert!(policy.ends_with("require-trusted-types-for 'script'; trusted-types default"));
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
    }

    #[test]
    fn digests_are_those_that_browsers_compute() {
        // The digest of the empty string, from the standard.
        assert_eq!(sha256(b""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    #[test]
    fn the_policy_can_be_read_from_the_page() {
        let (html, policy) = with_policy(PAGE).unwrap();
        assert_eq!(of_page(&html), Some(policy.as_str()));
        assert_eq!(of_page(PAGE), None);
        assert!(!html.contains("frame-ancestors"), "it holds in a header only");
    }
}
