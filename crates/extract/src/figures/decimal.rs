//! Exact decimals: what a text says, not its nearest binary fraction.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// The most digits that are kept; longer runs of digits are no quantity.
const MAX_DIGITS: usize = 30;
/// Digits that fit 64 bits.
const SMALL_DIGITS: usize = 18;
/// Digits after the point of a quotient such as a third.
const QUOTIENT_DIGITS: i16 = 15;
const MAX_EXPONENT: i16 = 60;

/// `mantissa` times ten to the power of `exponent`, without trailing zeros, so
/// equal numbers are equal values. Written and sent as plain digits:
/// `"1600000"`, `"0.25"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
// Packed: a text may hold half a million, and the alignment of 128 bits would
// add half to each.
#[repr(Rust, packed(2))]
pub struct Decimal {
    mantissa: i128,
    exponent: i16,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, exponent: 0 };

    fn new(mantissa: i128, exponent: i16) -> Option<Self> {
        let mut decimal = Decimal { mantissa, exponent };
        // Most numbers are small, and division of small ones is quick.
        if let Ok(mut small) = i64::try_from(mantissa) {
            while small != 0 && small % 10 == 0 {
                (small, decimal.exponent) = (small / 10, decimal.exponent + 1);
            }
            decimal.mantissa = small.into();
            decimal.exponent = if small == 0 { 0 } else { decimal.exponent };
            return (decimal.exponent.abs() <= MAX_EXPONENT).then_some(decimal);
        }
        while decimal.mantissa != 0 && decimal.mantissa % 10 == 0 {
            decimal.mantissa /= 10;
            decimal.exponent += 1;
        }
        if decimal.mantissa == 0 {
            return Some(Decimal::ZERO);
        }
        let fits = decimal.digits() <= MAX_DIGITS && decimal.exponent.abs() <= MAX_EXPONENT;
        fits.then_some(decimal)
    }

    /// Reads digits with an optional point and thousands commas: `27,600`,
    /// `1.6`, `.25`. `None` for anything else and for more than 30 digits.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > 2 * MAX_DIGITS {
            return None;
        }
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        if part.contains(['.', ',']) || (whole.is_empty() && part.is_empty()) {
            return None;
        }
        let digits = || whole.bytes().filter(|&byte| byte != b',').chain(part.bytes());
        let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
        let mut mantissa: i128 = 0;
        if text.len() <= SMALL_DIGITS {
            let mut small: i64 = 0;
            for byte in digits() {
                small = 10 * small + i64::from(digit(byte)?);
            }
            mantissa = small.into();
        } else {
            for byte in digits() {
                mantissa = mantissa.checked_mul(10)?.checked_add(digit(byte)?.into())?;
            }
        }
        Decimal::new(mantissa, -i16::try_from(part.len()).ok()?)
    }

    /// The number times ten to the power of `power`; `None` out of range.
    pub fn shift(self, power: i16) -> Option<Self> {
        Decimal::new(self.mantissa, self.exponent.checked_add(power)?)
    }

    /// The sum; `None` out of range.
    pub fn plus(self, other: Decimal) -> Option<Self> {
        let exponent = if self.mantissa == 0 {
            other.exponent
        } else if other.mantissa == 0 {
            self.exponent
        } else {
            self.exponent.min(other.exponent)
        };
        let sum = self.at_exponent(exponent)?.checked_add(other.at_exponent(exponent)?)?;
        Decimal::new(sum, exponent)
    }

    /// The product; `None` out of range.
    pub fn times(self, other: Decimal) -> Option<Self> {
        Decimal::new(self.mantissa.checked_mul(other.mantissa)?, self.exponent.checked_add(other.exponent)?)
    }

    /// The quotient, rounded to fifteen places; `None` for division by zero.
    pub fn over(self, other: Decimal) -> Option<Self> {
        if other.mantissa == 0 {
            return None;
        }
        let exponent = self.exponent.min(other.exponent);
        let (top, bottom) = (self.at_exponent(exponent)?, other.at_exponent(exponent)?);
        let top = top.checked_mul(10_i128.checked_pow(QUOTIENT_DIGITS.unsigned_abs().into())?)?;
        let half = if (top < 0) == (bottom < 0) { bottom / 2 } else { -bottom / 2 };
        Decimal::new(top.checked_add(half)? / bottom, -QUOTIENT_DIGITS)
    }

    /// The number with its sign turned.
    pub fn negated(self) -> Self {
        Decimal { mantissa: -self.mantissa, ..self }
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The number as a small whole number, if it is one.
    pub fn whole(self) -> Option<u32> {
        u32::try_from(self.at_exponent(0)?).ok()
    }

    /// The nearest binary number: to draw with, never to compare with.
    pub fn rough(self) -> f64 {
        let step = if self.exponent < 0 { 0.1 } else { 10.0 };
        (0..self.exponent.unsigned_abs()).fold(self.mantissa as f64, |number, _| number * step)
    }

    /// Its mantissa at a lower exponent.
    fn at_exponent(self, exponent: i16) -> Option<i128> {
        if self.mantissa == 0 {
            return Some(0);
        }
        let power = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.mantissa.checked_mul(10_i128.checked_pow(power)?)
    }

    fn digits(self) -> usize {
        self.mantissa.unsigned_abs().checked_ilog10().map_or(1, |log| log as usize + 1)
    }

    /// Position of the highest digit, to compare numbers of any size.
    fn magnitude(self) -> i32 {
        self.digits() as i32 + i32::from(self.exponent)
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Decimal::new(number.into(), 0).unwrap_or(Decimal::ZERO)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let signs = self.mantissa.signum().cmp(&other.mantissa.signum());
        if signs != Ordering::Equal || self.mantissa == 0 {
            return signs;
        }
        let exponent = self.exponent.min(other.exponent);
        let sizes = self.magnitude().cmp(&other.magnitude()).then_with(|| {
            let size = |of: &Decimal| of.at_exponent(exponent).map(i128::unsigned_abs);
            size(self).cmp(&size(other))
        });
        if self.is_negative() { sizes.reverse() } else { sizes }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_negative() { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs().to_string();
        let places = usize::from(self.exponent.min(0).unsigned_abs());
        if places == 0 {
            return write!(f, "{sign}{digits}{}", "0".repeat(usize::try_from(self.exponent).unwrap_or_default()));
        }
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, part) = padded.split_at(padded.len() - places);
        write!(f, "{sign}{whole}.{part}")
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> Self {
        decimal.to_string()
    }
}

/// The text is not a plain decimal number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a decimal number; write digits with an optional sign and point, such as -12.5")]
pub struct NotDecimal(String);

impl FromStr for Decimal {
    type Err = NotDecimal;

    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let (digits, negative) = text.strip_prefix('-').map_or((text, false), |rest| (rest, true));
        let longest = MAX_DIGITS + usize::from(MAX_EXPONENT.unsigned_abs());
        let read = || {
            // Zeros at the end of a long number are its exponent.
            let short = if digits.contains('.') { digits } else { digits.trim_end_matches('0') };
            let zeros = i16::try_from(digits.len() - short.len()).ok()?;
            Decimal::read(if short.is_empty() { "0" } else { short })?.shift(zeros)
        };
        let number = if digits.len() > longest || digits.is_empty() { None } else { read() };
        let number = number.ok_or_else(|| NotDecimal(text.chars().take(longest).collect()))?;
        Ok(if negative { number.negated() } else { number })
    }
}

impl TryFrom<String> for Decimal {
    type Error = NotDecimal;

    fn try_from(text: String) -> Result<Self, NotDecimal> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_read_and_written_exactly() {
        for (text, plain) in [("27,600", "27600"), ("0.10", "0.1"), (".25", "0.25"), ("1000000", "1000000")] {
            assert_eq!(Decimal::read(text).unwrap().to_string(), plain);
        }
        for text in ["", ".", "1.2.3", "x", "1.2,3"] {
            assert_eq!(Decimal::read(text), None, "{text}");
        }
        assert_eq!(Decimal::read(&"9".repeat(1_000_000)), None);
    }

    #[test]
    fn sums_products_and_quotients() {
        assert_eq!(decimal("1.6").shift(6).unwrap().to_string(), "1600000");
        assert_eq!(decimal("2").plus(decimal("0.5")), Some(decimal("2.5")));
        assert_eq!(decimal("1.5").times(decimal("12")), Some(decimal("18")));
        assert_eq!(decimal("2").over(decimal("3")).unwrap().to_string(), "0.666666666666667");
        assert_eq!(decimal("1").over(Decimal::ZERO), None);
    }

    #[test]
    fn rough_numbers_are_near() {
        for (text, near) in [("-2.5", -2.5), ("0", 0.0), ("0.001", 0.001), ("31000", 31_000.0)] {
            assert!((decimal(text).rough() - near).abs() < 1e-9, "{text}");
        }
    }

    #[test]
    fn order_is_by_value() {
        let sorted = ["-100", "-2.5", "-2", "0", "0.001", "1.5", "20000", "31000", "1000000000000"].map(decimal);
        assert!(sorted.is_sorted());
        assert!(decimal("10") == decimal("10.0"));
    }

    proptest! {
        #[test]
        fn text_round_trips(mantissa in -1_000_000_000i64..1_000_000_000, exponent in -9i16..9) {
            let number = Decimal::new(mantissa.into(), exponent).unwrap();
            prop_assert_eq!(number.to_string().parse::<Decimal>().unwrap(), number);
        }
    }
}
