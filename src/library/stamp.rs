//! Under which corrections the part of a kept article was made: written behind
//! it, so that a visit makes anew only what reads otherwise now.

use super::digest;
use gloss_extract::corrections::Corrections;
use gloss_extract::lexicon::fold::Lower;

/// Ends a part that has a stamp; a part of before has none.
const MARK: &[u8] = b"gloss-c1";
/// Length of a digest's name.
const NAME: usize = 32;

/// Digests of corrections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Of all that there were.
    pub all: String,
    /// Of those that can change how the article is read.
    pub own: String,
}

impl Stamp {
    /// The stamp of a part that is made now.
    pub fn of(corrections: &Corrections, text: &str) -> Self {
        let text = squeezed(text);
        let mut own = String::new();
        for correction in corrections.list().iter().filter(|one| text.contains(&squeezed(one.form()))) {
            own.push_str(&correction.line());
            own.push('\n');
        }
        Self { all: all(corrections), own: digest(&own) }
    }

    /// The part with its stamp, as it is kept.
    pub fn on(&self, part: &[u8]) -> Vec<u8> {
        [part, self.all.as_bytes(), self.own.as_bytes(), MARK].concat()
    }

    /// The part, and its stamp. What has none was made without corrections.
    pub fn read(kept: &[u8]) -> (&[u8], Self) {
        let bare = || Self { all: digest(""), own: digest("") };
        let name = |bytes: &[u8]| std::str::from_utf8(bytes).map(str::to_owned).ok();
        let stamped = kept.strip_suffix(MARK).and_then(|kept| {
            let (kept, own) = kept.split_at_checked(kept.len().checked_sub(NAME)?)?;
            let (part, all) = kept.split_at_checked(kept.len().checked_sub(NAME)?)?;
            Some((part, Self { all: name(all)?, own: name(own)? }))
        });
        stamped.unwrap_or_else(|| (kept, bare()))
    }
}

/// What all corrections together are known by.
pub fn all(corrections: &Corrections) -> String {
    digest(&corrections.lines())
}

/// Letters and digits alone, so that no way of writing hides a wording.
fn squeezed(text: &str) -> String {
    text.lower().chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corrections(lines: &str) -> Corrections {
        let (corrections, unread) = Corrections::parse(lines);
        assert!(unread.is_empty(), "{unread:?}");
        corrections
    }

    #[test]
    fn a_part_comes_back_with_its_stamp() {
        let stamp = Stamp::of(&corrections("not_a_name\tPsaki\t\t"), "Psaki spoke.");
        assert_eq!(Stamp::read(&stamp.on(b"part")), (b"part".as_slice(), stamp));
    }

    #[test]
    fn a_part_without_a_stamp_was_made_without_corrections() {
        let bare = Stamp::of(&Corrections::default(), "Psaki spoke.");
        for kept in [b"".as_slice(), b"part", b"gloss-c1", b"short gloss-c1", &[0xff; 90]] {
            let (part, stamp) = Stamp::read(kept);
            assert_eq!((part, &stamp), (kept, &bare));
        }
    }

    #[test]
    fn only_corrections_of_its_own_words_make_an_article_read_otherwise() {
        let text = "The U.S. sent J. Psaki’s deputy.";
        let own = |lines: &str| Stamp::of(&corrections(lines), text).own;
        assert_eq!(own("not_a_name\tBaghdad\t\t"), own(""));
        assert_ne!(own("not_a_name\tBaghdad\t\t"), own("not_a_name\tPsaki\t\t"));
        assert_ne!(own("not_a_name\tUS\t\t"), own(""));
        assert_ne!(Stamp::of(&corrections("not_a_name\tBaghdad\t\t"), text).all, all(&Corrections::default()));
    }
}
