use super::dates::Dates;
use super::entity::EntityDetail;
use super::figures::Figures;
use super::handle::Handle;
use super::names::Names;
use super::related::RelatedList;
use crate::away::Took;
use crate::copy;
use crate::dom;
use crate::openers::Brought;
use crate::shared::Shared;
use crate::state::{Action, Chosen, Tab};
use crate::tally::Table;
use gloss_engine::Reading;
use gloss_extract::Kind;
use yew::prelude::*;

/// The lists, in the order of their tabs.
const TABS: [(Tab, &str); 4] = [
    (Tab::Names, "tab-names"),
    (Tab::Figures, "tab-figures"),
    (Tab::Dates, "tab-dates"),
    (Tab::Related, "tab-related"),
];

#[derive(Properties, PartialEq)]
pub(super) struct PanelProps {
    pub(super) reading: Option<Shared<Reading>>,
    pub(super) tab: Tab,
    pub(super) open: bool,
    pub(super) chosen: Option<Chosen>,
    pub(super) only: bool,
    pub(super) names: bool,
    pub(super) table: Table,
    pub(super) took: Option<Took>,
    pub(super) bring: Callback<Brought>,
    pub(super) act: Callback<Action>,
}

/// Beside the text where there is room; else a drawer, or a sheet from below.
#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let tall = use_state(|| false);
    let ontall = {
        let tall = tall.setter();
        Callback::from(move |now| tall.set(now))
    };
    let onclose = props.act.reform(|()| Action::ClosePanel);
    let close = props.act.reform(|_: MouseEvent| Action::ClosePanel);
    let class = classes!("panel", props.open.then_some("is-open"), tall.then_some("is-tall"));
    let labelled = TABS.iter().find(|(tab, _)| *tab == props.tab).map(|(_, id)| *id);
    html! {
        <aside id="panel" {class} aria-label={copy::WHAT_WAS_FOUND} tabindex="-1">
            <h2 class="hush">{ copy::WHAT_WAS_FOUND }</h2>
            <Handle tall={*tall} {ontall} {onclose} />
            <div class="panel-top">
                <div class="tabs" role="tablist" onkeydown={arrows(props)}>{ for TABS.map(|(tab, id)| tab_button(props, tab, id)) }</div>
                <button type="button" class="close" aria-label={copy::CLOSE} onclick={close}>{ "×" }</button>
            </div>
            <div class="panel-body" id="panel-body" role="tabpanel" aria-labelledby={labelled}>{ body(props) }</div>
        </aside>
    }
}

fn tab_button(props: &PanelProps, tab: Tab, id: &'static str) -> Html {
    let selected = props.tab == tab;
    let again = selected && props.open && !dom::matches(dom::WIDE);
    let action = if again { Action::ClosePanel } else { Action::Open(tab) };
    let onclick = props.act.reform(move |_: MouseEvent| action.clone());
    let tabindex = if selected { "0" } else { "-1" };
    html! {
        <button type="button" key={id} {id} class="tab" role="tab" aria-selected={selected.to_string()} aria-controls="panel-body" {tabindex} {onclick}>
            { copy::tab(tab) }
        </button>
    }
}

/// Left and right move between the tabs.
fn arrows(props: &PanelProps) -> Callback<KeyboardEvent> {
    let (act, now) = (props.act.clone(), props.tab);
    Callback::from(move |event: KeyboardEvent| {
        let at = TABS.iter().position(|(tab, _)| *tab == now).unwrap_or_default();
        let step = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => TABS.len() - 1,
            _ => return,
        };
        if let Some((tab, id)) = TABS.get((at + step) % TABS.len()) {
            act.emit(Action::Open(*tab));
            dom::focus(&format!("#{id}"));
        }
    })
}

fn body(props: &PanelProps) -> Html {
    let Some(reading) = props.reading.clone() else {
        return html! { <p class="nothing">{ copy::NOTHING_MARKED }</p> };
    };
    let act = props.act.clone();
    let kind = |chosen: &Chosen| reading.analysis.entities.get(chosen.entity as usize).map(|entity| entity.kind);
    // A choice shows in the list of its own kind.
    let chosen = props.chosen.filter(|chosen| match props.tab {
        Tab::Names => kind(chosen).is_some_and(Kind::is_name),
        Tab::Dates => kind(chosen) == Some(Kind::Date),
        Tab::Figures | Tab::Related => false,
    });
    match (props.tab, chosen) {
        (_, Some(chosen)) => html! { <EntityDetail {reading} {chosen} only={props.only} {act} /> },
        (Tab::Names, _) => html! { <Names {reading} names={props.names} {act} /> },
        (Tab::Figures, _) => {
            let chosen = props.chosen.map(|chosen| chosen.entity);
            html! { <Figures {reading} {chosen} table={props.table} took={props.took.clone()} bring={props.bring.clone()} {act} /> }
        }
        (Tab::Dates, _) => html! { <Dates {reading} {act} /> },
        (Tab::Related, _) => html! { <RelatedList {reading} {act} /> },
    }
}
