//! What the reader brings, on its way to be opened.

use crate::openers::{Brought, Openers};
use crate::state::Action;
use yew::prelude::*;

/// Takes whatever the reader brings.
#[hook]
pub fn use_openers(act: Callback<Action>) -> Callback<Brought> {
    let openers = use_memo((), |()| Openers::new(act));
    use_callback((), move |brought, ()| openers.bring(brought))
}
