//! What the components share of the browser's events.

mod use_aloud;
mod use_drop;
mod use_engine;
mod use_hotkeys;
mod use_hover;
mod use_library;
mod use_measured;
mod use_near;
mod use_offline;
mod use_openers;
mod use_printing;
pub mod use_route;
mod use_search;
mod use_size;
mod use_ways;
mod use_whole;
mod use_words;

pub use use_aloud::use_aloud;
pub use use_drop::{files_of, use_drop};
pub use use_engine::use_engine;
pub use use_hotkeys::use_hotkeys;
pub use use_hover::{Hover, use_hover};
pub use use_library::{Order, use_library};
pub use use_measured::use_measured;
pub use use_near::{Near, use_near};
pub use use_offline::{reload_into_update, use_offline};
pub use use_openers::use_openers;
pub use use_printing::use_printing;
pub use use_route::use_route;
pub use use_search::use_search;
pub use use_size::use_size;
pub use use_ways::use_ways;
pub use use_whole::use_whole;
pub use use_words::use_words;
