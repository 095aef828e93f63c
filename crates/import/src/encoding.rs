//! The bytes of a publisher's file as text.

use crate::problem::Fault;
use gloss_intake::{is_binary, kind_of};

/// The text of a file in any encoding, unless it is no text.
pub(crate) fn text(bytes: &[u8]) -> Result<String, Fault> {
    if let Some(kind) = kind_of(bytes) {
        return Err(Fault::of_file(format!("this is {kind}, not text; export the articles in another form")));
    }
    let text = gloss_encoding::decode(bytes);
    if is_binary(text.chars()) {
        return Err(Fault::of_file("this file is not text; export the articles in another form"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_is_named() {
        let told = |bytes: &[u8]| text(bytes).unwrap_err().message;
        assert!(told(b"%PDF-1.7").contains("a PDF document"));
        assert!(told(b"a\0b").contains("not text"));
        assert!(told(b"PK\x03\x04").contains("ZIP"));
        assert_eq!(text(b"Caf\xe9").unwrap(), "Café");
    }
}
