use super::*;
use gloss_engine::Input;
use gloss_extract::Article;

/// An engine that dies on some texts: before or after it has what tells names.
struct Engine {
    dies: fn(&str) -> bool,
    only_with_names: bool,
    has_model: bool,
    has_names: bool,
    deaths: u32,
}

impl Engine {
    fn new(dies: fn(&str) -> bool, only_with_names: bool) -> Self {
        Self { dies, only_with_names, has_model: true, has_names: false, deaths: 0 }
    }

    /// Answers until nothing is asked for any more; `late` says whether a worker
    /// has its model only after the first text.
    fn answer(&mut self, state: &mut State, late: bool) {
        let mut answered = 0;
        self.has_names = !late;
        while let Some(job) = state.job.clone().filter(|job| job.revision > answered) {
            answered = job.revision;
            let died = !self.read(state, &job) || !self.has_names && !self.get_model(state, &job);
            if died {
                self.deaths += 1;
                self.has_names = false;
                state.apply(Action::Died("unreachable".into(), true));
            }
        }
    }

    fn get_model(&mut self, state: &mut State, job: &Job) -> bool {
        if !self.has_model {
            state.apply(Action::Replied(Reply::Failed { revision: None, why: Failure::Model }));
            self.has_names = true;
            return true;
        }
        self.has_names = true;
        let read = self.read(state, job);
        if read {
            state.apply(Action::Replied(Reply::ModelReady));
        }
        read
    }

    fn read(&self, state: &mut State, job: &Job) -> bool {
        let Request::Read { revision, input, .. } = job.request.clone() else { return true };
        let article = match input {
            Input::Text(text) => Article::plain(text),
            Input::Taken(article) => article,
            Input::Bundled(_) => return true,
        };
        let dies = (self.dies)(article.text()) && (self.has_names || !self.only_with_names);
        let taken = Reply::Taken { revision, article, card: None, found: None, is_foreign: false };
        state.apply(Action::Replied(taken));
        if !dies {
            state.apply(Action::Replied(Reply::Done { revision, reading: Box::default() }));
        }
        !dies
    }
}

fn text() -> String {
    (0..20).map(|number| format!("Line {number} of it.\n")).collect()
}

fn reading() -> State {
    let mut state = State::default();
    state.apply(Action::Read(Draft::new(text())));
    state
}

#[test]
fn the_paragraph_that_is_fatal_is_left_out_and_the_text_stays() {
    for only_with_names in [false, true] {
        for has_model in [true, false] {
            let mut state = reading();
            let mut engine = Engine { has_model, ..Engine::new(|text| text.contains("Line 13"), only_with_names) };
            engine.answer(&mut state, true);
            let sheet = state.sheet().expect("a text");
            assert_eq!((sheet.word(), sheet.spare.is_trying()), ("marked", false));
            let dies = has_model || !only_with_names;
            let at = text().find("Line 13").map(|at| at as u32).filter(|_| dies);
            assert_eq!(sheet.spare.broken, Vec::from_iter(at), "{only_with_names} {has_model}");
            assert_eq!(sheet.article.as_deref().map(Article::text), Some(&*text()), "the text has changed");
            assert!(engine.deaths < 9, "{} deaths", engine.deaths);
            assert_eq!(state.names, has_model);
        }
    }
}

#[test]
fn a_text_that_is_fatal_anyway_stands_there_with_the_reason() {
    let mut state = reading();
    let mut engine = Engine::new(|_| true, false);
    engine.answer(&mut state, true);
    let sheet = state.sheet().expect("a text");
    assert_eq!(sheet.stage, Stage::Failed(Trouble::Broke(Some("unreachable".into()))));
    assert_eq!(sheet.article.as_deref().map(Article::text), Some(&*text()));
    assert!(engine.deaths <= 16, "{} deaths", engine.deaths);
    // Another text is read as if nothing had been.
    state.apply(Action::Read(Draft::new("Another.")));
    Engine::new(|_| false, false).answer(&mut state, true);
    assert_eq!(state.sheet().map(Sheet::word), Some("marked"));
}

#[test]
fn a_death_that_costs_no_text_is_told_only_if_nobody_comes_back() {
    let mut state = reading();
    Engine::new(|_| false, false).answer(&mut state, true);
    state.apply(Action::Died("unreachable".into(), true));
    assert_eq!((state.sheet().map(Sheet::word), state.names, state.trouble.clone()), (Some("marked"), false, None));
    state.apply(Action::Replied(Reply::ModelReady));
    assert!(state.names);
    state.apply(Action::Died("unreachable".into(), false));
    assert_eq!(state.trouble, Some(Trouble::Broke(Some("unreachable".into()))));
    state.apply(Action::Broke);
    assert_eq!((state.sheet().map(Sheet::word), state.trouble), (Some("marked"), Some(Trouble::Broke(None))));
}
