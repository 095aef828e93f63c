//! A map, ready to be drawn, and how it crosses to the page: lines of text.

/// What there is to draw. Coordinates are texts, as they stand in a picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map {
    /// Of the question.
    pub ticket: u32,
    /// Places that are not known, or of which it is not clear which one is meant.
    pub unknown: u32,
    /// Places that are known and lie outside of the picture.
    pub outside: u32,
    /// All land, to be filled by the even-odd rule.
    pub land: String,
    /// The countries that the text names, or that the chosen place lies in.
    pub named: String,
    /// The lines between countries.
    pub borders: String,
    /// In the order of the text.
    pub dots: Vec<Dot>,
}

/// A place on the map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dot {
    /// Index into the text's entities.
    pub entity: u32,
    /// Of its middle.
    pub x: String,
    /// Of its middle.
    pub y: String,
    /// Its radius.
    pub radius: String,
    /// `country`, `town`, ...
    pub kind: String,
    /// The country or state that it lies in, or nothing, in English.
    pub lies_in: String,
    /// Two letters of the country that it is or lies in, by which other languages
    /// name it; or nothing.
    pub country: String,
    /// Where its name stands, if there is room.
    pub label: Option<Label>,
}

/// Where a name stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// Of the point on its base line.
    pub x: String,
    /// Of the point on its base line.
    pub y: String,
    /// `start`, `middle` or `end`.
    pub anchor: String,
}

impl Map {
    /// As lines.
    pub fn write(&self) -> String {
        let mut out = format!(
            "{}\t{}\t{}\n{}\n{}\n{}",
            self.ticket, self.unknown, self.outside, self.land, self.named, self.borders
        );
        for dot in &self.dots {
            out.push('\n');
            out.push_str(&dot.entity.to_string());
            let label = dot.label.clone().unwrap_or_default();
            for field in
                [&dot.x, &dot.y, &dot.radius, &dot.kind, &dot.lies_in, &dot.country, &label.x, &label.y, &label.anchor]
            {
                out.push('\t');
                out.push_str(field);
            }
        }
        out
    }

    /// Out of lines; `None` if they are something else.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let mut numbers = lines.next()?.split('\t');
        let mut number = || numbers.next()?.parse().ok();
        let (ticket, unknown, outside) = (number()?, number()?, number()?);
        let mut path = || lines.next().map(str::to_owned);
        let (land, named, borders) = (path()?, path()?, path()?);
        Some(Self { ticket, unknown, outside, land, named, borders, dots: lines.filter_map(dot).collect() })
    }
}

fn dot(line: &str) -> Option<Dot> {
    let mut fields = line.split('\t');
    let entity = fields.next()?.parse().ok()?;
    let mut field = || fields.next().map(str::to_owned);
    let (x, y, radius, kind, lies_in, country) = (field()?, field()?, field()?, field()?, field()?, field()?);
    let label = Label { x: field()?, y: field()?, anchor: field()? };
    Some(Dot { entity, x, y, radius, kind, lies_in, country, label: (!label.anchor.is_empty()).then_some(label) })
}
