use crate::copy;
use crate::hooks::Order;
use crate::library::Library;
use crate::shared::Shared;
use gloss_engine::Card;
use gloss_extract::Article;
use yew::prelude::*;

/// Keeps an article, shows that it is kept, takes it out; `id` is its digest.
pub(super) fn keep(
    id: &str,
    article: &Shared<Article>,
    card: Option<&Card>,
    library: &Library,
    order: &Callback<Order>,
) -> Html {
    let kept = library.has(id);
    let wish = if kept { Order::Remove(id.to_owned()) } else { Order::Keep(article.clone(), card.cloned()) };
    let onclick = order.reform(move |_: MouseEvent| wish.clone());
    let title = if kept { copy::KEPT_TITLE } else { copy::KEEP_TITLE };
    html! {
        <button type="button" id="keep" class="step keep" aria-pressed={kept.to_string()} {title} {onclick}>
            { if kept { copy::KEPT_NOW } else { copy::KEEP } }
        </button>
    }
}
