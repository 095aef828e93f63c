//! What the reader is told of keeping a large archive whole.

use super::library::size;
use crate::whole::{Stop, Whole};
use gloss_extract::figures;

/// Name of the bar that shows how far it is.
pub const KEEPING: &str = "Keeping the archive";

/// On the button.
pub fn keep_all(whole: &Whole) -> String {
    if whole.kept == 0 {
        format!("Keep the whole archive offline ({})", extent(whole))
    } else {
        format!("Keep the rest offline (about {})", size(whole.wanted()))
    }
}

/// When all is kept.
pub fn all_kept(whole: &Whole) -> String {
    format!("The whole archive is kept in this browser, for use without a connection ({}).", extent(whole))
}

/// How far it is.
pub fn files_kept(whole: &Whole) -> String {
    format!("{} of {} files are kept.", grouped(whole.kept), grouped(whole.files))
}

/// Why it does not go on, and what to do.
pub fn stop(stop: &Stop) -> String {
    match stop {
        Stop::Cut(path) => format!(
            "A file did not come ({path}). What is kept stays kept: go on when there is a connection, or reload the page if there is a new edition."
        ),
        Stop::Full { wanted, left: Some(left) } => format!(
            "There is not enough room: {} are still to come, and this browser gives the page {} more. Free space on this device, or go on using the archive with a connection.",
            size(*wanted),
            size(left.max(0.0))
        ),
        Stop::Full { wanted, left: None } => format!(
            "The browser took no more; {} are still to come. What is kept stays kept. Free space on this device and go on.",
            size(*wanted)
        ),
        Stop::NoCache => "This browser lets the page keep nothing: this may be a private window.".into(),
    }
}

/// `12,431 articles, 48 MB`.
fn extent(whole: &Whole) -> String {
    format!("{} articles, {}", grouped(whole.articles), size(whole.bytes))
}

/// `12,431`.
fn grouped(number: u32) -> String {
    figures::grouped(&number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::whole::Pace;

    #[test]
    fn it_is_told_how_much_it_is() {
        let whole = |kept| Whole { articles: 12_431, bytes: 48e6, files: 2_000, kept, pace: Pace::Held };
        assert_eq!(keep_all(&whole(0)), "Keep the whole archive offline (12,431 articles, 48 MB)");
        assert_eq!(keep_all(&whole(1_000)), "Keep the rest offline (about 24 MB)");
        assert_eq!(files_kept(&whole(1_000)), "1,000 of 2,000 files are kept.");
        assert_eq!([7, 70, 700, 7_000_000].map(grouped), ["7", "70", "700", "7,000,000"]);
    }
}
