//! The worker: takes requests, reads, answers.

use gloss_app::bridge::{READY, message};
use gloss_engine::{Input, Reading, Reply, Request};
use gloss_extract::Article;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let desk = Rc::new(RefCell::new(Desk { scope: scope.clone() }));
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Ok(request) = serde_wasm_bindgen::from_value(event.data()) {
            desk.borrow_mut().handle(request);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let _ = scope.post_message(&READY.into());
}

struct Desk {
    scope: DedicatedWorkerGlobalScope,
}

impl Desk {
    fn reply(&self, reply: &Reply) {
        if let Some(message) = message(reply) {
            let _ = self.scope.post_message(&message);
        }
    }

    fn handle(&mut self, request: Request) {
        let Request::Read { revision, input, date } = request else { return };
        let (Input::Text(text) | Input::Html(text) | Input::Bundled(text)) = input;
        let article = Article::plain(text).dated(date);
        self.reply(&Reply::Taken { revision, article: article.clone(), card: None });
        let analysis = gloss_extract::extract(None, &article);
        let reading = Box::new(Reading { article, analysis, ..Reading::default() });
        self.reply(&Reply::Done { revision, reading });
    }
}
