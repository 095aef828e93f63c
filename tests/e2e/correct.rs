//! What the reader corrects about names: in the text at hand, in the next ones,
//! after a reload, and taken back.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::looks::look;
use crate::page::{Files, Page, paste, with_page};

const RECTS: &str = "[...document.querySelectorAll('main article :is(h1, h2, p, li)')].map(p => { const r = p.getBoundingClientRect(); \
    return [r.left + scrollX, r.top + scrollY, r.width, r.height].map(Math.round).join(); })";
/// Selects the words that `given` is, where they first stand in one text node.
const SELECT: &str = "const walk = document.createTreeWalker(document.querySelector('#article'), NodeFilter.SHOW_TEXT); \
    for (let node; (node = walk.nextNode());) { const at = node.data.indexOf(arguments[0]); if (at < 0) continue; \
    node.parentElement.scrollIntoView({ block: 'center' }); const range = document.createRange(); range.setStart(node, at); \
    range.setEnd(node, at + arguments[0].length); getSelection().removeAllRanges(); getSelection().addRange(range); return true; } return false;";

/// The marks with these words, as `kind entity`.
async fn marks_of(page: &Page, words: &str) -> Result<Vec<String>> {
    let of = "[...document.querySelectorAll('main article .m')].filter(mark => mark.textContent === given)\
        .map(mark => [...mark.classList].find(name => /^m-(person|place|organisation|figure|date)$/.test(name)).slice(2))";
    page.ask_with(of, json!(words)).await
}

async fn all_marks(page: &Page) -> Result<Vec<Value>> {
    page.ask("[...document.querySelectorAll('main article .m')].map(mark => [mark.textContent, mark.className])").await
}

async fn until_marks(page: &Page, words: &str, kinds: &[&str]) -> Result<()> {
    let found = "[...document.querySelectorAll('main article .m')].filter(mark => mark.textContent === WORDS)\
        .map(mark => [...mark.classList].find(name => /^m-(person|place|organisation|figure|date)$/.test(name)).slice(2)).join()";
    page.until(&format!("({}) === {}", found.replace("WORDS", &json!(words).to_string()), json!(kinds.join(",")))).await
}

/// Chooses the first mark with these words and unfolds what may be wrong with it.
async fn not_right(page: &Page, words: &str) -> Result<()> {
    let choose =
        "[...document.querySelectorAll('main article .m')].find(mark => mark.textContent === arguments[0]).click()";
    page.driver.execute(choose, vec![json!(words)]).await?;
    if page.shows("#card").await? {
        page.click("#card .card-actions .button").await?;
    }
    // What is told may lie on it; it goes by itself, or by a click.
    page.driver.execute("document.querySelector('#not-right > summary').click()", vec![]).await?;
    Ok(())
}

async fn told(page: &Page, words: &str) -> Result<()> {
    page.until(&format!("document.querySelector('#corrected')?.textContent.includes({})", json!(words))).await
}

/// Another text in the place of this one.
async fn next(page: &Page, text: &str) -> Result<()> {
    page.driver.goto(format!("{}#/", page.url)).await?;
    page.ready().await?;
    page.read(text).await
}

async fn select(page: &Page, words: &str) -> Result<()> {
    let found: bool = page.driver.execute(SELECT, vec![json!(words)]).await?.convert()?;
    ensure!(found, "{words:?} is not there to be selected");
    page.until("document.querySelector('#mark-bar')").await
}

#[test]
fn what_is_no_name_goes_here_and_in_the_next_text_and_comes_back() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        let (before, rects) = (all_marks(page).await?, page.ask::<Value>(RECTS).await?);
        ensure!(marks_of(page, "Mosul").await?.len() >= 2);
        not_right(page, "Mosul").await?;
        page.click("#not-a-name").await?;
        until_marks(page, "Mosul", &[]).await?;
        told(page, "“Mosul” is no longer marked.").await?;
        ensure!(page.ask::<Value>(RECTS).await? == rects, "paragraphs moved");
        page.click("#corrected .undo-correction").await?;
        page.until("document.querySelector('#corrected').textContent.includes('Undone')").await?;
        page.until(&format!("document.querySelectorAll('main article .m').length === {}", before.len())).await?;
        page.until("!document.querySelector('main article .is-on')").await?;
        ensure!(all_marks(page).await? == before, "undone, it is not as before");
        not_right(page, "Mosul").await?;
        page.click("#not-a-name").await?;
        until_marks(page, "Mosul", &[]).await?;
        next(page, &paste("blog.txt")).await?;
        ensure!(page.paragraphs().await?.join(" ").contains("Mosul"));
        until_marks(page, "Mosul", &[]).await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.marked().await?;
        until_marks(page, "Mosul", &[]).await?;
        page.click("#show-settings").await?;
        page.click("#show-corrections").await?;
        page.until("document.querySelector('#corrections-title').textContent === 'Your corrections: 1'").await?;
        page.click("#corrections li .close").await?;
        page.until("!document.querySelector('#corrections li')").await?;
        page.press(Key::Escape).await?;
        page.until("[...document.querySelectorAll('main article .m')].some(mark => mark.textContent === 'Mosul')").await
    });
}

#[test]
fn another_kind_another_name_and_one_kept_apart_hold_in_the_next_text() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        let rects = page.ask::<Value>(RECTS).await?;
        not_right(page, "Ankara").await?;
        page.click("#not-right .fix-kind.k-person").await?;
        until_marks(page, "Ankara", &["person"]).await?;
        told(page, "“Ankara” is now a person.").await?;
        not_right(page, "Arab League").await?;
        page.click("#same-as > summary").await?;
        page.until("document.activeElement.id === 'same-find'").await?;
        page.press("nato").await?;
        page.until("document.querySelectorAll('#same-list button').length === 1").await?;
        page.press(Key::Down).await?;
        page.press(Key::Enter).await?;
        told(page, "“Arab League” is now NATO.").await?;
        not_right(page, "Kerry").await?;
        page.click("#keep-apart").await?;
        told(page, "“Kerry” is now kept apart from John Kerry.").await?;
        page.until("document.querySelector('#detail')?.textContent === 'Kerry'").await?;
        ensure!(page.ask::<String>("document.querySelector('.why').textContent").await?.contains("as you corrected"));
        ensure!(page.ask::<Value>(RECTS).await? == rects, "paragraphs moved");
        next(page, "John Kerry flew to Ankara.\n\nOn Monday Kerry spoke to the Arab League in Cairo.").await?;
        until_marks(page, "Ankara", &["person"]).await?;
        let named =
            "[...document.querySelectorAll('#panel .row')].map(row => row.firstElementChild.textContent.trim())";
        let names: Vec<String> = page.ask(named).await?;
        for name in ["John Kerry", "Kerry", "NATO", "Ankara"] {
            ensure!(names.iter().any(|found| found == name), "{name} is missing: {names:?}");
        }
        ensure!(!names.iter().any(|name| name == "Arab League"), "{names:?}");
        Ok(())
    });
}

#[test]
fn selected_words_are_marked_and_selecting_is_left_alone() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        let rects = page.ask::<Value>(RECTS).await?;
        // Half a word is as good as the whole.
        select(page, "round troop").await?;
        ensure!(page.ask::<String>("getSelection().toString()").await? == "round troop", "the selection was changed");
        ensure!(
            page.ask::<String>("document.querySelector('#mark-bar').getAttribute('aria-label')").await?
                == "Mark “ground troops” as"
        );
        page.press(Key::Escape).await?;
        page.until("!document.querySelector('#mark-bar')").await?;
        ensure!(page.ask::<String>("getSelection().toString()").await? == "round troop", "Escape took the selection");
        select(page, "air strikes").await?;
        page.click("#mark-bar .k-organisation").await?;
        until_marks(page, "air strikes", &["organisation"]).await?;
        told(page, "“air strikes” is now marked as an organisation.").await?;
        page.until("!document.querySelector('#mark-bar')").await?;
        ensure!(page.ask::<Value>(RECTS).await? == rects, "paragraphs moved");
        next(page, "The air strikes went on in the night. Air strikes!").await?;
        until_marks(page, "air strikes", &["organisation"]).await?;
        until_marks(page, "Air strikes", &["organisation"]).await?;
        // Over two paragraphs there is nothing to mark.
        next(page, "One line of words.\n\nAnother line of words.").await?;
        page.driver.execute("getSelection().selectAllChildren(document.querySelector('#article'))", vec![]).await?;
        tokio::time::sleep(std::time::Duration::from_millis(700)).await;
        ensure!(!page.shows("#mark-bar").await?);
        Ok(())
    });
}

#[test]
fn the_keyboard_alone_corrects_marks_and_undoes() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        let before = all_marks(page).await?;
        page.driver.execute("document.querySelector('main article a.m-place').focus()", vec![]).await?;
        page.press("m").await?;
        page.until(
            "document.querySelector('#not-right[open]') && document.activeElement.parentElement.id === 'not-right'",
        )
        .await?;
        page.press(Key::Tab).await?;
        page.until("document.activeElement.id === 'not-a-name'").await?;
        page.press(Key::Enter).await?;
        page.until(&format!("document.querySelectorAll('main article .m').length < {}", before.len())).await?;
        page.until("document.activeElement.matches('.undo-correction, article .m')").await?;
        page.driver.action_chain().key_down(Key::Control).send_keys("z").key_up(Key::Control).perform().await?;
        page.until(&format!("document.querySelectorAll('main article .m').length === {}", before.len())).await?;
        select(page, "air strikes").await?;
        page.press("m").await?;
        page.until("document.activeElement.matches('#mark-bar .k-person')").await?;
        page.press(Key::Tab).await?;
        page.press(Key::Enter).await?;
        until_marks(page, "air strikes", &["place"]).await?;
        page.until("document.activeElement.matches('.undo-correction')").await?;
        page.press(Key::Enter).await?;
        until_marks(page, "air strikes", &[]).await
    });
}

#[test]
fn two_tabs_do_not_lose_what_the_other_has_corrected() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        let first = page.driver.window().await?;
        let second = page.driver.new_tab().await?;
        page.driver.switch_to_window(second).await?;
        page.driver.goto(&page.url).await?;
        page.ready().await?;
        page.read(&paste("wire.txt")).await?;
        not_right(page, "Mosul").await?;
        page.click("#not-a-name").await?;
        until_marks(page, "Mosul", &[]).await?;
        page.driver.switch_to_window(first).await?;
        until_marks(page, "Mosul", &[]).await?;
        not_right(page, "Ankara").await?;
        page.click("#not-a-name").await?;
        until_marks(page, "Ankara", &[]).await?;
        let kept: String = page.ask("localStorage.getItem('gloss.corrections')").await?;
        ensure!(kept == "1\nnot_a_name\tMosul\t\t\nnot_a_name\tAnkara\t\t\n", "{kept:?}");
        Ok(())
    });
}

#[test]
fn what_is_damaged_is_told_and_kept_aside() {
    with_page(async |page: &mut Page| {
        page.driver
            .execute("localStorage.setItem('gloss.corrections', '1\\nnot_a_name\\tMosul\\t\\t\\nnonsense\\n')", vec![])
            .await?;
        page.driver.refresh().await?;
        page.ready().await?;
        told(page, "1 line of your corrections could not be read").await?;
        page.read(&paste("wire.txt")).await?;
        until_marks(page, "Mosul", &[]).await?;
        let kept: [String; 2] =
            page.ask("['', '.unread'].map(end => localStorage.getItem('gloss.corrections' + end))").await?;
        ensure!(kept == ["1\nnot_a_name\tMosul\t\t\n".to_owned(), "nonsense".to_owned()], "{kept:?}");
        page.click("#show-settings").await?;
        page.click("#show-corrections").await?;
        page.find("#save-unread").await.map(drop)
    });
}

#[test]
fn corrections_go_into_a_file_and_out_of_it() {
    with_page(async |page: &mut Page| {
        page.click("#show-settings").await?;
        page.click("#show-corrections").await?;
        let lines = "{\"gloss\":\"corrections\",\"version\":1,\"corrections\":2}\n{\"correct\":\"not_a_name\",\"form\":\"Mosul\"}\n\
            {\"correct\":\"same\",\"form\":\"ISIL\",\"kind\":\"organisation\",\"of\":\"NATO\"}\n";
        let files = Files::new(&[("c.jsonl", format!("{lines}{{}}\n").as_bytes())])?;
        page.find("#import-corrections").await?.send_keys(files.path(0)).await?;
        page.until("document.querySelector('.corrected').textContent.includes('Imported 2 new corrections. 1 line could not be used.')").await?;
        page.until("document.querySelectorAll('#corrections li').length === 2").await?;
        page.driver
            .execute(
                "URL.createObjectURL = blob => { blob.text().then(text => window.written = text); return '#'; }; \
            HTMLAnchorElement.prototype.click = () => {};",
                vec![],
            )
            .await?;
        page.click("#export-corrections").await?;
        page.until("window.written").await?;
        ensure!(
            page.ask::<String>("window.written").await? == lines,
            "{}",
            page.ask::<String>("window.written").await?
        );
        page.click("#remove-corrections").await?;
        page.until("!document.querySelector('#corrections li')").await?;
        page.click("#corrections .undo-correction").await?;
        page.until("document.querySelectorAll('#corrections li').length === 2").await
    });
}

#[test]
fn correcting_looks_right_wide_and_narrow_light_and_dark() {
    with_page(async |page: &mut Page| {
        for (width, height) in [(1280, 900), (390, 844)] {
            page.resize(width, height).await?;
            for scheme in ["light", "dark"] {
                page.scheme(scheme).await?;
                page.driver.execute("localStorage.clear(); sessionStorage.clear()", vec![]).await?;
                page.driver.goto(format!("{}#/", page.url)).await?;
                page.driver.refresh().await?;
                page.ready().await?;
                page.read(&paste("wire.txt")).await?;
                pictures(page, &format!("{width}-{scheme}-correct")).await?;
            }
        }
        Ok(())
    });
}

async fn pictures(page: &Page, name: &str) -> Result<()> {
    select(page, "air strikes").await?;
    look(page, &format!("{name}-1-bar")).await?;
    page.click("#mark-bar .k-organisation").await?;
    told(page, "air strikes").await?;
    look(page, &format!("{name}-2-told")).await?;
    not_right(page, "Kerry").await?;
    page.driver.execute("document.querySelector('#not-right').scrollIntoView({ block: 'center' })", vec![]).await?;
    look(page, &format!("{name}-3-fold")).await?;
    page.click("#same-as > summary").await?;
    page.driver.execute("document.querySelector('#same-as').scrollIntoView({ block: 'center' })", vec![]).await?;
    look(page, &format!("{name}-4-same")).await?;
    page.click("#keep-apart").await?;
    told(page, "kept apart").await?;
    page.press(Key::Escape).await?;
    page.click("#show-settings").await?;
    page.click("#show-corrections").await?;
    look(page, &format!("{name}-5-list")).await
}
