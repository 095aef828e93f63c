use super::*;
use crate::edits::Edits;
use crate::library::{Fault, Kept, Note};
use gloss_engine::Failure;
use gloss_extract::{Alias, Analysis, Article, Block, Entity, Role, Span};

const TEXT: &str = "John Kerry met 40 envoys. Kerry left Paris. It was 2014.";

fn reading() -> Reading {
    let mention = |start, end, kind, entity| Mention {
        span: Span::new(start, end),
        kind,
        entity,
        value: None,
        why: "test".into(),
        others: Vec::new(),
    };
    let entity = |kind, name: &str, mentions| Entity {
        kind,
        name: name.into(),
        key: name.to_lowercase(),
        role: None,
        adjectives: Vec::new(),
        aliases: vec![Alias { text: name.into(), count: 1 }],
        mentions,
    };
    let analysis = Analysis {
        mentions: vec![
            mention(0, 10, Kind::Person, 0),
            mention(15, 24, Kind::Figure, 1),
            mention(26, 31, Kind::Person, 0),
            mention(37, 42, Kind::Place, 2),
            mention(51, 55, Kind::Date, 3),
        ],
        entities: vec![
            entity(Kind::Person, "John Kerry", vec![0, 2]),
            entity(Kind::Figure, "envoys", vec![1]),
            entity(Kind::Place, "Paris", vec![3]),
            entity(Kind::Date, "2014", vec![4]),
        ],
        sentences: vec![Span::new(0, 25), Span::new(26, 43), Span::new(44, 56)],
    };
    Reading { article: Article::plain(TEXT.into()), analysis, ..Reading::default() }
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let mut state = State::default();
    actions.into_iter().for_each(|action| state.apply(action));
    state
}

fn done(revision: u32) -> Action {
    Action::Replied(Reply::Done { revision, reading: Box::new(reading()) })
}

fn marked() -> State {
    after([Action::Read(Draft::new(TEXT)), done(1)])
}

fn press(state: &mut State, actions: impl IntoIterator<Item = Action>) -> Option<u32> {
    actions.into_iter().for_each(|action| state.apply(action));
    state.chosen.map(|chosen| chosen.mention)
}

#[test]
fn reading_goes_from_asked_to_marked() {
    let mut state = after([Action::Read(Draft::new(TEXT))]);
    assert_eq!(state.route, Route::OWN);
    assert_eq!(state.sheet().map(Sheet::word), Some("reading"));
    let taken =
        Reply::Taken { revision: 1, article: Article::plain(TEXT.into()), card: None, found: None, is_foreign: false };
    state.apply(Action::Replied(taken));
    assert!(state.sheet().is_some_and(|sheet| sheet.article.is_some() && sheet.reading.is_none()));
    state.apply(done(1));
    assert_eq!(state.sheet().map(Sheet::word), Some("marked"));
}

#[test]
fn marks_do_not_replace_the_text_that_stands() {
    let mut state = after([Action::Read(Draft::new(TEXT))]);
    state.apply(Action::Replied(Reply::Taken {
        revision: 1,
        article: Article::plain(TEXT.into()),
        card: None,
        found: None,
        is_foreign: false,
    }));
    let before = state.sheet().and_then(|sheet| sheet.article.clone()).expect("taken");
    state.apply(done(1));
    let after = state.sheet().and_then(|sheet| sheet.article.clone()).expect("kept");
    assert!(before == after, "the same text, not a copy");
}

#[test]
fn stale_replies_are_dropped() {
    let state = after([Action::Read(Draft::new(TEXT)), Action::Read(Draft::new("Another text.")), done(1)]);
    assert!(state.reading().is_none());
    let state = after([Action::Read(Draft::new(TEXT)), Action::Cancel, done(1)]);
    assert!(state.reading().is_none());
}

#[test]
fn what_cannot_be_read_loses_nothing() {
    let mut state = marked();
    state.apply(Action::Typed(Draft::new("https://example.org/x")));
    state.apply(Action::Read(Draft::new("https://example.org/x")));
    assert_eq!(state.trouble, Some(Trouble::OnlyLink));
    assert_eq!(&*state.draft.text, "https://example.org/x");
    assert!(state.reading().is_some());
}

#[test]
fn a_stopped_text_stays_readable() {
    let state = after([Action::Read(Draft::new(TEXT)), Action::Cancel]);
    let sheet = state.sheet().expect("a sheet");
    assert_eq!((sheet.word(), sheet.article.as_ref().map(|article| article.text())), ("stopped", Some(TEXT)));
    assert!(state.job.is_none());
}

#[test]
fn html_of_a_paste_holds_until_its_words_change() {
    let html = || Draft { text: TEXT.into(), html: Some("<p>".into()) };
    let state = after([Action::Typed(html()), Action::Typed(Draft::new(TEXT))]);
    assert_eq!(state.draft, html());
    let state = after([Action::Typed(html()), Action::Typed(Draft::new("Other words."))]);
    assert_eq!(state.draft, Draft::new("Other words."));
}

#[test]
fn leaving_and_coming_back_keeps_text_and_place() {
    let mut state = marked();
    state.apply(Action::Navigated(Route::article("ferry"), 640.0));
    assert!(state.reading().is_none());
    assert_eq!(state.revision, 2);
    state.apply(Action::Navigated(Route::OWN, 10.0));
    assert!(state.reading().is_some());
    assert_eq!(state.sheet().map(|sheet| sheet.scroll), Some(640.0));
    assert!(state.job.is_none(), "nothing is read again");
    state.apply(done(2));
    assert_eq!(state.bundled.as_ref().map(Sheet::word), Some("reading"), "a late reply is for nobody");
}

#[test]
fn a_text_left_unread_is_asked_for_again() {
    let mut state = after([Action::Read(Draft::new(TEXT)), Action::Navigated(Route::article("ferry"), 0.0)]);
    state.apply(Action::Navigated(Route::OWN, 0.0));
    assert_eq!(state.job.as_ref().map(|job| job.revision), Some(3));
}

#[test]
fn a_text_that_cannot_be_read_stands_unmarked() {
    let why = Failure::Said("No text.".into());
    let state = after([Action::Read(Draft::new(TEXT)), Action::Replied(Reply::Failed { revision: Some(1), why })]);
    let sheet = state.sheet().expect("a sheet");
    assert_eq!((sheet.word(), sheet.article.as_ref().map(|article| article.text())), ("failed", Some(TEXT)));
}

#[test]
fn an_address_without_its_text_is_the_first_screen() {
    let state = State::start(Route::OWN, Prefs::default(), Draft::default(), None);
    assert_eq!(state.route, Route::Start);
}

#[test]
fn setting_the_date_reads_again_and_keeps_the_marks() {
    let mut state = marked();
    let date = jiff::civil::date(2014, 9, 15);
    state.apply(Action::SetDate(Some(date)));
    assert!(state.reading().is_some());
    match state.job.as_ref().map(|job| &job.request) {
        Some(Request::Read { date: asked, .. }) => assert_eq!(*asked, Some(date)),
        other => panic!("asked {other:?}"),
    }
}

/// The words of a menu, and [`TEXT`] below them.
fn with_menu() -> Article {
    let text = format!("Menu Paris\n{TEXT}");
    let roles = [Role::Furniture, Role::Body];
    let spans = [Span::new(0, 10), Span::new(11, text.len())];
    Article::new(text, spans.into_iter().zip(roles).map(|(span, role)| Block { span, role }).collect())
}

fn taken(revision: u32, article: Article, found: Option<Date>) -> Action {
    Action::Replied(Reply::Taken { revision, article, card: None, found, is_foreign: false })
}

fn asked(state: &State) -> Option<(gloss_engine::Input, Option<Date>)> {
    match state.job.as_ref().map(|job| job.request.clone()) {
        Some(Request::Read { input, date, .. }) => Some((input, date)),
        _ => None,
    }
}

#[test]
fn a_line_put_back_is_read_as_part_of_the_article_and_can_go_again() {
    let found = Some(jiff::civil::date(2014, 9, 24));
    let set = Some(jiff::civil::date(2014, 9, 12));
    let mut state = after([Action::Read(Draft::new(with_menu().text()))]);
    state.apply(taken(1, with_menu().dated(found), found));
    state.apply(Action::SetDate(set));
    state.apply(taken(2, with_menu().dated(set), found));
    state.apply(Action::Shift(0));
    let mut whole = with_menu();
    whole.recast(0, Role::Body);
    let input = gloss_engine::Input::Taken(whole.clone().dated(found));
    assert_eq!(asked(&state), Some((input, set)), "the day that was found stays the article's own");
    state.apply(taken(3, whole.clone().dated(set), found));
    assert_eq!(state.edited(), None, "it is still being read");
    let reading = Reading { article: whole.clone().dated(set), ..Reading::default() };
    state.apply(Action::Replied(Reply::Done { revision: 3, reading: Box::new(reading) }));
    assert_eq!(state.edited().as_deref(), Some(&whole.dated(set)));
    state.apply(Action::Shift(0));
    assert_eq!(state.sheet().and_then(|sheet| sheet.article.as_deref().cloned()), Some(with_menu().dated(set)));
}

#[test]
fn lines_moved_before_a_reload_are_moved_again() {
    let sheet = Sheet { edits: Edits::kept(vec![0]), ..Sheet::own(Draft::new(with_menu().text()), None) };
    let mut state = State::start(Route::OWN, Prefs::default(), Draft::default(), Some(sheet));
    state.apply(taken(1, with_menu(), None));
    let mut whole = with_menu();
    whole.recast(0, Role::Body);
    assert_eq!(asked(&state), Some((gloss_engine::Input::Taken(whole.clone()), None)));
    assert_eq!(state.revision, 2);
    state.apply(taken(2, whole, None));
    assert_eq!(state.revision, 2, "and once only");
}

#[test]
fn a_text_in_another_language_is_known_as_such_with_the_text() {
    let mut state = after([Action::Read(Draft::new(TEXT))]);
    let article = Article::plain(TEXT.into());
    state.apply(Action::Replied(Reply::Taken { revision: 1, article, card: None, found: None, is_foreign: true }));
    assert!(state.sheet().is_some_and(|sheet| sheet.is_foreign && sheet.reading.is_none()));
    state.apply(done(1));
    state.apply(Action::Language(Some("fra".into())));
    assert!(state.sheet().is_some_and(|sheet| sheet.is_foreign && sheet.language.as_deref() == Some("fra")));
    state.apply(Action::Read(Draft::new("Another text.")));
    state.apply(Action::Language(Some("fra".into())));
    assert!(state.sheet().is_some_and(|sheet| sheet.language.is_none()), "the answer is for another text");
}

#[test]
fn lines_of_bundled_articles_stay_where_they_are() {
    let mut state = after([Action::Navigated(Route::article("ferry"), 0.0), taken(1, with_menu(), None)]);
    state.apply(Action::Shift(0));
    assert_eq!((state.revision, state.edited()), (1, None));
}

#[test]
fn folds_open_and_close_and_hold_only_what_was_left_out() {
    let open = |state: &State, start| state.sheet().is_some_and(|sheet| sheet.edits.is_open([start].into_iter()));
    let mut state = after([Action::Read(Draft::new(with_menu().text())), taken(1, with_menu(), None)]);
    state.apply(Action::Unfold(0..2, true));
    assert!(open(&state, 0) && !open(&state, 11));
    state.apply(Action::Unfold(0..1, false));
    assert!(!open(&state, 0));
}

#[test]
fn stepping_stays_with_the_kind_or_the_entity_and_wraps() {
    let step = |forward, same| Action::Step { forward, same };
    let mut state = marked();
    assert_eq!(press(&mut state, [step(true, false)]), Some(0));
    assert_eq!(press(&mut state, [step(true, false)]), Some(2));
    assert_eq!(press(&mut state, [step(true, false)]), Some(0));
    assert_eq!(press(&mut state, [step(false, true)]), Some(2));
    assert_eq!(press(&mut state, [Action::Choose(3), step(true, true)]), Some(3));
}

#[test]
fn stepping_passes_over_kinds_that_are_not_marked() {
    let mut state = marked();
    let actions = [Action::ToggleKind(Kind::Person), Action::Step { forward: true, same: false }];
    assert_eq!(press(&mut state, actions), Some(1));
}

#[test]
fn figures_and_names_open_their_own_list() {
    let mut state = marked();
    state.apply(Action::Choose(1));
    assert_eq!(state.tab, Tab::Figures);
    state.apply(Action::Choose(3));
    assert_eq!(state.tab, Tab::Names);
    state.apply(Action::Choose(4));
    assert_eq!(state.tab, Tab::Dates);
    state.apply(Action::Choose(3));
    state.apply(Action::Choose(99));
    assert_eq!(state.chosen.map(|chosen| chosen.mention), Some(3), "an unknown mention changes nothing");
}

#[test]
fn escape_undoes_one_step_at_a_time() {
    let mut state = marked();
    state.apply(Action::ChooseEntity(0));
    state.apply(Action::Peek(Peek { mention: 0, pinned: true, beside: false }));
    state.apply(Action::Escape);
    assert!(state.peek.is_none() && state.panel && state.chosen.is_some());
    state.apply(Action::Escape);
    assert!(!state.panel && state.chosen.is_some());
    state.apply(Action::Escape);
    assert!(state.chosen.is_none());
}

#[test]
fn a_second_reading_keeps_the_choice_by_place() {
    let mut state = marked();
    state.apply(Action::Choose(3));
    state.apply(done(1));
    assert_eq!(state.chosen, Some(Chosen { mention: 3, entity: 2 }));
}

#[test]
fn an_address_can_name_a_mention() {
    let mut state = after([Action::Navigated(Route::parse("#/a/ferry?m=2"), 0.0), done(1)]);
    assert_eq!(state.chosen.map(|chosen| chosen.mention), Some(2));
    state.apply(Action::Navigated(Route::parse("#/a/ferry?m=3"), 0.0));
    assert_eq!(state.chosen.map(|chosen| chosen.mention), Some(3));
}

#[test]
fn the_table_stays_as_it_was_arranged_and_old_news_goes() {
    let mut state = marked();
    let table = Table { only: true, ..Table::default() };
    state.apply(Action::Arrange(table));
    state.apply(Action::Took(Took::Copied));
    assert_eq!((state.table, state.took.clone()), (table, Some(Took::Copied)));
    state.apply(Action::Open(Tab::Dates));
    assert_eq!((state.table, state.took.clone()), (table, None));
    state.apply(done(1));
    assert_eq!(state.table, table);
}

fn kept(text: &str) -> Kept {
    Kept::new(&Article::plain(text.into()), None, None, 0.0)
}

fn told(told: Told) -> Action {
    Action::Library(told)
}

#[test]
fn a_kept_article_is_wanted_once_the_library_is_open_and_read_as_it_was_taken_in() {
    let kept = kept(TEXT);
    let id = kept.stub.id.clone();
    let mut state = after([Action::Navigated(Route::kept(&id), 0.0)]);
    assert_eq!((state.wanted(), &state.job), (None, &None), "there is no library to ask yet");
    state.apply(told(Told::Stubs(vec![kept.stub.clone()])));
    assert_eq!(state.wanted(), Some(&*id));
    state.apply(told(Told::Fetched(id.clone(), Some(Rc::new(kept.clone())))));
    assert_eq!(state.wanted(), None);
    let asked = state.job.as_ref().map(|job| job.request.clone());
    let input = gloss_engine::Input::Taken(kept.article.clone());
    assert_eq!(asked, Some(Request::Read { revision: 1, input, date: None }));
    state.apply(Action::Replied(Reply::Taken {
        revision: 1,
        article: kept.article,
        card: None,
        found: None,
        is_foreign: false,
    }));
    assert_eq!(state.sheet().and_then(|sheet| sheet.card.clone()), Some(kept.stub.card()));
    state.apply(done(1));
    assert_eq!(state.sheet().map(Sheet::word), Some("marked"));
}

#[test]
fn a_kept_article_that_comes_late_does_not_disturb_another_text() {
    let kept = kept(TEXT);
    let id = kept.stub.id.clone();
    let mut state = after([told(Told::Stubs(vec![])), Action::Navigated(Route::kept(&id), 0.0)]);
    state.apply(Action::Read(Draft::new("Another text.")));
    let job = state.job.clone();
    state.apply(told(Told::Fetched(id.clone(), Some(Rc::new(kept)))));
    assert_eq!(state.job, job);
    state.apply(Action::Navigated(Route::kept(&id), 0.0));
    assert_eq!(state.job.as_ref().map(|job| job.revision), Some(2), "it is there, and is read on return");
}

#[test]
fn a_kept_article_that_is_gone_or_out_of_reach_says_so() {
    let id = kept(TEXT).stub.id;
    let failed = |state: &State| match state.sheet().map(|sheet| sheet.stage.clone()) {
        Some(Stage::Failed(why)) => why,
        other => panic!("{other:?}"),
    };
    let open = Action::Navigated(Route::kept(&id), 0.0);
    let state = after([told(Told::Stubs(vec![])), open.clone(), told(Told::Fetched(id.clone(), None))]);
    assert_eq!(failed(&state), Trouble::NotKept);
    let refused = Trouble::Library(Fault::Refused);
    assert_eq!(failed(&after([open.clone(), told(Told::Shut(Fault::Refused))])), refused);
    assert_eq!(failed(&after([told(Told::Shut(Fault::Refused)), open])), refused);
}

#[test]
fn each_worker_that_finds_names_begins_with_an_empty_shelf() {
    let ready = || Action::Replied(Reply::ModelReady);
    assert_eq!(after([ready(), ready()]).workers, 2);
    let made = Reply::Part { ticket: 4, bytes: vec![1] };
    let state = after([Action::Replied(made), Action::Replied(Reply::Shelved { ids: vec![], refused: 0 })]);
    assert_eq!(state.library.made, Some(Rc::new((4, vec![1]))));
    assert_eq!(state.library.readable, None, "all could be read");
}

fn no_name(form: &str) -> Action {
    let form = form.into();
    Action::Correct(Change::Make(vec![gloss_extract::corrections::Correction::NotAName { form }]))
}

#[test]
fn a_correction_reads_the_text_again_and_others_when_they_are_opened() {
    let mut state = marked();
    state.apply(Action::Navigated(Route::article("a"), 0.0));
    state.apply(done(2));
    assert!(state.sheet().is_some_and(|sheet| sheet.stage == Stage::Marked));
    state.apply(no_name("Paris"));
    assert_eq!(state.job.as_ref().map(|job| job.revision), Some(3));
    assert!(state.reading().is_some(), "the marks stay until the new ones come");
    state.apply(done(3));
    state.apply(Action::Navigated(Route::OWN, 0.0));
    assert_eq!(state.job.as_ref().map(|job| job.revision), Some(4), "it was read without the correction");
    state.apply(done(4));
    state.apply(no_name("Paris"));
    assert!(state.sheet().is_some_and(|sheet| sheet.stage == Stage::Marked), "it holds already");
}

#[test]
fn without_a_text_a_correction_reads_nothing() {
    let state = after([no_name("Paris")]);
    assert!(state.job.is_none() && !state.hand.all.is_empty());
}

#[test]
fn escape_closes_the_bar_at_selected_words_first() {
    let mut state = marked();
    state.apply(Action::Choose(0));
    let selected = Selected { words: "envoys".into(), within: None, left: 0, top: 0 };
    state.apply(Action::Select(Some(Rc::new(selected))));
    state.apply(Action::Peek(Peek { mention: 0, pinned: false, beside: false }));
    assert!(state.peek.is_none(), "no card comes over what is selected");
    state.apply(Action::Escape);
    assert!(state.selected.is_none() && state.chosen.is_some());
}

#[test]
fn an_entity_keeps_the_mention_that_is_chosen() {
    let mut state = marked();
    state.apply(Action::Choose(2));
    state.apply(Action::ChooseEntity(0));
    assert_eq!(state.chosen, Some(Chosen { mention: 2, entity: 0 }));
    state.apply(Action::ChooseEntity(2));
    assert_eq!(state.chosen, Some(Chosen { mention: 3, entity: 2 }));
}

#[test]
fn what_the_library_did_is_told_after_a_correction() {
    let mut state = marked();
    state.apply(no_name("Paris"));
    assert!(state.hand.note.is_some());
    state.apply(told(Told::Changed(Note::Kept)));
    assert_eq!((state.hand.note, state.library.note), (None, Some(Note::Kept)));
}
