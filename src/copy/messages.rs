//! A name for each message of `words/en.ftl`, written while the page is built.

use crate::words::{Arg, Number, Words};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
