//! The sentences of `index.html`, which are seen before the program runs: put
//! there from the message files, English as they stand, other languages in a
//! `<template>` from which `src/start.js` takes them.
//!
//! An element with `data-say="key"` gets the message as its text, one with
//! `data-say-in="name"` besides gets it as that attribute.

use anyhow::{Context, Result, ensure};
use gloss_words::Message;

const SAY: &str = "data-say=\"";
const INTO: &str = "data-say-in=\"";

/// The page with its sentences in it.
pub fn fill(html: &str, english: &[Message], french: &[Message]) -> Result<String> {
    let mut parts = html.split(SAY);
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut keys: Vec<&str> = Vec::new();
    for part in parts {
        let (key, rest) = part.split_once('"').context("index.html: a data-say does not end")?;
        let (tag, after) = rest.split_once('>').context("index.html: a tag does not end")?;
        let text = said(key, english)?;
        let attribute = tag.split_once(INTO).and_then(|(_, name)| name.split_once('"'));
        match attribute {
            Some((name, _)) => out.push_str(&format!("{SAY}{key}\"{tag} {name}=\"{text}\">{after}")),
            None => {
                ensure!(after.starts_with("</"), "index.html: what says {key} has words of its own");
                out.push_str(&format!("{SAY}{key}\"{tag}>{text}{after}"));
            }
        }
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let translated = keys.iter().map(|key| Ok(format!("<p {SAY}{key}\">{}</p>", said(key, french)?)));
    let translated = translated.collect::<Result<String>>()?;
    let (before, after) = out.rsplit_once("</body>").context("index.html has no </body>")?;
    Ok(format!("{before}<template lang=\"fr\">{translated}</template>\n</body>{after}"))
}

/// A message as HTML has it.
fn said(key: &str, messages: &[Message]) -> Result<String> {
    let message = messages.iter().find(|message| message.key == key);
    let message = message.with_context(|| format!("index.html says {key}, which is no message"))?;
    ensure!(message.params.is_empty(), "index.html cannot fill in what {key} asks for");
    Ok(message.line.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gloss_words::read;

    fn filled(html: &str) -> Result<String> {
        let english = read("start = Paste \"it\"\nlater = Later & more\nfilled = { $a }").unwrap();
        let french = read("start = Collez\nlater = Plus tard").unwrap();
        fill(html, &english, &french)
    }

    #[test]
    fn elements_and_attributes_get_their_words() {
        let html = "<body><h1 class=\"a\" data-say=\"start\"></h1><input data-say=\"later\" data-say-in=\"title\" id=\"b\"></body>";
        let page = "<body><h1 class=\"a\" data-say=\"start\">Paste &quot;it&quot;</h1>\
            <input data-say=\"later\" data-say-in=\"title\" id=\"b\" title=\"Later &amp; more\">\
            <template lang=\"fr\"><p data-say=\"start\">Collez</p><p data-say=\"later\">Plus tard</p></template>\n</body>";
        assert_eq!(filled(html).unwrap(), page);
    }

    #[test]
    fn what_cannot_be_said_is_named() {
        for (html, why) in [
            ("<p data-say=\"strange\"></p></body>", "says strange"),
            ("<p data-say=\"filled\"></p></body>", "fill in"),
            ("<p data-say=\"start\">Own</p></body>", "words of its own"),
            ("<p data-say=\"start\"></p>", "no </body>"),
        ] {
            let told = filled(html).unwrap_err().to_string();
            assert!(told.contains(why), "{told}");
        }
    }
}
