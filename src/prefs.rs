//! What the reader has chosen, kept between visits as one short line.

use crate::words::Language;
use gloss_extract::Kind;

/// Light, dark or sepia, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Dark on white.
    Light,
    /// Brown on cream.
    Sepia,
    /// Light on black.
    Dark,
}

/// How much is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// The first mention of each name, and all figures.
    Light,
    /// All names and figures.
    #[default]
    Standard,
    /// Dates too, and every mention tinted.
    All,
}

/// The typeface of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// The system's book face.
    #[default]
    Serif,
    /// The system's plain face.
    Sans,
    /// The face of the page's own controls.
    System,
}

/// How the lines of the article end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// As the words fall.
    #[default]
    Start,
    /// All at the same place.
    Justify,
}

impl Theme {
    /// All, in the order in which they are offered.
    pub const ALL: [Theme; 4] = [Theme::Auto, Theme::Light, Theme::Sepia, Theme::Dark];

    /// As in `html[data-theme]` and in storage.
    pub fn word(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Sepia => "sepia",
            Theme::Dark => "dark",
        }
    }
}

impl Density {
    /// All, in the order in which they are offered.
    pub const ALL: [Density; 3] = [Density::Light, Density::Standard, Density::All];

    /// As in storage and in the page.
    pub fn word(self) -> &'static str {
        match self {
            Density::Light => "light",
            Density::Standard => "standard",
            Density::All => "all",
        }
    }
}

impl Face {
    /// All, in the order in which they are offered.
    pub const ALL: [Face; 3] = [Face::Serif, Face::Sans, Face::System];

    /// As in `html[data-face]` and in storage.
    pub fn word(self) -> &'static str {
        match self {
            Face::Serif => "serif",
            Face::Sans => "sans",
            Face::System => "system",
        }
    }
}

impl Align {
    /// All, in the order in which they are offered.
    pub const ALL: [Align; 2] = [Align::Start, Align::Justify];

    /// As in `html[data-align]` and in storage.
    pub fn word(self) -> &'static str {
        match self {
            Align::Start => "start",
            Align::Justify => "justify",
        }
    }
}

/// The language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tongue {
    /// As the browser says.
    #[default]
    Auto,
    /// This one.
    Of(Language),
}

impl Tongue {
    /// All, in the order in which they are offered.
    pub const ALL: [Tongue; 3] = [Tongue::Auto, Tongue::Of(Language::English), Tongue::Of(Language::French)];

    /// As in storage.
    pub fn word(self) -> &'static str {
        match self {
            Tongue::Auto => "auto",
            Tongue::Of(language) => language.code(),
        }
    }

    /// Which one that is in a browser that asks for `asked`, such as `fr-CA`.
    pub fn language(self, asked: &str) -> Language {
        match self {
            Tongue::Of(language) => language,
            Tongue::Auto if asked.split('-').next() == Some("fr") => Language::French,
            Tongue::Auto => Language::English,
        }
    }
}

/// Steps of text size are 1 to this.
pub const SIZES: u8 = 7;
/// Steps of line height, of column width, and of the room between letters and
/// between words.
pub const STEPS: u8 = 3;

/// Speeds of reading aloud; 1 is the voice's own.
pub const RATES: [f32; 5] = [0.75, 1.0, 1.25, 1.5, 2.0];

/// What is marked in the text, and how heavily.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// Which kinds are marked, in the order of [`Kind::ALL`].
    pub kinds: [bool; 5],
    /// How much is marked.
    pub density: Density,
    /// Whether repeats are links too, so that Tab reaches them.
    pub link_all: bool,
}

impl Default for Marks {
    fn default() -> Self {
        Self { kinds: [true, true, true, true, false], density: Density::Standard, link_all: false }
    }
}

impl Marks {
    /// Whether mentions of this kind are marked.
    pub fn shows(&self, kind: Kind) -> bool {
        self.kinds.get(kind as usize).copied().unwrap_or_default()
    }

    /// With one kind the other way round.
    #[must_use]
    pub fn toggled(mut self, kind: Kind) -> Self {
        if let Some(on) = self.kinds.get_mut(kind as usize) {
            *on = !*on;
        }
        self
    }

    /// At another density, which decides about dates.
    #[must_use]
    pub fn at(mut self, density: Density) -> Self {
        self.density = density;
        if let Some(dates) = self.kinds.get_mut(Kind::Date as usize) {
            *dates = density == Density::All;
        }
        self
    }
}

/// Everything that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prefs {
    /// Colours.
    pub theme: Theme,
    /// Language of the page.
    pub tongue: Tongue,
    /// Typeface of the article.
    pub face: Face,
    /// Text size, 1 to [`SIZES`].
    pub size: u8,
    /// Line height, 1 to [`STEPS`].
    pub line: u8,
    /// Column width, 1 to [`STEPS`].
    pub width: u8,
    /// Room between letters, 1 to [`STEPS`].
    pub letters: u8,
    /// Room between words, 1 to [`STEPS`].
    pub words: u8,
    /// How lines end.
    pub align: Align,
    /// What is marked.
    pub marks: Marks,
    /// Whether single keys are commands.
    pub keys: bool,
    /// Whether cards open under a resting pointer.
    pub previews: bool,
    /// Speed of reading aloud, 1 to the number of [`RATES`].
    pub rate: u8,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            tongue: Tongue::default(),
            face: Face::default(),
            size: 2,
            line: 2,
            width: 2,
            letters: 1,
            words: 1,
            align: Align::default(),
            marks: Marks::default(),
            keys: true,
            previews: true,
            rate: 2,
        }
    }
}

impl Prefs {
    /// Reads a stored line. What is missing or broken is the default.
    pub fn parse(line: &str) -> Self {
        let mut prefs = Self::default();
        for (key, value) in line.split(' ').filter_map(|part| part.split_once('=')) {
            prefs.set(key, value);
        }
        prefs
    }

    fn set(&mut self, key: &str, value: &str) {
        let step = |most: u8, default: u8| value.parse().ok().filter(|n| (1..=most).contains(n)).unwrap_or(default);
        match key {
            "theme" => self.theme = named(&Theme::ALL, Theme::word, value),
            "language" => self.tongue = named(&Tongue::ALL, Tongue::word, value),
            "face" => self.face = named(&Face::ALL, Face::word, value),
            "density" => self.marks.density = named(&Density::ALL, Density::word, value),
            "size" => self.size = step(SIZES, self.size),
            "line" => self.line = step(STEPS, self.line),
            "width" => self.width = step(STEPS, self.width),
            "letters" => self.letters = step(STEPS, self.letters),
            "words" => self.words = step(STEPS, self.words),
            "align" => self.align = named(&Align::ALL, Align::word, value),
            "kinds" if value.len() == self.marks.kinds.len() => {
                for (on, byte) in self.marks.kinds.iter_mut().zip(value.bytes()) {
                    *on = byte == b'1';
                }
            }
            "links" => self.marks.link_all = value == "1",
            "keys" => self.keys = value != "0",
            "rate" => self.rate = step(RATES.len() as u8, self.rate),
            "previews" => self.previews = value != "0",
            _ => {}
        }
    }

    /// The line to store.
    pub fn line(&self) -> String {
        let kinds: String = self.marks.kinds.iter().map(|&on| if on { '1' } else { '0' }).collect();
        format!(
            "theme={} language={} face={} size={} line={} width={} letters={} words={} align={} density={} kinds={kinds} links={} keys={} previews={} rate={}",
            self.theme.word(),
            self.tongue.word(),
            self.face.word(),
            self.size,
            self.line,
            self.width,
            self.letters,
            self.words,
            self.align.word(),
            self.marks.density.word(),
            u8::from(self.marks.link_all),
            u8::from(self.keys),
            u8::from(self.previews),
            self.rate,
        )
    }

    /// With the look of the text as it was at first.
    #[must_use]
    pub fn with_default_text(self) -> Self {
        Self {
            marks: self.marks,
            keys: self.keys,
            previews: self.previews,
            tongue: self.tongue,
            rate: self.rate,
            ..Self::default()
        }
    }
}

fn named<T: Copy + Default>(all: &[T], word: fn(T) -> &'static str, value: &str) -> T {
    all.iter().copied().find(|&one| word(one) == value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_back_as_stored() {
        let prefs = Prefs {
            theme: Theme::Sepia,
            tongue: Tongue::Of(Language::French),
            face: Face::Sans,
            size: 7,
            line: 3,
            width: 1,
            letters: 2,
            words: 3,
            align: Align::Justify,
            marks: Marks::default().toggled(Kind::Person).at(Density::All),
            keys: false,
            previews: false,
            rate: 5,
        };
        assert_eq!(Prefs::parse(&prefs.line()), prefs);
    }

    #[test]
    fn broken_values_are_the_default() {
        assert_eq!(Prefs::parse(""), Prefs::default());
        assert_eq!(Prefs::parse("theme=pink size=99 line=0 width=x kinds=1 density= = face"), Prefs::default());
    }

    #[test]
    fn spacing_that_is_none_is_the_default() {
        let prefs = Prefs::parse("letters=0 letters=4 words=-1 words=257 align=centre align");
        assert_eq!((prefs.letters, prefs.words, prefs.align), (1, 1, Align::Start));
        assert_eq!(Prefs::parse("letters=3 words=2 align=justify theme=dark").with_default_text(), Prefs::default());
    }

    #[test]
    fn a_line_of_before_speaks_as_the_browser() {
        let prefs = Prefs::parse("theme=dark face=sans size=3");
        assert_eq!((prefs.theme, prefs.tongue), (Theme::Dark, Tongue::Auto));
        let spoken = |asked| prefs.tongue.language(asked);
        assert_eq!(["fr", "fr-CA", "en-GB", "", "frr"].map(spoken).map(Language::code), ["fr", "fr", "en", "en", "en"]);
        assert_eq!(Tongue::Of(Language::English).language("fr"), Language::English);
    }

    #[test]
    fn density_decides_about_dates_and_nothing_else() {
        let marks = Marks::default().toggled(Kind::Place).at(Density::All);
        assert!(marks.shows(Kind::Date) && !marks.shows(Kind::Place) && marks.shows(Kind::Person));
        assert!(!marks.at(Density::Light).shows(Kind::Date));
    }
}
