//! The worker, for as long as the page stands.

use super::use_effect_with;
use crate::bridge::Bridge;
use crate::dom;
use crate::state::{Action, Job};
use gloo::events::EventListener;
use gloss_engine::Request;
use gloss_extract::corrections::Corrections;
use std::rc::Rc;
use yew::prelude::*;

/// Starts the worker after the first paint and sends it every new job. The
/// first callback that comes back cancels: it ends the worker and starts
/// another. The second one sends what is no reading.
#[hook]
pub fn use_engine(
    job: Option<Rc<Job>>,
    corrections: Rc<Corrections>,
    act: Callback<Action>,
) -> (Callback<()>, Callback<Request>) {
    let bridge = {
        let act = act.clone();
        use_memo((), move |()| Bridge::new(act))
    };
    {
        let bridge = bridge.clone();
        use_effect_with((), move |()| {
            bridge.start();
            // What a page that was put to sleep had asked for may never come.
            let awake = dom::document()
                .map(|document| EventListener::new(&document, "resume", move |_| bridge.send(&Request::Again)));
            move || drop(awake)
        });
    }
    {
        // Before the reading that is to follow them.
        let bridge = bridge.clone();
        use_effect_with(corrections, move |corrections| bridge.correct(corrections));
    }
    {
        let bridge = bridge.clone();
        let revision = job.as_ref().map(|job| job.revision);
        use_effect_with(revision, move |_| {
            if let Some(job) = job {
                bridge.read(&job);
            }
        });
    }
    let sender = bridge.clone();
    let send = use_callback((), move |request, ()| sender.send(&request));
    let cancel = use_callback((), move |(), ()| {
        bridge.stop();
        act.emit(Action::Cancel);
        bridge.start();
    });
    (cancel, send)
}
