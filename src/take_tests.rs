use super::*;
use crate::prefs::Prefs;
use crate::state::Action;
use gloss_engine::{Input, Reading, Reply, Request};
use gloss_extract::{Article, Block, Role, Span};

fn article(text: &str) -> Article {
    let title = text.split('\n').next().map_or(0, str::len);
    Article::new(text.into(), vec![Block { span: Span::new(0, title), role: Role::Title }])
}

fn text(words: &str) -> Text {
    ("file".into(), Sheet::opened(article(words)))
}

fn coming(tickets: impl IntoIterator<Item = u32>) -> Action {
    let item = |ticket| Item::new(ticket, &format!("{ticket}.pdf"), None);
    Action::Bring(Bring::Coming(tickets.into_iter().map(item).collect()))
}

fn arrived(ticket: u32, words: &str) -> Action {
    Action::Bring(Bring::Arrived(ticket, Ok(vec![text(words)])))
}

fn refused(ticket: u32) -> Action {
    Action::Bring(Bring::Arrived(ticket, Err(Fault::Slow)))
}

fn turn(to: usize) -> Action {
    Action::Bring(Bring::Turn(to, 300.0))
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let mut state = State::start(Route::Start, Prefs::default(), Draft::default(), None);
    actions.into_iter().for_each(|action| state.apply(action));
    state
}

fn shown(state: &State) -> Option<&str> {
    state.sheet()?.article.as_deref().map(Article::text)
}

fn read(words: &str) -> Action {
    Action::Read(Draft::new(words))
}

#[test]
fn a_file_is_read_as_the_opener_gave_it() {
    let state = after([coming([1]), arrived(1, "A title\nWords.")]);
    assert_eq!((&state.route, shown(&state), &state.coming), (&Route::OWN, Some("A title\nWords."), &None));
    let input = Input::Taken(article("A title\nWords."));
    let request = Request::Read { revision: 1, input, date: None };
    assert_eq!(state.job.as_ref().map(|job| job.request.clone()), Some(request));
}

#[test]
fn the_day_of_a_file_can_be_set_and_taken_back() {
    let own = jiff::civil::date(2014, 9, 24);
    let opened = ("a".into(), Sheet::opened(article("Words").dated(Some(own))));
    let mut state = after([coming([1]), Action::Bring(Bring::Arrived(1, Ok(vec![opened])))]);
    let other = jiff::civil::date(2015, 1, 1);
    state.apply(Action::SetDate(Some(other)));
    let reading = Reading { article: article("Words").dated(Some(other)), ..Reading::default() };
    state.apply(Action::Replied(Reply::Done { revision: 2, reading: Box::new(reading) }));
    state.apply(Action::SetDate(None));
    match state.job.as_ref().map(|job| job.request.clone()) {
        Some(Request::Read { input: Input::Taken(asked), date: None, .. }) => assert_eq!(asked.date(), Some(own)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_text_that_is_open_stays_when_nothing_can_be_opened() {
    let state = after([read("My text."), coming([1, 2]), refused(1)]);
    assert!(state.coming.is_some() && state.trouble.is_none(), "the second may still come");
    let state = after([read("My text."), coming([1, 2]), refused(1), refused(2)]);
    assert_eq!((&state.coming, state.sheet().map(|sheet| &*sheet.draft.text)), (&None, Some("My text.")));
    let both = vec![("1.pdf".into(), Fault::Slow), ("2.pdf".into(), Fault::Slow)];
    assert_eq!(state.trouble, Some(Trouble::Unopened(both)));
}

#[test]
fn a_text_that_is_replaced_while_it_is_read_can_be_brought_back() {
    let mut state = after([read("My text."), coming([1]), arrived(1, "New")]);
    assert_eq!(shown(&state), Some("New"));
    state.apply(Action::Bring(Bring::Undo));
    assert_eq!(state.sheet().map(|sheet| &*sheet.draft.text), Some("My text."));
    assert!(state.before.is_none());
    let bundled = || Action::Navigated(Route::article("ferry"), 0.0);
    let mut state = after([bundled(), read("My text."), Action::Bring(Bring::Undo)]);
    assert_eq!(state.route, Route::article("ferry"));
    state.apply(Action::Navigated(Route::Start, 0.0));
    assert!(after([read("My text.")]).before.is_none());
    state = after([read("My text."), Action::Navigated(Route::Start, 0.0), read("Another.")]);
    state.apply(Action::Bring(Bring::Undo));
    assert_eq!((&state.route, state.sheet().map(|sheet| &*sheet.draft.text)), (&Route::OWN, Some("My text.")));
}

#[test]
fn what_comes_later_joins_the_list_and_the_reader_stays() {
    let state = after([coming([1, 2, 3]), arrived(2, "Two"), arrived(1, "One"), refused(3)]);
    assert_eq!((shown(&state), state.pile.place()), (Some("Two"), (2, 2)));
    assert!(state.trouble.is_none(), "the list says which was refused");
    assert_eq!(state.revision, 1, "nothing is read again");
}

#[test]
fn going_through_the_list_keeps_each_text_as_it_was_left() {
    let mut state = after([coming([1, 2]), arrived(1, "One"), arrived(2, "Two")]);
    let day = jiff::civil::date(2014, 9, 24);
    state.apply(Action::SetDate(Some(day)));
    let turns = state.turns;
    state.apply(turn(1));
    assert_eq!((shown(&state), state.turns), (Some("Two"), turns + 1));
    state.apply(Action::Navigated(Route::article("ferry"), 20.0));
    assert_eq!(state.pile.place(), (2, 2), "another article does not end the list");
    state.apply(Action::Navigated(Route::OWN, 0.0));
    assert_eq!(state.sheet().map(|sheet| sheet.scroll), Some(20.0));
    state.apply(turn(0));
    let sheet = state.sheet().expect("a sheet");
    assert_eq!((sheet.date, sheet.scroll, shown(&state)), (Some(day), 300.0, Some("One")));
    state.apply(turn(7));
    assert_eq!(shown(&state), Some("One"));
}

#[test]
fn a_page_that_cannot_be_opened_is_read_as_its_words() {
    let page = |plain| Action::Bring(Bring::Coming(vec![Item::new(1, "", plain)]));
    let state = after([page(Some("Its words.".into())), refused(1)]);
    assert_eq!(state.trouble, Some(Trouble::PlainOnly));
    let input = Input::Text("Its words.".into());
    let request = Request::Read { revision: 1, input, date: None };
    assert_eq!(state.job.as_ref().map(|job| job.request.clone()), Some(request));
    let state = after([page(None), refused(1)]);
    assert_eq!(state.trouble, Some(Trouble::Unopened(vec![("".into(), Fault::Slow)])));
}

#[test]
fn who_waits_no_longer_keeps_what_is_there() {
    let mut state = after([read("My text."), coming([1]), Action::Bring(Bring::Stopped), arrived(1, "Late")]);
    assert_eq!(state.sheet().map(|sheet| &*sheet.draft.text), Some("My text."));
    state.apply(coming([2, 3]));
    state.apply(arrived(2, "Two"));
    state.apply(Action::Bring(Bring::Stopped));
    state.apply(arrived(3, "Late"));
    assert_eq!((shown(&state), state.pile.items().len()), (Some("Two"), 1));
}
