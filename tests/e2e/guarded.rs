//! Hostile, huge and empty input; nothing runs, nothing leaves the browser.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xtask::site::{Request, Site};

use crate::browser::{Given, with_browser};
use crate::offline::Copy;
use crate::page::{Files, Page, paste, with_page};

/// The hostile page, pointing at a server that notes every request.
fn hostile(elsewhere: &Site) -> String {
    paste("hostile.html").replace("ELSEWHERE", &elsewhere.origin())
}

async fn nothing_ran(page: &Page, elsewhere: &Site) -> Result<()> {
    let pwned: Value = page.ask("window.pwned ?? null").await?;
    ensure!(pwned.is_null(), "foreign code ran: {pwned}");
    let foreign: u32 = page
        .ask("document.querySelectorAll('main :is(script, iframe, object, video, img, style, form [name=q], [onload], [onerror], [onfocus], [href^=\"javascript:\"])').length")
        .await?;
    ensure!(foreign == 0, "{foreign} foreign elements stand in the page");
    let asked: Vec<String> = elsewhere.requests().into_iter().map(|request| request.target).collect();
    ensure!(asked.is_empty(), "another origin was asked for {asked:?}");
    ensure!(page.refused().await?.is_empty(), "the policy had to refuse: {:?}", page.refused().await?);
    Ok(())
}

#[test]
fn hostile_html_from_the_clipboard_stays_text() {
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let elsewhere = Site::start(&given.dist, "/", 0)?;
        page.paste_html(&hostile(&elsewhere), "The same words, as plain text.").await?;
        page.press_read().await?;
        page.marked().await?;
        let text = page.paragraphs().await?.join("\n");
        ensure!(text.contains("John Kerry met Francois Hollande in Paris"), "the article is not there: {text}");
        ensure!(text.contains("26 countries took part"), "the article's end is not there: {text}");
        nothing_ran(page, &elsewhere).await
    });
}

#[test]
fn hostile_html_as_plain_text_stays_text() {
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let elsewhere = Site::start(&given.dist, "/", 0)?;
        page.read("John Kerry said <script>window.pwned=1</script> in Paris.\n\n\"><img src=x onerror=window.pwned=2> he added.").await?;
        let text = page.paragraphs().await?.join("\n");
        ensure!(text.contains("<script>window.pwned=1</script>"), "the words were changed: {text}");
        nothing_ran(page, &elsewhere).await
    });
}

#[test]
fn a_hostile_file_stays_text() {
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let elsewhere = Site::start(&given.dist, "/", 0)?;
        let _files = page.choose(Files::new(&[("story.html", hostile(&elsewhere).as_bytes())])?).await?;
        page.marked().await?;
        ensure!(page.marks("person").await?.iter().any(|mark| mark.contains("Kerry")), "Kerry is not marked");
        nothing_ran(page, &elsewhere).await
    });
}

#[test]
fn nothing_that_is_read_leaves_the_browser() {
    const SECRET: &str = "Zebulon Quartermain";
    with_page(async |page: &mut Page| {
        let text = format!("{SECRET} met John Kerry in Paris on Monday, and 14 others came.\n\n{}", paste("wire.txt"));
        page.read(&text).await?;
        page.click("#tab-related").await?;
        page.click("#panel .related-item a[href^=\"#/a/\"]").await?;
        page.find("#back").await?;
        let origin = page.site.as_ref().context("no server")?.origin();
        for url in asked_for(page).await? {
            ensure!(url.starts_with(&origin) || url.starts_with("data:"), "the page asked for {url}");
        }
        let leaks: Vec<Request> = requests(page)?.into_iter().filter(|request| tells(request, SECRET)).collect();
        ensure!(leaks.is_empty(), "the text was sent: {leaks:?}");
        ensure!(requests(page)?.iter().all(|request| request.method == "GET" && !request.target.contains('?')));
        ensure!(page.refused().await?.is_empty(), "the policy had to refuse: {:?}", page.refused().await?);
        Ok(())
    });
}

fn requests(page: &Page) -> Result<Vec<Request>> {
    Ok(page.site.as_ref().context("no server")?.requests())
}

fn tells(request: &Request, secret: &str) -> bool {
    let sent = String::from_utf8_lossy(&request.bytes);
    secret.split(' ').any(|word| sent.contains(word))
}

/// Every address that the browser was asked for, also those it refused.
async fn asked_for(page: &Page) -> Result<Vec<String>> {
    let mut urls: Vec<String> = page.ask("performance.getEntriesByType('resource').map(entry => entry.name)").await?;
    for entry in page.driver.get_log("performance").await? {
        let event: Value = serde_json::from_str(&entry.message)?;
        if event["message"]["method"] == "Network.requestWillBeSent" {
            urls.extend(event["message"]["params"]["request"]["url"].as_str().map(str::to_owned));
        }
    }
    ensure!(!urls.is_empty(), "not even the page's own files were seen");
    Ok(urls)
}

#[test]
fn the_policy_is_in_force() {
    with_page(async |page: &mut Page| {
        let meta: String =
            page.ask("document.querySelector('meta[http-equiv=Content-Security-Policy]').content").await?;
        ensure!(meta.starts_with("default-src 'none';") && !meta.contains("unsafe-inline"), "{meta}");
        let first: bool = page
            .ask("document.querySelector('meta[http-equiv=Content-Security-Policy]').compareDocumentPosition(document.querySelector('script')) === Node.DOCUMENT_POSITION_FOLLOWING")
            .await?;
        ensure!(first, "the policy stands behind a script");
        page.driver
            .execute(
                "const s = document.createElement('script'); s.append('window.pwned = 1'); document.body.append(s); \
                fetch('http://localhost:1/').catch(() => {});",
                vec![],
            )
            .await?;
        page.until("window.refused.length >= 2").await?;
        ensure!(page.ask::<bool>("window.pwned === undefined").await?, "an inline script ran");
        page.may_refuse();
        Ok(())
    });
}

/// What turns text into something that runs takes no text.
#[test]
fn text_becomes_neither_page_nor_script() {
    const TRIED: [&str; 9] = [
        "document.body.innerHTML = '<img src=x>'",
        "document.body.insertAdjacentHTML('beforeend', '<img src=x>')",
        "document.createElement('iframe').srcdoc = 'x'",
        "document.createElement('script').src = './worker.js?x'",
        "new DOMParser().parseFromString('<b>', 'text/html')",
        "document.write('x')",
        "new Worker('./start.js')",
        "new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))",
        "trustedTypes.createPolicy('another', {})",
    ];
    with_page(async |page: &mut Page| {
        for tried in TRIED {
            let outcome: String = page
                .ask(&format!("(() => {{ try {{ {tried}; return 'done'; }} catch (e) {{ return e.name; }} }})()"))
                .await?;
            ensure!(outcome == "TypeError", "{tried}: {outcome}");
        }
        // The page's own workers, and they alone.
        let own: bool = page.ask("(() => { new Worker(document.querySelector('link[rel=parts]').href + 'worker.js').terminate(); return true; })()").await?;
        ensure!(own);
        page.driver
            .execute(
                "navigator.serviceWorker.register('./other.js').catch(error => { window.outcome = error.name; })",
                vec![],
            )
            .await?;
        page.until("window.outcome === 'TypeError'").await?;
        page.may_refuse();
        page.read("John Kerry went to Paris.").await
    });
}

/// Safari and Firefox have had trusted types for a short time only.
#[test]
fn a_browser_without_trusted_types_reads_as_well() {
    with_browser(async |driver, given: Given| {
        let copy = Copy::of(&given.dist)?;
        let without = |name: &str| -> Result<()> {
            let text = fs::read_to_string(copy.0.join(name))?;
            let less = text.replace("; require-trusted-types-for 'script'; trusted-types default", "");
            ensure!(less != text, "{name} asks for no trusted types");
            Ok(fs::write(copy.0.join(name), less)?)
        };
        without("index.html")?;
        without("_headers")?;
        fs::remove_file(copy.0.join("sw.js"))?;
        driver.cdp().page().add_script_to_evaluate_on_new_document("delete window.trustedTypes").await?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        ensure!(page.ask::<bool>("window.trustedTypes === undefined").await?);
        page.read("John Kerry went to Paris.").await?;
        ensure!(page.count("person").await? == 1);
        Ok(())
    });
}

#[test]
fn a_megabyte_is_read() {
    with_page(async |page: &mut Page| {
        let text = paste("wire.txt").replace("Comments\nComments are closed.\n", "");
        let long = text.repeat(1_000_000 / text.len() + 1);
        page.read(&long).await?;
        ensure!(page.count("person").await? >= 4, "too few people in a long text");
        ensure!(!page.shows("#broken").await?, "the page broke");
        Ok(())
    });
}

#[test]
fn an_empty_box_is_answered_with_what_to_do() {
    with_page(async |page: &mut Page| {
        for nothing in ["", "  \n \n\t "] {
            page.fill(nothing).await?;
            page.press_read().await?;
            page.until("/no text yet/i.test(document.querySelector('#trouble')?.textContent)").await?;
        }
        page.read("John Kerry went to Paris.").await?;
        ensure!(page.count("person").await? == 1);
        Ok(())
    });
}

#[test]
fn a_file_that_is_no_text_is_answered_with_what_to_do() {
    with_page(async |page: &mut Page| {
        let garbage: Vec<u8> = (0..40_000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let _files = page.choose(Files::new(&[("garbage.bin", &garbage)])?).await?;
        page.until("/is not (a )?text/i.test(document.querySelector('#trouble')?.textContent)").await?;
        ensure!(!page.shows("#broken").await?, "the page broke");
        page.read("John Kerry went to Paris.").await?;
        ensure!(page.count("person").await? == 1);
        Ok(())
    });
}
