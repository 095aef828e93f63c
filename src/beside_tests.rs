use super::*;
use crate::draft::Draft;
use crate::state::{Action, Peek, Tab};
use gloss_engine::Reading;
use gloss_extract::Article;

const TEXT: &str = "John Kerry met 40 envoys.";

fn done(revision: u32) -> Action {
    let reading = Reading { article: Article::plain(TEXT.into()), ..Reading::default() };
    Action::Replied(Reply::Done { revision, reading: Box::new(reading) })
}

/// A text that is read, with an archive and names.
fn read() -> State {
    let mut state = State::default();
    let actions = [Action::Read(Draft::new(TEXT)), done(1), Action::Replied(Reply::Catalogue(Vec::new()))];
    actions.into_iter().for_each(|action| state.apply(action));
    state
}

fn with(id: &str) -> State {
    let mut state = read();
    state.apply(Action::Beside(Some(Route::article(id).at(Some(7)))));
    state
}

fn asked(state: &State) -> Option<u32> {
    state.beside_asked().map(|((revision, ..), _)| revision)
}

#[test]
fn an_article_beside_the_text_is_read_and_leaves_the_text_as_it_is() {
    let mut state = with("x");
    let before = state.sheet().cloned();
    assert_eq!(asked(&state), Some(BESIDE | 2));
    state.apply(done(BESIDE | 2));
    assert_eq!(asked(&state), None, "it is read once");
    assert!(state.beside.as_ref().is_some_and(|beside| beside.sheet.reading.is_some()));
    assert_eq!((state.sheet().cloned(), &state.route), (before, &Route::OWN));
    assert_eq!(state.beside.map(|beside| beside.route().to_string()).as_deref(), Some("#/a/x?s=7"));
}

#[test]
fn what_comes_for_another_article_is_dropped() {
    let mut state = with("x");
    state.apply(Action::Beside(Some(Route::article("y"))));
    state.apply(done(BESIDE | 2));
    assert_eq!(asked(&state), Some(BESIDE | 3));
    assert!(state.beside.is_some_and(|beside| beside.sheet.reading.is_none()));
}

#[test]
fn another_sentence_of_it_is_no_other_article() {
    let mut state = with("x");
    state.apply(done(BESIDE | 2));
    state.apply(Action::Beside(Some(Route::article("x").at(Some(20)))));
    let beside = state.beside.expect("it stays");
    assert_eq!((beside.sentence, beside.sheet.reading.is_some()), (Some(20), true));
}

#[test]
fn the_text_does_not_stand_beside_itself_and_nothing_beside_no_text() {
    let mut state = State::default();
    state.apply(Action::Beside(Some(Route::article("x"))));
    assert_eq!(state.beside, None);
    state.apply(Action::Navigated(Route::article("x"), 0.0));
    state.apply(Action::Beside(Some(Route::article("x"))));
    assert_eq!(state.beside, None);
}

#[test]
fn escape_closes_its_card_and_then_it_and_nothing_else() {
    let mut state = with("x");
    state.apply(done(BESIDE | 2));
    state.apply(Action::Peek(Peek { mention: 0, pinned: true, beside: true }));
    state.apply(Action::Escape);
    assert!(state.peek.is_none() && state.beside.is_some());
    state.apply(Action::Escape);
    assert!(state.beside.is_none() && state.reading().is_some());
}

#[test]
fn a_list_takes_its_place() {
    let mut state = with("x");
    state.apply(Action::Open(Tab::Related));
    assert_eq!((state.beside, state.tab), (None, Tab::Related));
}

#[test]
fn alone_it_is_not_read_again() {
    let mut state = with("x");
    state.apply(done(BESIDE | 2));
    state.apply(Action::Navigated(Route::article("x"), 30.0));
    assert_eq!((state.beside.is_none(), state.sheet().map(Sheet::word)), (true, Some("marked")));
    assert_eq!(state.own.map(|own| own.scroll), Some(30.0));
}

#[test]
fn other_corrections_and_names_read_it_anew() {
    let mut state = with("x");
    state.apply(done(BESIDE | 2));
    state.apply(Action::Replied(Reply::ModelReady));
    assert_eq!(asked(&state), Some(BESIDE | 2));
    state.apply(done(BESIDE | 2));
    assert_eq!(asked(&state), None);
    state.hand.turn += 1;
    assert_eq!(asked(&state), Some(BESIDE | 2));
}

#[test]
fn a_kept_article_is_fetched_first() {
    let mut state = read();
    state.library.standing = crate::library::Standing::Open;
    let id = "6c62272e07bb014262b821756295c58d";
    state.apply(Action::Beside(Some(Route::kept(id))));
    assert_eq!((state.wanted(), asked(&state)), (Some(id), None));
    let kept = crate::library::Kept::new(&Article::plain(TEXT.into()), None, None, 0.0);
    let told = crate::library::Told::Fetched(id.into(), Some(kept.into()));
    state.apply(Action::Library(told));
    assert_eq!((state.wanted(), asked(&state)), (None, Some(BESIDE | 2)));
}
