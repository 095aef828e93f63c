//! The engine as a WebAssembly module, called by measurements beside other
//! programs and by the comparison of native and browser readings. No part of the
//! page: the page's own program is measured as it is, but it can only read whole
//! texts.

use gloss_engine::{Engine, Input};
use gloss_extract::{Article, Doc, Model, extract, names, quantities, settle};
use std::hint::black_box;
use wasm_bindgen::prelude::*;

/// A model, and an engine that reads with it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Probe {
    model: Model,
    engine: Engine,
}

#[wasm_bindgen]
impl Probe {
    /// Of the bytes of a model file; with its network, or by its linear features
    /// alone.
    ///
    /// # Errors
    /// The bytes are no model.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8], network: bool) -> Result<Probe, String> {
        let why = |error: &dyn std::fmt::Display| error.to_string();
        let mut model = Model::from_bytes(bytes).map_err(|error| why(&error))?;
        let mut engine = Engine::new();
        if network {
            engine.load_model(bytes).map_err(|error| why(&error))?;
        } else {
            model = model.with_network(None);
            engine.load_model(&model.to_bytes()).map_err(|error| why(&error))?;
        }
        Ok(Probe { model, engine })
    }

    /// Names alone, settled; how many mentions there are.
    pub fn found(&self, text: String) -> usize {
        let article = Article::plain(text);
        let doc = Doc::new(&article);
        let found = names::find(&doc, &self.model.tag(&doc));
        black_box(settle::settle(&doc, found)).mentions.len()
    }

    /// Figures and dates alone; how many.
    pub fn quantities(&self, text: String) -> usize {
        let article = Article::plain(text);
        black_box(quantities(&Doc::new(&article), None)).len()
    }

    /// A paste taken in and not read; how many blocks it has.
    pub fn taken(&self, text: String) -> usize {
        let taken = self.engine.take(Input::Text(text), None);
        taken.map_or(0, |(article, _)| black_box(article).blocks().len())
    }

    /// All that the page's worker does with a paste, but for the archive; how many
    /// mentions there are.
    pub fn read(&self, text: String) -> usize {
        let taken = self.engine.take(Input::Text(text), None);
        taken.map_or(0, |(article, _)| black_box(self.engine.read(article, None)).analysis.mentions.len())
    }

    /// The names in a text, one a line: kind, and where it starts and ends in
    /// JavaScript's units. The text is taken as it stands, with no furniture in it.
    pub fn names(&self, text: String) -> String {
        let article = Article::plain(text);
        let mentions = extract(Some(&self.model), &article).mentions;
        let names = mentions.iter().filter(|mention| mention.kind.is_name());
        let units = |end: u32| article.text().get(..end as usize).unwrap_or_default().encode_utf16().count();
        let line = |kind: &str, start: u32, end: u32| format!("{kind} {} {}\n", units(start), units(end));
        names.map(|mention| line(mention.kind.word(), mention.span.start, mention.span.end)).collect()
    }

    /// The whole reading in words, for comparing it with another machine's.
    pub fn told(&self, text: String) -> String {
        let taken = self.engine.take(Input::Text(text), None);
        taken.map_or_else(|why| why.to_string(), |(article, _)| format!("{:?}", self.engine.read(article, None)))
    }

    /// Links to this archive from now on; its root file first, then its files in
    /// the order of [`Probe::paths`].
    ///
    /// # Errors
    /// The bytes are no archive.
    pub fn archive(&mut self, root: &[u8]) -> Result<(), String> {
        self.engine.load_archive(root).map_err(|error| error.to_string())
    }

    /// Where the archive's files lie beside its root, one a line.
    pub fn paths(&self) -> String {
        self.engine.edition().paths.join("\n")
    }

    /// Takes one of them.
    ///
    /// # Errors
    /// The bytes are not that file.
    pub fn file(&mut self, at: usize, bytes: &[u8]) -> Result<(), String> {
        let file = self.engine.archive().files().nth(at);
        let file = file.ok_or("the archive has no such file")?;
        self.engine.load_file(file, bytes).map_err(|error| error.to_string())
    }
}
