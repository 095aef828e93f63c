//! From a pasted text to marks, entities and related articles.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::page::{Page, paste, with_page};

/// A text and what a person finds in it.
struct Expected {
    text: String,
    people: &'static [&'static str],
    /// Words that only stand beside the article.
    furniture: &'static [&'static str],
    /// At least so many entities of these kinds.
    places: u32,
    organisations: u32,
    figures: u32,
}

async fn check(page: &Page, expected: &Expected) -> Result<()> {
    page.read(&expected.text).await?;
    let people = page.marks("person").await?;
    for name in expected.people {
        ensure!(people.iter().any(|mark| mark.contains(name)), "{name} is not marked as a person: {people:?}");
    }
    for word in expected.furniture {
        ensure!(!people.iter().any(|mark| mark.contains(word)), "{word} stands in the furniture, but is marked");
    }
    let most = 2 * expected.people.len() as u32 + 4;
    for (kind, least, most) in [
        ("person", expected.people.len() as u32, most),
        ("place", expected.places, 60),
        ("organisation", expected.organisations, 40),
        ("figure", expected.figures, 60),
    ] {
        let count = page.count(kind).await?;
        ensure!((least..=most).contains(&count), "{count} of kind {kind}, expected {least} to {most}");
        ensure!(!page.marks(kind).await?.is_empty(), "the chip counts {kind}, but nothing is marked");
    }
    related(page).await
}

/// At least three articles, each with a sentence that says why.
async fn related(page: &Page) -> Result<()> {
    page.click("#tab-related").await?;
    page.until("document.querySelectorAll('#panel .related-item a[href^=\"#/a/\"]').length >= 3").await?;
    let bare: u32 = page
        .ask("[...document.querySelectorAll('#panel .related-item')].filter(item => !item.querySelector('.evidence')?.textContent.trim()).length")
        .await?;
    ensure!(bare == 0, "{bare} related articles come without a sentence");
    Ok(())
}

fn wire() -> Expected {
    Expected {
        text: paste("wire.txt"),
        people: &["John Kerry", "Jen Psaki", "Barack Obama", "Chuck Hagel", "Francois Hollande", "Bashar al-Assad"],
        furniture: &["Comments"],
        places: 8,
        organisations: 3,
        figures: 6,
    }
}

fn blog() -> Expected {
    Expected {
        text: paste("blog.txt"),
        people: &[
            "John Kerry",
            "Denis McDonough",
            "David Cameron",
            "David Haines",
            "Tony Abbott",
            "Frank-Walter Steinmeier",
            "Hoshyar Zebari",
        ],
        furniture: &["Quimby"],
        places: 6,
        organisations: 2,
        figures: 5,
    }
}

fn portal() -> Expected {
    Expected {
        text: paste("portal.txt"),
        people: &["John Kerry", "Bashar Assad", "Recep Tayyip Erdogan", "Mevlut Cavusoglu", "Barack Obama"],
        furniture: &["Thackeray", "Pemberton"],
        places: 5,
        organisations: 1,
        figures: 4,
    }
}

#[test]
fn a_wire_story_is_marked_and_linked() {
    with_page(async |page: &mut Page| check(page, &wire()).await);
}

#[test]
fn a_blog_post_with_captions_and_replies_is_marked_and_linked() {
    with_page(async |page: &mut Page| check(page, &blog()).await);
}

#[test]
fn a_portal_page_with_teasers_is_marked_and_linked() {
    with_page(async |page: &mut Page| check(page, &portal()).await);
}

/// Articles that lie beside the project on some machines.
#[test]
fn the_seed_articles_are_marked_and_linked() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let expected = [
        Expected {
            text: String::from("000_685c1280d07c5be3.txt"),
            people: &["John Kerry", "Jen Psaki", "Barack Obama", "Bashar al-Assad", "Chuck Hagel"],
            furniture: &["Comments"],
            places: 15,
            organisations: 4,
            figures: 4,
        },
        Expected {
            text: String::from("002_0270bef43efe4c50.txt"),
            people: &[
                "John Kerry",
                "Denis McDonough",
                "David Haines",
                "David Cameron",
                "Alan Henning",
                "Hoshyar Zebari",
                "Tony Abbott",
                "Frank-Walter Steinmeier",
                "Francois Hollande",
                "Hadi Jalo",
                "Bashar Assad",
            ],
            furniture: &["Avatar", "Reply", "Integrated Systems"],
            places: 10,
            organisations: 6,
            figures: 8,
        },
        Expected {
            text: String::from("003_70ebdaca2939dc97.txt"),
            people: &["John Kerry", "Bashar Assad", "Barack Obama", "Recep Tayyip Erdogan", "Mevlut Cavusoglu"],
            furniture: &["Cameron"],
            places: 8,
            organisations: 3,
            figures: 7,
        },
    ];
    for mut expected in expected {
        let file = seeds.join(&expected.text);
        let Ok(text) = std::fs::read_to_string(&file) else {
            eprintln!("left out: {} is not here", file.display());
            continue;
        };
        expected.text = text;
        with_page(async |page: &mut Page| check(page, &expected).await);
    }
}

#[test]
fn what_was_left_out_can_be_seen() {
    with_page(async |page: &mut Page| {
        page.read(&paste("portal.txt")).await?;
        let body = page.paragraphs().await?.join("\n");
        ensure!(body.contains("received him for two hours"), "the article is not shown: {body}");
        page.click("details.left-out summary").await?;
        let left_out: String =
            page.ask("[...document.querySelectorAll('details.left-out')].map(part => part.textContent).join()").await?;
        ensure!(left_out.contains("Prices of Bread"), "the teasers are not among what was left out: {left_out}");
        Ok(())
    });
}

/// Marks may not move the text, neither when they come nor when they go.
#[test]
fn no_line_moves_when_marks_arrive() {
    const RECTS: &str = "[...document.querySelectorAll('main article p')].map(p => { const r = p.getBoundingClientRect(); \
        return [Math.round(100 * (r.left + scrollX)), Math.round(100 * (r.top + scrollY)), Math.round(100 * r.width), Math.round(100 * r.height)].join(); })";
    with_page(async |page: &mut Page| {
        let watch = format!(
            "new MutationObserver((_, observer) => {{ if (document.querySelector('main article p')) {{ observer.disconnect(); \
             window.first = {{ marks: document.querySelectorAll('main article .m').length, rects: {RECTS} }}; }} }})\
             .observe(document.body, {{ childList: true, subtree: true }})"
        );
        page.driver.execute(watch, vec![]).await?;
        page.read(&paste("blog.txt")).await?;
        let with_marks: Vec<String> = page.ask(RECTS).await?;
        ensure!(with_marks.len() > 5, "there are no paragraphs to compare");
        let first: Vec<String> = page.ask("window.first.rects").await?;
        ensure!(first == with_marks, "paragraphs moved:\n{first:?}\n{with_marks:?}");
        for kind in ["person", "place", "organisation", "figure"] {
            page.click(&format!("button[data-kind={kind}]")).await?;
        }
        page.until("document.querySelectorAll('main article .m').length === 0").await?;
        let without: Vec<String> = page.ask(RECTS).await?;
        ensure!(without == with_marks, "paragraphs moved:\n{without:?}\n{with_marks:?}");
        Ok(())
    });
}
