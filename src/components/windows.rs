use super::away::Away;
use super::corrections::corrections;
use super::help::Help;
use super::privacy::Privacy;
use super::settings::Settings;
use crate::openers::Brought;
use crate::state::{Action, Dialog, State};
use yew::prelude::*;

/// The window that is open over the page.
pub(super) fn window(state: &State, bring: Callback<Brought>, act: Callback<Action>) -> Html {
    match state.dialog {
        Some(Dialog::Settings) => {
            html! { <Settings prefs={state.prefs} corrections={state.hand.all.list().len()} ready={state.update.ready} {act} /> }
        }
        Some(Dialog::Corrections) => corrections(&state.hand, &act),
        Some(Dialog::Privacy) => html! { <Privacy kept={state.kept_here} {act} /> },
        Some(Dialog::Help) => html! { <Help prefs={state.prefs} {act} /> },
        Some(Dialog::Away) => state.sheet().map_or_else(Html::default, |sheet| {
            html! { <Away sheet={sheet.clone()} marks={state.prefs.marks} took={state.took.clone()} {bring} {act} /> }
        }),
        None => Html::default(),
    }
}
