use super::article_view::ArticleView;
use super::card::MentionCard;
use super::evidence::source;
use crate::beside::Beside;
use crate::copy;
use crate::dom;
use crate::hooks::use_effect_with;
use crate::hooks::use_hover;
use crate::prefs::{Marks, Prefs};
use crate::sheet::Stage;
use crate::state::{Action, Peek};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(super) struct BesideViewProps {
    pub(super) beside: Beside,
    pub(super) marks: Marks,
    /// The card at one of its mentions.
    pub(super) peek: Option<Peek>,
    pub(super) prefs: Prefs,
    pub(super) act: Callback<Action>,
}

/// Another article where the lists stood, scrolling by itself. It lies over
/// them: the text keeps its place.
#[component]
pub(super) fn BesideView(props: &BesideViewProps) -> Html {
    let Beside { sheet, sentence, .. } = &props.beside;
    let hover = use_hover(props.prefs.previews, true, props.act.clone());
    let base = AttrValue::from(sheet.route().to_string());
    use_effect_with((base.clone(), *sentence, sheet.reading.is_some()), |(_, sentence, _)| {
        match dom::find("#beside .flash").filter(|_| sentence.is_some()) {
            Some(flash) => dom::reveal(&flash),
            None => dom::find("#beside").into_iter().for_each(|pane| pane.set_scroll_top(0)),
        }
    });
    let onpick = use_callback(props.act.clone(), |(mention, keyboard), act| {
        act.emit(Action::Peek(Peek { mention, pinned: true, beside: true }));
        if keyboard {
            Timeout::new(30, || dom::focus("#card-name")).forget();
        }
    });
    let title = sheet.card.as_ref().map(|card| card.title.clone()).or_else(|| sheet.title().map(str::to_owned));
    let close = props.act.reform(|_: MouseEvent| Action::Beside(None));
    html! {
        <section id="beside" class="beside" tabindex="0" aria-label={title.unwrap_or_else(|| copy::RELATED_ARTICLE.into())}>
            <div class="beside-top">
                <span class="source">{ sheet.card.as_ref().map(source) }</span>
                <a class="button" data-alone="" href={base.to_string()}>{ copy::OPEN_ALONE }</a>
                <button type="button" class="close" aria-label={copy::CLOSE} title={copy::CLOSE} onclick={close}>{ "×" }</button>
            </div>
            <div class="beside-body">
                if let Stage::Failed(why) = &sheet.stage { <p class="notice" role="alert">{ copy::trouble(why) }</p> }
                if let Some(article) = sheet.article.clone() {
                    <ArticleView key={base.to_string()} id="beside-article" {article} reading={sheet.reading.clone()} marks={props.marks}
                        chosen={None} mention={None} only={false} printing={false} sentence={*sentence} base={base.clone()} edits={sheet.edits.clone()} own={false}
                        foreign={sheet.is_foreign.then(|| sheet.language.clone())} act={props.act.clone()} hover={hover.clone()} {onpick} />
                } else if sheet.stage == Stage::Reading {
                    <p class="small">{ copy::READING_NOW }</p>
                }
                if let Some((peek, reading)) = props.peek.zip(sheet.reading.clone()) {
                    <MentionCard {reading} {peek} prefs={props.prefs} {hover} act={props.act.clone()} />
                }
            </div>
        </section>
    }
}
