use super::evidence::Evidence;
use crate::copy;
use crate::shared::Shared;
use crate::words::{self, Language};
use gloss_engine::Reading;
use yew::prelude::*;

/// Sentences of other articles that show before "show all".
const FEW: usize = 3;

#[derive(Properties, PartialEq)]
pub(super) struct ElsewhereProps {
    /// Another one is drawn anew.
    #[prop_or_else(words::spoken)]
    pub(super) language: Language,
    pub(super) reading: Shared<Reading>,
    pub(super) entity: u32,
}

/// What other articles say; a few sentences at first.
#[component]
pub(super) fn Elsewhere(props: &ElsewhereProps) -> Html {
    let all = use_state(|| false);
    let links = props.reading.links.get(props.entity as usize).map(Vec::as_slice).unwrap_or_default();
    let onclick = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let count = if *all { links.len() } else { links.len().min(FEW) };
    html! {
        <>
            for (index, link) in links.iter().take(count).enumerate() { <Evidence key={index} link={link.clone()} /> }
            if count < links.len() {
                <button type="button" class="plain" {onclick}>{ copy::show_all(links.len()) }</button>
            }
        </>
    }
}
