use super::figures::Figures;
use super::related::RelatedList;
use crate::copy;
use crate::shared::Shared;
use crate::state::{Action, Tab};
use gloss_engine::Reading;
use yew::prelude::*;

/// Behind the text on paper, where there are no panels: all figures, and the
/// related articles.
pub(super) fn printed(reading: &Shared<Reading>, act: &Callback<Action>) -> Html {
    html! {
        <section class="printed">
            <h2>{ copy::tab(Tab::Figures) }</h2>
            <Figures reading={reading.clone()} all=true act={act.clone()} />
            <h2>{ copy::tab(Tab::Related) }</h2>
            <RelatedList reading={reading.clone()} act={act.clone()} />
        </section>
    }
}
