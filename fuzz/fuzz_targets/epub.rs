//! A book: its package and a chapter.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (package, chapter) = gloss_fuzz::halves(bytes);
    let place = b"<c><rootfile full-path=\"p\"/></c>";
    let file = gloss_fuzz::zip(&[("META-INF/container.xml", place), ("p", package), ("c", chapter)]);
    gloss_fuzz::opened("a.epub", &file);
});
