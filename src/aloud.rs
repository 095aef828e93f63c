//! Reading aloud, a sentence at a time: what is said, and what comes next. Pure.
//!
//! Every sentence is an utterance of its own, for browsers stop in long ones; and
//! a pause begins its sentence again, for some browsers cannot go on in it.

use std::rc::Rc;

/// A voice of the device's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// The browser's name of it.
    pub id: Rc<str>,
    /// For the reader.
    pub name: Rc<str>,
}

/// Whether something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speech {
    /// Nothing.
    #[default]
    Silent,
    /// A sentence.
    Speaking,
    /// A sentence is to be said again.
    Paused,
}

/// How a text is read aloud.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Aloud {
    /// The voices to choose from.
    pub voices: Rc<[Voice]>,
    /// Whether there are only voices that send the text away.
    pub remote: bool,
    /// The chosen voice, one of them.
    pub voice: Option<Rc<str>>,
    /// Whether the buttons show.
    pub open: bool,
    /// Whether something is said.
    pub speech: Speech,
    /// Index of the sentence.
    pub at: usize,
    /// Counts what was begun, so that the end of something older is told apart.
    pub turn: u32,
    /// Whether the reader has just gone to this sentence, and wants to see it.
    pub sought: bool,
    /// Whether the browser could not speak.
    pub failed: bool,
}

/// What happens to the reading aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Say {
    /// There are these voices, the best first; or only some that send the text away;
    /// the one that was chosen before.
    Voices(Rc<[Voice]>, bool, Option<Rc<str>>),
    /// Begin, pause or go on.
    Toggle,
    /// The next sentence, or the one before.
    Step(bool),
    /// With this voice.
    Voice(Rc<str>),
    /// No more.
    Stop,
    /// What was begun in this turn was said.
    Ended(u32),
    /// What was begun in this turn could not be said.
    Failed(u32),
}

impl Aloud {
    /// Whether there is anything to offer.
    pub fn is_there(&self) -> bool {
        self.remote || !self.voices.is_empty()
    }

    /// The reader leaves the text.
    pub fn leave(&mut self) {
        if self.open {
            self.stop();
        }
    }

    /// Applies one of these; there are so many sentences, and a beginning is made
    /// at one of them.
    pub fn hear(&mut self, say: Say, sentences: usize, from: usize) {
        match say {
            Say::Voices(voices, remote, before) => self.offer(voices, remote, before),
            Say::Toggle if !self.is_there() || sentences == 0 => {}
            Say::Toggle if self.voices.is_empty() => self.open = !self.open,
            Say::Toggle => match self.speech {
                Speech::Silent => self.begin(from, Speech::Speaking),
                Speech::Speaking => self.begin(self.at, Speech::Paused),
                Speech::Paused => self.begin(self.at, Speech::Speaking),
            },
            Say::Step(_) if self.speech == Speech::Silent => {}
            Say::Step(true) => self.begin((self.at + 1).min(sentences.saturating_sub(1)), self.speech),
            Say::Step(false) => self.begin(self.at.saturating_sub(1), self.speech),
            Say::Voice(voice) if self.voices.iter().any(|one| one.id == voice) => {
                self.voice = Some(voice);
                self.turn += 1;
            }
            Say::Voice(_) => {}
            Say::Stop => self.stop(),
            Say::Ended(turn) if turn != self.turn || self.speech != Speech::Speaking => {}
            Say::Ended(_) if self.at + 1 < sentences => {
                self.begin(self.at + 1, Speech::Speaking);
                self.sought = false;
            }
            Say::Ended(_) => self.stop(),
            Say::Failed(turn) => {
                if turn == self.turn && self.speech == Speech::Speaking {
                    self.begin(self.at, Speech::Paused);
                    self.failed = true;
                }
            }
        }
    }

    fn offer(&mut self, voices: Rc<[Voice]>, remote: bool, before: Option<Rc<str>>) {
        let known = |voice: &Rc<str>| voices.iter().any(|one| one.id == *voice);
        let kept = self.voice.take().or(before).filter(known);
        self.voice = kept.or_else(|| voices.first().map(|voice| Rc::clone(&voice.id)));
        (self.voices, self.remote) = (voices, remote);
        if self.voices.is_empty() && self.speech != Speech::Silent {
            self.stop();
        }
    }

    fn begin(&mut self, at: usize, speech: Speech) {
        (self.at, self.speech, self.open, self.failed, self.sought) = (at, speech, true, false, true);
        self.turn += 1;
    }

    fn stop(&mut self) {
        (self.open, self.speech, self.failed) = (false, Speech::Silent, false);
        self.turn += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voices(names: &[&str]) -> Rc<[Voice]> {
        names.iter().map(|name| Voice { id: (*name).into(), name: (*name).into() }).collect()
    }

    fn with_voices() -> Aloud {
        let mut aloud = Aloud::default();
        aloud.hear(Say::Voices(voices(&["Ann", "Bob"]), false, Some("Bob".into())), 0, 0);
        aloud
    }

    fn hear(aloud: &mut Aloud, say: Say) -> (Speech, usize) {
        aloud.hear(say, 3, 1);
        (aloud.speech, aloud.at)
    }

    #[test]
    fn sentences_follow_each_other_to_the_end() {
        let mut aloud = with_voices();
        assert_eq!(hear(&mut aloud, Say::Toggle), (Speech::Speaking, 1));
        let turn = aloud.turn;
        assert_eq!(hear(&mut aloud, Say::Ended(turn)), (Speech::Speaking, 2));
        assert!(!aloud.sought, "the reader may have scrolled away");
        assert_eq!(hear(&mut aloud, Say::Ended(turn)), (Speech::Speaking, 2), "an older end is none");
        let turn = aloud.turn;
        assert_eq!(hear(&mut aloud, Say::Ended(turn)).0, Speech::Silent);
        assert!(!aloud.open);
    }

    #[test]
    fn a_pause_begins_the_sentence_again() {
        let mut aloud = with_voices();
        hear(&mut aloud, Say::Toggle);
        let turn = aloud.turn;
        assert_eq!(hear(&mut aloud, Say::Toggle), (Speech::Paused, 1));
        assert_eq!(hear(&mut aloud, Say::Ended(turn)), (Speech::Paused, 1));
        assert_eq!(hear(&mut aloud, Say::Step(true)), (Speech::Paused, 2));
        assert_eq!(hear(&mut aloud, Say::Step(true)), (Speech::Paused, 2), "there is no sentence behind the last");
        assert_eq!(hear(&mut aloud, Say::Toggle), (Speech::Speaking, 2));
        assert_eq!(hear(&mut aloud, Say::Step(false)), (Speech::Speaking, 1));
        assert!(aloud.sought);
        aloud.leave();
        assert_eq!((aloud.speech, aloud.open), (Speech::Silent, false));
    }

    #[test]
    fn what_cannot_be_said_is_told_and_can_be_tried_again() {
        let mut aloud = with_voices();
        hear(&mut aloud, Say::Toggle);
        let turn = aloud.turn;
        assert_eq!(
            hear(&mut aloud, Say::Failed(turn - 1)).0,
            Speech::Speaking,
            "an older one broken off is no failure"
        );
        assert_eq!(hear(&mut aloud, Say::Failed(turn)).0, Speech::Paused);
        assert!(aloud.failed);
        assert_eq!(hear(&mut aloud, Say::Toggle).0, Speech::Speaking);
        assert!(!aloud.failed);
    }

    #[test]
    fn a_voice_is_kept_as_long_as_it_is_there() {
        let mut aloud = with_voices();
        assert_eq!(aloud.voice.as_deref(), Some("Bob"));
        hear(&mut aloud, Say::Voice("Eve".into()));
        assert_eq!(aloud.voice.as_deref(), Some("Bob"));
        hear(&mut aloud, Say::Voice("Ann".into()));
        hear(&mut aloud, Say::Voices(voices(&["Cid", "Ann"]), false, None));
        assert_eq!(aloud.voice.as_deref(), Some("Ann"));
        hear(&mut aloud, Say::Voices(voices(&["Cid"]), false, None));
        assert_eq!(aloud.voice.as_deref(), Some("Cid"));
    }

    #[test]
    fn without_voices_of_its_own_nothing_is_said() {
        let mut aloud = Aloud::default();
        assert_eq!(hear(&mut aloud, Say::Toggle).0, Speech::Silent);
        assert!(!aloud.is_there() && !aloud.open);
        hear(&mut aloud, Say::Voices(Rc::default(), true, None));
        assert_eq!(hear(&mut aloud, Say::Toggle).0, Speech::Silent);
        assert!(aloud.open, "why not is told");
        let mut silent = with_voices();
        silent.hear(Say::Toggle, 0, 0);
        assert!(!silent.open, "there is nothing to say");
    }
}
