//! Whoever wants something of the reader: articles, file names, addresses, other
//! windows and archives that were made to do harm. Nothing runs, nothing leaves,
//! nothing breaks; words stay words.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use gloss_archive::{File, Memory, Part, pack};
use gloss_engine::{Card, Engine, Input};
use serde_json::{Value, json};
use xtask::site::Site;
use xtask::{offline, parts};

use crate::browser::{Given, with_browser};
use crate::handed::{Elsewhere, other_window};
use crate::offline::{Copy, KEPT};
use crate::page::{Page, with_page};

/// In every text, so that it can be told that the text was read.
const FIRST: &str = "John Kerry met 40 envoys in Paris on Monday, and they spoke for two hours.";

/// What a page may hold; `PWN` is code that would be noticed, `THERE` an origin
/// that notes who asks it.
const MARKUP: [&str; 30] = [
    "<script>PWN</script><script src=THERE/a.js></script><script type=module>PWN</script>",
    "<img src=x onerror=PWN><img src=THERE/a.png><img srcset='THERE/b.png 1x'><body onload=PWN background=THERE/c.png>",
    "<svg onload=PWN><script>PWN</script><a xlink:href='javascript:PWN'><text>x</text></a><animate onbegin=PWN attributeName=x dur=1s></svg>",
    "<svg><style><img src=x onerror=PWN></style></svg><svg></p><style><a id='</style><img src=1 onerror=PWN>'></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=PWN&gt;'></table></mtext></math>",
    "<math><mi//xlink:href='data:x,<script>PWN</script>'>x</mi><maction actiontype='statusline#http://x' xlink:href='javascript:PWN'>y</maction></math>",
    "<noscript><p title='</noscript><img src=x onerror=PWN>'></noscript><noembed><img src=x onerror=PWN></noembed>",
    "<template><img src=x onerror=PWN><script>PWN</script></template><xmp><img src=x onerror=PWN></xmp>",
    "<iframe src=THERE/f srcdoc='<script>parent.pwned=1</script>'></iframe><frameset onload=PWN><frame src='javascript:PWN'></frameset>",
    "<object data=THERE/o></object><embed src=THERE/e><applet code=PWN></applet><portal src=THERE/p></portal>",
    "<a href='javascript:PWN'>one</a> <a href='java&#10;script:PWN'>two</a> <a href='data:text/html,<script>PWN</script>'>three</a>",
    "<base href=THERE/><meta http-equiv=refresh content='0; url=THERE/away'><meta http-equiv=Content-Security-Policy content=''>",
    "<link rel=stylesheet href=THERE/s.css><link rel=prefetch href=THERE/p><link rel=preconnect href=THERE><link rel=dns-prefetch href=//x.invalid>",
    "<form action=THERE/post method=post><input name=q value=Kerry autofocus onfocus=PWN><button formaction='javascript:PWN'>x</button></form>",
    "<details open ontoggle=PWN><summary>s</summary></details><video src=THERE/v autoplay onloadstart=PWN></video><audio src=THERE/a autoplay></audio>",
    "<style>@import 'THERE/i.css'; body { background: url(THERE/b) } @font-face { font-family: x; src: url(THERE/f) }</style><p style='background:url(THERE/c)'>x</p>",
    // Names that a page's own scripts could take for the browser's.
    "<form id=app><input name=parentNode></form><a id=broken name=location></a><img name=getElementById><a id=defaultView href='javascript:PWN'></a>",
    "<p id=paste></p><p id=status class=m data-m=0></p><main data-state=marked></main><dialog open>x</dialog><div popover>y</div>",
    // Markup that ends nowhere: all behind it would be part of an address.
    "<img src='THERE/dangling?",
    "<a href=\"THERE/dangling?",
    "<textarea><p>",
    "<!-- <p>",
    "<plaintext>",
    "<p title=\"",
    // Letters that are none, or that turn others around.
    "\u{202E}evil\u{202C} \u{2066}\u{2067}\u{2068} \u{200F}\u{061C} \u{FEFF}\u{200B}\u{2060}\u{00AD} \u{E0001}\u{E0041} \u{FFFE}\u{FFFF}\u{FDD0}",
    "&#0; &#x202e; &#xD800; &#x110000; &#x80; &zwnj;&InvisibleTimes; &nbsp &notanentity; &#99999999999999999999;",
    "a\u{7}\u{8}\u{1b}[31m\u{1b}]0;title\u{7} \u{85}\u{2028}\u{2029} b",
    "<p>=cmd|' /C calc'!A0 +1+1 @SUM(1) -2+3 {{constructor.constructor('PWN')()}} ${PWN} <%= 7*7 %> %00 ../../etc/passwd</p>",
    "<ruby>x<rt><script>PWN</script></rt></ruby><select><option><script>PWN</script></option></select><table><tr><script>PWN</script></table>",
    "<x-y is=script onclick=PWN tabindex=1 contenteditable>z</x-y><slot name=a></slot><dialog oncancel=PWN></dialog><marquee onstart=PWN>m</marquee>",
];

/// Everything that would be noticed of an attack; the page goes on.
pub(crate) async fn unharmed(page: &Page, there: &Site, after: &str) -> Result<()> {
    let pwned: Value = page.ask("window.pwned ?? null").await?;
    ensure!(pwned.is_null(), "{after}: foreign code ran: {pwned}");
    let foreign: Vec<String> = page.ask(FOREIGN).await?;
    ensure!(foreign.is_empty(), "{after}: foreign elements stand in the page: {foreign:?}");
    let asked: Vec<String> = there.requests().into_iter().map(|request| request.target).collect();
    ensure!(asked.is_empty(), "{after}: another origin was asked for {asked:?}");
    let refused = page.refused().await?;
    ensure!(refused.is_empty(), "{after}: the policy had to refuse {refused:?}");
    ensure!(!page.shows("#broken").await?, "{after}: the page broke");
    Ok(())
}

/// What the page itself never has.
const FOREIGN: &str = "[...document.querySelectorAll('body :is(script, iframe, frame, object, embed, video, audio, style, base, meta, form, \
    math, template:not(body > template[lang]), plaintext, xmp, marquee, portal, [onload], [onerror], [onclick], [onfocus], [ontoggle], [is], [contenteditable], \
    a[href^=\"javascript:\"]:not(#bookmarklet), a[href^=\"data:\"], main img)')].map(element => element.outerHTML.slice(0, 90))";

const PWN: &str = "window.pwned=1";

/// Reads until the page has either marked a text or said why not.
async fn settled(page: &Page, after: &str) -> Result<()> {
    let done = "['marked', 'failed'].includes(document.querySelector('main').dataset.state) || document.querySelector('#trouble').textContent.trim()";
    page.until(done).await.with_context(|| after.to_owned())
}

#[test]
fn hostile_articles_become_words() {
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let there = Site::start(&given.dist, "/", 0)?;
        for markup in MARKUP {
            let markup = markup.replace("PWN", PWN).replace("THERE", &there.origin());
            for (html, text) in [
                (
                    format!(
                        "<html><body><article><h1>Envoys</h1><p>{FIRST}</p>{markup}<p>{FIRST}</p></article></body></html>"
                    ),
                    "x".to_owned(),
                ),
                (String::new(), format!("Envoys {markup}\n\n{FIRST}\n\n{markup} {FIRST}")),
            ] {
                page.driver.execute("location.hash = '#/'", vec![]).await?;
                page.until("document.querySelector('#paste')").await?;
                page.fill("").await?;
                if html.is_empty() {
                    page.fill(&text).await?
                } else {
                    page.paste_html(&html, &text).await?
                }
                page.press_read().await?;
                settled(page, &markup).await?;
                page.until(&format!("document.querySelector('#article').textContent.includes({})", json!(FIRST)))
                    .await?;
                unharmed(page, &there, &markup).await?;
            }
        }
        Ok(())
    });
}

#[test]
fn huge_and_deep_texts_are_read_or_refused() {
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let there = Site::start(&given.dist, "/", 0)?;
        let million = 1_000_000;
        for (name, html, text) in [
            ("a line of a million letters", false, "x".repeat(million)),
            ("a line of a million bytes in words", false, format!("{FIRST} ").repeat(million / (FIRST.len() + 1))),
            ("a million opening brackets", false, "<".repeat(million)),
            ("a million turning letters", false, "\u{202E}".repeat(million / 3)),
            ("deep elements", true, format!("{}{FIRST}", "<div><b>".repeat(50_000))),
            ("deep lists", true, format!("{}{FIRST}", "<ul><li>".repeat(20_000))),
            (
                "many attributes",
                true,
                format!("<p {}>{FIRST}", (0..50_000).map(|n| format!("a{n}=1 ")).collect::<String>()),
            ),
            ("many entities", true, format!("<p>{FIRST}</p><p>{}", "&lt;".repeat(100_000))),
            ("many ends", true, format!("<p>{FIRST}{}", "</p></b>".repeat(50_000))),
        ] {
            page.driver.execute("location.hash = '#/'", vec![]).await?;
            page.until("document.querySelector('#paste')").await?;
            page.fill("").await?;
            if html {
                page.paste_html(&text, FIRST).await?
            } else {
                page.fill(&text).await?
            }
            page.press_read().await?;
            settled(page, name).await?;
            unharmed(page, &there, name).await?;
        }
        // It still reads.
        page.driver.execute("location.hash = '#/'", vec![]).await?;
        page.read(FIRST).await
    });
}

/// What follows the page's address.
fn addresses() -> Vec<String> {
    let mut all: Vec<String> = [
        "#/a/<script>window.pwned=1</script>", "#/a/__proto__", "#/a/constructor", "#/a/..%2F..%2Fetc", "#/a/%00", "#/a/no-such-article",
        "#/k/00000000000000000000000000000000", "#/k/zz", "#/text?m=99999999999999999999", "#/text?m=-1&s=1e9", "#/text?m=4294967295",
        "#/library?<img src=x onerror=window.pwned=1>", "#javascript:window.pwned=1", "#//evil.invalid/", "#/handed", "#/shared", "#text=", "#text=%",
        "#text=%00%01%FF", "#html=", "#html=%3Cscript%3Ewindow.pwned%3D1%3C/script%3E%3Cimg src=x onerror=window.pwned=1%3E",
        "#html=%3Csvg%20onload=window.pwned=1%3E%3Cbase%20href=//evil.invalid%3E%3Cp%3EJohn%20Kerry%20met%2040%20envoys.",
        "#text=javascript:window.pwned=1", "#text=%3Cscript%3Ewindow.pwned=1%3C/script%3E John Kerry met 40 envoys in Paris.", "#\u{202E}#", "#?#?#",
    ].map(str::to_owned).into();
    all.push(format!("#text={}", "John%20Kerry%20met%2040%20envoys.%20".repeat(20_000)));
    all.push(format!("#/a/{}", "a".repeat(100_000)));
    all
}

#[test]
fn hostile_addresses_lead_somewhere_safe() {
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let there = Site::start(&given.dist, "/", 0)?;
        for (number, address) in addresses().into_iter().enumerate() {
            let name: String = address.chars().take(60).collect();
            // Every other one in a page that is open already.
            if number % 2 == 0 {
                page.driver.goto("about:blank").await?;
                page.driver.goto(format!("{}{address}", page.url)).await?;
            } else {
                page.driver.execute("location.hash = arguments[0]", vec![json!(address)]).await?;
            }
            page.ready().await.with_context(|| name.clone())?;
            page.until("document.querySelector('main').dataset.state !== 'reading'")
                .await
                .with_context(|| name.clone())?;
            unharmed(page, &there, &name).await?;
        }
        page.driver.goto(format!("{}#/", page.url)).await?;
        page.ready().await?;
        page.read(FIRST).await
    });
}

#[test]
fn hostile_file_names_stay_names() {
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let there = Site::start(&given.dist, "/", 0)?;
        let names = json!([
            "<img src=x onerror=window.pwned=1>.txt",
            "../../../etc/passwd.txt",
            "C:\\autoexec.bat.html",
            "a\u{202E}txt.exe",
            "\"><script>window.pwned=1</script>.md",
            "javascript:window.pwned=1",
            "",
            ".",
            "con.txt",
            "x".repeat(5_000) + ".html",
            "a\u{0}b.txt",
            "a\nb\tc.txt",
            "%2e%2e%2f.txt",
            "__proto__",
        ]);
        let drop = "const data = new DataTransfer(); for (const name of arguments[0]) data.items.add(new File([arguments[1]], name)); \
            document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));";
        for content in [FIRST, "\u{0}\u{1}\u{2}PK\u{3}\u{4}", "<p>", "{\\rtf1", "%PDF-1.7 <script>"] {
            page.driver.execute(drop, vec![names.clone(), json!(content)]).await?;
            page.until("!document.querySelector('#opening')").await?;
            settled(page, content).await?;
            unharmed(page, &there, content).await?;
            page.driver.execute("location.hash = '#/'", vec![]).await?;
            page.until("document.querySelector('#paste')").await?;
        }
        let words: String = page.ask("document.body.textContent").await?;
        ensure!(!words.contains("undefined") && !words.contains("[object"), "{words}");
        page.read(FIRST).await
    });
}

#[test]
fn what_other_apps_hand_over_is_words() {
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let there = Site::start(&given.dist, "/", 0)?;
        let html = format!("<h1>Envoys</h1><p>{FIRST}</p>{}", MARKUP[..16].concat());
        let html = html.replace("PWN", PWN).replace("THERE", &there.origin());
        page.until(KEPT).await?;
        // Another app, by the form that the device posts.
        let share = format!(
            "<form method=post enctype=multipart/form-data action=\"{}share\"><textarea name=text></textarea><input name=title><input name=url value='javascript:window.pwned=1'>\
             <input name='../x' value=y><input name=__proto__ value=z><input type=file multiple name=file></form><script>const data = new DataTransfer(); \
             for (const name of ['<img src=x onerror=window.pwned=1>.html', '../../a.html', 'a/b\\\\c%2f.html']) data.items.add(new File([{html}], name)); \
             document.querySelector('[type=file]').files = data.files; document.querySelector('textarea').value = {html}; \
             document.querySelector('[name=title]').value = {html}; document.forms[0].submit();</script>",
            page.url,
            html = json!(html).to_string().replace('<', "\\u003c"),
        );
        let app = Elsewhere::new("hostile-app", &share, "")?;
        page.driver.goto(app.0.url()).await?;
        page.until(&format!("document.querySelector('#article')?.textContent.includes({})", json!(FIRST))).await?;
        page.marked().await?;
        unharmed(page, &there, "another app").await
    });
}

#[test]
fn what_another_window_hands_over_is_words() {
    with_page(async |page: &mut Page| {
        let given = Given::read().context("no page")?;
        let there = Site::start(&given.dist, "/", 0)?;
        let html = format!("<h1>Envoys</h1><p>{FIRST}</p>{}", MARKUP[..16].concat());
        let html = html.replace("PWN", PWN).replace("THERE", &there.origin());
        // It does as the bookmarklet does, but says all kinds of things first.
        let opens = format!(
            "const odd = () => [0, null, [], 'gloss-ready', {{ gloss: 7 }}, {{ gloss: {{ toString: 'x' }} }}, {{ type: 'ready' }}, new Map()]; \
             const taker = open('{}#/handed'); const tell = given => taker.postMessage(given, '*'); \
             addEventListener('message', () => {{ odd().forEach(tell); tell({{ gloss: arguments[0] }}); tell({{ gloss: '<p>later</p>' }}); }}); \
             odd().forEach(tell);",
            page.url
        );
        let foreign = Elsewhere::new("hostile-window", "<p>elsewhere", "")?;
        page.driver.goto(foreign.0.url()).await?;
        page.driver.execute(&opens, vec![json!(html)]).await?;
        let taker = other_window(page).await?;
        page.driver.switch_to_window(taker).await?;
        page.until(&format!("document.querySelector('#article')?.textContent.includes({})", json!(FIRST))).await?;
        page.marked().await?;
        ensure!(!page.ask::<bool>("document.body.textContent.includes('later')").await?, "a second text was taken");
        ensure!(page.ask::<bool>("window.opener === null").await?, "it still holds on to the other window");
        unharmed(page, &there, "another window").await
    });
}

/// Parts of articles with markup wherever there are words.
fn hostile_parts(there: &str) -> Result<Vec<Part>> {
    let mut engine = Engine::new();
    engine.load_model(gloss_model::BYTES)?;
    let filled = |markup: &str| markup.replace("PWN", PWN).replace("THERE", there);
    let parts = MARKUP[..18].iter().enumerate().map(|(number, markup)| {
        let markup = filled(markup);
        let (id, title) = (format!("a{number}"), format!("{markup} meets John Kerry {number}"));
        let card = Card {
            id,
            source: format!("{markup}\u{202E}"),
            author: format!("\"'>{markup}"),
            summary: format!("{markup} {FIRST}"),
            title: title.clone(),
            ..Card::default()
        };
        let text = format!(
            "{title}\n\n{FIRST}\n\nJohn Kerry {markup} saw {} envoys in Paris, said {markup} Barack Obama.",
            50 + number
        );
        Ok(Part::from_bytes(&engine.part(card, Input::Text(text))?)?)
    });
    parts.collect()
}

/// Puts an archive in the place of the page's own.
fn exchange(dist: &Path, parts: &[Part]) -> Result<()> {
    let mut packed = Memory::of(parts);
    let edition = pack(parts.len(), &mut packed)?.edition;
    let (archive, root) = (dist.join("archive"), parts::folder(dist)?);
    fs::remove_dir_all(&archive)?;
    let folder = archive.join(edition);
    fs::create_dir_all(&folder)?;
    for (file, bytes) in &packed.files {
        let place = if *file == File::ROOT { &root } else { &folder };
        fs::write(place.join(file.name()), bytes)?;
    }
    Ok(fs::write(dist.join("sw.js"), offline::service_worker(&offline::needed(dist)?)?)?)
}

#[test]
fn a_hostile_archive_is_words() {
    with_browser(async |driver, given: Given| {
        let there = Site::start(&given.dist, "/", 0)?;
        let copy = Copy::of(&given.dist)?;
        exchange(&copy.0, &hostile_parts(&there.origin())?)?;
        let page = Page::open(driver, &copy.0, &given.base).await?;
        page.until("document.querySelectorAll('main a[href^=\"#/a/\"]').length > 10").await?;
        unharmed(&page, &there, "the list").await?;
        page.driver
            .execute(
                "const box = document.querySelector('#search'); box.value = 'Kerry'; box.dispatchEvent(new InputEvent('input', { bubbles: true }));",
                vec![],
            )
            .await?;
        page.until("document.querySelector('#found a')").await?;
        unharmed(&page, &there, "the search").await?;
        page.driver.execute("location.hash = '#/'", vec![]).await?;
        page.read(&format!("{FIRST}\n\nBarack Obama saw more than 50 envoys.")).await?;
        for tab in ["related", "figures", "dates", "names"] {
            page.click(&format!("#tab-{tab}")).await?;
            unharmed(&page, &there, tab).await?;
        }
        page.click("main article a.m-person").await?;
        page.until("document.querySelector('#panel .evidence')").await?;
        unharmed(&page, &there, "the evidence").await?;
        for number in 0..18 {
            page.driver.execute("location.hash = arguments[0]", vec![json!(format!("#/a/a{number}"))]).await?;
            page.until(&format!(
                "document.querySelector('#article')?.textContent.includes('meets John Kerry {number}')"
            ))
            .await?;
            page.marked().await?;
            unharmed(&page, &there, &format!("article {number}")).await?;
        }
        Ok(())
    });
}
