use super::glyph::Glyph;
use super::same_as::SameAs;
use crate::copy;
use crate::correct::{Change, another_kind};
use crate::shared::Shared;
use crate::state::{Action, Chosen, Dialog};
use gloss_engine::Reading;
use gloss_extract::Kind;
use gloss_extract::corrections::{Correction, tidied, wording};
use yew::prelude::*;

/// What may be wrong about a name, each with its correction.
pub(super) fn not_right(reading: &Shared<Reading>, chosen: Chosen, act: &Callback<Action>) -> Html {
    let Chosen { mention, entity } = chosen;
    let analysis = &reading.analysis;
    let entity = analysis.entities.get(entity as usize).filter(|entity| entity.kind.is_name());
    let mention = analysis.mentions.get(mention as usize);
    let form = mention.and_then(|mention| tidied(mention.span.of(reading.article.text())));
    let (Some(entity), Some(form)) = (entity, form) else { return Html::default() };
    let change = |change: Change| act.reform(move |_: MouseEvent| Action::Correct(change.clone()));
    let make = |correction: Correction| change(Change::Make(vec![correction]));
    let kind = |kind: Kind| {
        html! {
            <button type="button" key={kind.word()} class={classes!("tag", "fix-kind", format!("k-{}", kind.word()))} onclick={change(another_kind(entity, kind))}>
                <Glyph {kind} />{ copy::correct::one(kind) }
            </button>
        }
    };
    let others = Kind::ALL.into_iter().filter(|kind| kind.is_name() && *kind != entity.kind);
    let apart = (wording(&form) != wording(&entity.name))
        .then(|| Correction::Apart { form: form.clone(), from: entity.name.clone() });
    // Of another name it is folded again.
    let key = format!("{} {}", chosen.entity, entity.name);
    html! {
        <details id="not-right" class="not-right" {key}>
            <summary>{ copy::NOT_RIGHT }</summary>
            <div class="fixes">
                <button type="button" id="not-a-name" class="fix" onclick={make(Correction::NotAName { form: form.clone() })}>{ copy::no_name(&form) }</button>
                if let Some(apart) = apart {
                    <button type="button" id="keep-apart" class="fix" onclick={make(apart)}>{ copy::correct::apart(&form, entity.kind) }</button>
                }
                <div class="fix-row" role="group" aria-label={copy::IT_IS}><span aria-hidden="true">{ copy::IT_IS }</span>{ for others.map(kind) }</div>
                <SameAs reading={reading.clone()} entity={chosen.entity} act={act.clone()} />
                <p class="small">{ copy::CORRECTION_REACH }{ " " }
                    <button type="button" id="all-corrections" class="plain" onclick={act.reform(|_: MouseEvent| Action::Show(Some(Dialog::Corrections)))}>{ copy::YOUR_CORRECTIONS }</button>
                </p>
            </div>
        </details>
    }
}
