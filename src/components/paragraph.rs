use crate::copy;
use crate::plan::{Run, runs};
use crate::prefs::Marks;
use crate::shared::Shared;
use crate::words::{self, Language};
use gloss_engine::Reading;
use gloss_extract::{Article, Block, Role, Span};
use yew::prelude::*;

/// One block of the article. Drawn anew only when something in it changes.
#[derive(Properties, PartialEq)]
pub struct ParagraphProps {
    /// The text.
    pub article: Shared<Article>,
    /// What was found, once it is.
    #[prop_or_default]
    pub reading: Option<Shared<Reading>>,
    /// The block to draw.
    pub block: Block,
    /// What is marked.
    pub marks: Marks,
    /// The chosen entity, if it is mentioned here.
    #[prop_or_default]
    pub chosen: Option<u32>,
    /// A sentence to show, if it is here.
    #[prop_or_default]
    pub flash: Option<Span>,
    /// The address of this text, before `?m=`.
    #[prop_or_default]
    pub base: AttrValue,
    /// Whether this is the headline of the whole text.
    #[prop_or_default]
    pub headline: bool,
    /// Whether it could not be read.
    #[prop_or_default]
    pub unread: bool,
    /// The language of the page.
    #[prop_or_else(words::spoken)]
    pub language: Language,
}

/// Draws a block as its role asks.
#[component]
pub fn Paragraph(props: &ParagraphProps) -> Html {
    let inside =
        html! { <>{ inside(props) }if props.unread { <span class="unread" role="note">{ copy::UNREAD }</span> }</> };
    let at = props.block.span.start.to_string();
    match props.block.role {
        _ if props.headline => html! { <h1 class="headline" data-at={at}>{ inside }</h1> },
        Role::Title | Role::Heading => html! { <h2 data-at={at}>{ inside }</h2> },
        Role::Byline => html! { <p class="byline" data-at={at}>{ inside }</p> },
        Role::Credit => html! { <p class="credit" data-at={at}>{ inside }</p> },
        Role::Caption => html! { <p class="caption" data-at={at}>{ inside }</p> },
        Role::Quote => html! { <blockquote><p data-at={at}>{ inside }</p></blockquote> },
        Role::Item => html! { <li data-at={at}>{ inside }</li> },
        _ => html! { <p data-at={at}>{ inside }</p> },
    }
}

/// The runs; those of a sentence to show stand together in a `mark`.
fn inside(props: &ParagraphProps) -> Html {
    let runs = runs(props.block, props.reading.as_deref(), &props.marks);
    let Some(flash) = props.flash else { return runs.iter().map(|run| draw(props, run)).collect() };
    let runs: Vec<_> = runs.into_iter().flat_map(|run| split(run, flash)).collect();
    let of = |range: fn(u32, Span) -> bool| -> Html {
        runs.iter().filter(|run| range(run.start(), flash)).map(|run| draw(props, run)).collect()
    };
    html! {
        <>
            { of(|at, flash| at < flash.start) }
            <mark class="flash">{ of(|at, flash| at >= flash.start && at < flash.end) }</mark>
            { of(|at, flash| at >= flash.end) }
        </>
    }
}

/// Cuts a plain run at the edges of the sentence; marks lie within sentences.
fn split(run: Run, flash: Span) -> Vec<Run> {
    let Run::Plain(span) = run else { return vec![run] };
    let at = |edge: u32| edge.clamp(span.start, span.end);
    let edges = [span.start, at(flash.start), at(flash.end), span.end];
    let cuts = edges.iter().zip(edges.iter().skip(1)).filter(|(start, end)| start < end);
    cuts.map(|(&start, &end)| Run::Plain(Span { start, end })).collect()
}

fn draw(props: &ParagraphProps, run: &Run) -> Html {
    let text = props.article.text();
    match run {
        Run::Plain(span) => html! { { span.of(text) } },
        Run::Mark { mention, tinted, link, inside } => {
            let inside = inside.iter().map(|&(span, inner)| match inner {
                Some(inner) => html! {
                    <span class={class(props, inner, "m-in")} data-m={inner.to_string()}>{ span.of(text) }</span>
                },
                None => html! { { span.of(text) } },
            });
            let class = class(props, *mention, if *tinted { "is-first" } else { "is-repeat" });
            let number = mention.to_string();
            if *link {
                let href = format!("{}?m={mention}", props.base);
                let about = props.reading.as_deref().and_then(|reading| copy::about_mark(reading, *mention));
                html! { <a {class} {href} data-m={number} aria-description={about}>{ for inside }</a> }
            } else {
                html! { <span {class} data-m={number}>{ for inside }</span> }
            }
        }
    }
}

fn class(props: &ParagraphProps, mention: u32, place: &'static str) -> Classes {
    let found = props.reading.as_ref().and_then(|reading| reading.analysis.mentions.get(mention as usize));
    let kind = found.map_or("", |mention| mention.kind.word());
    let chosen = found.is_some_and(|mention| props.chosen == Some(mention.entity));
    classes!("m", format!("m-{kind}"), place, chosen.then_some("is-on"))
}
