use super::evidence::Evidence;
use crate::copy;
use gloss_engine::{Form, Namesake, Reading};
use gloss_extract::{Alias, Entity};
use yew::prelude::*;

/// Names of one thing that show at most.
const NAMES: usize = 6;

/// What this text and other articles call an entity, and in how many.
pub(super) fn names(entity: &Entity, forms: &[Form]) -> Html {
    let used = used(&entity.aliases, forms);
    if used.len() < 2 {
        return Html::default();
    }
    html! {
        <dl class="called">
            for (name, here, elsewhere) in used.into_iter().take(NAMES) {
                <div key={name.clone()}><dt lang="en">{ name }</dt><dd>{ copy::used(here, elsewhere) }</dd></div>
            }
        </dl>
    }
}

/// Each name with its uses in this text and the number of other articles that
/// have it: those of this text first, in its order, then the others.
fn used(aliases: &[Alias], forms: &[Form]) -> Vec<(String, u32, u32)> {
    let elsewhere = |name: &str| forms.iter().find(|form| form.text == name).map_or(0, |form| form.articles);
    let here = aliases.iter().map(|alias| (alias.text.clone(), alias.count, elsewhere(&alias.text)));
    let is_here = |form: &&Form| aliases.iter().any(|alias| alias.text == form.text);
    let others = forms.iter().filter(|form| !is_here(form)).map(|form| (form.text.clone(), 0, form.articles));
    here.chain(others).collect()
}

/// Whom an ambiguous name may mean, each with what articles say about them.
pub(super) fn namesakes(reading: &Reading, entity: u32) -> Html {
    let namesakes = reading.namesakes.get(entity as usize).map(Vec::as_slice).unwrap_or_default();
    if namesakes.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h4>{ copy::NAMESAKES }</h4>
            { for namesakes.iter().map(namesake) }
        </>
    }
}

fn namesake(namesake: &Namesake) -> Html {
    html! {
        <details class="namesake" key={namesake.name.clone()}>
            <summary><span lang="en">{ &namesake.name }</span><span class="times">{ " " }{ copy::articles(namesake.articles) }</span></summary>
            for (index, link) in namesake.links.iter().enumerate() { <Evidence key={index} link={link.clone()} /> }
        </details>
    }
}

/// "Iraqi" and "Iraqis", which the text says beside "Iraq".
pub(super) fn adjectives(entity: &Entity, text: &str) -> Html {
    let mut words: Vec<(&str, usize)> = Vec::new();
    for word in entity.adjectives.iter().map(|span| span.of(text)) {
        match words.iter_mut().find(|(other, _)| *other == word) {
            Some((_, count)) => *count += 1,
            None => words.push((word, 1)),
        }
    }
    if words.is_empty() {
        return Html::default();
    }
    html! {
        <p class="aliases">{ copy::ITS_PEOPLE }{ " " }
            for (index, (word, count)) in words.into_iter().enumerate() {
                if index > 0 { { ", " } }
                <span class="alias" lang="en">{ word }<span class="times">{ format!(" {count}×") }</span></span>
            }
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_counted_here_and_elsewhere() {
        let aliases = [("Islamic State", 2), ("ISIL", 1)].map(|(text, count)| Alias { text: text.into(), count });
        let forms = [("ISIL", 2), ("Daesh", 1)].map(|(text, articles)| Form { text: text.into(), articles });
        let expected = [("Islamic State", 2, 0), ("ISIL", 1, 2), ("Daesh", 0, 1)];
        assert_eq!(used(&aliases, &forms), expected.map(|(name, here, elsewhere)| (name.to_owned(), here, elsewhere)));
    }
}
