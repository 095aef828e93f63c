//! A newer version of the page: all tabs get it at once, so that the reader is
//! asked a second time where there are several.

use crate::state::State;

/// How far the reader has gone with a newer version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Step {
    /// There is none, or the reader has put it off.
    #[default]
    None,
    /// It waits for the reader.
    Waits,
    /// The reader wants it, and is told of the other tabs first.
    Asked,
    /// Another tab has started it; this one would lose something by it.
    Taken,
}

/// What is known of newer versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Update {
    /// How far.
    pub step: Step,
    /// Whether there is one, also if the reader has put it off.
    pub ready: bool,
}

impl State {
    /// What a bar over the page tells, by a number of each kind.
    pub fn tells(&self) -> Option<usize> {
        let told = [self.hand.note.is_some(), self.library.note.is_some(), self.update.step != Step::None, self.saved];
        told.iter().position(|is_told| *is_told)
    }

    /// Whether a tab that is loaded anew comes back as it was: what is typed and
    /// read is kept for the tab, several texts and those replaced are not.
    pub fn outlasts_reload(&self) -> bool {
        !self.loses_texts() && self.coming.is_none() && !self.aloud.open
    }

    /// Whether there are texts that a reload would lose.
    pub fn loses_texts(&self) -> bool {
        self.pile.items().len() > 1 || self.before.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::{Action, Offline};

    fn after(actions: &[Action]) -> Update {
        let mut state = State::default();
        actions.iter().for_each(|action| state.apply(action.clone()));
        state.update
    }

    #[test]
    fn what_is_put_off_is_still_there() {
        let update = after(&[Offline::Update, Offline::Others].map(Action::Offline));
        assert_eq!(update, Update { step: Step::Asked, ready: true });
        let update = after(&[Action::Offline(Offline::Update), Action::Dismiss]);
        assert_eq!(update, Update { step: Step::None, ready: true });
    }
}
