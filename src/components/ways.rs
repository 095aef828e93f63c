use crate::copy;
use crate::dom;
use crate::handed::bookmarklet;
use crate::words::{self, Language};
use yew::prelude::*;

/// What a link with a text looks like.
const LINK_FORM: &str = "#text=John%20Kerry%20said…";

#[derive(Properties, PartialEq)]
pub(super) struct WaysProps {
    /// Another one is drawn anew.
    #[prop_or_else(words::spoken)]
    language: Language,
}

/// What else can bring an article here, and how.
#[component]
pub(super) fn Ways(props: &WaysProps) -> Html {
    let code = use_memo(props.language, |_| {
        let location = dom::window()?.location();
        Some(bookmarklet(&location.origin().ok()?, &location.pathname().ok()?))
    });
    let copied = use_state(|| None::<bool>);
    let onclick = {
        let (code, copied) = (code.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            dom::copy(code.as_deref().unwrap_or_default().to_owned(), move |done| copied.set(Some(done)));
        })
    };
    // The policy of this page runs no such link; it is there to be dragged.
    let stay = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <details class="other-ways" id="other-ways">
            <summary>{ copy::OTHER_WAYS }</summary>
            <ul>
                <li>{ copy::WAY_PASTE }</li>
                <li>{ copy::WAY_FILES }</li>
                if let Some(code) = &*code {
                    <li>
                        { copy::WAY_BOOKMARK }
                        <span class="bookmark">
                            <a class="button" id="bookmarklet" href={code.clone()} onclick={stay}>{ copy::BOOKMARK }</a>
                            <button type="button" class="plain" id="copy-bookmarklet" {onclick}>{ copy::COPY_CODE }</button>
                            <span class="small" role="status">{ copied.map(copy::code_copied) }</span>
                        </span>
                    </li>
                }
                <li>{ copy::WAY_SHARE }</li>
                <li>{ copy::WAY_LINK }{ " " }<code>{ LINK_FORM }</code></li>
            </ul>
        </details>
    }
}
