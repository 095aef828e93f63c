//! The file of a model, and reading by whatever it says.

#![no_main]

use gloss_extract::{Article, Doc, Model};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(model) = Model::from_bytes(bytes) {
        let article = Article::plain("In Baghdad now, said Mr. Obama\nin New York City on Monday".into());
        let doc = Doc::new(&article);
        assert_eq!(model.tag(&doc).len(), doc.tokens().len());
    }
});
