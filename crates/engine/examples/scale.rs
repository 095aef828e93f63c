//! What `cargo xtask bench archive` needs of the engine: more articles than
//! there are, and what one text asks of an archive. Prints JSON.
//!
//! ```text
//! scale recombine PARTS COUNT NEW_PARTS HTML_DIR
//! scale weigh PARTS
//! scale ask ARCHIVE_DIR TEXTS
//! ```
//!
//! PARTS is a file as `gloss index` keeps it: a head, then parts behind their
//! lengths. TEXTS has a JSON string a line.

use gloss_engine::{Engine, Input, Part};
use miniz_oxide::deflate::compress_to_vec;
use std::collections::BTreeSet;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

type Done = Result<(), Box<dyn Error>>;

/// Bytes before the parts, and where the number of all articles stands in them.
const HEAD: usize = 36;
const ARTICLES: std::ops::Range<usize> = 28..32;

/// As `gzip -6`, with its head and foot.
const EFFORT: u8 = 6;
const AROUND: usize = 18;

/// How often a text is linked, for the median.
const TIMES: usize = 7;

fn main() -> Done {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["recombine", parts, count, new, html] => recombine(parts, count.parse()?, new, Path::new(html)),
        ["weigh", parts] => weigh(parts),
        ["ask", archive, texts] => ask(Path::new(archive), texts),
        _ => Err("see the head of this program's source".into()),
    }
}

/// The head and the parts of a file.
fn parts(file: &str) -> Result<(Vec<u8>, Vec<Part>), Box<dyn Error>> {
    let bytes = fs::read(file)?;
    let (head, mut rest) = bytes.split_at_checked(HEAD).ok_or("the file is too short")?;
    let mut parts = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk() {
        let (part, next) = after.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or("half a part")?;
        parts.push(Part::from_bytes(part)?);
        rest = next;
    }
    parts.sort_by(|a, b| a.entry.card.id.cmp(&b.entry.card.id));
    Ok((head.to_vec(), parts))
}

/// Writes `count` parts and as many pages: those that there are, then new ones
/// of the first half of one article and the second half of another.
fn recombine(file: &str, count: usize, new: &str, html: &Path) -> Done {
    let (mut head, originals) = parts(file)?;
    head.get_mut(ARTICLES).ok_or("no head")?.copy_from_slice(&u32::try_from(count)?.to_le_bytes());
    fs::create_dir_all(html)?;
    let mut out = BufWriter::new(File::create(new)?);
    out.write_all(&head)?;
    let mut chance = 1_u64;
    for number in 0..count {
        let mut draw = || {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            originals.get((chance >> 33) as usize % originals.len()).ok_or("there are no parts")
        };
        let part = match originals.get(number) {
            Some(part) => part.clone(),
            None => joined([draw()?, draw()?, draw()?], number),
        };
        let bytes = part.to_bytes();
        out.write_all(&u32::try_from(bytes.len())?.to_le_bytes())?;
        out.write_all(&bytes)?;
        // Folders of a thousand, which all programs can list.
        let folder = html.join((number / 1000).to_string());
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(format!("{}.html", part.entry.card.id)), page(&part))?;
    }
    out.flush()?;
    println!("{{\"articles\":{count},\"read\":{}}}", originals.len());
    Ok(())
}

/// The paragraph break in the middle of a text: where it begins and ends.
fn middle(text: &str) -> (usize, usize) {
    let half = text.len() / 2;
    let breaks = || text.match_indices("\n\n").map(|(at, _)| at);
    let at = breaks().find(|at| *at >= half).or_else(|| breaks().last()).unwrap_or(text.len());
    (at, (at + 2).min(text.len()))
}

/// The first half of one and the second half of another, of a third one's day
/// and an id of its own: or those that share a half would lie together, and pack
/// too well.
fn joined([one, two, three]: [&Part; 3], number: usize) -> Part {
    let (end, _) = middle(&one.entry.text);
    let (_, start) = middle(&two.entry.text);
    let (cut, from) = (end as u32, start as u32);
    let mut part = one.clone();
    part.fingerprint = number as u64;
    let entry = &mut part.entry;
    entry.card.id = format!("r{number:06}");
    entry.card.date = three.entry.card.date;
    entry.text = format!(
        "{}\n\n{}",
        &one.entry.text.get(..end).unwrap_or_default(),
        two.entry.text.get(start..).unwrap_or_default()
    );
    entry.sentences.retain(|sentence| sentence.end <= cut);
    entry.occurrences.retain(|found| found.mention.end <= cut);
    let moved = |at: u32| at - from + cut + 2;
    for sentence in two.entry.sentences.iter().filter(|sentence| sentence.start >= from) {
        let mut sentence = *sentence;
        (sentence.start, sentence.end) = (moved(sentence.start), moved(sentence.end));
        entry.sentences.push(sentence);
    }
    for found in two.entry.occurrences.iter().filter(|found| found.mention.start >= from) {
        let mut found = found.clone();
        (found.mention.start, found.mention.end) = (moved(found.mention.start), moved(found.mention.end));
        entry.occurrences.push(found);
    }
    let aliases = one.aliases.iter().chain(&two.aliases);
    let keys: BTreeSet<_> = entry.occurrences.iter().map(|found| &found.key).collect();
    part.aliases = aliases.filter(|alias| keys.contains(&alias.of)).cloned().collect();
    part
}

fn page(part: &Part) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let mut paragraphs = part.entry.text.split("\n\n").map(escaped);
    let title = paragraphs.next().unwrap_or_default();
    let body: String = paragraphs.map(|paragraph| format!("<p>{paragraph}</p>\n")).collect();
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>\n\
         <body><main><article><h1>{title}</h1>\n{body}</article></main></body></html>\n"
    )
}

/// What the articles' texts weigh, each compressed by itself.
fn weigh(file: &str) -> Done {
    let (_, parts) = parts(file)?;
    let texts = || parts.iter().map(|part| part.entry.text.as_bytes());
    let plain: usize = texts().map(<[u8]>::len).sum();
    let packed: usize = texts().map(|text| compress_to_vec(text, EFFORT).len() + AROUND).sum();
    println!("{{\"articles\":{},\"bytes\":{plain},\"gzip\":{packed}}}", parts.len());
    Ok(())
}

/// For each text: what it fetches of a fresh archive, and how long it is linked
/// once the files are there.
fn ask(archive: &Path, texts: &str) -> Done {
    let mut engine = Engine::new();
    engine.load_model(gloss_model::BYTES)?;
    let root = fs::read(archive.join("archive.bin"))?;
    for line in fs::read_to_string(texts)?.lines() {
        engine.load_archive(&root)?;
        let (article, _) = engine.take(Input::Text(serde_json::from_str(line)?), None)?;
        let words = article.text().split_whitespace().count();
        let reading = engine.mark(article, &mut |_, _| {});
        let (mut files, mut bytes) = (0, 0);
        let mut fetch = |path: &str| {
            let file = fs::read(archive.join(path)).map_err(|error| error.to_string())?;
            (files, bytes) = (files + 1, bytes + file.len());
            Ok(file)
        };
        let linked = engine.ask_with(&mut fetch, &|engine| engine.link(&reading, None))?.unwrap_or_default();
        let mut times = Vec::new();
        for _ in 0..TIMES {
            let begin = Instant::now();
            engine.link(&reading, None)?;
            times.push(begin.elapsed().as_secs_f64() * 1000.0);
        }
        times.sort_by(f64::total_cmp);
        let links: usize = linked.links.iter().map(Vec::len).sum();
        let time = times.get(TIMES / 2).copied().unwrap_or_default();
        let fastest = times.first().copied().unwrap_or_default();
        println!(
            "{{\"words\":{words},\"files\":{files},\"bytes\":{bytes},\"ms\":{time:.1},\"fastest\":{fastest:.1},\"links\":{links},\"related\":{}}}",
            linked.related.len()
        );
    }
    Ok(())
}
