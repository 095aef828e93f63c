use gloss_extract::Kind;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct GlyphProps {
    pub(super) kind: Kind,
}

/// The sign of a kind: never the only cue, so hidden from screen readers.
#[component]
pub(super) fn Glyph(props: &GlyphProps) -> Html {
    let shape = match props.kind {
        Kind::Person => html! { <circle cx="8" cy="8" r="5" fill="currentColor" /> },
        Kind::Place => html! { <path d="M8 2.5 14 13H2z" fill="currentColor" /> },
        Kind::Organisation => html! { <path d="M3 3h10v10H3z" fill="currentColor" /> },
        Kind::Figure => html! {
            <path d="M6.2 2.5 4.8 13.5M11.2 2.5 9.8 13.5M2.8 6h11M2.2 10h11" fill="none" stroke="currentColor" stroke-width="1.6" />
        },
        Kind::Date => html! {
            <><circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" stroke-width="1.6" />
            <path d="M8 4.6V8l2.4 1.6" fill="none" stroke="currentColor" stroke-width="1.6" /></>
        },
    };
    html! {
        <svg class={classes!("glyph", format!("k-{}", props.kind.word()))} viewBox="0 0 16 16" aria-hidden="true">{ shape }</svg>
    }
}
