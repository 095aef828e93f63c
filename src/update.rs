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
    /// Whether the page is open in another tab too.
    pub others: bool,
}

impl Update {
    /// Whether there is a question before the newer version is started.
    pub fn is_to_be_asked(self) -> bool {
        self.others && self.step == Step::Waits
    }
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
        self.pile.items().len() < 2 && self.coming.is_none() && self.before.is_none() && !self.aloud.open
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
    fn a_second_question_is_asked_only_beside_other_tabs() {
        let [waits, others] = [Offline::Update, Offline::Others(true)].map(Action::Offline);
        assert!(!after(std::slice::from_ref(&waits)).is_to_be_asked());
        assert!(!after(std::slice::from_ref(&others)).is_to_be_asked());
        assert!(after(&[others.clone(), waits.clone()]).is_to_be_asked());
        let gone = Action::Offline(Offline::Others(false));
        assert!(!after(&[others.clone(), waits.clone(), gone]).is_to_be_asked());
        let asked = after(&[waits, others, Action::Offline(Offline::Asked)]);
        assert!(asked.step == Step::Asked && !asked.is_to_be_asked());
    }

    #[test]
    fn what_is_put_off_does_not_forget_the_other_tabs() {
        let update =
            after(&[Action::Offline(Offline::Others(true)), Action::Offline(Offline::Update), Action::Dismiss]);
        assert_eq!(update, Update { step: Step::None, ready: true, others: true });
    }
}
