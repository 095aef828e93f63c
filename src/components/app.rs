use super::bars::Opening;
use super::header::Header;
use super::library::library;
use super::news::News;
use super::reader::Reader;
use super::start::Start;
use super::trouble::trouble;
use super::windows::window;
use crate::beside::Beside;
use crate::copy;
use crate::dom;
use crate::hooks::use_effect_with;
use crate::hooks::{
    use_aloud, use_beside, use_connection, use_corrections, use_drop, use_engine, use_hotkeys, use_keeping,
    use_language, use_library, use_look, use_offline, use_openers, use_outside, use_route, use_search, use_short_note,
    use_tabs, use_ways, use_whole, use_words,
};
use crate::keep;
use crate::library::{Note, Told};
use crate::route::Route;
use crate::sheet::{Sheet, Stage};
use crate::state::{Action, State};
use crate::update::Step;
use yew::prelude::*;

/// What the page starts with.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What was typed before the page was ready.
    #[prop_or_default]
    pub typed: AttrValue,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let typed = props.typed.clone();
    let state = use_reducer(move || keep::state(&crate::hooks::use_route::hash(), &typed));
    let teller = state.dispatcher();
    let spoken = use_words(state.prefs.tongue, Callback::from(move |action| teller.dispatch(action)));
    // Another one for each language: so what has it is drawn anew.
    let act = use_callback((state.dispatcher(), spoken), |action, (dispatcher, _)| dispatcher.dispatch(action));
    use_corrections(state.hand.all.clone(), act.clone());
    let (cancel, send) = use_engine(state.job.clone(), state.hand.all.clone(), act.clone());
    let order = use_library(&state, act.clone(), send.clone());
    use_beside(&state, send.clone(), act.clone());
    use_search(&state.quest, (state.workers, state.catalogue.clone(), state.library.stubs.len()), send);
    use_aloud(&state, act.clone());
    use_hotkeys(state.clone());
    use_outside(&state, act.clone());
    let bring = use_openers(act.clone());
    let beside = state.beside.as_ref().map(Beside::route);
    use_route((state.route.clone(), beside, state.turns), bring.clone(), act.clone());
    use_drop(bring.clone());
    use_language(&state, bring.clone());
    use_ways(bring.clone(), act.clone());
    use_offline(act.clone());
    use_connection(act.clone());
    use_tabs(&state, act.clone());
    use_look(state.prefs, act.clone());
    use_keeping(&state, act.clone());
    use_short_note(state.saved && state.update.step == Step::None, Action::Dismiss, act.clone());
    let brief = state.library.note.as_ref().is_some_and(Note::is_brief);
    use_short_note(brief, Action::Library(Told::Dismissed), act.clone());
    let keep_whole = use_whole(state.edition.clone(), act.clone());
    let sheet = state.sheet().cloned();
    let listing = state.route == Route::Library;
    use_effect_with(listing, |listing| {
        if *listing {
            dom::scroll_to(0.0);
        }
    });
    let word = sheet.as_ref().map_or(if listing { "library" } else { "empty" }, Sheet::word);
    let class = if sheet.is_some() { "reader" } else { "start" };
    html! {
        <>
            <Header reading={sheet.is_some()} beside={state.beside.is_some()} cut={state.cut} kept={state.kept_here} act={act.clone()} />
            <main {class} tabindex="-1" data-state={word}>
                { trouble(state.trouble.as_ref(), &act) }
                <div class="status-row"><p id="status" class={is_quiet(&state).then_some("hush")} role="status">{ status(&state) }</p></div>
                <Opening coming={state.coming.clone().unwrap_or_else(|| state.pile.clone())} bring={bring.clone()} />
                if let Some(sheet) = sheet {
                    <Reader {sheet} state={state.clone()} {cancel} order={order.clone()} bring={bring.clone()} act={act.clone()} />
                } else if listing {
                    { library(&state.library, &order) }
                } else {
                    <Start draft={state.draft.clone()} catalogue={state.catalogue.clone()} whole={state.whole.clone()} {keep_whole} own={state.own.is_some()} quest={state.quest.clone()} bring={bring.clone()} act={act.clone()} />
                }
            </main>
            <News saved={state.saved} update={state.update} loses={state.loses_texts()} hand={state.hand.clone()} reading={state.reading().cloned()} library={state.library.clone()} {order} act={act.clone()} />
            { window(&state, bring, act) }
        </>
    }
}

fn status(state: &State) -> String {
    let Some(sheet) = state.sheet() else { return String::new() };
    match (&sheet.stage, &sheet.reading) {
        (_, Some(reading)) => {
            let found = copy::status(&reading.analysis, state.names || state.ready);
            match sheet.spare.broken.len() {
                0 => found,
                count => [found, copy::unread_count(count)].join(" "),
            }
        }
        (Stage::Stopped, None) => copy::STOPPED.into(),
        _ => String::new(),
    }
}

/// The chips show the same counts, so that the line is only heard.
fn is_quiet(state: &State) -> bool {
    let whole = state.sheet().is_some_and(|sheet| sheet.spare.broken.is_empty());
    whole && state.names && state.reading().is_some_and(|reading| !reading.analysis.mentions.is_empty())
}
