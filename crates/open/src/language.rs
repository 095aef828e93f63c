//! Which language a text is in, for a sentence to the reader.
//!
//! The crate `whatlang`: maintained, MIT, trigrams of 70 languages. Whether a
//! text is English at all is not asked of it, but of `gloss_extract::language`,
//! which is small enough for the first load.

use std::fmt;
use whatlang::Lang;

/// A language other than English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language(Lang);

impl Language {
    /// In English: `French`.
    pub fn name(self) -> &'static str {
        name(self.0)
    }

    /// As ISO 639 has it: `fra`.
    pub fn code(self) -> &'static str {
        match self.0 {
            // As a reader's browser calls them.
            Lang::Cmn => "zh",
            Lang::Nob => "no",
            Lang::Pes => "fa",
            other => other.code(),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// More letters tell no more.
const LETTERS: usize = 3_000;
/// Below this it may be a neighbour: Danish for Norwegian.
const SURE: f64 = 0.3;

/// The language of a text that is not in English, if that can be told.
pub fn language(text: &str) -> Option<Language> {
    let end = text.char_indices().nth(LETTERS).map_or(text.len(), |(at, _)| at);
    let info = whatlang::detect(text.get(..end)?)?;
    (info.confidence() >= SURE && info.lang() != Lang::Eng).then(|| Language(info.lang()))
}

/// As readers call it.
fn name(language: Lang) -> &'static str {
    match language {
        Lang::Cmn => "Chinese",
        Lang::Nob => "Norwegian",
        Lang::Pes => "Persian",
        other => other.eng_name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_go_by_their_english_names() {
        for (text, expected) in [
            ("Die Regierung hat am Mittwoch beschlossen, die Ausgaben für Straßen und Brücken zu erhöhen.", "German"),
            ("Le gouvernement a décidé mercredi d’augmenter les dépenses pour les routes et les ponts.", "French"),
            ("El gobierno decidió el miércoles aumentar el gasto en carreteras y puentes de la región.", "Spanish"),
            ("Il governo ha deciso mercoledì di aumentare la spesa per le strade e i ponti.", "Italian"),
            ("De regering heeft woensdag besloten meer geld uit te geven aan wegen en bruggen.", "Dutch"),
            ("O governo decidiu na quarta-feira aumentar os gastos com estradas e pontes.", "Portuguese"),
            ("Rząd zdecydował w środę o zwiększeniu wydatków na drogi i mosty.", "Polish"),
            ("Правительство в среду решило увеличить расходы на дороги и мосты.", "Russian"),
            ("قررت الحكومة يوم الأربعاء زيادة الإنفاق على الطرق والجسور.", "Arabic"),
            ("政府周三决定增加道路和桥梁的开支。", "Chinese"),
            ("政府は水曜日、道路と橋への支出を増やすことを決めた。", "Japanese"),
            ("Hükümet çarşamba günü yollar ve köprüler için harcamaları artırmaya karar verdi.", "Turkish"),
        ] {
            assert_eq!(language(text).map(Language::name), Some(expected), "{text}");
        }
    }

    #[test]
    fn english_and_nothing_have_no_name() {
        assert_eq!(language("The government decided on Wednesday to raise spending on roads and bridges."), None);
        assert_eq!(language("12,5 % – 1.234"), None);
        assert_eq!(language(""), None);
    }
}
