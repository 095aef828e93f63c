//! Lines that were left out, put back, and left out again; the text's day.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;

use crate::looks::look;
use crate::page::{Page, paste, with_page};

/// A teaser of `portal.txt`, and who stands in it.
const TEASER: &str = "engineers under Gideon Thackeray";
const NAME: &str = "Thackeray";

/// The number of the line that has these words, for its button.
async fn line(page: &Page, words: &str) -> Result<u32> {
    let number: String = page
        .ask_with(
            "[...document.querySelectorAll('.left-out .line')].find(line => line.textContent.includes(given))?.querySelector('.shift')?.dataset.line ?? ''",
            json!(words),
        )
        .await?;
    Ok(number.parse()?)
}

async fn is_marked(page: &Page, name: &str) -> Result<bool> {
    Ok(page.marks("person").await?.iter().any(|mark| mark.contains(name)))
}

/// Waits until a name is marked as a person, or is no longer.
async fn until_marked(page: &Page, name: &str, marked: bool) -> Result<()> {
    let there = format!(
        "[...document.querySelectorAll('main article .m-person')].some(mark => mark.textContent.includes({}))",
        json!(name)
    );
    page.until(&format!("{there} === {marked}")).await?;
    page.marked().await
}

async fn put_back(page: &Page, words: &str) -> Result<u32> {
    if page.ask::<bool>("document.querySelector('#left-out').getAttribute('aria-expanded') === 'false'").await? {
        page.click("#left-out").await?;
        page.until("document.querySelector('details.left-out').open").await?;
    }
    let line = line(page, words).await?;
    page.click(&format!(".shift[data-line='{line}']")).await?;
    Ok(line)
}

#[test]
fn a_line_put_back_is_marked_and_counted_and_can_go_again() {
    with_page(async |page: &mut Page| {
        page.read(&paste("portal.txt")).await?;
        let people = page.count("person").await?;
        let words = "parseInt([...document.querySelectorAll('.meta span')].find(span => /words/.test(span.textContent)).textContent)";
        let before: u32 = page.ask(words).await?;
        let said: String = page.ask("document.querySelector('.lines').textContent").await?;
        let folded: u32 = page.ask("document.querySelectorAll('.left-out .line').length").await?;
        ensure!(said.starts_with(&format!("{folded} lines left out:show")), "{said}");
        page.click("#left-out").await?;
        page.until("[...document.querySelectorAll('details.left-out')].every(fold => fold.open)").await?;
        let kinds: String =
            page.ask("[...document.querySelectorAll('.line-kind')].map(kind => kind.textContent).join()").await?;
        ensure!(kinds.contains("Menu or notice") && kinds.contains("Teaser of another article"), "{kinds}");
        let line = line(page, TEASER).await?;
        let select = "const p = [...document.querySelectorAll('main article p')].find(p => p.textContent.includes('received him')); \
            getSelection().selectAllChildren(p); document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' });";
        let button = format!(".shift[data-line='{line}']");
        page.driver.execute(select, vec![json!(button)]).await?;
        let (scrolled, selected): (f64, String) = page.ask("[scrollY, getSelection().toString()]").await?;
        ensure!(selected.contains("received him for two hours"), "nothing is selected");
        page.driver
            .execute("document.querySelector(arguments[0]).focus({ preventScroll: true })", vec![json!(button)])
            .await?;
        ensure!(!page.ask::<String>("getSelection().toString()").await?.is_empty(), "the focus took the selection");
        page.press(Key::Enter).await?;
        until_marked(page, NAME, true).await?;
        ensure!(page.count("person").await? == people + 1, "it is not counted");
        ensure!(page.ask::<u32>(words).await? > before, "its words are not counted");
        let after: (f64, String) = page.ask("[scrollY, getSelection().toString()]").await?;
        ensure!(after == (scrolled, selected), "scrolled from {scrolled} to {}, selected: {}", after.0, after.1);
        page.until(&format!("document.activeElement.matches(\"{button}\")")).await?;
        ensure!(page.ask::<String>("document.activeElement.textContent").await? == "Leave out again");
        page.shot("lines-1280-put-back").await?;
        page.click(&button).await?;
        until_marked(page, NAME, false).await?;
        ensure!(page.count("person").await? == people && page.ask::<u32>(words).await? == before);
        page.until(&format!("document.activeElement.matches(\"{button}\")")).await
    });
}

#[test]
fn any_line_can_be_left_out() {
    with_page(async |page: &mut Page| {
        page.read(&paste("portal.txt")).await?;
        ensure!(is_marked(page, "Cavusoglu").await?);
        page.click("#choose-lines").await?;
        let number: String = page
            .ask("[...document.querySelectorAll('main article > p')].find(p => p.textContent.includes('Cavusoglu')).nextElementSibling.dataset.line")
            .await?;
        page.click(&format!(".shift[data-line='{number}']")).await?;
        until_marked(page, "Cavusoglu", false).await?;
        page.click("#choose-lines").await?;
        page.until("document.querySelectorAll('main article > .shift').length === 0").await?;
        page.click("#left-out").await?;
        page.until(&format!("document.querySelector(\".shift[data-line='{number}']\").parentElement.textContent.includes('Left out by you')")).await
    });
}

#[test]
fn a_line_of_a_web_page_is_put_back_and_stays_there_after_a_reload() {
    const NAV: &str = "Subscribe to the letters of Gideon Thackeray";
    with_page(async |page: &mut Page| {
        let body = paste("wire.txt")
            .lines()
            .filter(|line| line.len() > 80)
            .map(|line| format!("<p>{line}</p>"))
            .collect::<String>();
        let html = format!(
            "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>{NAV}</a></li></ul></nav><article><h1>Partners meet in Paris</h1>{body}</article>"
        );
        page.paste_html(&html, "The same words.").await?;
        page.press_read().await?;
        page.marked().await?;
        ensure!(!is_marked(page, NAME).await?, "the menu is read");
        put_back(page, NAV).await?;
        until_marked(page, NAME, true).await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.marked().await?;
        until_marked(page, NAME, true).await
    });
}

#[test]
fn a_line_put_back_into_a_kept_text_is_kept_with_it() {
    with_page(async |page: &mut Page| {
        page.read(&paste("portal.txt")).await?;
        page.click("#keep").await?;
        page.until("document.querySelector('#keep').getAttribute('aria-pressed') === 'true'").await?;
        page.click("#show-library").await?;
        page.click("#kept a").await?;
        page.marked().await?;
        put_back(page, TEASER).await?;
        until_marked(page, NAME, true).await?;
        set_day(page, "2014-09-12").await?;
        page.until("/set by you: 12 September 2014/.test(document.querySelector('.day-found').textContent)").await?;
        page.marked().await?;
        // The library writes behind the page's back.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        page.driver.execute("sessionStorage.clear()", vec![]).await?;
        page.driver.refresh().await?;
        page.ready().await?;
        page.marked().await?;
        until_marked(page, NAME, true).await?;
        ensure!(
            page.ask::<String>("document.querySelector('.day-found').textContent").await? == "Date: 12 September 2014"
        );
        ensure!(page.ask::<bool>("document.querySelector('#keep').getAttribute('aria-pressed') === 'true'").await?);
        Ok(())
    });
}

async fn set_day(page: &Page, day: &str) -> Result<()> {
    page.click("#set-date").await?;
    page.find("#date").await?;
    let set = "const field = document.querySelector('#date'); field.value = arguments[0]; field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.driver.execute(set, vec![json!(day)]).await?;
    Ok(())
}

async fn says_day(page: &Page, words: &str) -> Result<()> {
    page.until(&format!("document.querySelector('.day-found').textContent === {}", json!(words))).await?;
    page.marked().await
}

/// Relative dates, the order of figures and other articles' distance hang on it.
#[test]
fn the_day_is_found_or_set_and_the_way_back_leads_to_the_one_found() {
    with_page(async |page: &mut Page| {
        let text =
            paste("portal.txt").replace("The Harbour Press\n", "The Harbour Press\n\nPublished 24 September 2014\n");
        page.read(&text).await?;
        says_day(page, "Date found: 24 September 2014").await?;
        page.click("#tab-dates").await?;
        let placed = |day: &str| format!("document.querySelector('#panel-body').textContent.includes({})", json!(day));
        // "on Friday"
        page.until(&placed("19 September 2014")).await?;
        let order = "[...document.querySelectorAll('#panel-body .relation, #panel-body .pair')].map(row => row.textContent).join()";
        page.click("#tab-figures").await?;
        let found: String = page.ask(order).await?;
        set_day(page, "2010-01-14").await?;
        says_day(page, "Date set by you: 14 January 2010").await?;
        let set: String = page.ask(order).await?;
        page.click("#tab-dates").await?;
        page.until(&placed("8 January 2010")).await?;
        ensure!(found != set && !found.is_empty(), "the figures' order does not follow: {found}");
        page.driver.refresh().await?;
        page.ready().await?;
        page.marked().await?;
        says_day(page, "Date set by you: 14 January 2010").await?;
        page.click("#found-date").await?;
        says_day(page, "Date found: 24 September 2014").await?;
        page.click("#tab-dates").await?;
        page.until(&placed("19 September 2014")).await?;
        ensure!(!page.shows("#found-date").await?);
        Ok(())
    });
}

#[test]
fn a_text_without_a_day_says_so_and_a_day_set_can_be_removed() {
    with_page(async |page: &mut Page| {
        page.read(&paste("portal.txt")).await?;
        says_day(page, "Date not given").await?;
        set_day(page, "2014-09-12").await?;
        says_day(page, "Date set by you: 12 September 2014").await?;
        page.click("#found-date").await?;
        says_day(page, "Date not given").await
    });
}

#[test]
fn lines_and_day_fit_wide_and_narrow_screens() {
    with_page(async |page: &mut Page| {
        for (width, height) in [(1280, 900), (390, 844)] {
            page.resize(width, height).await?;
            page.driver.execute("sessionStorage.clear()", vec![]).await?;
            page.driver.goto(format!("{}#/", page.url)).await?;
            page.driver.refresh().await?;
            page.ready().await?;
            page.read(&paste("portal.txt")).await?;
            set_day(page, "2014-09-12").await?;
            says_day(page, "Date set by you: 12 September 2014").await?;
            look(page, &format!("lines-{width}-head")).await?;
            put_back(page, TEASER).await?;
            until_marked(page, NAME, true).await?;
            look(page, &format!("lines-{width}-folds")).await?;
            page.click("#choose-lines").await?;
            look(page, &format!("lines-{width}-choose")).await?;
        }
        Ok(())
    });
}
