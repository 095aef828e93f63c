//! What the reader is told of keeping a large archive whole.

use super::library::size;
use super::*;
use crate::whole::{Stop, Whole};

/// On the button.
pub(crate) fn keep_whole(whole: &Whole) -> String {
    if whole.kept == 0 { keep_all(&extent_of(whole)) } else { keep_rest(&size(whole.wanted())) }
}

/// When all is kept.
pub(crate) fn kept_whole(whole: &Whole) -> String {
    all_kept(&extent_of(whole))
}

/// Why it does not go on, and what to do.
pub(crate) fn stop(stop: &Stop) -> String {
    match stop {
        Stop::Cut(path) => stop_cut(&**path),
        Stop::Full { wanted, left: Some(left) } => stop_full(&size(*wanted), &size(left.max(0.0))),
        Stop::Full { wanted, left: None } => stop_full_unknown(&size(*wanted)),
        Stop::NoCache => STOP_NO_CACHE.into(),
    }
}

/// `12,431 articles, 48 MB`.
fn extent_of(whole: &Whole) -> String {
    extent(whole.articles, &size(whole.bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::whole::Pace;

    #[test]
    fn it_is_told_how_much_it_is() {
        let whole = |kept| Whole { articles: 12_431, bytes: 48e6, files: 2_000, kept, pace: Pace::Held };
        assert_eq!(keep_whole(&whole(0)), "Keep the whole archive offline (12,431 articles, 48 MB)");
        assert_eq!(keep_whole(&whole(1_000)), "Keep the rest offline (about 24 MB)");
        assert_eq!(files_kept(1_000_u32, 2_000_u32), "1,000 of 2,000 files are kept.");
    }
}
