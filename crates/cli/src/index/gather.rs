//! From files to parts: imported one after the other, read on all cores.

use super::at;
use super::folder::Source;
use super::pieces::{Piece, pieces};
use super::progress::Progress;
use super::store::{Store, reader};
use crate::Failure;
use crate::arguments::Index;
use gloss_engine::{Engine, Written};
use gloss_import::{Distinct, Import, Imported, Problem, Skip, import};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// What was gathered.
pub(crate) struct Gathered {
    /// The fingerprints of the wanted articles.
    pub(crate) wanted: Vec<u64>,
    /// How many articles there are, in all shards.
    pub(crate) articles: u32,
    /// How many were read.
    pub(crate) read: usize,
}

/// An article that must be read.
struct Task {
    fingerprint: u64,
    written: Written,
}

/// What was found in the files.
#[derive(Default)]
struct Found {
    articles: u32,
    /// The fingerprints of those that are wanted.
    wanted: Vec<u64>,
    skipped: BTreeMap<Skip, usize>,
    problems: Vec<Problem>,
}

impl Found {
    /// The articles in a piece of a file; none if something is wrong with it.
    fn import(&mut self, path: &Path, piece: Piece) -> Option<Vec<Imported>> {
        match import(&path.display().to_string(), &piece.bytes) {
            Ok(Import { articles, skipped }) => {
                skipped.into_iter().for_each(|(why, count)| *self.skipped.entry(why).or_default() += count);
                Some(articles)
            }
            Err(problems) => {
                let moved =
                    |problem: Problem| Problem { line: problem.line.map(|line| line + piece.before), ..problem };
                self.problems.extend(problems.0.into_iter().map(moved));
                None
            }
        }
    }

    /// Counts an article; what must be done if it is wanted.
    fn task(&mut self, article: Imported, shard: Option<(u32, u32)>, seed: u64) -> Option<Task> {
        self.articles += 1;
        let Imported { card, paragraphs } = article;
        let (number, of) = shard.unwrap_or((1, 1));
        if digest(0, &[&card.id]) % u64::from(of) != u64::from(number - 1) {
            return None;
        }
        let written = Written { card, paragraphs };
        let fingerprint = fingerprint(&written, seed);
        self.wanted.push(fingerprint);
        Some(Task { fingerprint, written })
    }
}

/// Puts the parts of all wanted articles into the store: those that are there
/// stay, the others are read, by an engine with these corrections.
pub(crate) fn gather(
    (engine, corrections): (&Engine, &str),
    wanted: &Index,
    sources: &[Source],
    store: &mut Store,
    progress: &mut Progress,
) -> Result<Gathered, Failure> {
    let all: u64 = sources.iter().map(|source| source.bytes).sum();
    let known: BTreeSet<u64> = store.known().into_iter().collect();
    let bytes = AtomicU64::new(0);
    let seed = if corrections.is_empty() { reader() } else { digest(reader(), &[corrections]) };
    let jobs = wanted.jobs.or_else(|| thread::available_parallelism().ok().map(Into::into)).unwrap_or(1);
    let mut read_count = 0;
    let found = thread::scope(|scope| {
        let (give, tasks) = sync_channel(2 * jobs);
        let (done, parts) = sync_channel(2 * jobs);
        // Goes with the last worker, so that nobody waits to give it more.
        let tasks = Arc::new(Mutex::new(tasks));
        for _ in 0..jobs {
            let (tasks, done) = (tasks.clone(), done.clone());
            scope.spawn(move || read(engine, &tasks, &done));
        }
        drop((tasks, done));
        let feeder = scope.spawn(|| feed(sources, (wanted.shard, seed), &known, &bytes, give));
        read_count = take(parts, store, |count| {
            progress.tell(bytes.load(Ordering::Relaxed), all, || format!(", {count} articles read"));
        })?;
        feeder.join().map_err(|_| Failure::Because("the articles could not be read: this is a bug".into()))?
    })?;
    settle(found, read_count, &wanted.articles)
}

/// Works on tasks until there are no more.
fn read(engine: &Engine, tasks: &Mutex<Receiver<Task>>, done: &SyncSender<(u64, Vec<u8>)>) {
    loop {
        let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Task { fingerprint, written }) = task else { return };
        let mut part = engine.written(&written);
        part.fingerprint = fingerprint;
        if done.send((fingerprint, part.to_bytes())).is_err() {
            return;
        }
    }
}

/// Puts parts into the store as they come.
fn take(parts: Receiver<(u64, Vec<u8>)>, store: &mut Store, mut tell: impl FnMut(usize)) -> Result<usize, Failure> {
    let mut count = 0;
    loop {
        match parts.recv_timeout(Duration::from_millis(200)) {
            Ok((fingerprint, part)) => {
                store.add(fingerprint, &part)?;
                count += 1;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(count),
        }
        tell(count);
    }
}

/// Imports all files and gives what must be read to the workers. After the first
/// mistake nothing is read any more, but all mistakes are found.
fn feed(
    sources: &[Source],
    (shard, seed): (Option<(u32, u32)>, u64),
    known: &BTreeSet<u64>,
    bytes: &AtomicU64,
    give: SyncSender<Task>,
) -> Result<Found, Failure> {
    let mut found = Found::default();
    let mut ids = Distinct::default();
    for Source { path, bytes: size } in sources {
        for piece in pieces(path).map_err(|error| at(path, &error))? {
            let piece = piece.map_err(|error| at(path, &error))?;
            let length = piece.bytes.len() as u64;
            let Some(articles) = found.import(path, piece) else { continue };
            let share = length.min(*size).checked_div(articles.len() as u64).unwrap_or(length);
            for mut article in articles {
                ids.name(&mut article);
                bytes.fetch_add(share, Ordering::Relaxed);
                let Some(task) = found.task(article, shard, seed) else { continue };
                let is_new = found.problems.is_empty() && !known.contains(&task.fingerprint);
                // Nobody takes tasks any more where the store could not be written.
                if is_new && give.send(task).is_err() {
                    return Ok(found);
                }
            }
        }
    }
    Ok(found)
}

/// Tells what was wrong or left out.
fn settle(found: Found, read: usize, articles: &Path) -> Result<Gathered, Failure> {
    if !found.problems.is_empty() {
        let lines: Vec<String> = found.problems.iter().map(ToString::to_string).collect();
        return Err(Failure::Because(lines.join("\n")));
    }
    let counts: Vec<String> = found.skipped.iter().map(|(why, count)| format!("{count} {}", why.words())).collect();
    if !counts.is_empty() {
        eprintln!("gloss: left out: {}", counts.join(", "));
    }
    if found.articles == 0 {
        return Err(at(articles, &"no article is left in this folder's files"));
    }
    Ok(Gathered { wanted: found.wanted, articles: found.articles, read })
}

/// Of an article and of what reads it: another one means that it is read again.
fn fingerprint(Written { card, paragraphs }: &Written, seed: u64) -> u64 {
    let date = card.date.map(|date| date.to_string()).unwrap_or_default();
    let fields = [&card.id, &card.title, &card.source, &card.author, &date, &card.summary];
    let fields: Vec<&str> = fields.into_iter().chain(paragraphs).map(String::as_str).collect();
    digest(seed, &fields)
}

/// FNV-1a of texts, each behind its length, mixed at the end.
fn digest(seed: u64, texts: &[impl AsRef<str>]) -> u64 {
    let step = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    let sum = texts.iter().map(AsRef::as_ref).fold(0xcbf2_9ce4_8422_2325 ^ seed, |sum, text: &str| {
        text.as_bytes().iter().fold((text.len() as u64).to_le_bytes().iter().fold(sum, step), step)
    });
    let sum = (sum ^ sum >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    sum ^ sum >> 33
}
