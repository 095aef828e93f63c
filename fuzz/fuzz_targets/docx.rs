//! A Word document: its text and its styles.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (text, styles) = gloss_fuzz::halves(bytes);
    let file =
        gloss_fuzz::zip(&[("word/document.xml", text), ("word/styles.xml", styles), ("docProps/core.xml", styles)]);
    gloss_fuzz::opened("a.docx", &file);
});
