//! Single keys as commands.

use super::use_effect_with;
use crate::aloud::Say;
use crate::correct::Change;
use crate::dom;
use crate::route::Route;
use crate::selection;
use crate::state::{Action, Dialog, State, Tab};
use crate::take::Bring;
use gloo::events::{EventListener, EventListenerOptions};
use gloss_extract::Kind;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// What a key asks for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Command {
    /// Change the state.
    Act(Action),
    /// The next of several texts, or the one before.
    Turn(bool),
    /// Move the focus to the box that finds names, or articles.
    Find,
    /// Leave for the first screen.
    New,
    /// Mark what is selected, or correct what is chosen.
    Mark,
}

/// What a key means while a text is open.
pub(super) fn command(key: &str) -> Option<Command> {
    let step = |forward, same| Command::Act(Action::Step { forward, same });
    let open = |tab| Command::Act(Action::Open(tab));
    Some(match key {
        "j" => step(true, false),
        "k" => step(false, false),
        "J" => step(true, true),
        "K" => step(false, true),
        "e" => open(Tab::Names),
        "f" => open(Tab::Figures),
        "t" => open(Tab::Dates),
        "r" => open(Tab::Related),
        "o" => Command::Act(Action::ToggleOnly),
        "l" => Command::Act(Action::Aloud(Say::Toggle)),
        "a" => Command::Act(Action::Show(Some(Dialog::Settings))),
        "?" => Command::Act(Action::Show(Some(Dialog::Help))),
        "/" => Command::Find,
        "n" => Command::New,
        "m" => Command::Mark,
        "]" => Command::Turn(true),
        "[" => Command::Turn(false),
        _ => {
            let digit: usize = key.parse().ok()?;
            Command::Act(Action::ToggleKind(*Kind::ALL.get(digit.checked_sub(1)?)?))
        }
    })
}

/// Listens for keys. Escape always works; the single keys can be switched off,
/// and are left alone in fields, in windows, and with a modifier held.
#[hook]
pub fn use_hotkeys(state: UseReducerHandle<State>) {
    use_effect_with(state, |state| {
        let state = state.clone();
        let listener = dom::document().map(|document| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                pressed(&state, event.unchecked_ref());
            })
        });
        move || drop(listener)
    });
}

fn pressed(state: &UseReducerHandle<State>, event: &KeyboardEvent) {
    if event.default_prevented() || state.dialog.is_some() {
        return;
    }
    if event.key() == "Escape" {
        return escape(state);
    }
    let control = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    if control && event.key() == "z" && state.hand.can_undo() && !is_field(event) {
        event.prevent_default();
        return state.dispatch(Action::Correct(Change::Undo));
    }
    if control && event.key() == "k" {
        event.prevent_default();
        return run(state, Command::Find);
    }
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    if modified || !state.prefs.keys || is_field(event) {
        return;
    }
    if let Some(command) = command(&event.key()).filter(|command| is_useful(state, command)) {
        event.prevent_default();
        run(state, command);
    }
}

fn escape(state: &UseReducerHandle<State>) {
    let chosen = state.chosen.map(|chosen| (chosen.mention, false));
    let peek = state.peek.map(|peek| (peek.mention, peek.beside));
    // What closes hands the focus back itself.
    let closes = state.beside.is_some() && state.peek.is_none() && state.selected.is_none();
    let mention = if peek.is_some_and(|(_, beside)| beside) { peek } else { chosen.or(peek) };
    state.dispatch(Action::Escape);
    if let Some((mention, beside)) = mention.filter(|_| !closes) {
        dom::focus(&dom::mark(mention, beside));
    }
}

fn run(state: &UseReducerHandle<State>, command: Command) {
    match command {
        Command::Act(action) => state.dispatch(action),
        Command::Turn(forward) => {
            if let Some(to) = state.pile.neighbour(forward).filter(|_| state.route.same_text(&Route::OWN)) {
                state.dispatch(Action::Bring(Bring::Turn(to, dom::scrolled())));
            }
        }
        Command::New => {
            if let Some(window) = dom::window() {
                let _ = window.location().set_hash(&Route::Start.to_string());
            }
        }
        Command::Mark => mark(state),
        Command::Find if state.sheet().is_none() => dom::focus("#search, #kept-find"),
        Command::Find => {
            state.dispatch(Action::Unchoose);
            state.dispatch(Action::Open(Tab::Names));
            gloo::timers::callback::Timeout::new(0, || dom::focus("#find")).forget();
        }
    }
}

/// The bar at selected words, or the fold of the mention under the keyboard or
/// chosen before.
fn mark(state: &UseReducerHandle<State>) {
    let target = match selection::selected() {
        Some(selected) => {
            state.dispatch(Action::Select(Some(Rc::new(selected))));
            "#mark-bar button"
        }
        None => {
            if let Some(mention) = dom::find("#article :focus").and_then(|mark| dom::mark_at(Some(mark.into()))) {
                state.dispatch(Action::Choose(mention));
            }
            state.dispatch(Action::Open(Tab::Names));
            "#not-right summary"
        }
    };
    gloo::timers::callback::Timeout::new(30, move || {
        if let Some(fold) = dom::find("#not-right").filter(|_| target.starts_with("#not")) {
            let _ = fold.set_attribute("open", "");
        }
        dom::focus(target);
    })
    .forget();
}

/// Without a text only the windows can be opened, and articles found.
fn is_useful(state: &State, command: &Command) -> bool {
    state.sheet().is_some() || matches!(command, Command::Find | Command::Act(Action::Show(_)))
}

fn is_field(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.has_attribute("contenteditable")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_name_the_five_kinds() {
        assert_eq!(command("1"), Some(Command::Act(Action::ToggleKind(Kind::Person))));
        assert_eq!(command("5"), Some(Command::Act(Action::ToggleKind(Kind::Date))));
        assert_eq!((command("0"), command("6"), command("12"), command("x")), (None, None, None, None));
    }

    #[test]
    fn shift_stays_with_the_name() {
        assert_eq!(command("J"), Some(Command::Act(Action::Step { forward: true, same: true })));
        assert_eq!(command("k"), Some(Command::Act(Action::Step { forward: false, same: false })));
    }
}
