//! An OpenDocument text: its text and its properties.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (text, meta) = gloss_fuzz::halves(bytes);
    let kind = b"application/vnd.oasis.opendocument.text";
    let file = gloss_fuzz::zip(&[("mimetype", kind), ("content.xml", text), ("meta.xml", meta)]);
    gloss_fuzz::opened("a.odt", &file);
});
