//! Where a text is entered, and what of it stays in sight.

use super::use_effect_with;
use crate::dom;
use crate::route::Route;
use crate::sheet::Sheet;
use yew::prelude::*;

/// Goes to the sentence that the address asks for, or to where the reader was.
#[hook]
pub fn use_arrival(route: (Route, u32), sheet: &Sheet) {
    let there = (sheet.article.is_some(), sheet.reading.is_some());
    let scroll = sheet.scroll;
    // The keyboard goes on from the beginning of the text that has come.
    use_effect_with((sheet.route(), route.1, there.0), |(_, _, here)| {
        if *here {
            dom::focus("main");
        }
    });
    let reached = use_mut_ref(|| scroll);
    {
        let reached = reached.clone();
        use_effect_with((route.clone(), there.0), move |(route, _)| {
            if route.0.asked_sentence().is_none() {
                dom::scroll_to(scroll);
                *reached.borrow_mut() = dom::scrolled();
            }
        });
    }
    use_effect_with((route.clone(), there.1), |_| {
        if let Some(flash) = dom::find("#article .flash") {
            dom::reveal(&flash);
        }
    });
    // The related articles stand behind the text: with them it may be long enough.
    let behind = sheet.reading.as_ref().map(|reading| reading.related.len());
    use_effect_with((route, behind), move |(route, _)| {
        let mut reached = reached.borrow_mut();
        if route.0.asked_sentence().is_none() && dom::scrolled() == *reached {
            dom::scroll_to(scroll);
            *reached = dom::scrolled();
        }
    });
}

/// Keeps the chosen mention in sight, and under the keyboard if that was in
/// the text; also when something is told that lies over the text.
#[hook]
pub fn use_sight(mention: Option<u32>, told: Option<usize>) {
    use_effect_with(told, move |told| {
        let mark = mention.filter(|_| told.is_some() && dom::matches(dom::NARROW));
        if let Some(mark) = mark.and_then(|mention| dom::find(&dom::mark(mention, false))) {
            dom::reveal(&mark);
        }
    });
    use_effect_with(mention, |mention| {
        let Some(mention) = mention else { return };
        let selector = dom::mark(*mention, false);
        if let Some(mark) = dom::find(&selector) {
            dom::reveal(&mark);
            if dom::find("#panel :focus, #card :focus").is_none() {
                dom::focus(&selector);
            }
        }
    });
}
