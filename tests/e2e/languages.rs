//! Texts in other languages than English.

use anyhow::{Result, ensure};

use crate::looks::look;
use crate::page::{Page, paste, with_page};

/// Written for this test.
pub(crate) const FRENCH: &str = "Le ministre promet des ponts\n\nLe gouvernement a décidé mercredi d’augmenter les dépenses pour les routes \
    et les ponts de 12,5 %. Le ministre John Kerry a déclaré que plus de 40 villes en profiteront, et il a parlé d’un premier \
    pas.\n\nLe projet du 24/09/2014 coûte 1.234 € par mètre, selon les experts de la France et de l’Irak qui l’ont étudié.";

#[test]
fn of_a_french_text_only_what_holds_is_marked_and_the_reader_is_told() {
    with_page(async |page: &mut Page| {
        for (width, height) in [(1280, 900), (390, 844)] {
            page.resize(width, height).await?;
            page.driver.execute("sessionStorage.clear()", vec![]).await?;
            page.driver.goto(format!("{}#/", page.url)).await?;
            page.driver.refresh().await?;
            page.ready().await?;
            page.read(FRENCH).await?;
            page.until("document.querySelector('#language')?.textContent.includes('Gloss reads English')").await?;
            page.until("document.querySelector('#language').textContent.startsWith('This looks like French.')").await?;
            ensure!(page.marks("person").await? == ["John Kerry"], "{:?}", page.marks("person").await?);
            ensure!(page.marks("place").await? == ["France"], "{:?}", page.marks("place").await?);
            ensure!(page.marks("figure").await? == ["12,5 %", "40", "1.234 €"], "{:?}", page.marks("figure").await?);
            ensure!(page.marks("organisation").await?.is_empty());
            if width > 1000 {
                page.click("#tab-figures").await?;
                let table: String = page.ask("document.querySelector('#panel-body').textContent").await?;
                ensure!(table.contains("1.234 €") && !table.contains("1,234"), "{table}");
                ensure!(
                    !page.ask::<bool>("!!document.querySelector('#panel-body .other')").await?,
                    "a figure is compared"
                );
            }
            page.driver.execute("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
            look(page, &format!("french-{width}")).await?;
        }
        Ok(())
    });
}

#[test]
fn an_english_text_is_read_as_ever() {
    async fn told(page: &Page) -> Result<bool> {
        page.shows("#language").await
    }
    with_page(async |page: &mut Page| {
        page.read(&format!("{}\n\n{FRENCH}", paste("wire.txt"))).await?;
        ensure!(!told(page).await?, "an English text with a French part is taken for French");
        ensure!(page.marks("person").await?.len() > 5);
        Ok(())
    });
}
