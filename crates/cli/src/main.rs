//! The command `gloss`: the page's engine on the command line, for publishers
//! and for measuring. Knows files and standard streams; the reading itself is
//! the engine's.

#![forbid(unsafe_code)]

mod annotate;
mod arguments;
mod corrections;
mod day;
mod explain;
mod index;
mod json_lines;
mod output;
mod read;
mod report;

use arguments::Command;
use gloss_engine::{Engine, EngineError};
use std::io::{self, Write};
use std::process::ExitCode;

const HELP: &str = "\
Marks people, places, organisations, figures and dates in news articles.

gloss annotate [--archive DIR] [--corrections FILE] [--format FORMAT]
               [--language en|fr]
    Reads JSON Lines {\"id\",\"text\",\"date\"?} on standard input (date as
    YYYY-MM-DD) and writes one JSON line for each to standard output, in order:
    what the text mentions, at which code points, and the entities meant. With
    --archive, also related articles and sentences of DIR/archive.bin. A text
    that is not English has its \"language\" (\"other\" if that cannot be told),
    and only what holds in any language is marked. --corrections: what readers or
    editors have corrected about names, as the page exports it, holds here too. --format
    writes {\"id\",\"file\",\"document\"} instead: the marked text as html (a page of its
    own), its names, figures and related articles as markdown, its figures as csv
    or markdown-figures, its mentions as webannotation (W3C, JSON-LD); file is a
    name for it; \"title\"?, \"source\"? and \"author\"? of the input stand at its head.
    --language: what the document says besides the text is in English, or French.
    To get the document alone: | jq -r .document > article.html

gloss explain FILE [--word TEXT | --at OFFSET] [--date YYYY-MM-DD] [--json]
    Says of each mention in a text or HTML file (- for standard input) why it is
    marked: the rule, the entity, the value, what the model thinks of it as
    another kind or as no name, and what gave way to it. --word: every place of
    a word, marked or not; --at: what stands at that code point. --json: one
    JSON object a line. Scores are the model's, 32 to a unit of log-probability.

gloss index ARTICLES OUT_DIR [--cache DIR] [--corrections FILE] [--jobs N]
            [--shard I/N]
    Builds OUT_DIR/archive.bin, and the folder that it names, of the articles in
    a folder, or in one file:
      .md             fields title, source, author, date and summary between two
                      lines --- (only the title is required), then Markdown
      .html .txt      a page; a title line, then paragraphs
      .xml .rss .atom a WordPress export, an RSS or Atom feed
      .jsonl          {\"title\",\"text\",\"id\"?,\"url\"?,\"date\"?,\"source\"?,\"author\"?,
                      \"summary\"?} on each line
    in any usual encoding. Drafts, private posts and attachments are left out.
    Only articles that changed are read again, on all cores or N at once; what
    was read is kept in OUT_DIR.parts, or in DIR. Cut off, it goes on where it
    stopped. --shard: only the articles of shard I of N, into OUT_DIR.
    --corrections: as above; others mean that all articles are read again.

gloss index --merge SHARD_DIR... OUT_DIR
    Builds the archive of all N shards, which may have been made at once and on
    different machines: the same bytes as without shards.
      parallel gloss index articles shards/{} --shard {}/8 ::: $(seq 8)
      gloss index --merge shards/* my-archive

gloss read
    Reads JSON Lines {\"id\",\"html\"} or {\"id\",\"text\"} on standard input (a web page,
    or what was copied of one) and writes the article of each to standard output,
    in order: {\"id\",\"title\",\"byline\",\"date\",\"dateline\",\"text\",\"left_out\"}. text is
    the body, a paragraph a line; left_out is the rest, {\"kind\",\"text\"} for each.

    -h, --help       Print this help
    -V, --version    Print the version

Exit status: 0 all done; 1 some input could not be used, and standard error
says which and what to do; 2 the command line is not understood.";

fn main() -> ExitCode {
    let done = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => print(HELP),
        Ok(Command::Version) => print(concat!("gloss ", env!("CARGO_PKG_VERSION"))),
        Ok(Command::Annotate(wanted)) => annotate::run(&wanted),
        Ok(Command::Explain(wanted)) => explain::run(&wanted),
        Ok(Command::Index(wanted)) => index::run(&wanted),
        Ok(Command::Merge { shards, out }) => index::merge(&shards, &out),
        Ok(Command::Read) => read::run(),
        Err(message) => {
            eprintln!("gloss: {message}\nTry: gloss --help");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Told) => ExitCode::FAILURE,
        // Whoever reads our output has enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Output(error)) => fail(&format!("cannot write the output: {error}")),
        Err(Failure::Because(message)) => fail(&message),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("gloss: {message}");
    ExitCode::FAILURE
}

fn print(text: &str) -> Result<(), Failure> {
    writeln!(io::stdout(), "{text}").map_err(Failure::Output)
}

/// Why a command did not succeed.
enum Failure {
    /// For the user's eyes.
    Because(String),
    /// The user knows already.
    Told,
    /// Standard output could not be written.
    Output(io::Error),
}

impl From<EngineError> for Failure {
    fn from(error: EngineError) -> Self {
        Self::Because(error.to_string())
    }
}

/// An engine with the model that ships with this program.
fn engine() -> Result<Engine, Failure> {
    let mut engine = Engine::new();
    engine.load_model(gloss_model::BYTES)?;
    Ok(engine)
}
