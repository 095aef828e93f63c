//! Rich text (.rtf).
//!
//! No crate reads its code pages, tables and lists, so it is read here: tokens,
//! a stack of groups that hold what is set in them, and the text of the groups
//! that are the document's own.

mod token;

use crate::page::{About, Page, Part};
use crate::style::Style;
use crate::{OpenError, Opened};
use gloss_encoding::decode_code_page;
use std::collections::BTreeMap;
use token::{Token, Tokens};

const KIND: &str = "rich text file";

/// Groups inside each other at most.
const DEEPEST: usize = 2_000;

/// Opens a rich text file.
pub(crate) fn open(name: &str, bytes: &[u8]) -> Result<Vec<Opened>, OpenError> {
    let mut reader = Reader::default();
    let mut tokens = Tokens::new(bytes);
    while let Some(token) = tokens.next() {
        if let Token::Word("bin", Some(length)) = token {
            tokens.pass_over(usize::try_from(length).unwrap_or(0));
        }
        if reader.stack.len() > DEEPEST {
            return Err(OpenError::Damaged { kind: KIND });
        }
        reader.token(token);
    }
    reader.paragraph();
    reader.end_row();
    let article = reader.page.article(KIND)?;
    Ok(vec![Opened::new(name, reader.about.supply(article))])
}

/// Where the text of a group goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    #[default]
    Body,
    /// Pictures, notes, settings.
    Nowhere,
    Fonts,
    Styles,
    Title,
    Author,
}

/// What is set in a group, and goes back when it ends.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    place: Place,
    hidden: bool,
    font: i32,
    /// How many letters behind one in Unicode stand for it in old programs.
    instead: Option<usize>,
    paragraph: Paragraph,
}

/// What is set for a paragraph.
#[derive(Debug, Clone, Copy, Default)]
struct Paragraph {
    style: i32,
    level: bool,
    listed: bool,
    in_table: bool,
}

#[derive(Debug, Default)]
struct Reader {
    page: Page,
    about: About,
    group: Group,
    stack: Vec<Group>,
    /// Whether the group begins with a star: what is not known is skipped.
    starred: bool,
    code_page: u32,
    first_font: i32,
    fonts: BTreeMap<i32, u32>,
    styles: BTreeMap<i32, Style>,
    /// The name of the style that is being told.
    style_name: String,
    /// Bytes whose code page is that of the font, before they become text.
    bytes: Vec<u8>,
    /// Units of UTF-16 before they become text.
    units: Vec<u16>,
    /// Letters still to be passed over.
    passed: usize,
    /// Whether a bullet or number stood before the paragraph.
    bullet: bool,
    text: String,
    cell: String,
    cells: Vec<String>,
}

impl Reader {
    fn token(&mut self, token: Token) {
        match token {
            Token::Open => {
                self.flush();
                self.passed = 0;
                self.stack.push(self.group);
            }
            Token::Close => self.close(),
            Token::Byte(_) if self.passed > 0 => self.passed -= 1,
            Token::Byte(byte) => self.byte(byte),
            Token::Text(text) => self.bytes(text),
            Token::Sign(sign) => self.sign(sign),
            Token::Word(word, number) => self.word(word, number),
        }
        self.starred &= matches!(token, Token::Sign(b'*'));
    }

    fn close(&mut self) {
        self.flush();
        self.passed = 0;
        self.end_style();
        let paragraph = self.group.paragraph;
        let body = self.group.place == Place::Body;
        if let Some(group) = self.stack.pop() {
            self.group = group;
            // Programs set a paragraph's style inside the group of its text.
            if body && group.place == Place::Body && !self.text.is_empty() {
                self.group.paragraph = paragraph;
            }
        }
    }

    fn byte(&mut self, byte: u8) {
        self.flush_units();
        self.bytes.push(byte);
    }

    fn bytes(&mut self, text: &[u8]) {
        for byte in text.iter().filter(|byte| !matches!(byte, b'\r' | b'\n' | 0)) {
            match self.passed {
                0 => self.byte(*byte),
                _ => self.passed -= 1,
            }
        }
    }

    fn sign(&mut self, sign: u8) {
        if self.passed > 0 && sign != b'*' {
            self.passed -= 1;
            return;
        }
        match sign {
            b'*' => self.starred = true,
            b'~' => self.push(" "),
            b'_' => self.push("\u{2011}"),
            b'\n' | b'\r' => self.paragraph(),
            b'{' | b'}' | b'\\' => self.byte(sign),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if word == "u" {
            return self.unit(number.unwrap_or_default());
        }
        self.flush();
        if self.place(word) || self.letter(word) || self.set(word, number) {
            return;
        }
        match word {
            "par" | "sect" | "page" | "column" => self.paragraph(),
            "cell" => self.end_cell(),
            "row" => self.end_row(),
            _ if self.starred => self.group.place = Place::Nowhere,
            _ => {}
        }
    }

    /// A unit of UTF-16; the letters that stand for it elsewhere are passed over.
    fn unit(&mut self, number: i32) {
        self.flush_bytes();
        // Numbers above 32,767 are written as negative ones.
        let unit = u16::try_from(number.rem_euclid(65_536)).unwrap_or_default();
        self.units.push(unit);
        self.passed = self.group.instead.unwrap_or(1);
    }

    /// Words that say where a group's text goes.
    fn place(&mut self, word: &str) -> bool {
        let place = match word {
            "fonttbl" => Place::Fonts,
            "stylesheet" => Place::Styles,
            "title" => Place::Title,
            "author" => Place::Author,
            "listtext" | "pntext" => {
                self.bullet = true;
                Place::Nowhere
            }
            _ if is_aside(word) => Place::Nowhere,
            _ => return false,
        };
        // What is skipped stays skipped, but for what is told about the text.
        if self.group.place != Place::Nowhere || matches!(place, Place::Title | Place::Author) {
            self.group.place = place;
        }
        true
    }

    /// Words that stand for a letter.
    fn letter(&mut self, word: &str) -> bool {
        let letter = match word {
            "tab" | "line" | "softline" | "emspace" | "enspace" | "qmspace" | "nestcell" => " ",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            _ => return false,
        };
        if self.passed > 0 {
            self.passed -= 1;
        } else {
            self.push(letter);
        }
        true
    }

    /// Words that set something.
    fn set(&mut self, word: &str, number: Option<i32>) -> bool {
        let on = number != Some(0);
        let value = number.unwrap_or_default();
        match word {
            "ansicpg" => self.code_page = u32::try_from(value).unwrap_or_default(),
            "mac" => self.code_page = 10_000,
            "deff" => (self.first_font, self.group.font) = (value, value),
            "f" => self.group.font = value,
            "fcharset" | "cpg" if self.group.place == Place::Fonts => self.font(word, value),
            "plain" => (self.group.hidden, self.group.font) = (false, self.first_font),
            "v" | "deleted" => self.group.hidden = on,
            "uc" => self.group.instead = Some(usize::try_from(value).unwrap_or_default().min(16)),
            "pard" => self.group.paragraph = Paragraph::default(),
            "s" => self.group.paragraph.style = value,
            "outlinelevel" => self.group.paragraph.level = value < 9,
            "ls" => self.group.paragraph.listed = on,
            "intbl" => self.group.paragraph.in_table = on,
            _ => return false,
        }
        true
    }

    fn font(&mut self, word: &str, value: i32) {
        let page = if word == "cpg" { u32::try_from(value).ok() } else { page_of_charset(value) };
        if let Some(page) = page {
            self.fonts.insert(self.group.font, page);
        }
    }

    fn flush(&mut self) {
        self.flush_bytes();
        self.flush_units();
    }

    fn flush_bytes(&mut self) {
        if !self.bytes.is_empty() {
            let page = self.fonts.get(&self.group.font).copied().unwrap_or(self.code_page);
            let text = decode_code_page(page, &std::mem::take(&mut self.bytes));
            self.push(&text);
        }
    }

    fn flush_units(&mut self) {
        if !self.units.is_empty() {
            let text = String::from_utf16_lossy(&std::mem::take(&mut self.units));
            self.push(&text);
        }
    }

    fn push(&mut self, text: &str) {
        match self.group.place {
            Place::Body if !self.group.hidden => self.text.push_str(text),
            Place::Title => self.about.title.get_or_insert_default().push_str(text),
            Place::Author => self.about.author.get_or_insert_default().push_str(text),
            Place::Styles => self.style_name.push_str(text),
            _ => {}
        }
    }

    /// Ends a style's entry: its name goes to a semicolon.
    fn end_style(&mut self) {
        if self.group.place == Place::Styles
            && let Some((name, _)) = std::mem::take(&mut self.style_name).split_once(';')
            && let Some(style) = Style::of_name(name)
        {
            self.styles.insert(self.group.paragraph.style, style);
        }
    }

    fn paragraph(&mut self) {
        self.flush();
        if self.group.place != Place::Body {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let bullet = std::mem::take(&mut self.bullet);
        let paragraph = self.group.paragraph;
        if paragraph.in_table {
            self.cell.push_str(&text);
            self.cell.push(' ');
            return;
        }
        let part = match self.styles.get(&paragraph.style) {
            Some(Style::Contents) => return,
            Some(Style::Part(part)) => *part,
            None if paragraph.level => Part::Heading,
            None if bullet || paragraph.listed => Part::Item,
            None => Part::Body,
        };
        self.page.add(part, &text);
    }

    fn end_cell(&mut self) {
        let mut cell = std::mem::take(&mut self.cell);
        cell.push_str(&std::mem::take(&mut self.text));
        self.cells.push(cell);
        self.bullet = false;
    }

    fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.end_cell();
        }
        self.page.row(&std::mem::take(&mut self.cells));
    }
}

/// Whether a group of this name holds no text of the document.
fn is_aside(word: &str) -> bool {
    const ASIDE: [&str; 32] = [
        "annotation",
        "atnauthor",
        "atnid",
        "atnref",
        "bkmkend",
        "bkmkstart",
        "colortbl",
        "datastore",
        "fldinst",
        "footer",
        "footerf",
        "footerl",
        "footerr",
        "footnote",
        "ftnsep",
        "ftnsepc",
        "generator",
        "header",
        "headerf",
        "headerl",
        "headerr",
        "info",
        "listoverridetable",
        "listtable",
        "nonshppict",
        "object",
        "pict",
        "private",
        "rsidtbl",
        "tc",
        "themedata",
        "xe",
    ];
    ASIDE.binary_search(&word).is_ok()
}

/// The code page of a font's character set; none for the document's own.
fn page_of_charset(charset: i32) -> Option<u32> {
    Some(match charset {
        77 => 10_000,
        128 => 932,
        129 | 130 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_extract::Role;
    use proptest::prelude::*;

    fn text(rtf: &str) -> String {
        open("a.rtf", rtf.as_bytes()).unwrap().remove(0).article.text().to_owned()
    }

    #[test]
    fn letters_come_in_the_code_page_of_their_font() {
        let rtf = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}{\\f1\\fcharset204 Times;}{\\f2\\fcharset128 M;}}\
            Caf\\'e9 {\\f1 \\'cc\\'ee\\'f1\\'ea\\'e2\\'e0} {\\f2 \\'83e\\'83X\\'83g} \\u8211 - \\u-10179?\\u-8704?\\par}";
        assert_eq!(text(rtf), "Café Москва テスト – 😀");
    }

    #[test]
    fn letters_that_stand_for_others_are_passed_over() {
        assert_eq!(text("{\\rtf1 {\\uc2 a\\u233 xyb}\\u233\\'65c{\\uc0\\u233 d}}"), "aébécéd");
    }

    #[test]
    fn pictures_notes_and_hidden_text_are_left_out() {
        let rtf = "{\\rtf1{\\info{\\title A title given}{\\author Ada N\\'fa\\'f1ez}}{\\pict 0aff}Text{\\footnote a note}\
            {\\v hidden}{\\*\\unknown x{\\b y}} here{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt , linked}}.\\par}";
        let article = open("a.rtf", rtf.as_bytes()).unwrap().remove(0).article;
        assert_eq!(article.first(Role::Title), Some("A title given"));
        assert_eq!(article.first(Role::Byline), Some("Ada Núñez"));
        assert!(article.text().ends_with("Text here, linked."), "{}", article.text());
    }

    #[test]
    fn cells_are_kept_in_rows() {
        let rtf = "{\\rtf1 Above.\\par\\trowd\\cellx1\\cellx2\\pard\\intbl One\\par more\\cell Two\\cell\\row\\pard Below.\\par}";
        assert_eq!(text(rtf), "Above.\n\nOne more | Two\n\nBelow.");
    }

    #[test]
    fn bytes_that_are_no_text_are_passed_over() {
        assert_eq!(text("{\\rtf1 a\\bin3 }{}b\\bin2147483647 c}"), "ab");
    }

    #[test]
    fn groups_in_groups_end() {
        let deep = format!("{{\\rtf1 {}x", "{".repeat(1_000_000));
        assert_eq!(open("a.rtf", deep.as_bytes()), Err(OpenError::Damaged { kind: KIND }));
        assert_eq!(text(&format!("{{\\rtf1 x{}", "}".repeat(100_000))), "x");
    }

    proptest! {
        #[test]
        fn any_tokens_are_read(words in proptest::collection::vec("[{}\\\\*'a-f0-9 ]{0,6}|\\\\(u|uc|par|cell|row|f|s|bin|fonttbl|stylesheet|info)-?[0-9]{0,5} ?", 0..60)) {
            let _ = open("", format!("{{\\rtf1 {}", words.concat()).as_bytes());
        }
    }
}
