//! What is asked, and how it crosses from page to worker: lines of text, a place
//! a line, so that neither side needs more code than this.

/// Between the fields of a line, and between the parts of a field.
const FIELD: char = '\t';
const PART: char = '\u{1f}';

/// A map that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ask {
    /// Comes back with the answer.
    pub ticket: u32,
    /// Of the picture, in pixels.
    pub width: u32,
    /// Of the picture, in pixels.
    pub height: u32,
    /// Size of the labels, in pixels.
    pub font: u32,
    /// Whether all places are wanted, however far away; else those where most
    /// mentions are.
    pub all: bool,
    /// The entity that the map is of; else it is of all places.
    pub chosen: Option<u32>,
    /// In the order of the text.
    pub places: Vec<Asked>,
}

/// A place of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Index into the text's entities.
    pub entity: u32,
    /// How often it is mentioned.
    pub mentions: u32,
    /// Its name, then other names that the text uses.
    pub names: Vec<String>,
    /// What stands before and behind some of its mentions.
    pub around: Vec<(String, String)>,
}

impl Ask {
    /// As lines.
    pub fn write(&self) -> String {
        let chosen = self.chosen.map(|entity| entity.to_string()).unwrap_or_default();
        let mut out = String::new();
        for number in [self.ticket, self.width, self.height, self.font, u32::from(self.all)] {
            out.push_str(&number.to_string());
            out.push(FIELD);
        }
        out.push_str(&chosen);
        for place in &self.places {
            out.push('\n');
            out.push_str(&place.entity.to_string());
            out.push(FIELD);
            out.push_str(&place.mentions.to_string());
            for (at, name) in place.names.iter().enumerate() {
                out.push(if at == 0 { FIELD } else { PART });
                put(&mut out, name);
            }
            for (before, after) in &place.around {
                out.push(FIELD);
                put(&mut out, before);
                out.push(PART);
                put(&mut out, after);
            }
        }
        out
    }

    /// Out of lines; `None` if they are something else.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let mut head = lines.next()?.split(FIELD);
        let mut number = || head.next()?.parse().ok();
        let (ticket, width, height, font, all) = (number()?, number()?, number()?, number()?, number()? != 0);
        let chosen = number();
        Some(Self { ticket, width, height, font, all, chosen, places: lines.filter_map(place).collect() })
    }
}

fn place(line: &str) -> Option<Asked> {
    let mut fields = line.split(FIELD);
    let (entity, mentions) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    let names = fields.next()?.split(PART).map(str::to_owned).collect();
    let around = fields.filter_map(|field| field.split_once(PART));
    let around = around.map(|(before, after)| (before.to_owned(), after.to_owned())).collect();
    Some(Asked { entity, mentions, names, around })
}

/// Without what separates fields, parts and lines.
fn put(out: &mut String, text: &str) {
    out.extend(text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(ticket: u32, chosen: Option<u32>, entity: u32, name in "[^\\p{Cc}]{1,9}", before in "[^\\p{Cc}]{0,9}") {
            let place = Asked { entity, mentions: 3, names: vec![name.clone(), name], around: vec![(before.clone(), before)] };
            let ask = Ask { ticket, width: 348, height: 200, font: 12, all: false, chosen, places: vec![place.clone(), place] };
            prop_assert_eq!(Ask::read(&ask.write()), Some(ask));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[\\t\\n\\x1f0-9a ]{0,60}") {
            let _ = Ask::read(&text);
        }
    }
}
