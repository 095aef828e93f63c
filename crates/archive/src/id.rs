//! Keys as numbers.

use crate::bytes::checksum;
use crate::{Class, Key};

/// How many bits of a key's number say in which file it lies.
const PLACE: u32 = 24;

impl Key {
    /// The key's number: equal keys have equal ones, and others hardly ever.
    /// The files of an archive know keys by it. Its first 24 bits place it, so
    /// that what one text asks for together lies together: people by their
    /// surname, days by their month.
    pub fn id(&self) -> u64 {
        let place = match self.class {
            Class::Person => self.text.rsplit(' ').next().unwrap_or_default(),
            Class::Date => self.text.get(..7).unwrap_or(&self.text),
            _ => &self.text,
        };
        let hash = |text: &str| mixed(checksum(&[&[self.class as u8], text.as_bytes()]));
        hash(place) >> (64 - PLACE) << (64 - PLACE) | hash(&self.text) >> PLACE
    }
}

/// Which of two to the power of `bits` files a number belongs to.
pub(crate) fn place(id: u64, bits: u32) -> u32 {
    (id >> (64 - PLACE)) as u32 >> (PLACE - bits.min(PLACE))
}

/// The most bits that [`place`] can tell apart.
pub(crate) const MOST_BITS: u32 = PLACE;

/// The last steps of a sum, so that each bit of the input moves all of them.
pub(crate) fn mixed(mut sum: u64) -> u64 {
    for factor in [0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53] {
        sum = (sum ^ sum >> 33).wrapping_mul(factor);
    }
    sum ^ sum >> 33
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_of_one_surname_and_days_of_one_month_lie_together() {
        let at = |class, text: &str| place(Key::new(class, text).id(), 20);
        assert_eq!(at(Class::Person, "john kerry"), at(Class::Person, "kerry"));
        assert_eq!(at(Class::Date, "2014-09-10"), at(Class::Date, "2014-09-30"));
        assert_ne!(at(Class::Place, "john kerry"), at(Class::Place, "kerry"));
    }

    #[test]
    fn other_keys_have_other_numbers() {
        let texts = ["kerry", "john kerry", "jo kerry", "kerry john", ""];
        let classes = [Class::Person, Class::Place, Class::Organisation];
        let mut ids: Vec<u64> =
            classes.iter().flat_map(|class| texts.map(|text| Key::new(*class, text).id())).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 15);
    }

    #[test]
    fn one_file_holds_all_keys_of_a_small_archive() {
        assert_eq!(place(u64::MAX, 0), 0);
        assert_eq!(place(u64::MAX, 3), 7);
    }
}
