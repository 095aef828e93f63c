//! What the page is made of: props in, callbacks out.

mod app;
mod article_view;
mod bars;
mod called;
mod card;
mod chips;
mod counted;
mod dates;
mod day;
mod dialog;
mod entity;
mod evidence;
mod figures;
mod glyph;
mod header;
mod help;
mod keep;
mod left_out;
mod library;
mod meta_line;
mod names;
mod panel;
mod paragraph;
mod privacy;
mod reader;
mod related;
mod search;
mod settings;
mod start;
mod strip;
mod whole;

pub use app::{App, AppProps};
pub use chips::{Chips, ChipsProps};
pub use dates::{Dates, DatesProps};
pub use figures::{Figures, FiguresProps};
pub use paragraph::{Paragraph, ParagraphProps};
