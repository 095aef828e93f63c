//! One pass over the tags: paragraphs with their elements.

use super::meta::Meta;
use super::names;
use super::tag::Tag;
use crate::line::Hint;
use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use std::convert::Infallible;

/// Elements open at once; deeper ones are read as part of the last.
const DEEPEST: usize = 512;

/// With more left open than this, a tree would grow with their square.
const UNCLOSED: usize = 100;

/// The comment by which the clipboard of Windows marks what was selected.
const SELECTION: &[u8] = b"StartFragment";

/// Between the cells of a row.
const CELLS: &str = " | ";

/// A paragraph of the page.
#[derive(Debug, Default)]
pub(super) struct Fragment {
    /// White space collapsed.
    pub(super) text: String,
    /// How many of its bytes are links.
    pub(super) linked: usize,
    /// Index into [`Page::elements`] of the innermost block.
    pub(super) element: usize,
    /// What the markup says about its part in the article.
    pub(super) hint: Hint,
}

/// A block element and the fragments inside it.
#[derive(Debug)]
pub(super) struct Element {
    /// Index of the element around it; its own for the outermost.
    pub(super) parent: usize,
    /// First fragment.
    pub(super) first: usize,
    /// One past the last fragment.
    pub(super) end: usize,
    /// What its name or class says against it.
    pub(super) outside: Option<Hint>,
}

/// What is left of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// In order.
    pub(super) fragments: Vec<Fragment>,
    /// Parents before children; the first is the page.
    pub(super) elements: Vec<Element>,
    /// From the head and the like.
    pub(super) meta: Meta,
    /// Whether it is a part that somebody selected, rather than a whole page.
    pub(super) is_selection: bool,
    /// Whether no tree should be built of its elements: they are nested too
    /// deep, have too many attributes, or are left open too often.
    pub(super) is_odd: bool,
}

/// Reads a page. Time grows with its length; nothing recurses.
pub(super) fn scan(html: &str) -> Page {
    let mut scanner = Scanner::new();
    let mut emitter = CallbackEmitter::<_, Infallible>::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| {
        scanner.event(event);
        None
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
    scanner.finish()
}

/// What holds for text at one place.
#[derive(Debug, Clone, Copy, Default)]
struct Context {
    dropped: bool,
    link: bool,
    pre: bool,
    hint: Hint,
    element: usize,
}

/// An open element, and what held before it.
#[derive(Debug)]
struct Open {
    name: String,
    inline: bool,
    before: Context,
}

#[derive(Debug, Default)]
struct Scanner {
    page: Page,
    open: Vec<Open>,
    context: Context,
    tag: Option<Tag>,
    /// The element whose content comes as one string, and its type.
    raw: Option<(String, bool)>,
    /// The paragraph being read.
    text: String,
    linked: usize,
    hint: Hint,
    space: bool,
    /// Whether the paragraph is the first of a cell.
    row: bool,
    /// The cells before it in its row.
    cells: Vec<Fragment>,
    /// How many elements such as `b` were left open when their block ended: a
    /// tree repeats each of them in every block that follows.
    unclosed: usize,
    /// Whether there are tags of a whole page, and a mark of a selection.
    whole: bool,
    marked: bool,
}

impl Scanner {
    fn new() -> Self {
        let mut scanner = Self::default();
        scanner.page.elements.push(Element { parent: 0, first: 0, end: usize::MAX, outside: None });
        scanner
    }

    fn event(&mut self, event: CallbackEvent<'_>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = Some(Tag::new(lossy(name))),
            CallbackEvent::AttributeName { name } => self.attribute(name),
            CallbackEvent::AttributeValue { value } => self.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(tag) = self.tag.take() {
                    self.start(tag, self_closing);
                }
            }
            CallbackEvent::EndTag { name } => self.end(&lossy(name)),
            CallbackEvent::String { value } => self.string(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { value } => self.marked |= value.trim_ascii() == SELECTION,
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
    }

    fn attribute(&mut self, name: &[u8]) {
        if let Some(tag) = &mut self.tag {
            tag.name_attribute(name);
            self.page.is_odd |= tag.is_odd();
        }
    }

    fn value(&mut self, value: &[u8]) {
        if let Some(tag) = &mut self.tag {
            tag.set_value(value);
        }
    }

    fn start(&mut self, tag: Tag, self_closing: bool) {
        match tag.name.as_str() {
            "script" | "style" | "title" | "textarea" | "iframe" | "xmp" | "noembed" | "noscript" => {
                let data = tag.get("type").is_some_and(|kind| kind.contains("ld+json"));
                self.raw = Some((tag.name, data));
            }
            "meta" => self.page.meta.add(&tag),
            "br" | "hr" => {
                self.break_row(&tag.name);
                self.flush();
            }
            name if names::is_void(name) => {}
            _ => self.open(tag, self_closing),
        }
    }

    fn open(&mut self, tag: Tag, self_closing: bool) {
        self.whole |= matches!(tag.name.as_str(), "html" | "body");
        let inline = names::is_inline(&tag.name) || (names::is_custom(&tag.name) && self.is_in_paragraph());
        if self.goes_on_after(&tag.name) {
            self.close_implied(&tag.name);
            self.keep_cell();
        } else if !inline {
            self.break_row(&tag.name);
            self.flush();
            self.close_implied(&tag.name);
        }
        self.page.is_odd |= self.open.len() >= DEEPEST;
        if (self_closing && tag.name.contains('-')) || self.open.len() >= DEEPEST {
            return;
        }
        let before = self.context;
        self.enter(&tag, inline);
        self.open.push(Open { name: tag.name, inline, before });
    }

    /// Whether the innermost block holds text rather than other blocks.
    fn is_in_paragraph(&self) -> bool {
        let block = self.open.iter().rev().find(|open| !open.inline);
        block.is_some_and(|block| matches!(block.name.as_str(), "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li"))
    }

    fn enter(&mut self, tag: &Tag, inline: bool) {
        self.context.dropped |= names::is_dropped(&tag.name) || tag.is_hidden();
        self.context.link |= tag.name == "a";
        self.context.pre |= tag.name == "pre";
        if !self.context.dropped && tag.is_dated() && !self.is_outside() {
            self.page.meta.add_time(tag);
        }
        if let Some(part) = tag.part().filter(|part| !inline || *part == Hint::Byline) {
            self.context.hint = stronger(self.context.hint, part);
        }
        if !inline {
            let first = self.page.fragments.len();
            let element = Element { parent: self.context.element, first, end: usize::MAX, outside: tag.outside() };
            self.context.element = self.page.elements.len();
            self.page.elements.push(element);
        }
    }

    fn is_outside(&self) -> bool {
        let mut at = self.context.element;
        // A few levels are enough: this only guards the choice of a date.
        (0..32).any(|_| {
            let Some(element) = self.page.elements.get(at) else { return false };
            at = element.parent;
            element.outside.is_some()
        })
    }

    /// Closes what a block's start tag ends: an open paragraph, the item or
    /// cell before this one.
    fn close_implied(&mut self, name: &str) {
        let ends: &[&str] = match name {
            "li" => &["li", "p"],
            "dt" | "dd" => &["dt", "dd", "p"],
            "td" | "th" => &["td", "th", "p"],
            "tr" => &["td", "th", "tr", "p"],
            "body" => &["head"],
            _ => &["p"],
        };
        while let Some(at) = self.open.iter().rposition(|open| !open.inline) {
            if self.open.get(at).is_none_or(|open| !ends.contains(&open.name.as_str())) {
                return;
            }
            self.pop_to(at);
        }
    }

    fn end(&mut self, name: &str) {
        self.tag = None;
        if self.raw.take().is_some() {
            return;
        }
        let same = self.open.iter().rev().find(|open| open.name == name);
        let inline = same.map_or(names::is_inline(name) || names::is_custom(name), |open| open.inline);
        if !inline && !self.goes_on_after(name) {
            self.flush();
        }
        // An inline end tag ends nothing outside its block.
        let found = self.open.iter().rev().take_while(|open| !inline || open.inline).position(|open| open.name == name);
        if let Some(from_top) = found {
            self.pop_to(self.open.len() - 1 - from_top);
        }
    }

    /// Closes the elements from the top down to the one at `at`.
    fn pop_to(&mut self, at: usize) {
        let ends = |open: &Open| !open.inline && !self.goes_on_after(&open.name);
        if self.open.get(at..).is_some_and(|open| open.iter().any(ends)) {
            self.flush();
        }
        let left = self.open.get(at + 1..).unwrap_or_default();
        self.unclosed += left.iter().filter(|open| names::is_formatting(&open.name)).count();
        self.page.is_odd |= self.unclosed > UNCLOSED;
        while self.open.len() > at
            && let Some(open) = self.open.pop()
        {
            if !open.inline
                && let Some(element) = self.page.elements.get_mut(self.context.element)
            {
                element.end = self.page.fragments.len();
            }
            self.context = open.before;
        }
    }

    fn string(&mut self, text: &str) {
        match &self.raw {
            Some((name, _)) if name == "title" => self.page.meta.add_title(text),
            Some((_, true)) => self.page.meta.add_data(text),
            Some(_) => {}
            None if self.context.dropped => {}
            None if self.context.pre => self.preformatted(text),
            None => text.chars().for_each(|c| self.push(c)),
        }
    }

    /// Text whose blank lines part paragraphs.
    fn preformatted(&mut self, text: &str) {
        let mut blank = false;
        for c in text.chars() {
            if c == '\n' && blank {
                self.flush();
            }
            blank = c == '\n' || (blank && c.is_whitespace());
            self.push(c);
        }
    }

    /// Adds a character, collapsing white space and leaving out those that
    /// are not seen or that turn the direction of writing.
    fn push(&mut self, c: char) {
        if c.is_whitespace() {
            self.space = true;
        } else if !is_invisible(c) {
            if self.text.is_empty() {
                self.hint = self.context.hint;
                self.row = self.is_in_fresh_cell();
            } else if self.space {
                self.text.push(' ');
            }
            self.space = false;
            self.text.push(c);
            self.linked += if self.context.link { c.len_utf8() } else { 0 };
        }
    }

    /// Whether nothing but the paragraph being read stands in the innermost block,
    /// a cell.
    fn is_in_fresh_cell(&self) -> bool {
        let block = self.open.iter().rev().find(|open| !open.inline);
        let element = self.page.elements.get(self.context.element);
        block.is_some_and(|block| is_cell(&block.name))
            && element.is_some_and(|element| element.first == self.page.fragments.len())
    }

    /// Whether a row of a table goes on where a cell begins or ends.
    fn goes_on_after(&self, name: &str) -> bool {
        is_cell(name) && (self.row || !self.cells.is_empty())
    }

    /// Keeps a cell for the end of its row.
    fn keep_cell(&mut self) {
        self.space = false;
        if let Some(cell) = self.take_fragment() {
            self.cells.push(cell);
        }
    }

    /// A line or block inside a cell shows that the table is there for the layout
    /// alone: each cell stands for itself.
    fn break_row(&mut self, name: &str) {
        if !matches!(name, "tr" | "tbody" | "thead" | "tfoot") {
            self.page.fragments.append(&mut self.cells);
        }
    }

    fn take_fragment(&mut self) -> Option<Fragment> {
        let linked = std::mem::take(&mut self.linked);
        let text = std::mem::take(&mut self.text);
        (!text.is_empty()).then_some(Fragment { text, linked, element: self.context.element, hint: self.hint })
    }

    /// Ends the paragraph being read, or the row.
    fn flush(&mut self) {
        self.space = false;
        self.row = false;
        let last = self.take_fragment();
        let mut cells: Vec<_> = std::mem::take(&mut self.cells).into_iter().chain(last).collect();
        if cells.len() > 1 {
            let texts: Vec<_> = cells.iter().map(|cell| cell.text.as_str()).collect();
            let text = texts.join(CELLS);
            let linked = cells.iter().map(|cell| cell.linked).sum();
            let hint = cells.iter().map(|cell| cell.hint).find(|hint| *hint != Hint::None).unwrap_or(Hint::Row);
            cells = vec![Fragment { text, linked, element: self.context.element, hint }];
        }
        self.page.fragments.append(&mut cells);
    }

    fn finish(mut self) -> Page {
        self.flush();
        self.page.is_selection = self.marked || !self.whole;
        let all = self.page.fragments.len();
        for element in &mut self.page.elements {
            element.end = element.end.min(all);
        }
        self.page
    }
}

/// Of a hint and one inside it, the one that counts: headings, captions and
/// bylines keep their role inside quotes and items.
fn stronger(outer: Hint, inner: Hint) -> Hint {
    match outer {
        Hint::Title | Hint::Heading | Hint::Caption => outer,
        Hint::Quote if inner == Hint::Item => outer,
        _ => inner,
    }
}

fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th")
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
