//! Corrections as they are kept, and reading with them.

#![no_main]

use gloss_extract::Article;
use gloss_extract::corrections::Corrections;
use gloss_extract::extract_with;

const TEXT: &str = "John Kerry met Haider al-Abadi in Baghdad. Kerry said IS, the Islamic State, lost 40 fighters on Monday.";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (all, _) = Corrections::parse(text);
    assert_eq!(Corrections::parse(&all.lines()), (all.clone(), vec![]));
    let article = Article::plain(TEXT.to_owned());
    let analysis = extract_with(None, &article, &all, &mut |_| {});
    for pair in analysis.mentions.windows(2) {
        assert!(!pair[0].span.crosses(pair[1].span));
    }
});
