//! Long texts: the page stays alive while they are read and when the marks come.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::page::{Page, with_page};

/// Written for this test; each paragraph is another one by its numbers and its
/// names.
pub(crate) fn story(bytes: usize, one_line: bool) -> String {
    const PEOPLE: [&str; 6] =
        ["John Kerry", "Angela Merkel", "Barack Obama", "Maude Ellery", "Gideon Thackeray", "Oswald Pemberton"];
    const PLACES: [&str; 6] = ["Baghdad", "Ankara", "Paris", "Berlin", "Mosul", "Geneva"];
    let mut text = String::from("Harbours count their ships\n\n");
    for at in 0.. {
        if text.len() >= bytes {
            break;
        }
        let (who, place) = (PEOPLE[at % 6], PLACES[at / 6 % 6]);
        let (more, less) = (40 + at % 900, 3 + at % 28);
        text += &format!(
            "{who} said in {place} on Tuesday that more than {more} ships had been counted in the harbour of {place} since \
             March, and that {less} of them carried grain for the United Nations. The ministry put the cost at ${more} million \
             and called paragraph {at} of its report a beginning. Nobody in the hall asked what the rest had carried, and the \
             meeting went on until late in the evening."
        );
        text += if one_line { " " } else { "\n\n" };
    }
    text
}

/// A file of the text; the box is no place for so much.
async fn open(page: &Page, name: &str, text: &str) -> Result<PathBuf> {
    let file = std::env::temp_dir().join(format!("gloss-{name}-{}.txt", std::process::id()));
    std::fs::write(&file, text)?;
    let watch = "window.tasks = []; new PerformanceObserver(list => list.getEntries().forEach(entry => \
        window.tasks.push([Math.round(entry.startTime), Math.round(entry.duration)]))).observe({ type: 'longtask' }); window.began = performance.now();";
    page.driver.execute(watch, vec![]).await?;
    page.find("#file").await?.send_keys(file.to_string_lossy().as_ref()).await?;
    Ok(file)
}

const MARKED: &str = "document.querySelector('main').dataset.state === 'marked' && document.querySelectorAll('main article .m').length > 0";

/// The words of all paragraphs, however they are cut.
async fn words(page: &Page) -> Result<String> {
    let text: String =
        page.ask("[...document.querySelectorAll('.stretch :is(p, h1, h2)')].map(p => p.textContent).join(' ')").await?;
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn a_long_text_is_marked_where_it_is_read_and_can_be_searched_all_over() {
    with_page(async |page: &mut Page| {
        let text = story(300_000, false);
        let file = open(page, "long", &text).await?;
        page.until(MARKED).await?;
        page.marked().await?;
        let filled = "[...document.querySelectorAll('.stretch')].every(stretch => stretch.childElementCount > 0)";
        page.until(&format!("document.querySelectorAll('.stretch').length > 20 && {filled}")).await?;
        ensure!(
            words(page).await? == text.split_whitespace().collect::<Vec<_>>().join(" "),
            "the words are not those of the file"
        );
        let marks: u32 = page.ask("document.querySelectorAll('main article .m').length").await?;
        ensure!(marks > 20 && marks < 1_500, "{marks} marks are drawn at once");
        // The browser finds what is far from the screen and has no marks yet.
        let last =
            text.rsplit("paragraph ").next().and_then(|rest| rest.split(' ').next()).unwrap_or_default().to_owned();
        ensure!(page.ask::<bool>(&format!("window.find('paragraph {last} of')")).await?, "the end is not found");
        let near = "[...document.querySelectorAll('main article .m')].some(mark => { const r = mark.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight; })";
        page.driver.execute("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })", vec![]).await?;
        page.until(near).await?;
        page.shot("large-1280-end").await?;
        // A mention of another stretch is drawn when it is stepped to.
        page.driver.execute("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
        page.until(near).await?;
        page.driver
            .execute("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', bubbles: true }))", vec![])
            .await?;
        page.until("scrollY > 10000 && document.querySelector('main article .m.is-on')").await?;
        std::fs::remove_file(file)?;
        Ok(())
    });
}

#[test]
fn no_line_of_a_long_text_moves_when_marks_arrive() {
    const RECTS: &str = "[...document.querySelectorAll('.stretch[data-stretch=\"0\"] p')].map(p => { const r = p.getBoundingClientRect(); \
        return [r.left + scrollX, r.top + scrollY, r.width, r.height].map(side => Math.round(100 * side)).join(); })";
    with_page(async |page: &mut Page| {
        let file = open(page, "still", &story(200_000, false)).await?;
        page.until("document.querySelectorAll('.stretch[data-stretch=\"0\"] p').length > 5").await?;
        ensure!(page.ask::<u32>("document.querySelectorAll('main article .m').length").await? == 0, "too late to look");
        let before: Vec<String> = page.ask(RECTS).await?;
        page.until(MARKED).await?;
        let after: Vec<String> = page.ask(RECTS).await?;
        ensure!(before == after, "paragraphs moved:\n{before:?}\n{after:?}");
        std::fs::remove_file(file)?;
        Ok(())
    });
}

#[test]
fn a_text_of_one_endless_line_is_shown_in_parts() {
    with_page(async |page: &mut Page| {
        let text = story(300_000, true);
        let file = open(page, "line", &text).await?;
        page.until(MARKED).await?;
        let most: u32 = page
            .ask("Math.max(...[...document.querySelectorAll('main article p')].map(p => p.textContent.length))")
            .await?;
        ensure!(most <= 6_000, "a paragraph of {most} letters");
        page.until("document.querySelector('#cut')?.checkVisibility()").await?;
        page.until("[...document.querySelectorAll('.stretch')].every(stretch => stretch.childElementCount > 0)")
            .await?;
        ensure!(
            words(page).await? == text.split_whitespace().collect::<Vec<_>>().join(" "),
            "the words are not those of the file"
        );
        page.shot("large-1280-line").await?;
        std::fs::remove_file(file)?;
        Ok(())
    });
}

#[test]
fn a_long_reading_is_cancelled_at_once_and_the_text_stays() {
    with_page(async |page: &mut Page| {
        let file = open(page, "cancel", &story(3_000_000, false)).await?;
        page.until("document.querySelector('.stretch p')").await?;
        // Shows once a reading takes long.
        page.cancel().await?;
        ensure!(page.marks("person").await?.is_empty() && page.shows("main article p").await?);
        page.until("/Stopped/.test(document.querySelector('#status').textContent)").await?;
        page.driver.goto(format!("{}#/", page.url)).await?;
        page.read("John Kerry went to Paris.").await?;
        ensure!(page.count("person").await? == 1, "nothing is read after a cancelled reading");
        std::fs::remove_file(file)?;
        Ok(())
    });
}

#[test]
fn a_text_that_is_too_long_says_what_to_do() {
    with_page(async |page: &mut Page| {
        let file = open(page, "too-long", &story(10_100_000, false)).await?;
        page.until("/at most 10 MB/.test(document.querySelector('#trouble').textContent)").await?;
        std::fs::remove_file(file)?;
        Ok(())
    });
}

/// Not a test of its own: says what a text of GLOSS_LARGE bytes costs.
#[test]
#[ignore = "it measures"]
fn measure() {
    let bytes = std::env::var("GLOSS_LARGE").ok().and_then(|bytes| bytes.parse().ok()).unwrap_or(1_000_000);
    let one_line = std::env::var("GLOSS_ONE_LINE").is_ok();
    with_page(async |page: &mut Page| {
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        let file = open(page, "measure", &story(bytes, one_line)).await?;
        page.until("document.querySelector('main article')").await?;
        let taken: f64 = page.ask("performance.now() - began").await?;
        page.until("document.querySelectorAll('main article .m').length").await?;
        page.until("document.querySelector('main').dataset.state === 'marked'").await?;
        let marked: f64 = page.ask("performance.now() - began").await?;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        let tasks: Value = page.ask("tasks.map(([at, long]) => [at - Math.round(began), long])").await?;
        let (nodes, heap): (u32, f64) =
            page.ask("[document.querySelectorAll('*').length, performance.memory.usedJSHeapSize]").await?;
        println!(
            "{bytes} bytes: text after {taken:.0} ms, marks after {marked:.0} ms; {nodes} elements, {:.0} MB of JavaScript",
            heap / 1e6
        );
        println!("tasks of more than 50 ms [at, for]: {tasks}");
        page.driver.execute("tasks.length = 0; began = performance.now()", vec![]).await?;
        page.driver.execute("scrollTo({ top: document.body.scrollHeight / 2, behavior: 'instant' })", vec![]).await?;
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        page.driver
            .execute("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))", vec![])
            .await?;
        page.click("main article a.m-person").await.ok();
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        let tasks: Value = page.ask("tasks.map(([at, long]) => [at - Math.round(began), long])").await?;
        println!("scrolling and choosing: {tasks}");
        page.click("#tab-figures").await?;
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        let tasks: Value = page.ask("tasks.map(([at, long]) => [at - Math.round(began), long])").await?;
        println!("and the table of figures: {tasks}");
        std::fs::remove_file(file)?;
        ensure!(!page.shows("#broken").await?, "the page broke");
        Ok(())
    });
}
