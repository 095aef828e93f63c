use super::aloud::{Player, acts};
use super::article_view::ArticleView;
use super::bars::{Back, Working};
use super::beside_view::BesideView;
use super::card::MentionCard;
use super::chips::Chips;
use super::left_out::Lines;
use super::mark_bar::MarkBar;
use super::meta_line::MetaLine;
use super::panel::Panel;
use super::pile::{Pile, undo};
use super::printed::printed;
use super::related::after;
use crate::copy;
use crate::dom;
use crate::hooks::{Order, use_arrival, use_hover, use_printing, use_sight};
use crate::openers::Brought;
use crate::route::Route;
use crate::shared::Shared;
use crate::sheet::{Sheet, Stage};
use crate::state::{Action, Peek, State};
use gloo::timers::callback::Timeout;
use gloss_extract::Article;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct ReaderProps {
    pub(super) state: UseReducerHandle<State>,
    pub(super) sheet: Sheet,
    pub(super) cancel: Callback<()>,
    pub(super) order: Callback<Order>,
    pub(super) bring: Callback<Brought>,
    pub(super) act: Callback<Action>,
}

/// A text, its marks and its lists.
#[component]
pub(super) fn Reader(props: &ReaderProps) -> Html {
    let (state, sheet) = (&props.state, &props.sheet);
    let hover = use_hover(state.prefs.previews, false, props.act.clone());
    let printing = use_printing();
    let sentence = state.route.asked_sentence();
    use_arrival((state.route.clone(), state.turns), sheet);
    use_sight(state.chosen.map(|chosen| chosen.mention), state.tells());
    let base = AttrValue::from(sheet.route().to_string());
    let (act, beside) = (props.act.clone(), state.beside.is_some());
    let chosen = state.chosen.map(|chosen| chosen.entity);
    let mention = state.chosen.and_then(|chosen| state.mention(chosen.mention)).map(|mention| mention.span.start);
    // Another text is drawn from the beginning.
    let key = format!("{base} {}", sheet.article.as_ref().map_or(0, |article| article.text().len()));
    let onpick = use_callback(props.act.clone(), |picked, act| pick(act, picked));
    html! {
        <>
            <div class="column" role={beside.then_some("region")} aria-label={beside.then(|| copy::YOUR_TEXT.text())}>
                if sheet.route() != Route::OWN { <Back own={state.own.is_some()} kept={sheet.kept.is_some()} /> }
                if sheet.route() == Route::OWN {
                    if state.before.is_some() { { undo(&act) } }
                    <Pile pile={state.pile.clone()} order={props.order.clone()} act={act.clone()} />
                }
                <MetaLine sheet={sheet.clone()} density={state.prefs.marks.density} library={state.library.clone()}
                    order={props.order.clone()} act={act.clone()} />
                <Chips reading={sheet.reading.clone()} marks={state.prefs.marks} act={act.clone()} />
                if sheet.stage == Stage::Reading { <Working progress={state.progress} cancel={props.cancel.clone()} /> }
                if let Stage::Failed(why) = &sheet.stage { <p class="notice" role="alert">{ copy::trouble(why) }</p> }
                if sheet.is_foreign { <p class="aside" id="language" role="note">{ copy::foreign_text(sheet.language.as_deref()) }</p> }
                // Not beside the chips, whose counts grow when marks arrive.
                <div class="text-row">
                    if let Some(article) = sheet.article.as_ref().filter(|_| sheet.is_own()) { { lines(sheet, article, &act) } }
                    { acts(sheet.stage == Stage::Marked, Some(&state.aloud).filter(|_| !sheet.is_foreign), &act) }
                </div>
                if let Some(article) = sheet.article.clone() {
                    <ArticleView {key} {article} reading={sheet.reading.clone()} marks={state.prefs.marks} {chosen} {mention} only={state.only} {printing}
                        {sentence} base={base.clone()} edits={sheet.edits.clone()} broken={sheet.spare.broken.clone()} own={sheet.is_own()} foreign={sheet.is_foreign.then(|| sheet.language.clone())} act={act.clone()}
                        hover={hover.clone()} {onpick} />
                }
                if let Some(reading) = sheet.reading.as_ref().filter(|reading| !reading.related.is_empty()) { { after(reading, &act) } }
                if let Some(reading) = sheet.reading.as_ref().filter(|_| printing) { { printed(reading, &act) } }
            </div>
            <Panel reading={sheet.reading.clone()} tab={state.tab} open={state.panel} chosen={state.chosen} only={state.only} names={state.names}
                table={state.table} took={state.took.clone()} bring={props.bring.clone()} act={act.clone()} />
            if let Some(beside) = state.beside.clone() {
                <BesideView {beside} marks={state.prefs.marks} peek={state.peek.filter(|peek| peek.beside)} prefs={state.prefs} act={act.clone()} />
            }
            if state.aloud.open { <Player aloud={state.aloud.clone()} prefs={state.prefs} act={act.clone()} /> }
            if let Some(reading) = sheet.reading.clone() {
                <MarkBar selected={state.selected.clone()} {reading} act={act.clone()} />
            }
            if let Some((peek, reading)) = state.peek.filter(|peek| !peek.beside).zip(sheet.reading.clone()) {
                <MentionCard {reading} {peek} prefs={state.prefs} {hover} act={act.clone()} />
            }
        </>
    }
}

fn lines(sheet: &Sheet, article: &Shared<Article>, act: &Callback<Action>) -> Html {
    let mut left_out = article.blocks().iter().filter(|block| !block.role.is_read());
    let open = left_out.all(|block| sheet.edits.is_open(std::iter::once(block.span.start)));
    html! { <Lines article={article.clone()} {open} choosing={sheet.edits.choosing} act={act.clone()} /> }
}

/// A click chooses; where no panel stands beside the text, or another article in
/// its place, a card opens.
fn pick(act: &Callback<Action>, (mention, keyboard): (u32, bool)) {
    act.emit(Action::Choose(mention));
    let wide = dom::matches(dom::WIDE) && dom::find("#beside").is_none();
    act.emit(if wide { Action::Unpeek } else { Action::Peek(Peek { mention, pinned: true, beside: false }) });
    if keyboard {
        let target = if wide { "#detail, #panel tbody.is-on .figure" } else { "#card-name" };
        Timeout::new(30, move || dom::focus(target)).forget();
    }
}
