//! Reading aloud, by a voice that the test plays: headless browsers have none.

use anyhow::{Result, ensure};
use thirtyfour::prelude::*;

use crate::looks::look;
use crate::page::{Page, paste, with_page};

/// Voices and a speaker that says a sentence when it is told that it has.
const VOICES: &str =
    "[['Ann', 'en-GB', true], ['Bob', 'en_US', true], ['Far', 'en-US', false], ['Zoë', 'fr-FR', true]]";
const SPEAKER: &str = "(() => {
  const voices = VOICES.map(([name, lang, localService]) => ({ name, lang, localService, voiceURI: 'urn:' + name, default: name === 'Bob' }));
  window.said = []; window.cancelled = 0; window.now = null;
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; this.rate = 1; } };
  const speaker = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak(utterance) { window.now = utterance; window.said.push(utterance.text); },
    cancel() { window.cancelled += 1; const now = window.now; window.now = null; now?.dispatchEvent(new Event('error')); },
    pause() {}, resume() {},
  });
  window.finish = () => { const now = window.now; window.now = null; now.dispatchEvent(new Event('end')); };
  Object.defineProperty(window, 'speechSynthesis', { value: speaker });
})()";

async fn with_voices(page: &Page, voices: &str) -> Result<()> {
    let script = SPEAKER.replace("VOICES", voices);
    page.driver.cdp().page().add_script_to_evaluate_on_new_document(script).await?;
    page.driver.refresh().await?;
    page.ready().await
}

/// What is highlighted in the text.
const SHOWN: &str = "[...(CSS.highlights.get('spoken') ?? [])].map(range => range.toString()).join('|')";

async fn says(page: &Page, words: &str) -> Result<()> {
    page.until(&format!("window.now?.text.startsWith({words:?})")).await?;
    page.until(&format!("{SHOWN} === window.now.text")).await
}

#[test]
fn sentences_are_read_and_shown_one_after_the_other() {
    with_page(async |page: &mut Page| {
        with_voices(page, VOICES).await?;
        page.read(&paste("wire.txt")).await?;
        const TEXT: &str = "[...document.querySelectorAll('main article p')].map(p => Math.round(p.getBoundingClientRect().top + scrollY))";
        let before: Vec<i32> = page.ask(TEXT).await?;
        page.click("#listen").await?;
        says(page, "BRUSSELS: The United States said").await?;
        let voice: (String, f64) = page.ask("[window.now.voice.name, window.now.rate]").await?;
        ensure!(voice == ("Bob".into(), 1.0), "the system's own comes first: {voice:?}");
        ensure!(before == page.ask::<Vec<i32>>(TEXT).await?, "the text moved");
        look(page, "aloud-1280-light").await?;
        page.driver.execute("finish()", vec![]).await?;
        says(page, "Kerry, who spoke at NATO").await?;
        page.click("#say-after").await?;
        says(page, "\"Nobody expects").await?;
        page.click("#say-before").await?;
        says(page, "Kerry, who spoke at NATO").await?;
        page.click("#say").await?;
        page.until("window.now === null && document.querySelector('#say').ariaLabel === 'Go on'").await?;
        ensure!(page.ask::<String>(SHOWN).await?.starts_with("Kerry, who"), "where it stopped is still shown");
        page.click("#say").await?;
        says(page, "Kerry, who spoke at NATO").await?;
        page.click("#say-stop").await?;
        page.until("window.now === null && !document.querySelector('#aloud')").await?;
        ensure!(page.ask::<String>(SHOWN).await?.is_empty(), "the last sentence is still shown");
        Ok(())
    });
}

#[test]
fn voice_and_speed_are_chosen_and_kept_and_no_voice_from_afar_is_offered() {
    with_page(async |page: &mut Page| {
        with_voices(page, VOICES).await?;
        page.read(&paste("wire.txt")).await?;
        page.click("#listen").await?;
        says(page, "BRUSSELS").await?;
        let offered: Vec<String> =
            page.ask("[...document.querySelectorAll('#say-voice option')].map(option => option.text)").await?;
        ensure!(offered == ["Bob", "Ann"], "{offered:?}");
        let choose = |id: &str, value: &str| {
            format!(
                "const list = document.querySelector('{id}'); list.value = '{value}'; list.dispatchEvent(new Event('change', {{ bubbles: true }}));"
            )
        };
        page.driver.execute(choose("#say-voice", "urn:Ann"), vec![]).await?;
        page.until("window.now?.voice.name === 'Ann'").await?;
        page.driver.execute(choose("#say-rate", "4"), vec![]).await?;
        page.until("window.now?.rate === 1.5 && window.now.text.startsWith('BRUSSELS')").await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.until("document.querySelector('#listen') && !document.querySelector('#listen').disabled").await?;
        page.click("#listen").await?;
        page.until("window.now?.rate === 1.5 && window.now.voice.name === 'Ann'").await
    });
}

#[test]
fn the_key_l_begins_and_pauses_and_leaving_ends_it() {
    with_page(async |page: &mut Page| {
        with_voices(page, VOICES).await?;
        page.read(&paste("wire.txt")).await?;
        page.press("l").await?;
        says(page, "BRUSSELS").await?;
        page.press("l").await?;
        page.until("window.now === null && document.querySelector('#aloud')").await?;
        page.press("l").await?;
        says(page, "BRUSSELS").await?;
        page.driver.execute("dispatchEvent(new Event('pagehide'))", vec![]).await?;
        page.until("window.now === null").await?;
        page.press("l").await?;
        says(page, "BRUSSELS").await?;
        page.click(".top-link[href='#/']").await?;
        page.until("window.now === null && !document.querySelector('#aloud')").await?;
        page.click("#show-help").await?;
        page.until("/Read aloud/.test(document.querySelector('#help').textContent)").await
    });
}

#[test]
fn the_sentence_stays_in_sight_unless_the_reader_scrolls_away() {
    with_page(async |page: &mut Page| {
        with_voices(page, VOICES).await?;
        page.resize(390, 600).await?;
        page.read(&paste("wire.txt")).await?;
        page.click("#listen").await?;
        says(page, "BRUSSELS").await?;
        look(page, "aloud-390-light").await?;
        const INSIDE: &str = "(rect => rect.top >= 0 && rect.top < innerHeight)([...CSS.highlights.get('spoken')][0].getBoundingClientRect())";
        for _ in 0..4 {
            page.driver.execute("finish()", vec![]).await?;
            page.until(&format!("{SHOWN} === window.now?.text")).await?;
            page.until(INSIDE).await?;
        }
        page.until("scrollY > 0 && (window.last === scrollY || (window.last = scrollY, false))").await?;
        page.driver.execute("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })", vec![]).await?;
        let away: f64 = page.ask("scrollY").await?;
        page.driver.execute("finish()", vec![]).await?;
        page.until(&format!("{SHOWN} === window.now?.text")).await?;
        tokio::time::sleep(std::time::Duration::from_millis(600)).await;
        ensure!(page.ask::<f64>("scrollY").await? == away, "the page was taken from the reader");
        page.click("#say-after").await?;
        page.until(INSIDE).await
    });
}

#[test]
fn without_voices_there_is_no_button_and_with_others_it_is_said() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        ensure!(!page.shows("#listen").await?, "there is nobody to listen to");
        page.press("l").await?;
        ensure!(!page.shows("#aloud").await?);
        with_voices(page, "[['Far', 'en-US', false]]").await?;
        page.until("document.querySelector('#listen') && !document.querySelector('#listen').disabled").await?;
        page.click("#listen").await?;
        page.until("/send the text/.test(document.querySelector('#aloud').textContent)").await?;
        let said: u32 = page.ask("window.said.length").await?;
        ensure!(said == 0, "a voice from afar was used");
        page.click("#say-stop").await?;
        page.until("!document.querySelector('#aloud')").await
    });
}

#[test]
fn without_highlights_the_paragraph_has_a_bar_and_nothing_moves() {
    with_page(async |page: &mut Page| {
        page.driver.cdp().page().add_script_to_evaluate_on_new_document("delete window.Highlight").await?;
        with_voices(page, VOICES).await?;
        page.read(&paste("wire.txt")).await?;
        page.click("#listen").await?;
        page.until("document.querySelector('p[data-spoken]')?.textContent.startsWith('BRUSSELS')").await?;
        page.driver.execute("finish()", vec![]).await?;
        page.until("document.querySelector('p[data-spoken]')?.textContent.startsWith('Kerry, who')").await?;
        page.press(Key::Escape).await?;
        page.click("#say-stop").await?;
        page.until("!document.querySelector('[data-spoken]')").await
    });
}
