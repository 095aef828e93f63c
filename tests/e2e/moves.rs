//! Cards, panels and other articles, by mouse and by keyboard.

use anyhow::ensure;
use serde_json::Value;
use thirtyfour::prelude::*;

use crate::page::{Page, paste, with_page};

const FIRST_PERSON: &str = "main article a.m-person";

/// Where the card stands beside the panel, a choice shows in the panel alone;
/// on a screen that has no room for both it opens the card.
const NARROW: (u32, u32) = (900, 900);

#[test]
fn a_card_opens_by_mouse_and_closes_by_escape() {
    with_page(async |page: &mut Page| {
        page.resize(NARROW.0, NARROW.1).await?;
        page.read(&paste("wire.txt")).await?;
        page.click(FIRST_PERSON).await?;
        page.until("document.querySelector('#card')?.checkVisibility()").await?;
        let card: String = page.ask("document.querySelector('#card').textContent").await?;
        ensure!(card.contains("Kerry"), "the card is about something else: {card}");
        page.press(Key::Escape).await?;
        page.until("!document.querySelector('#card')?.checkVisibility()").await
    });
}

#[test]
fn a_card_opens_by_keyboard_and_hands_the_focus_back() {
    with_page(async |page: &mut Page| {
        page.resize(NARROW.0, NARROW.1).await?;
        page.read(&paste("wire.txt")).await?;
        page.driver.execute("document.querySelector(arguments[0]).focus()", vec![FIRST_PERSON.into()]).await?;
        ensure!(!page.shows("#card").await?, "the focus alone opened a card");
        page.press(Key::Enter).await?;
        page.until("document.querySelector('#card')?.checkVisibility()").await?;
        page.press(Key::Escape).await?;
        page.until("!document.querySelector('#card')?.checkVisibility()").await?;
        page.until(&format!("document.activeElement === document.querySelector('{FIRST_PERSON}')")).await
    });
}

#[test]
fn a_figure_shows_what_it_counts() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        page.click("#tab-figures").await?;
        page.until("/nations/i.test(document.querySelector('#panel').textContent)").await?;
        page.until("/over 40|> ?40|nearly 40/i.test(document.querySelector('#panel').textContent)").await
    });
}

#[test]
fn another_article_opens_and_the_own_text_comes_back() {
    with_page(async |page: &mut Page| {
        page.resize(1280, 600).await?;
        page.read(&paste("wire.txt")).await?;
        let own = page.paragraphs().await?;
        page.click("#tab-related").await?;
        page.driver.execute("scrollTo({ top: 200, behavior: 'instant' })", vec![]).await?;
        page.until("scrollY > 100").await?;
        let scrolled: f64 = page.ask("scrollY").await?;
        let link: Value =
            page.ask("document.querySelector('#panel .related-item a[href^=\"#/a/\"]').getAttribute('href')").await?;
        page.driver.execute("document.querySelector('#panel .related-item a[href^=\"#/a/\"]').click()", vec![]).await?;
        page.find("#back").await?;
        page.until(&format!("location.hash === {link}")).await?;
        page.marked().await?;
        ensure!(page.paragraphs().await? != own, "the other article is not shown");
        page.click("#back").await?;
        page.marked().await?;
        ensure!(page.paragraphs().await? == own, "the own text did not come back");
        page.until(&format!("Math.abs(scrollY - {scrolled}) < 4")).await
    });
}

#[test]
fn the_back_button_of_the_browser_leads_to_the_own_text() {
    with_page(async |page: &mut Page| {
        page.read(&paste("portal.txt")).await?;
        let own = page.paragraphs().await?;
        page.click("#tab-related").await?;
        page.click("#panel .related-item a[href^=\"#/a/\"]").await?;
        page.find("#back").await?;
        page.driver.back().await?;
        page.until("!document.querySelector('#back')?.checkVisibility()").await?;
        page.marked().await?;
        ensure!(page.paragraphs().await? == own, "the own text did not come back");
        Ok(())
    });
}

#[test]
fn chips_switch_kinds_off_and_on() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        let people = page.marks("person").await?.len();
        page.click("button[data-kind=person]").await?;
        page.until("document.querySelectorAll('main article .m-person').length === 0").await?;
        ensure!(!page.marks("figure").await?.is_empty(), "figures went with the people");
        page.click("button[data-kind=person]").await?;
        page.until(&format!("document.querySelectorAll('main article .m-person').length === {people}")).await
    });
}

#[test]
fn a_page_that_is_loaded_anew_comes_back_to_the_same_line() {
    with_page(async |page: &mut Page| {
        page.read(&paste("wire.txt")).await?;
        for top in [200, 500] {
            page.driver.execute(format!("scrollTo({{ top: {top}, behavior: 'instant' }})"), vec![]).await?;
            page.until(&format!("Math.abs(scrollY - {top}) < 2")).await?;
            page.driver.refresh().await?;
            page.ready().await?;
            page.marked().await?;
            // What comes late must not move it either.
            page.until("document.querySelector('.map-picture')").await?;
            let scrolled: f64 = page.ask("scrollY").await?;
            ensure!((scrolled - f64::from(top)).abs() < 2.0, "{scrolled} instead of {top}");
        }
        Ok(())
    });
}
