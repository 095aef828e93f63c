use crate::copy;
use yew::prelude::*;

/// So far, in pixels, a finger moves when it means to.
const SWIPE: i32 = 32;

#[derive(Properties, PartialEq)]
pub(super) struct HandleProps {
    pub(super) tall: bool,
    pub(super) ontall: Callback<bool>,
    pub(super) onclose: Callback<()>,
}

/// The handle of the sheet: pressed, or pulled up and down.
#[component]
pub(super) fn Handle(props: &HandleProps) -> Html {
    let from = use_mut_ref(|| None::<i32>);
    let pulled = use_mut_ref(|| false);
    let onpointerdown = {
        let (from, pulled) = (from.clone(), pulled.clone());
        Callback::from(move |event: PointerEvent| {
            (*from.borrow_mut(), *pulled.borrow_mut()) = (Some(event.client_y()), false)
        })
    };
    let onpointerup = {
        let (tall, ontall, onclose, pulled) = (props.tall, props.ontall.clone(), props.onclose.clone(), pulled.clone());
        Callback::from(move |event: PointerEvent| {
            let by = from.borrow_mut().take().map_or(0, |from| event.client_y() - from);
            if by.abs() < SWIPE {
                return;
            }
            *pulled.borrow_mut() = true;
            if by > 0 && !tall { onclose.emit(()) } else { ontall.emit(by < 0) }
        })
    };
    let onclick = {
        let (tall, ontall) = (props.tall, props.ontall.clone());
        Callback::from(move |_: MouseEvent| {
            if !pulled.take() {
                ontall.emit(!tall);
            }
        })
    };
    html! {
        <button type="button" class="handle" aria-expanded={props.tall.to_string()} aria-label={copy::TALLER_PANEL} {onpointerdown} {onpointerup} {onclick} />
    }
}
