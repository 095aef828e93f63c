//! What stays in this browser: choices for good, the text until the tab is
//! closed. Where a browser refuses, or gives back what cannot be read, the reader
//! is told.

use crate::correct::{Hand, kept};
use crate::dom;
use crate::draft::{Draft, Trouble};
use crate::edits::Edits;
use crate::json::{self, Browser};
use crate::library::Kept;
use crate::library::file;
use crate::prefs::Prefs;
use crate::route::Route;
use crate::sheet::Sheet;
use crate::state::{Action, State};
use gloss_extract::corrections::Corrections;
use gloss_extract::day;
use web_sys::Storage;

const PREFS: &str = "gloss.prefs";
const VOICE: &str = "gloss.voice";
const DRAFT: &str = "gloss.draft";
const TEXT: &str = "gloss.text";
const ARTICLE: &str = "gloss.article";
const DATE: &str = "gloss.date";
/// Bytes of a text that browsers keep for a tab: some give 5 MB, two bytes a
/// letter.
const ROOM: usize = 2_000_000;
const LINES: &str = "gloss.lines";
const SCROLL: &str = "gloss.scroll";
/// Where corrections are kept; other tabs hear of changes under this name.
pub const CORRECTIONS: &str = "gloss.corrections";
/// What was kept there and could not be read.
const UNREAD: &str = "gloss.corrections.unread";

fn session() -> Option<Storage> {
    dom::window()?.session_storage().ok().flatten()
}

fn local() -> Option<Storage> {
    dom::window()?.local_storage().ok().flatten()
}

fn get(storage: &Storage, key: &str) -> Option<String> {
    storage.get_item(key).ok().flatten()
}

/// Whether there is nothing to keep, or it is kept.
fn set(storage: &Storage, key: &str, value: Option<&str>) -> bool {
    let kept = value.is_some_and(|value| storage.set_item(key, value).is_ok());
    // What is too large to be kept must not leave what was there before.
    if !kept {
        let _ = storage.remove_item(key);
    }
    kept || value.is_none()
}

/// The page at an address as it was left; `typed` is what was typed before it was
/// ready.
pub fn state(hash: &str, typed: &str) -> State {
    let text = if typed.is_empty() { draft().unwrap_or_default() } else { typed.to_owned() };
    let (own, trouble) = own().map_or_else(|lost| (None, Some(lost)), |own| (own, None));
    let route = Route::parse(hash);
    let scroll = scroll(&route.to_string());
    let mut state = State::start(route, prefs(), Draft::new(text), own);
    state.apply(Action::Beside(Route::parse_beside(hash)));
    state.sheet_mut().into_iter().for_each(|sheet| sheet.scroll = scroll);
    State { hand: corrections(), trouble, ..state }
}

/// The reader's choices.
pub fn prefs() -> Prefs {
    local().and_then(|storage| get(&storage, PREFS)).map(|line| Prefs::parse(&line)).unwrap_or_default()
}

/// Keeps the reader's choices; whether the browser does.
pub fn set_prefs(prefs: &Prefs) -> bool {
    local().is_some_and(|storage| set(&storage, PREFS, Some(&prefs.line())))
}

/// The voice that the reader has chosen.
pub fn voice() -> Option<String> {
    get(&local()?, VOICE)
}

/// Keeps which voice the reader has chosen.
pub fn set_voice(voice: &str) {
    if let Some(storage) = local() {
        set(&storage, VOICE, Some(voice));
    }
}

/// What the reader has corrected. What cannot be read of it is laid aside, where
/// no later change takes its place.
pub fn corrections() -> Hand {
    let Some(storage) = local() else { return Hand::default() };
    let hand = Hand::kept(&get(&storage, CORRECTIONS).unwrap_or_default());
    let before = get(&storage, UNREAD).unwrap_or_default();
    if hand.unread.is_empty() {
        return Hand { unread: before.into(), ..hand };
    }
    let unread = [before.as_str(), &hand.unread].join("\n");
    let unread = unread.trim_start();
    if storage.set_item(UNREAD, unread).is_ok() {
        set_corrections(&hand.all);
    }
    Hand { unread: unread.into(), ..hand }
}

/// Whether corrections were ever kept, and not cleared since.
pub fn has_corrections() -> bool {
    local().is_some_and(|storage| get(&storage, CORRECTIONS).is_some())
}

/// Keeps what the reader has corrected; whether the browser does.
pub fn set_corrections(all: &Corrections) -> bool {
    local().is_some_and(|storage| storage.set_item(CORRECTIONS, &kept::text(all)).is_ok())
}

/// The text that was being read in this tab, with the day set for it and the
/// lines moved in it.
///
/// # Errors
/// There was one, and it cannot be read any more.
pub fn own() -> Result<Option<Sheet>, Trouble> {
    let Some(storage) = session() else { return Ok(None) };
    let date = get(&storage, DATE).and_then(|date| day::read(&date));
    let lines = get(&storage, LINES).unwrap_or_default();
    let edits = Edits::kept(lines.split(' ').filter_map(|start| start.parse().ok()).collect());
    let sheet = match get(&storage, ARTICLE) {
        Some(line) => Sheet::opened(file::article(&line, &Browser, 0.0).map_err(|_| Trouble::Lost)?.article),
        None => match get(&storage, TEXT) {
            Some(text) => Sheet::own(Draft { text: text.into(), html: None }, None),
            None => return Ok(None),
        },
    };
    Ok(Some(Sheet { date, edits, ..sheet }))
}

/// Keeps the reader's text for this tab: its words, or the article that the
/// opener gave. Whether the browser does.
pub fn set_own(sheet: Option<&Sheet>) -> bool {
    let none = sheet.is_none();
    let Some(storage) = session() else { return none };
    // What has no room is not written out first.
    let size = |sheet: &&Sheet| sheet.opened.as_deref().map_or(sheet.draft.text.len(), |article| article.text().len());
    let sheet = sheet.filter(|sheet| size(sheet) <= ROOM);
    let article = sheet.and_then(|sheet| sheet.opened.as_deref());
    let line = article.and_then(|article| json::line(&file::line(&Kept::new(article, None, None, 0.0))));
    let kept = [
        set(&storage, TEXT, sheet.filter(|_| article.is_none()).map(|sheet| &*sheet.draft.text)),
        set(&storage, ARTICLE, line.as_deref()),
    ];
    set(&storage, DATE, sheet.and_then(|sheet| sheet.date).map(day::text).as_deref());
    none || sheet.is_some() && kept == [true, true]
}

/// Keeps which lines the reader has moved in it.
pub fn set_lines(starts: &[u32]) {
    let Some(storage) = session() else { return };
    let lines: Vec<_> = starts.iter().map(u32::to_string).collect();
    set(&storage, LINES, Some(&*lines.join(" ")).filter(|lines| !lines.is_empty()));
}

/// What stood in the box when the page was left.
pub fn draft() -> Option<String> {
    get(&session()?, DRAFT)
}

/// Keeps what stands in the box.
pub fn set_draft(text: &str) {
    if let Some(storage) = session() {
        set(&storage, DRAFT, Some(text).filter(|text| !text.is_empty()));
    }
}

/// How far the page of this address was scrolled when it was left.
pub fn scroll(hash: &str) -> f64 {
    let kept = session().and_then(|storage| get(&storage, SCROLL)).unwrap_or_default();
    let (top, of) = kept.split_once(' ').unwrap_or_default();
    top.parse::<u32>().ok().filter(|_| of == hash).map_or(0.0, f64::from)
}

/// Keeps how far the page of this address is scrolled.
pub fn set_scroll(hash: &str, top: f64) {
    if let Some(storage) = session() {
        set(&storage, SCROLL, Some(&[&(top as u32).to_string(), " ", hash].concat()));
    }
}

/// Whether the browser has kept what is typed, and the text that is read if
/// there is one.
pub fn has_kept(draft: &str, own: bool) -> bool {
    set_draft(draft);
    let has = |key| session().and_then(|storage| get(&storage, key)).is_some();
    self::draft().unwrap_or_default() == draft && (!own || has(TEXT) || has(ARTICLE))
}
