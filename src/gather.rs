//! A long reading on its way to the page, in messages that are each taken in at
//! once: between two of them the page hears the reader.

use gloss_engine::Reply;
use gloss_extract::Analysis;
use std::cell::RefCell;

/// Mentions, entities or sentences in one message.
const AT_ONCE: usize = 1_500;

/// Cuts what was found into messages of few; nothing if it is few already.
pub fn slices(all: &Analysis) -> Vec<Analysis> {
    if all.mentions.len() + all.sentences.len() <= AT_ONCE {
        return Vec::new();
    }
    let mentions = all.mentions.chunks(AT_ONCE).map(|some| Analysis { mentions: some.to_vec(), ..Analysis::default() });
    let entities = all.entities.chunks(AT_ONCE).map(|some| Analysis { entities: some.to_vec(), ..Analysis::default() });
    let sentences =
        all.sentences.chunks(2 * AT_ONCE).map(|some| Analysis { sentences: some.to_vec(), ..Analysis::default() });
    mentions.chain(entities).chain(sentences).collect()
}

/// Puts together what comes in slices.
#[derive(Debug, Default)]
pub struct Gather(RefCell<(u32, Analysis)>);

impl Gather {
    /// What is to be told of a reply: nothing of a slice, all at the end.
    pub fn hear(&self, reply: Reply) -> Option<Reply> {
        let mut gathered = self.0.borrow_mut();
        match reply {
            Reply::Marks { revision, mut found } => {
                if gathered.0 != revision {
                    *gathered = (revision, Analysis::default());
                }
                gathered.1.mentions.append(&mut found.mentions);
                gathered.1.entities.append(&mut found.entities);
                gathered.1.sentences.append(&mut found.sentences);
                None
            }
            Reply::Done { revision, mut reading } => {
                let (of, whole) = std::mem::take(&mut *gathered);
                if of == revision {
                    reading.analysis = whole;
                }
                Some(Reply::Done { revision, reading })
            }
            other => Some(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_engine::Reading;
    use gloss_extract::Span;

    fn found(count: usize) -> Analysis {
        let sentences = (0..count).map(|at| Span::new(2 * at, 2 * at + 1)).collect();
        Analysis { sentences, ..Analysis::default() }
    }

    fn done(revision: u32) -> Reply {
        Reply::Done { revision, reading: Box::default() }
    }

    #[test]
    fn slices_come_together_again() {
        let all = found(10_000);
        let (gather, slices) = (Gather::default(), slices(&all));
        assert!(slices.len() > 2);
        for found in slices {
            assert_eq!(gather.hear(Reply::Marks { revision: 3, found }), None);
        }
        let reading = Box::new(Reading { analysis: all, ..Reading::default() });
        assert_eq!(gather.hear(done(3)), Some(Reply::Done { revision: 3, reading }));
    }

    #[test]
    fn slices_of_an_older_reading_are_forgotten() {
        let gather = Gather::default();
        gather.hear(Reply::Marks { revision: 3, found: found(4) });
        gather.hear(Reply::Marks { revision: 4, found: found(1) });
        let reading = Box::new(Reading { analysis: found(1), ..Reading::default() });
        assert_eq!(gather.hear(done(4)), Some(Reply::Done { revision: 4, reading }));
        assert_eq!(gather.hear(done(5)), Some(done(5)), "a short reading comes whole");
    }

    #[test]
    fn a_short_reading_is_not_cut() {
        assert!(slices(&found(100)).is_empty());
    }
}
