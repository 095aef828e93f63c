//! The article of each page or paste, and what was left out.

use crate::Failure;
use crate::json_lines::{check_id, each_line, parse};
use gloss_engine::extract::{Article, Block, Role, day};
use gloss_engine::intake::{author, dateline, from_html, from_text};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const FORM: &str = "{\"id\": ..., \"html\": ...} or {\"id\": ..., \"text\": ...}";

/// A line of the input.
#[derive(Deserialize)]
struct Task {
    id: Value,
    html: Option<String>,
    text: Option<String>,
}

/// A line of the output.
#[derive(Serialize)]
struct Record<'a> {
    id: &'a Value,
    title: Option<String>,
    byline: Option<String>,
    /// YYYY-MM-DD.
    date: Option<String>,
    /// The opening of the body, which says where it was filed.
    dateline: Option<String>,
    /// The body: headings, paragraphs, items and quotations, one a line.
    text: String,
    left_out: Vec<LeftOut>,
}

/// What is not part of the body.
#[derive(Serialize)]
struct LeftOut {
    kind: Role,
    text: String,
}

/// Answers each line of standard input with the article in it.
pub(crate) fn run() -> Result<(), Failure> {
    each_line(answer)
}

fn answer(line: &[u8]) -> Result<String, String> {
    let task: Task = parse(line, FORM)?;
    check_id(&task.id)?;
    let article = match (&task.html, &task.text) {
        (Some(html), _) => from_html(html),
        (None, Some(text)) => from_text(text),
        (None, None) => return Err(format!("there is neither html nor text; write {FORM} on one line")),
    };
    serde_json::to_string(&record(&task.id, &article)).map_err(|error| error.to_string())
}

fn record<'a>(id: &'a Value, article: &Article) -> Record<'a> {
    let title = article.blocks().iter().find(|block| block.role == Role::Title);
    let is_body = |block: &Block| matches!(block.role, Role::Heading | Role::Body | Role::Quote | Role::Item);
    let words = |block: &Block| on_one_line(block.span.of(article.text()));
    let (body, rest): (Vec<_>, Vec<_>) =
        article.blocks().iter().filter(|block| Some(*block) != title).partition(|block| is_body(block));
    Record {
        id,
        title: title.map(words),
        byline: author(article),
        date: article.date().map(day::text),
        dateline: dateline(article).map(|found| on_one_line(found.span.of(article.text()))),
        text: body.into_iter().map(words).collect::<Vec<_>>().join("\n"),
        left_out: rest.into_iter().map(|block| LeftOut { kind: block.role, text: words(block) }).collect(),
    }
}

/// A paragraph that was broken for width, in one line.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
