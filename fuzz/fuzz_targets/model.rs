//! The file of a model, with lists behind it or without, and reading by whatever it says.

#![no_main]

use gloss_extract::lexicon::handed;
use gloss_extract::{Article, Doc, Model};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(model) = handed::learn(bytes).and_then(Model::from_bytes) {
        let article = Article::plain("In Baghdad now, said Mr. Obama\nin New York City on Monday".into());
        let doc = Doc::new(&article);
        assert_eq!(model.tag(&doc).len(), doc.tokens().len());
    }
});
