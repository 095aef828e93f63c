//! Rich text as tokens.

/// The longest name of a control word.
const LONGEST: usize = 32;

/// A piece of rich text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// A word behind a backslash and the number behind it.
    Word(&'a str, Option<i32>),
    /// A sign behind a backslash.
    Sign(u8),
    /// A letter by its number in the code page.
    Byte(u8),
    /// Bytes as they stand.
    Text(&'a [u8]),
}

/// The tokens of some bytes.
pub(super) struct Tokens<'a>(&'a [u8]);

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Passes over bytes that are no text.
    pub(super) fn pass_over(&mut self, bytes: usize) {
        self.take(bytes);
    }

    fn take(&mut self, bytes: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(bytes.min(self.0.len()));
        self.0 = rest;
        taken
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let letters = self.0.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters > 0 {
            let name = std::str::from_utf8(self.take(letters)).ok()?;
            let number = self.number();
            if self.0.starts_with(b" ") {
                self.take(1);
            }
            return Some(Token::Word(name, number));
        }
        match self.take(1).first()? {
            b'\'' => {
                let digits = self.0.get(..2).and_then(|two| std::str::from_utf8(two).ok());
                match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
                    Some(byte) => {
                        self.take(2);
                        Some(Token::Byte(byte))
                    }
                    None => Some(Token::Sign(b'\'')),
                }
            }
            sign => Some(Token::Sign(*sign)),
        }
    }

    fn number(&mut self) -> Option<i32> {
        let minus = usize::from(self.0.starts_with(b"-"));
        let digits = self.0.iter().skip(minus).take(10).take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return None;
        }
        let number = std::str::from_utf8(self.take(minus + digits)).ok()?;
        Some(number.parse().unwrap_or(i32::MAX))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        match self.0.first()? {
            b'{' => {
                self.take(1);
                Some(Token::Open)
            }
            b'}' => {
                self.take(1);
                Some(Token::Close)
            }
            b'\\' => {
                self.take(1);
                self.control()
            }
            _ => {
                let length = self.0.iter().take_while(|byte| !matches!(byte, b'{' | b'}' | b'\\')).count();
                Some(Token::Text(self.take(length)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_signs_and_bytes_are_told_apart() {
        let tokens: Vec<_> = Tokens::new(b"{\\b-1 x\\'e9\\~\\par\r\ny}\\").collect();
        let expected = [
            Token::Open,
            Token::Word("b", Some(-1)),
            Token::Text(b"x"),
            Token::Byte(0xe9),
            Token::Sign(b'~'),
            Token::Word("par", None),
            Token::Text(b"\r\ny"),
            Token::Close,
        ];
        assert_eq!(tokens, expected);
        assert_eq!(Tokens::new(b"\\'zz").next(), Some(Token::Sign(b'\'')));
    }
}
