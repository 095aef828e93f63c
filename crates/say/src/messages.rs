//! A name for each message of `words/said/en.ftl`, written while this is built.

use crate::{Arg, Number, Words};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
