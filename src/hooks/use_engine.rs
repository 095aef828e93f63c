//! The worker, for as long as the page stands.

use crate::bridge::Bridge;
use crate::state::{Action, Job};
use std::rc::Rc;
use yew::prelude::*;

/// Starts the worker after the first paint and sends it every new job. The
/// callback that comes back cancels: it ends the worker and starts another.
#[hook]
pub fn use_engine(job: Option<Rc<Job>>, act: Callback<Action>) -> Callback<()> {
    let bridge = {
        let act = act.clone();
        use_memo((), move |()| Bridge::new(act))
    };
    {
        let bridge = bridge.clone();
        use_effect_with((), move |()| bridge.start());
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
    use_callback((), move |(), ()| {
        bridge.stop();
        act.emit(Action::Cancel);
        bridge.start();
    })
}
