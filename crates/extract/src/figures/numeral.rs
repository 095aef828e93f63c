//! Numbers in digits, in words and in both: `27,600`, `two and a half`,
//! `1.6 million`, `two-thirds`, `hundreds of thousands`.

use super::decimal::Decimal;
use super::line::Line;
use crate::lexicon::classes::{NUMBER, ORDINAL, SCALE, SMALL_NUMBER, STOP, TEN, VAGUE};
use crate::lexicon::numbers::{
    MONEY_SUFFIXES, ORDINALS, SCALE_ORDINALS, SCALES, SMALL, SURE_SUFFIXES, TENS, VAGUE_PLURALS, VULGAR, value,
};

/// The most words of one number; longer runs are cut, so reading stays linear.
const MAX_WORDS: usize = 24;

/// What a numeral is, besides its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `40`, `forty`, `1.6 million`.
    Cardinal,
    /// `third`, `21st`.
    Ordinal,
    /// `two-thirds`, `half`, `a quarter of`.
    Part,
    /// `dozens`, `several`, `hundreds of thousands`.
    Vague,
}

/// A number read from the tokens up to `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Index after its last token.
    pub(crate) end: usize,
    /// Its value, or the least that a vague one stands for.
    pub(crate) low: Decimal,
    /// Its value, or about the most that a vague one stands for.
    pub(crate) high: Decimal,
    /// What it is.
    pub(crate) form: Form,
    /// Power of ten of its last scale word: 6 for `1.6 million`.
    pub(crate) scale: i16,
    /// Whether it begins with digits.
    pub(crate) digits: bool,
}

impl Numeral {
    fn exact(end: usize, value: Decimal, form: Form) -> Self {
        Numeral { end, low: value, high: value, form, scale: 0, digits: false }
    }

    /// The number times a power of ten.
    pub(crate) fn scaled(self, power: i16) -> Option<Self> {
        Some(Numeral { low: self.low.shift(power)?, high: self.high.shift(power)?, scale: self.scale + power, ..self })
    }

    /// Its value before the scale word: 1.6 of `1.6 million`.
    pub(crate) fn unscaled(&self) -> Option<Decimal> {
        self.low.shift(-self.scale)
    }

    fn negated(self) -> Self {
        Numeral { low: self.high.negated(), high: self.low.negated(), ..self }
    }
}

/// A part of something, written up to `end`.
pub(crate) fn part(end: usize, value: Decimal) -> Numeral {
    Numeral::exact(end, value, Form::Part)
}

/// The words that a number can begin with, digits and fraction characters
/// apart.
pub(crate) fn first_words() -> impl Iterator<Item = &'static str> {
    let lists = [SMALL, TENS, ORDINALS, VAGUE_PLURALS];
    let numbers = lists.into_iter().flatten().map(|(word, _)| *word);
    let scales = SCALE_ORDINALS.iter().map(|(word, _)| *word);
    numbers.chain(scales).chain(["a", "an", "several", "half", "quarter", "hundred", "minus", "negative", "point"])
}

/// The number that begins at `at`, the longest there is.
pub(crate) fn read(line: &Line, at: usize) -> Option<Numeral> {
    if !line.begins(at, NUMBER) {
        return None;
    }
    line.numeral(at, || signed(line, at))
}

fn signed(line: &Line, at: usize) -> Option<Numeral> {
    if let Some(start) = past_minus(line, at) {
        return unsigned(line, start).filter(|n| n.form != Form::Ordinal).map(Numeral::negated);
    }
    unsigned(line, at)
}

/// The index after a minus sign or word that belongs to a number.
fn past_minus(line: &Line, at: usize) -> Option<usize> {
    let sign = matches!(line.word(at), "-" | "−" | "–")
        && (!line.is_glued(at) || matches!(line.before(at, 1), "(" | "$" | "€" | "£"))
        && (line.is_glued(at + 1) || at == line.range().start)
        && (line.is_number(at + 1) || line.word(at + 1) == ".");
    (sign || matches!(line.word(at), "minus" | "negative")).then_some(at + 1)
}

fn unsigned(line: &Line, at: usize) -> Option<Numeral> {
    if line.is_number(at) {
        return cardinal(line, at);
    }
    vague(line, at)
        .or_else(|| article(line, at))
        .or_else(|| vulgar(line, at))
        .or_else(|| half(line, at))
        .or_else(|| cardinal(line, at))
        .or_else(|| ordinal(line, at))
}

/// `dozens`, `hundreds of thousands`, `several hundred`, `a few`.
fn vague(line: &Line, at: usize) -> Option<Numeral> {
    let numeral = |end, low: Decimal, times: u32, scale| {
        let high = low.times(times.into())?;
        Some(Numeral { end, low, high, form: Form::Vague, scale, digits: false })
    };
    if let Some(unit) = line.listed(at, VAGUE, VAGUE_PLURALS) {
        let mut low = Decimal::from(2 * unit.min(1_000_000_000));
        let mut end = at + 1;
        if let (Some(of), Some(more)) = (line.phrase(end, &["of"]), line.listed(end + 1, VAGUE, VAGUE_PLURALS)) {
            low = low.times(more.into())?;
            end = of + 1;
        }
        return (line.word(at) != "tens" || end > at + 1 || line.word(end) == "of")
            .then(|| numeral(end, low, 5, 0))
            .flatten();
    }
    let (end, low, times) = few(line, at)?;
    let (end, power) = scale_at(line, end).unwrap_or((end, 0));
    if line.word(end) == "dozen" {
        return numeral(end + 1, low.times(12.into())?, times, 0);
    }
    numeral(end, low.shift(power)?, times, power)
}

/// A small vague number: the index after it, its least, and the factor to its
/// most.
fn few(line: &Line, at: usize) -> Option<(usize, Decimal, u32)> {
    if line.word(at) == "several" {
        return Some((at + 1, 3.into(), 3));
    }
    if let Some(end) = line.phrase(at, &["a", "few"]) {
        return Some((end, 2.into(), 3));
    }
    let couple = line.phrase(at, &["a", "couple"])?;
    Some((if line.word(couple) == "of" { couple + 1 } else { couple }, 2.into(), 1))
}

/// `a hundred`, `a dozen`, `a third of`, `a quarter of a million`.
fn article(line: &Line, at: usize) -> Option<Numeral> {
    if !matches!(line.word(at), "a" | "an") {
        return None;
    }
    if line.word(at + 1) == "dozen" {
        return Some(Numeral::exact(at + 2, 12.into(), Form::Cardinal));
    }
    if let Some((end, power)) = scale_at(line, at + 1) {
        let one = Numeral::exact(end, 1.into(), Form::Cardinal).scaled(power)?;
        return Some(mixed(line, one).unwrap_or_else(|| tail(line, one)));
    }
    let (end, bottom) = denominator(line, at + 1)?;
    let of =
        line.word(end) == "of" || bottom == 2.into() && line.word(at + 1) == "half" || is_difference(line, at, end);
    let part = Numeral::exact(end, Decimal::from(1).over(bottom)?, Form::Part);
    of.then(|| of_a_scale(line, part).unwrap_or(part))
}

/// `half of`, `half the`, `half a million`; not `half an hour`.
fn half(line: &Line, at: usize) -> Option<Numeral> {
    if let Some((end, power)) = scale_at(line, at + 1).filter(|_| line.word(at) == "quarter") {
        return Numeral::exact(end, Decimal::read("0.25")?, Form::Cardinal).scaled(power);
    }
    if line.word(at) != "half" {
        return None;
    }
    let part = Numeral::exact(at + 1, Decimal::read("0.5")?, Form::Part);
    if let Some(scaled) = of_a_scale(line, part) {
        return Some(scaled);
    }
    if let Some((end, power)) = scale_at(line, at + 1) {
        return Numeral::exact(end, part.low, Form::Cardinal).scaled(power);
    }
    let whole = matches!(line.word(at + 1), "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" | "those");
    let alone = at == line.range().start && line.word(at + 1).is_empty();
    let whole = whole && !matches!(line.before(at, 1), "first" | "second" | "other" | "the" | "latter");
    (whole || alone || is_difference(line, at, at + 1)).then_some(part)
}

/// Whether a part is by how much something changed: `fell by half`, `by a third
/// to 1.2 million`.
fn is_difference(line: &Line, at: usize, end: usize) -> bool {
    line.before(at, 1) == "by" && (!line.is_word(end) || line.is_of(end, STOP))
}

/// `half a million`, `a quarter of a million`: the part times the scale.
fn of_a_scale(line: &Line, part: Numeral) -> Option<Numeral> {
    let at = if line.word(part.end) == "of" { part.end + 1 } else { part.end };
    if !matches!(line.word(at), "a" | "one") {
        return None;
    }
    if line.word(at + 1) == "dozen" {
        return Some(Numeral::exact(at + 2, part.low.times(12.into())?, Form::Cardinal));
    }
    let (end, power) = scale_at(line, at + 1)?;
    Numeral::exact(end, part.low, Form::Cardinal).scaled(power)
}

/// `½`, `2½`: glued or alone.
fn vulgar(line: &Line, at: usize) -> Option<Numeral> {
    let mut chars = line.raw(at).chars();
    let mark = chars.next().filter(|_| chars.next().is_none())?;
    let &(_, top, bottom) = VULGAR.iter().find(|(c, ..)| *c == mark)?;
    let part = Decimal::from(top).over(bottom.into())?;
    Some(with_scales(line, Numeral::exact(at + 1, part, Form::Part)))
}

/// Digits or words, then scale words, then parts: `two and a half million`.
fn cardinal(line: &Line, at: usize) -> Option<Numeral> {
    if line.word(at) == "hundred" && scale_at(line, at + 1).is_some() {
        // "hundred thousand", without its article.
        return Some(with_scales(line, Numeral::exact(at + 1, 100.into(), Form::Cardinal)));
    }
    let base = digits(line, at).or_else(|| words(line, at))?;
    if base.form != Form::Cardinal {
        return Some(base);
    }
    if let Some(part) = mixed(line, base).or_else(|| fraction(line, base)) {
        return Some(with_scales(line, part));
    }
    if let Some(part) = out_of(line, base) {
        return Some(part);
    }
    let scaled = with_scales(line, base);
    let whole = if scaled.end > base.end { mixed(line, scaled) } else { None };
    Some(whole.unwrap_or_else(|| tail(line, scaled)))
}

/// `27,600`, `40 000`, `10k`, `21st`, `3/4`.
fn digits(line: &Line, at: usize) -> Option<Numeral> {
    let spelt = line.word(at) == "point" && line.is_number(at + 1) && !line.is_word(at.wrapping_sub(1));
    let dot = line.word(at) == "." && !line.is_glued(at) && line.is_glued(at + 1) && line.is_number(at + 1);
    let pointed = dot || spelt;
    if !pointed && !line.is_number(at) {
        return None;
    }
    let mut end = at + 1 + usize::from(pointed);
    let text = line.word(end - 1);
    let mut low = if pointed { Decimal::read(&format!(".{text}"))? } else { Decimal::read(text)? };
    if let Some((number, after)) = grouped(line, at).filter(|_| !pointed) {
        (low, end) = (number, after);
    } else if (1..=3).contains(&text.len()) && !pointed {
        (low, end) = spaced_groups(line, at, low);
    }
    let mut numeral = Numeral { digits: true, ..Numeral::exact(end, low, Form::Cardinal) };
    if let Some((after, power)) = power_of_ten(line, end) {
        let numeral = Numeral { end: after, ..numeral }.scaled(power)?;
        return Some(Numeral { scale: 0, ..numeral });
    }
    if line.is_glued(end) {
        let suffix = line.word(end);
        if is_ordinal_ending(low, suffix) {
            return Some(Numeral { end: end + 1, form: Form::Ordinal, ..numeral });
        }
        if let Some(power) = value(SURE_SUFFIXES, suffix) {
            numeral = Numeral { end: end + 1, ..numeral }.scaled(power)?;
        }
    }
    Some(numeral)
}

/// Whether letters behind digits make an ordinal: `21st`, and not `14st`, a
/// weight.
fn is_ordinal_ending(number: Decimal, letters: &str) -> bool {
    let last = number.whole().unwrap_or_default() % 10;
    match letters {
        "th" => true,
        "st" => last == 1,
        "nd" => last == 2,
        "rd" => last == 3,
        _ => false,
    }
}

/// What digits are multiplied by in scientific notation: `e-3`, `x 10^5`.
fn power_of_ten(line: &Line, at: usize) -> Option<(usize, i16)> {
    let signed = |at: usize| {
        let minus = matches!(line.word(at), "-" | "−");
        let digits = if minus || line.word(at) == "+" { at + 1 } else { at };
        let power: i16 = line.word(digits).parse().ok().filter(|power| *power <= 30 && line.is_glued(digits))?;
        Some((digits + 1, if minus { -power } else { power }))
    };
    let glued = line.is_glued(at);
    match line.word(at) {
        "e" if glued => signed(at + 1),
        "x" | "×" if line.word(at + 1) == "10" && line.word(at + 2) == "^" => signed(at + 3),
        word if glued => word.strip_prefix('e')?.parse().ok().filter(|power| *power <= 30).map(|power| (at + 1, power)),
        _ => None,
    }
}

/// `8,90,000` as written in India, `51,8%` as in much of Europe.
fn grouped(line: &Line, at: usize) -> Option<(Decimal, usize)> {
    let (first, next) = (line.word(at), line.word(at + 2));
    let glued = line.word(at + 1) == "," && line.is_glued(at + 1) && line.is_glued(at + 2) && line.is_number(at + 2);
    if !glued || first.len() > 2 || first.contains('.') {
        return None;
    }
    if next.find(',') == Some(2) {
        return Some((Decimal::read(&format!("{first},{next}"))?, at + 3));
    }
    let percent = next.len() <= 2 && matches!(line.word(at + 3), "%" | "percent" | "per");
    percent.then(|| Decimal::read(&format!("{first}.{next}"))).flatten().map(|number| (number, at + 3))
}

/// `40 000`, written in groups of three with single spaces.
fn spaced_groups(line: &Line, at: usize, first: Decimal) -> (Decimal, usize) {
    let (mut number, mut end) = (first, at + 1);
    let group = |at: usize| {
        let whole = line.word(at).len() == 3 && line.is_number(at) && !line.is_glued(at);
        let gap = line.span(at - 1..at + 1).is_some_and(|span| span.len() <= line.word(at - 1).len() + 3 + 3);
        let alone = !line.word(at).contains(['.', ',']) && line.word(at - 1).len() <= 3;
        (whole && gap && alone).then(|| Decimal::read(line.word(at))).flatten()
    };
    while let Some(next) = group(end).filter(|_| end < at + 4) {
        let Some(sum) = number.shift(3).and_then(|number| number.plus(next)) else { break };
        (number, end) = (sum, end + 1);
    }
    if line.is_number(end) && !line.is_glued(end) && line.word(end).len() > 3 && end > at + 1 {
        return (first, at + 1);
    }
    (number, end)
}

/// A scale word at `at`, after a space or a hyphen.
fn scale_at(line: &Line, at: usize) -> Option<(usize, i16)> {
    let at = line.past_hyphen(at);
    line.listed(at, SCALE, SCALES).map(|power| (at + 1, power))
}

/// Multiplies by the scale words that follow: `1.6 million`, `3 dozen`.
fn with_scales(line: &Line, numeral: Numeral) -> Numeral {
    let mut numeral = numeral;
    for _ in 0..2 {
        let Some((end, power)) = scale_at(line, numeral.end) else { break };
        let Some(scaled) = (Numeral { end, form: Form::Cardinal, ..numeral }).scaled(power) else { break };
        numeral = scaled;
    }
    let dozen = matches!(line.word(numeral.end), "dozen" | "dozens") && numeral.scale == 0;
    if let Some(low) = numeral.low.times(12.into()).filter(|_| dozen) {
        return Numeral { end: numeral.end + 1, low, high: low, ..numeral };
    }
    numeral
}

/// The rest of a number in words after a scale: `3 million 500 thousand`,
/// `a hundred and six`.
fn tail(line: &Line, head: Numeral) -> Numeral {
    let mut numeral = head;
    while numeral.scale >= 2 && numeral.end < head.end + MAX_WORDS {
        let at = numeral.end;
        let start = if line.word(at) == "and" { at + 1 } else { at };
        let next = if line.is_number(start) { digits(line, start) } else { words(line, start) };
        let Some(next) = next.filter(|next| next.form == Form::Cardinal) else { break };
        let next = with_scales(line, next);
        let below = Decimal::from(1).shift(numeral.scale).is_some_and(|unit| next.low < unit);
        let joined = !next.digits || head.digits && (next.scale > 0 || numeral.scale == 2);
        let Some(sum) = numeral.low.plus(next.low).filter(|_| below && joined) else { break };
        numeral = Numeral { end: next.end, low: sum, high: sum, scale: next.scale, ..numeral };
    }
    Numeral { scale: head.scale, ..numeral }
}

/// A number in words below a thousand thousand of thousands, with its
/// ordinal: `two hundred and six`, `twenty-first`.
fn words(line: &Line, at: usize) -> Option<Numeral> {
    let (mut end, mut low) = below_hundred(line, at)?;
    let mut scale = 0;
    while let Some((after, power)) = scale_at(line, end).filter(|_| end < at + MAX_WORDS) {
        // "two hundred" multiplies; "thousand" after it multiplies the sum.
        (low, end, scale) = (low.shift(power)?, after, power);
        let start = if line.word(end) == "and" { end + 1 } else { line.past_hyphen(end) };
        let Some((after, more)) = below_hundred(line, start) else { continue };
        if scale_at(line, after).is_some_and(|(_, next)| next < power || power >= 3) {
            break;
        }
        if line.word(end) == "and" && fraction_follows(line, start) {
            break;
        }
        (low, end, scale) = (low.plus(more)?, after, 0);
    }
    if let Some((after, low)) = ordinal_tail(line, end, low, scale) {
        return Some(Numeral::exact(after, low, Form::Ordinal));
    }
    if let Some((after, low)) = point(line, end, low) {
        return Some(Numeral::exact(after, low, Form::Cardinal));
    }
    Some(Numeral { scale, ..Numeral::exact(end, low, Form::Cardinal) })
}

/// `and three fifths`, `and a half`: a part, not more of the number.
fn fraction_follows(line: &Line, at: usize) -> bool {
    below_hundred(line, at).is_some_and(|(end, _)| denominator(line, line.past_hyphen(end)).is_some())
}

/// One to ninety-nine in words.
fn below_hundred(line: &Line, at: usize) -> Option<(usize, Decimal)> {
    if let Some(small) = line.listed(at, SMALL_NUMBER, SMALL) {
        return Some((at + 1, small.into()));
    }
    let tens = line.listed(at, TEN, TENS)?;
    // "thirty - five" of texts with spaces around every mark.
    let spaced = line.is_dash(at + 1) && !line.is_glued(at + 1) && !line.is_glued(at + 2);
    let next = if spaced { at + 2 } else { line.past_hyphen(at + 1) };
    match line.listed(next, SMALL_NUMBER, SMALL).filter(|unit| (1..10).contains(unit)) {
        Some(unit) => Some((next + 1, (tens + unit).into())),
        None => Some((at + 1, tens.into())),
    }
}

/// Turns `twenty` + `-first` and `two hundred` + `fifth` into ordinals.
fn ordinal_tail(line: &Line, end: usize, low: Decimal, scale: i16) -> Option<(usize, Decimal)> {
    let at = line.past_hyphen(end);
    if let Some(power) = line.listed(at, ORDINAL, SCALE_ORDINALS).filter(|_| low > 1.into()) {
        return Some((at + 1, low.shift(power)?));
    }
    let ordinal = line.listed(at, ORDINAL, ORDINALS)?;
    let tens = low.whole().is_some_and(|number| number % 10 == 0 && number % 100 != 0) && ordinal < 10;
    let whole = tens && end.checked_sub(1).is_some_and(|last| line.is_of(last, TEN)) || scale >= 2;
    whole.then(|| Some((at + 1, low.plus(ordinal.into())?))).flatten()
}

/// `point five`, `point seventy-one`.
fn point(line: &Line, end: usize, low: Decimal) -> Option<(usize, Decimal)> {
    let mut at = line.phrase(end, &["point"])?;
    let (mut low, mut places) = (low, 0);
    while let Some((after, part)) = below_hundred(line, at).filter(|_| at < end + MAX_WORDS) {
        places += if part < 10.into() { 1 } else { 2 };
        (low, at) = (low.plus(part.shift(-places)?)?, after);
    }
    (places > 0).then_some((at, low))
}

/// `one and a half`, `10 1/2`, `2 ½`, `twenty and three fifths`.
fn mixed(line: &Line, base: Numeral) -> Option<Numeral> {
    // "three million and a half" is half a million more.
    let scale = if base.scale >= 6 { base.scale } else { 0 };
    let with = |end, part: Decimal| Some(Numeral { end, ..base.plus(part.shift(scale)?)? });
    if let Some(part) = vulgar_at(line, base.end) {
        return with(base.end + 1, part);
    }
    if base.digits && line.is_number(base.end) && !line.is_glued(base.end) {
        let (end, part) = slashed(line, base.end)?;
        return with(end, part);
    }
    // "two-and-a-half"
    let at = line.past_hyphen(line.phrase(line.past_hyphen(base.end), &["and"])?);
    if matches!(line.word(at), "a" | "an" | "one") {
        let (end, bottom) = denominator(line, line.past_hyphen(at + 1))?;
        return with(end, Decimal::from(1).over(bottom)?);
    }
    if line.word(at) == "half" {
        return with(at + 1, Decimal::read("0.5")?);
    }
    let (end, top) = below_hundred(line, at)?;
    let (end, bottom) = denominator(line, line.past_hyphen(end))?;
    with(end, top.over(bottom)?)
}

impl Numeral {
    fn plus(self, part: Decimal) -> Option<Self> {
        let low = self.low.plus(part)?;
        Some(Numeral { low, high: low, ..self })
    }
}

fn vulgar_at(line: &Line, at: usize) -> Option<Decimal> {
    let mut chars = line.raw(at).chars();
    let mark = chars.next().filter(|_| chars.next().is_none())?;
    let &(_, top, bottom) = VULGAR.iter().find(|(c, ..)| *c == mark)?;
    Decimal::from(top).over(bottom.into())
}

/// `two thirds`, `three-quarters`, `3/4`, `one out of three`.
fn fraction(line: &Line, base: Numeral) -> Option<Numeral> {
    let part = |end, top: Decimal, bottom| {
        Some(Numeral { digits: base.digits, ..Numeral::exact(end, top.over(bottom)?, Form::Part) })
    };
    if base.digits {
        let (end, value) = slashed(line, base.end - 1)?;
        return Some(Numeral { digits: true, ..Numeral::exact(end, value, Form::Part) });
    }
    let (end, bottom) = denominator(line, line.past_hyphen(base.end))?;
    let plural = line.before(end, 1).ends_with('s') || base.low == 1.into();
    plural.then(|| part(end, base.low, bottom)).flatten()
}

/// `one in five`, `three out of four`: a share, where a plural or "of" follows.
fn out_of(line: &Line, top: Numeral) -> Option<Numeral> {
    let out = line.phrase(top.end, &["out", "of"]);
    let every = |at: usize| if line.word(at) == "every" { at + 1 } else { at };
    let at = every(out.or_else(|| line.phrase(top.end, &["in"]))?);
    if line.is_taken(at) {
        return None;
    }
    let bottom = if line.is_number(at) { digits(line, at)? } else { words(line, at)? };
    let bottom = with_scales(line, bottom);
    let small = top.low < bottom.low && top.scale == 0 && top.low <= 20.into() && !line.is_taken(bottom.end - 1);
    let next = line.word(bottom.end);
    let followed = line.is_word(bottom.end)
        && !line.is_taken(bottom.end)
        && (next.ends_with('s') || next == "people" || next.ends_with("men") || next == "children");
    let plain = bottom.form == Form::Cardinal
        && small
        && line.word(bottom.end) != "%"
        && (followed || out.is_some() && !line.is_word(bottom.end));
    plain.then(|| {
        Some(Numeral { digits: top.digits, ..Numeral::exact(bottom.end, top.low.over(bottom.low)?, Form::Part) })
    })?
}

/// `1/4` in small numbers, the numerator at `at`.
fn slashed(line: &Line, at: usize) -> Option<(usize, Decimal)> {
    let glued = line.word(at + 1) == "/" && line.is_glued(at + 1) && line.is_glued(at + 2);
    let more = line.word(at + 3) == "/" || line.word(at + 3) == "-" && line.is_glued(at + 3) && line.is_number(at + 4);
    if !glued || more {
        return None;
    }
    let (top, bottom) = (Decimal::read(line.word(at))?, Decimal::read(line.word(at + 2))?);
    let usual = matches!(bottom.whole()?, 2..=6 | 8 | 10 | 16 | 32 | 64 | 100);
    let ordinal = line.is_glued(at + 3) && matches!(line.word(at + 3), "rd" | "rds" | "th" | "ths" | "nd");
    let end = at + 3 + usize::from(ordinal);
    (usual && top < bottom && !top.is_negative()).then(|| Some((end, top.over(bottom)?)))?
}

/// Whether digits at `at` begin a plain fraction such as `1/4`.
pub(crate) fn is_slashed(line: &Line, at: usize) -> bool {
    slashed(line, at).is_some()
}

/// `half`, `thirds`, `quarter`, `hundredths`: what it divides by.
fn denominator(line: &Line, at: usize) -> Option<(usize, Decimal)> {
    let word = line.word(at);
    let single = word.strip_suffix('s').unwrap_or(word);
    if matches!(word, "half" | "halves") {
        return Some((at + 1, 2.into()));
    }
    if single == "quarter" {
        return Some((at + 1, 4.into()));
    }
    if let Some(power) = value(SCALE_ORDINALS, single) {
        return Some((at + 1, Decimal::from(1).shift(power)?));
    }
    value(ORDINALS, single).filter(|&bottom| bottom > 2).map(|bottom| (at + 1, bottom.into()))
}

/// `third`, `hundredth`, in words that no cardinal begins.
fn ordinal(line: &Line, at: usize) -> Option<Numeral> {
    let number = match line.listed(at, ORDINAL, ORDINALS) {
        Some(number) => number.into(),
        None => Decimal::from(1).shift(line.listed(at, ORDINAL, SCALE_ORDINALS)?)?,
    };
    Some(Numeral::exact(at + 1, number, Form::Ordinal))
}

/// The power of ten that letters glued to an amount of money stand for.
pub(crate) fn money_suffix(line: &Line, at: usize) -> Option<i16> {
    // A capital takes the full stop of its sentence: "$5M."
    let letters = line.word(at).trim_end_matches('.');
    if let Some(power) = value(SURE_SUFFIXES, letters).filter(|_| letters != "k") {
        return Some(power);
    }
    let power = value(MONEY_SUFFIXES, letters)?;
    let apart = !line.is_glued(at) && line.raw(at) != "m";
    (!apart).then_some(power)
}
