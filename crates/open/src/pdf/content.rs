//! What a page draws: only its text, letter by letter, with its place.

use super::font::{Fonts, Letter};
use super::matrix::Matrix;
use super::pieces::{Glyph, Pieces};
use super::safe;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as Bytes};
use hayro_syntax::page::Resources;

/// Drawings inside drawings at most.
const DEEPEST: usize = 8;

/// Graphics states that are kept at most.
const STATES: usize = 512;

/// What is left of the work that is done for one file: instructions and
/// letters.
pub(super) struct Budget(pub(super) usize);

impl Budget {
    fn spend(&mut self) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }

    pub(super) fn is_spent(&self) -> bool {
        self.0 == 0
    }
}

#[derive(Debug, Clone, Copy)]
struct State {
    page: Matrix,
    font: Option<usize>,
    size: f64,
    between_letters: f64,
    between_words: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl State {
    fn new(page: Matrix) -> Self {
        Self {
            page,
            font: None,
            size: 0.0,
            between_letters: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// A stretch of the page that is marked as something.
#[derive(Debug, Clone, Default)]
struct Mark {
    /// Headers, footers, lines between columns.
    artifact: bool,
    /// Its number in the document's structure.
    number: Option<i32>,
    /// What its letters stand for, until the first of them is written.
    instead: Option<String>,
    /// Whether its letters stand for something else.
    replaced: bool,
}

/// Draws text.
pub(super) struct Drawing<'f, 'a> {
    fonts: &'f mut Fonts<'a>,
    budget: &'f mut Budget,
    pieces: Pieces,
    state: State,
    states: Vec<State>,
    text: Matrix,
    line: Matrix,
    marks: Vec<Mark>,
    depth: usize,
}

impl<'f, 'a> Drawing<'f, 'a> {
    pub(super) fn new(fonts: &'f mut Fonts<'a>, budget: &'f mut Budget, page: Matrix) -> Self {
        Self {
            fonts,
            budget,
            pieces: Pieces::default(),
            state: State::new(page),
            states: Vec::new(),
            text: Matrix::SAME,
            line: Matrix::SAME,
            marks: Vec::new(),
            depth: 0,
        }
    }

    pub(super) fn finish(self) -> Pieces {
        self.pieces
    }

    /// Draws a page's or a form's instructions.
    pub(super) fn draw(&mut self, content: &[u8], resources: &Resources<'a>) {
        let (states, marks) = (self.states.len(), self.marks.len());
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            if !self.budget.spend() {
                break;
            }
            self.instruction(&instruction, resources, states);
        }
        self.states.truncate(states);
        self.marks.truncate(marks);
    }

    fn instruction(&mut self, instruction: &TypedInstruction, resources: &Resources<'a>, bottom: usize) {
        use TypedInstruction as I;
        match instruction {
            I::SaveState(_) if self.states.len() < STATES => self.states.push(self.state),
            I::RestoreState(_) if self.states.len() > bottom => {
                if let Some(state) = self.states.pop() {
                    self.state = state;
                }
            }
            I::Transform(to) => {
                let to = matrix([&to.0, &to.1, &to.2, &to.3, &to.4, &to.5]);
                self.state.page = to.then(self.state.page);
            }
            I::XObject(name) => self.form(name.0, resources),
            I::TextFont(font) => {
                self.state.font = resources.get_font(font.0).and_then(|dict| self.fonts.open(&dict));
                self.state.size = font.1.as_f64();
            }
            I::CharacterSpacing(by) => self.state.between_letters = by.0.as_f64(),
            I::WordSpacing(by) => self.state.between_words = by.0.as_f64(),
            I::HorizontalScaling(by) => self.state.stretch = by.0.as_f64() / 100.0,
            I::TextLeading(by) => self.state.leading = by.0.as_f64(),
            I::TextRise(by) => self.state.rise = by.0.as_f64(),
            _ => self.text_instruction(instruction, resources),
        }
    }

    fn text_instruction(&mut self, instruction: &TypedInstruction, resources: &Resources<'a>) {
        use TypedInstruction as I;
        match instruction {
            I::BeginText(_) => (self.text, self.line) = (Matrix::SAME, Matrix::SAME),
            I::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            I::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            I::SetTextMatrix(to) => {
                self.line = matrix([&to.0, &to.1, &to.2, &to.3, &to.4, &to.5]);
                self.text = self.line;
            }
            I::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            I::ShowText(text) => self.show(text.0),
            I::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0);
            }
            I::ShowTextWithParameters(text) => {
                self.state.between_words = text.0.as_f64();
                self.state.between_letters = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2);
            }
            I::ShowTexts(texts) => self.show_all(texts.0),
            I::BeginMarkedContent(name) => self.begin_mark(name.0, None, resources),
            I::BeginMarkedContentWithProperties(mark) => self.begin_mark(mark.0, Some(mark.1), resources),
            I::EndMarkedContent(_) => _ = self.marks.pop(),
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    fn show_all(&mut self, texts: &Array) {
        for text in texts.iter::<Object>() {
            match text {
                Object::String(text) => self.show(&text),
                Object::Number(back) => {
                    let by = -back.as_f64() / 1000.0 * self.state.size * self.state.stretch;
                    self.text = Matrix::shift(by, 0.0).then(self.text);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, text: &Bytes) {
        let mut rest = text.as_bytes();
        while !rest.is_empty() && self.budget.spend() {
            let Some(font) = self.state.font.and_then(|font| self.fonts.get(font)) else { return };
            let (bold, level) = (font.bold, font.is_horizontal());
            let (code, letter, taken) = font.letter(rest);
            let is_space = taken == 1 && code == 32;
            rest = rest.get(taken..).unwrap_or_default();
            let spaces = self.state.between_letters + if is_space { self.state.between_words } else { 0.0 };
            let width = (letter.width / 1000.0 * self.state.size + spaces) * self.state.stretch;
            if level {
                self.letter(letter, width - spaces * self.state.stretch, bold);
            }
            self.text = Matrix::shift(width, 0.0).then(self.text);
        }
    }

    fn letter(&mut self, letter: Letter, width: f64, bold: bool) {
        let place = Matrix::shift(0.0, self.state.rise).then(self.text).then(self.state.page);
        if !place.is_finite() || !place.is_level() {
            return;
        }
        let mark = self.marks.last_mut();
        let (number, artifact) = mark.as_ref().map_or((None, false), |mark| (mark.number, mark.artifact));
        let text = match mark {
            Some(mark) if mark.replaced => mark.instead.take().unwrap_or_default(),
            _ => letter.text,
        };
        let ((x, y), (end, _)) = (place.place(0.0, 0.0), place.place(width, 0.0));
        let size = place.height() * self.state.size.abs();
        self.pieces.add(Glyph { text: &text, x, end, y, size, bold, mark: number, artifact });
    }

    fn begin_mark(&mut self, name: &Name, properties: Option<&Object>, resources: &Resources<'a>) {
        let mut mark = self.marks.last().cloned().unwrap_or_default();
        mark.artifact |= name.as_str() == "Artifact";
        let named;
        let properties = match properties {
            Some(Object::Dict(dict)) => Some(dict),
            Some(Object::Name(name)) => {
                named = resources.properties.get::<Dict>(name);
                named.as_ref()
            }
            _ => None,
        };
        if let Some(dict) = properties {
            mark.number = dict.get::<i32>(b"MCID").or(mark.number);
            if let Some(text) = dict.get::<Bytes>(b"ActualText")
                && !mark.replaced
            {
                (mark.instead, mark.replaced) = (Some(super::text_of(text.as_bytes())), true);
            }
        }
        if self.marks.len() < STATES {
            self.marks.push(mark);
        }
    }

    /// Draws a form: instructions that stand by themselves.
    fn form(&mut self, name: &Name, resources: &Resources<'a>) {
        let Some(form) = resources.get_x_object(name) else { return };
        if form.dict().get::<Name>(b"Subtype").is_none_or(|kind| kind.as_str() != "Form") || self.depth >= DEEPEST {
            return;
        }
        self.depth += 1;
        let state = self.state;
        let (text, line) = (self.text, self.line);
        self.state.page = form_matrix(&form).then(self.state.page);
        let own = form.dict().get::<Dict>(b"Resources").map(Resources::new);
        if let Some(content) = safe::decode(&form) {
            self.draw(&content, own.as_ref().unwrap_or(resources));
        }
        (self.state, self.text, self.line) = (state, text, line);
        self.depth -= 1;
    }
}

fn form_matrix(form: &Stream) -> Matrix {
    let Some(numbers) = form.dict().get::<Array>(b"Matrix") else { return Matrix::SAME };
    let numbers: Vec<f64> = numbers.iter::<Number>().take(6).map(|number| number.as_f64()).collect();
    numbers.try_into().map_or(Matrix::SAME, Matrix)
}

fn matrix(numbers: [&Number; 6]) -> Matrix {
    Matrix(numbers.map(|number| number.as_f64()))
}
