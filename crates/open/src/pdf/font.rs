//! The fonts of a page: which letter a code is, and how wide.

use super::safe;
use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font as Program, FontCache, FontData, FontGlyph, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Stream};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Letters of one font that are remembered.
const KNOWN: usize = 20_000;

/// A letter of a font.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    /// Empty if the font does not tell.
    pub(super) text: String,
    /// In units of which a thousand are the font's size.
    pub(super) width: f64,
}

/// A font in use.
pub(super) struct Font<'a> {
    program: Program<'a>,
    pub(super) bold: bool,
    known: BTreeMap<u32, Letter>,
}

impl Font<'_> {
    /// The code that begins a string, its letter, and the bytes that it takes.
    pub(super) fn letter(&mut self, bytes: &[u8]) -> (u32, Letter, usize) {
        let (code, taken) = self.program.read_code(bytes, 0);
        if let Some(letter) = self.known.get(&code) {
            return (code, letter.clone(), taken.max(1));
        }
        let letter = self.read(code);
        if self.known.len() < KNOWN {
            self.known.insert(code, letter.clone());
        }
        (code, letter, taken.max(1))
    }

    fn read(&self, code: u32) -> Letter {
        let text = match self.program.glyph(self.program.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text = match text {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => String::new(),
        };
        Letter { text: plain(&text), width: self.program.code_advance(code).x }
    }

    /// Whether its lines run from left to right.
    pub(super) fn is_horizontal(&self) -> bool {
        self.program.is_horizontal()
    }
}

/// Letters that are drawn as one are several; signs that are no text are left
/// out.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => plain.push_str("ff"),
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            'ﬅ' | 'ﬆ' => plain.push_str("st"),
            '\u{a0}' => plain.push(' '),
            // A hyphen that a program put at the end of a line.
            '\u{ad}' => plain.push('\u{ad}'),
            c if c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c) => {}
            c => plain.push(c),
        }
    }
    plain
}

/// The fonts of a document.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
    /// By where their dictionary stands.
    open: BTreeMap<(u32, i32), Option<usize>>,
    fonts: Vec<Font<'a>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        let stub: FontData = Arc::new(stub());
        Self {
            cache: FontCache::new(),
            programs: Arc::new(move |_| Some((stub.clone(), 0))),
            maps: Arc::new(|_| None),
            open: BTreeMap::new(),
            fonts: Vec::new(),
        }
    }

    /// The number of a font.
    pub(super) fn open(&mut self, dict: &Dict<'a>) -> Option<usize> {
        let id = dict.obj_id().map(|id| (id.obj_number, id.gen_number));
        if let Some(known) = id.and_then(|id| self.open.get(&id)) {
            return *known;
        }
        let font = if is_safe(dict) { self.cache.font(dict, &self.programs, &self.maps) } else { None };
        let at = font.map(|program| {
            self.fonts.push(Font { program, bold: is_bold(dict), known: BTreeMap::new() });
            self.fonts.len() - 1
        });
        if let Some(id) = id {
            self.open.insert(id, at);
        }
        at
    }

    pub(super) fn get(&mut self, at: usize) -> Option<&mut Font<'a>> {
        self.fonts.get_mut(at)
    }
}

fn is_bold(dict: &Dict) -> bool {
    let name = dict.get::<Name>(b"BaseFont").map(|name| name.as_str().to_ascii_lowercase()).unwrap_or_default();
    ["bold", "black", "heavy"].iter().any(|word| name.contains(word))
}

/// Whether a font can be read in the time and memory that fonts take.
fn is_safe(dict: &Dict) -> bool {
    let below = dict.get::<Array>(b"DescendantFonts").and_then(|fonts| fonts.iter::<Dict>().next());
    [Some(dict.clone()), below].iter().flatten().all(|dict| has_few_widths(dict) && has_small_streams(dict))
}

/// Whether the streams that a font is read from unpack to a size that fonts
/// have.
fn has_small_streams(dict: &Dict) -> bool {
    let descriptor = dict.get::<Dict>(b"FontDescriptor").unwrap_or_default();
    let own = ["ToUnicode", "Encoding", "CIDToGIDMap"].map(|key| dict.get::<Stream>(key));
    let programs = ["FontFile", "FontFile2", "FontFile3"].map(|key| descriptor.get::<Stream>(key));
    own.iter().chain(&programs).flatten().all(safe::fits)
}

/// Whether a font lists the widths of no more letters than fonts have: the
/// reader writes out whatever ranges it claims.
fn has_few_widths(dict: &Dict) -> bool {
    const FEW: u32 = 200_000;
    if dict.get::<i64>(b"FirstChar").is_some_and(|first| !(0..=255).contains(&first)) {
        return false;
    }
    let mut all = 0u32;
    if let Some(widths) = dict.get::<Array>(b"W") {
        let mut widths = widths.flex_iter();
        while all < FEW {
            if widths.next::<(u32, Array)>().is_none() {
                let Some((first, last, _)) = widths.next::<(u32, u32, f32)>() else { break };
                all = all.saturating_add(last.saturating_sub(first));
            }
        }
    }
    if let Some(widths) = dict.get::<Array>(b"W2") {
        let mut widths = widths.flex_iter();
        while all < FEW {
            if widths.next::<(u32, Array)>().is_none() {
                let Some((first, last, ..)) = widths.next::<(u32, u32, f32, f32, f32)>() else { break };
                all = all.saturating_add(last.saturating_sub(first));
            }
        }
    }
    all < FEW
}

/// A font of one empty glyph: stands in for fonts that a document names but does
/// not hold, whose letters and widths are known without it.
fn stub() -> Vec<u8> {
    let head = {
        let mut head = vec![0u8; 54];
        head.splice(0..4, [0, 1, 0, 0]);
        head.splice(12..16, [0x5f, 0x0f, 0x3c, 0xf5]);
        // A thousand units to the size.
        head.splice(18..20, [0x03, 0xe8]);
        head
    };
    let hhea = {
        let mut hhea = vec![0u8; 36];
        hhea.splice(0..4, [0, 1, 0, 0]);
        hhea.splice(34..36, [0, 1]);
        hhea
    };
    let maxp = {
        let mut maxp = vec![0u8; 32];
        maxp.splice(0..6, [0, 1, 0, 0, 0, 1]);
        maxp
    };
    let tables: [(&[u8; 4], Vec<u8>); 6] = [
        (b"glyf", vec![0; 4]),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", vec![0x03, 0xe8, 0, 0]),
        (b"loca", vec![0; 4]),
        (b"maxp", maxp),
    ];
    let count = u8::try_from(tables.len()).unwrap_or_default();
    let mut font = vec![0, 1, 0, 0, 0, count, 0, 64, 0, 2, 0, 32];
    let mut place = font.len() + tables.len() * 16;
    for (name, table) in &tables {
        font.extend_from_slice(*name);
        font.extend_from_slice(&[0; 4]);
        font.extend_from_slice(&u32::try_from(place).unwrap_or_default().to_be_bytes());
        font.extend_from_slice(&u32::try_from(table.len()).unwrap_or_default().to_be_bytes());
        place += table.len().next_multiple_of(4);
    }
    for (_, table) in &tables {
        font.extend_from_slice(table);
        font.resize(font.len().next_multiple_of(4), 0);
    }
    font
}
