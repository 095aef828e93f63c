//! The worker that opens files and foreign pages, and makes documents to take
//! away. It links `gloss-open` and most of `gloss-export`, which the page does
//! not, and is loaded when it has something to do.
//!
//! Everything is done in one go, without waiting in between: so a panic reaches
//! the page as an error of the worker, and progress is a sign of life.

use crate::away::{Made, Make};
use crate::thread::{READY, heard_with, message};
use gloss_engine::intake::{MAX_BYTES, NotText};
use gloss_open::{OpenError, Opened};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

/// What is to be opened. The ticket comes back with every answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Order {
    /// A file; the worker reads its bytes, so that they never lie in the page.
    File {
        /// Of the order.
        ticket: u32,
        /// The file's name.
        name: String,
        /// Its bytes; only the browser can hand them over.
        #[serde(skip)]
        file: Option<Blob>,
    },
    /// HTML of a foreign page.
    Page {
        /// Of the order.
        ticket: u32,
        /// Hostile until proven otherwise.
        html: String,
    },
    /// The beginning of a text whose language is wanted.
    Language {
        /// Of the order.
        ticket: u32,
        /// Enough of it to tell.
        text: String,
    },
    /// A document to take away.
    Make {
        /// Of the order.
        ticket: u32,
        /// What is wanted.
        make: Box<Make>,
    },
}

/// Why a file was not opened; the page has the words for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Why.
    pub cause: Cause,
    /// What kind of file it is, as [`OpenError`] names it, or empty.
    pub kind: String,
    /// What to do instead, likewise.
    pub instead: String,
    /// How large it is, and may be, in megabytes.
    pub size: [u32; 2],
}

/// As [`OpenError`] and [`NotText`] tell them apart.
#[expect(missing_docs, reason = "they have them")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    TooLong,
    TooLarge,
    NotText,
    Binary,
    Bomb,
    Damaged,
    Protected,
    Locked,
    Scanned,
    TooMuch,
    Empty,
    Unreadable,
}

impl Cause {
    fn of(self, kind: &str, instead: &str) -> Refusal {
        Refusal { cause: self, kind: kind.into(), instead: instead.into(), size: [0, 0] }
    }

    fn large(self, bytes: usize, most: usize) -> Refusal {
        let megabytes = |bytes: usize| bytes.div_ceil(1_000_000) as u32;
        Refusal { size: [megabytes(bytes), megabytes(most)], ..self.of("", "") }
    }
}

impl From<NotText> for Refusal {
    fn from(why: NotText) -> Self {
        match why {
            NotText::TooLong { bytes } => Cause::TooLong.large(bytes, MAX_BYTES),
            NotText::Known { kind } => Cause::NotText.of(kind, ""),
            NotText::Binary => Cause::Binary.of("", ""),
        }
    }
}

impl From<OpenError> for Refusal {
    fn from(why: OpenError) -> Self {
        match why {
            OpenError::NotText(why) => why.into(),
            OpenError::TooLarge { bytes } => Cause::TooLarge.large(bytes, gloss_open::MAX_FILE),
            OpenError::Bomb => Cause::Bomb.of("", ""),
            OpenError::Damaged { kind } => Cause::Damaged.of(kind, ""),
            OpenError::Protected { kind } => Cause::Protected.of(kind, ""),
            OpenError::Locked => Cause::Locked.of("", ""),
            OpenError::Scanned => Cause::Scanned.of("", ""),
            OpenError::TooMuch { kind } => Cause::TooMuch.of(kind, ""),
            OpenError::Empty { kind } => Cause::Empty.of(kind, ""),
            OpenError::Unreadable { kind, instead } => Cause::Unreadable.of(kind, instead),
        }
    }
}

/// What the worker answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum News {
    /// So much of it is done, of 100.
    Progress {
        /// Of the order.
        ticket: u32,
        /// Of 100.
        percent: u8,
    },
    /// The articles in it.
    Opened {
        /// Of the order.
        ticket: u32,
        /// At least one.
        articles: Vec<Opened>,
    },
    /// The language of a text, if it can be told.
    Language {
        /// As ISO 639 has it.
        code: Option<String>,
    },
    /// The document.
    Made(Made),
    /// It cannot be opened.
    Refused {
        /// Of the order.
        ticket: u32,
        /// None if the browser did not hand over the bytes.
        why: Option<Refusal>,
    },
}

/// Takes orders from now on; to be called once, in a worker.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let own = scope.clone();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some((mut order, with)) = heard_with(&event.data()) {
            if let Order::File { file, .. } = &mut order {
                *file = with.dyn_into().ok();
            }
            answer(&own, order);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let _ = scope.post_message(&READY.into());
}

fn answer(scope: &DedicatedWorkerGlobalScope, order: Order) {
    let tell = |news: &News| {
        if let Some(news) = message(news) {
            let _ = scope.post_message(&news);
        }
    };
    match order {
        Order::Page { ticket, html } => tell(&News::Opened { ticket, articles: vec![gloss_open::page(&html)] }),
        Order::Make { make, .. } => tell(&News::Made(make.made())),
        Order::Language { text, .. } => {
            let code = gloss_open::language(&text).map(|language| language.code().to_owned());
            tell(&News::Language { code });
        }
        Order::File { ticket, name, file } => {
            let mut progress = |percent| tell(&News::Progress { ticket, percent });
            let opened = file.map(|file| open(&name, &file, &mut progress));
            tell(&match opened {
                Some(Ok(articles)) => News::Opened { ticket, articles },
                Some(Err(why)) => News::Refused { ticket, why },
                None => News::Refused { ticket, why: None },
            });
        }
    }
}

/// Why not, if anything but the browser is to blame.
fn open(name: &str, file: &Blob, progress: &mut dyn FnMut(u8)) -> Result<Vec<Opened>, Option<Refusal>> {
    // What is too large is not even read.
    if file.size() > gloss_open::MAX_FILE as f64 {
        return Err(Some(OpenError::TooLarge { bytes: file.size() as usize }.into()));
    }
    let buffer = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(file));
    let buffer = buffer.map_err(|_| None)?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    gloss_open::open(name, &bytes, progress).map_err(|why: OpenError| Some(why.into()))
}
