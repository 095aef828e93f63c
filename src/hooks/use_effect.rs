//! Yew's `use_effect_with`, compiled once: Yew's own is compiled anew for each of
//! its sixty uses, half a kilobyte each.

use std::any::Any;
use yew::functional::TearDown;
use yew::prelude::hook;

/// What an effect depends on, of any type.
struct Deps {
    value: Box<dyn Any>,
    same: fn(&dyn Any, &dyn Any) -> bool,
}

impl PartialEq for Deps {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&*self.value, &*other.value)
    }
}

/// Runs after drawing; gives what ends it.
type Run = Box<dyn FnOnce(&Deps) -> Box<dyn FnOnce()>>;

/// Runs an effect after drawing whenever `deps` have changed; see Yew's
/// `use_effect_with`.
#[hook]
pub fn use_effect_with<T, D>(deps: T, run: impl FnOnce(&T) -> D + 'static)
where
    T: PartialEq + 'static,
    D: TearDown,
{
    let run = move |deps: &Deps| -> Box<dyn FnOnce()> {
        let end = deps.value.downcast_ref().map(run);
        Box::new(move || end.into_iter().for_each(TearDown::tear_down))
    };
    use_any_effect(Deps { value: Box::new(deps), same: is_same::<T> }, Box::new(run));
}

#[hook]
fn use_any_effect(deps: Deps, run: Run) {
    yew::functional::use_effect_with(deps, run);
}

fn is_same<T: PartialEq + 'static>(one: &dyn Any, two: &dyn Any) -> bool {
    one.downcast_ref::<T>().is_some_and(|one| two.downcast_ref() == Some(one))
}
