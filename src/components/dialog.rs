use crate::copy;
use crate::hooks::use_effect_with;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct WindowProps {
    pub(super) id: AttrValue,
    pub(super) title: AttrValue,
    pub(super) onclose: Callback<()>,
    pub(super) children: Html,
}

/// A window over the page. The browser keeps the focus inside and gives it
/// back afterwards.
#[component]
pub(super) fn ModalWindow(props: &WindowProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                let _ = dialog.show_modal();
            }
            move || dialog.iter().for_each(HtmlDialogElement::close)
        });
    }
    let title_id = format!("{}-title", props.id);
    html! {
        <dialog id={props.id.clone()} class="window" ref={node} aria-labelledby={title_id.clone()} onclose={props.onclose.reform(|_: Event| ())}>
            <div class="window-top">
                <h2 id={title_id}>{ props.title.clone() }</h2>
                <button type="button" class="close" aria-label={copy::CLOSE} onclick={props.onclose.reform(|_: MouseEvent| ())}>{ "×" }</button>
            </div>
            { props.children.clone() }
        </dialog>
    }
}
