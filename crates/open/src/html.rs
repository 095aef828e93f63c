//! Web pages as files: with their pictures written into them they outweigh
//! their text many times.

use std::borrow::Cow;

/// What stands before bytes that are written into a page.
const MARK: &str = ";base64,";

/// A page without the pictures and fonts that are written into it.
pub(crate) fn lean(html: &str) -> Cow<'_, str> {
    if !html.contains(MARK) {
        return Cow::Borrowed(html);
    }
    let mut lean = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(MARK) {
        let (before, after) = rest.split_at(at + MARK.len());
        lean.push_str(before);
        rest = after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '%'));
    }
    lean.push_str(rest);
    Cow::Owned(lean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_written_into_a_page_are_left_out() {
        let html =
            "<img src=\"data:image/png;base64,iVBORw0K+/==\"><p>Text</p><style>a{b:url(data:x;base64,AAAA)}</style>";
        let expected = "<img src=\"data:image/png;base64,\"><p>Text</p><style>a{b:url(data:x;base64,)}</style>";
        assert_eq!(lean(html), expected);
        assert!(matches!(lean("<p>Text</p>"), Cow::Borrowed(_)));
    }
}
