//! Feeds and exports as other programs write them.

#![expect(clippy::unwrap_used, reason = "a failed test may stop here")]

use gloss_import::{Import, Imported, Skip, import};
use proptest::prelude::*;

fn read(file: &str, text: &str) -> Import {
    import(file, text.as_bytes()).unwrap()
}

const WXR: &str = r#"<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="e" xmlns:content="c" xmlns:dc="d" xmlns:wp="w">
<channel>
  <title>The Example</title>
  <link>https://example.org</link>
  <wp:author><wp:author_login><![CDATA[awriter]]></wp:author_login><wp:author_display_name><![CDATA[A. Writer]]></wp:author_display_name></wp:author>
  <item>
    <title>Ten states join</title>
    <link>https://example.org/2014/09/ten-states/</link>
    <pubDate>Thu, 11 Sep 2014 22:30:00 +0000</pubDate>
    <dc:creator><![CDATA[awriter]]></dc:creator>
    <description></description>
    <content:encoded><![CDATA[<!-- wp:paragraph -->
Ten states joined the coalition on Thursday.

[caption id="a" width="1"]<img src="a.png" /> Ministers in Jeddah[/caption]

<strong>More</strong> of them will follow, she said [in Paris].]]></content:encoded>
    <excerpt:encoded><![CDATA[Ten <em>states</em>.]]></excerpt:encoded>
    <wp:post_date><![CDATA[2014-09-12 00:30:00]]></wp:post_date>
    <wp:post_name><![CDATA[ten-states-join]]></wp:post_name>
    <wp:status><![CDATA[publish]]></wp:status>
    <wp:post_type><![CDATA[post]]></wp:post_type>
    <wp:post_password><![CDATA[]]></wp:post_password>
    <wp:postmeta><wp:meta_key>title</wp:meta_key></wp:postmeta>
    <wp:comment><wp:comment_content>No article at all.</wp:comment_content></wp:comment>
  </item>
  <item><title>Draft</title><content:encoded>Text.</content:encoded><wp:status>draft</wp:status><wp:post_type>post</wp:post_type></item>
  <item><title>Later</title><content:encoded>Text.</content:encoded><wp:status>future</wp:status><wp:post_type>post</wp:post_type></item>
  <item><title>Secret</title><content:encoded>Text.</content:encoded><wp:status>private</wp:status><wp:post_type>post</wp:post_type></item>
  <item><title>Locked</title><content:encoded>Text.</content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type><wp:post_password>x</wp:post_password></item>
  <item><title>a.png</title><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type></item>
  <item><title>Nothing</title><content:encoded> </content:encoded><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
</channel>
</rss>"#;

#[test]
fn an_export_of_wordpress_gives_its_published_posts() {
    let found = read("site.xml", WXR);
    let [Imported { card, paragraphs }] = found.articles.as_slice() else { panic!("{found:?}") };
    assert_eq!((card.id.as_str(), card.title.as_str()), ("ten-states-join", "Ten states join"));
    assert_eq!((card.source.as_str(), card.author.as_str()), ("The Example", "A. Writer"));
    assert_eq!((card.date, card.summary.as_str()), ("2014-09-12".parse().ok(), "Ten states."));
    let expected = [
        "Ten states joined the coalition on Thursday.",
        "Ministers in Jeddah",
        "More of them will follow, she said [in Paris].",
    ];
    assert_eq!(paragraphs, &expected);
    let skipped: Vec<_> = found.skipped.into_iter().collect();
    assert_eq!(skipped, [(Skip::Draft, 2), (Skip::Private, 2), (Skip::Other, 1), (Skip::Empty, 1)]);
}

#[test]
fn an_rss_feed_in_an_old_encoding_is_read() {
    let feed = "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>The Caf\u{e9}</title><item>\
        <title>A &amp;amp; B</title><guid isPermaLink='false'>tag:example.org,2014:a-and-b</guid>\
        <author>w@example.org (A. Writer)</author><pubDate>Thu, 11 Sep 2014 10:00:00 GMT</pubDate>\
        <description>&lt;p&gt;Caf\u{e9}s opened.&lt;/p&gt;&lt;p&gt;Others closed.&lt;/p&gt;</description></item></channel></rss>";
    let bytes: Vec<u8> = feed.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let found = import("feed.rss", &bytes).unwrap();
    let Imported { card, paragraphs } = &found.articles[0];
    assert_eq!((card.id.as_str(), card.title.as_str(), card.source.as_str()), ("a-and-b", "A & B", "The Café"));
    assert_eq!((card.author.as_str(), card.date), ("A. Writer", "2014-09-11".parse().ok()));
    assert_eq!(paragraphs, &["Cafés opened.", "Others closed."]);
}

#[test]
fn a_teaser_beside_the_article_is_its_summary() {
    let feed = "<rdf:RDF><channel><title>S</title></channel><item><title>A</title><link>https://example.org/a</link>\
        <dc:date>2014-09-11T10:00:00Z</dc:date><description>In short.</description>\
        <content:encoded>&lt;h1&gt;A&lt;/h1&gt;&lt;p&gt;At length.&lt;/p&gt;</content:encoded></item></rdf:RDF>";
    let Imported { card, paragraphs } = &read("feed.rdf", feed).articles[0];
    assert_eq!((card.summary.as_str(), card.date), ("In short.", "2014-09-11".parse().ok()));
    assert_eq!(paragraphs, &["At length."]);
}

#[test]
fn an_atom_feed_is_read() {
    let feed = "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>The Example</title>\
        <entry><title type='html'>A &lt;i&gt;b&lt;/i&gt;</title><id>urn:uuid:1</id><link rel='self' href='https://example.org/x.atom'/>\
        <link href='https://example.org/a-b.html'/><updated>2014-09-12T10:00:00Z</updated><published>2014-09-11T10:00:00Z</published>\
        <author><name>A. Writer</name></author><summary>In short.</summary>\
        <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One &amp; two.</p><p>Three.</p></div></content></entry></feed>";
    let Imported { card, paragraphs } = &read("feed.atom", feed).articles[0];
    assert_eq!((card.id.as_str(), card.title.as_str(), card.author.as_str()), ("a-b", "A b", "A. Writer"));
    assert_eq!((card.date, card.source.as_str()), ("2014-09-11".parse().ok(), "The Example"));
    assert_eq!(paragraphs, &["One & two.", "Three."]);
}

#[test]
fn xml_of_another_sort_is_skipped_and_broken_xml_named() {
    assert_eq!(read("sitemap.xml", "<urlset><url/></urlset>").skipped[&Skip::Other], 1);
    let told = |text: &str| import("a.xml", text.as_bytes()).unwrap_err().to_string();
    assert!(told("<rss><channel>\n<item></channel></rss>").starts_with("a.xml:2: this is no well-formed XML"));
    assert!(told("no feed").contains("no feed in this file"));
    assert!(told("").contains("no feed in this file"));
}

#[test]
fn a_file_that_grows_when_it_is_read_does_not() {
    let entities: String =
        (1..40).map(|n| format!("<!ENTITY e{n} '{}'>", format!("&e{};", n - 1).repeat(10))).collect();
    let bomb = format!(
        "<!DOCTYPE rss [<!ENTITY e0 'ha'>{entities}]><rss><channel><item><title>A</title><description>&e39; text.</description></item></channel></rss>"
    );
    assert_eq!(read("bomb.xml", &bomb).articles[0].paragraphs, ["&e39; text."]);
    let deep = format!(
        "<rss><channel><item><description>{}</description></item></channel></rss>",
        "&lt;div&gt;".repeat(100_000)
    );
    assert_eq!(read("deep.xml", &deep).skipped[&Skip::Empty], 1);
}

#[test]
fn files_of_other_sorts_are_refused_by_name() {
    let told = import("a.docx", b"PK").unwrap_err().to_string();
    assert!(told.starts_with("a.docx: files of this sort are not read; those are .md"), "{told}");
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(
        bytes: Vec<u8>,
        ending in prop::sample::select(vec!["md", "html", "txt", "jsonl", "xml"]),
        lead in prop::sample::select(vec!["", "---\n", "+++\n", "<rss><item>", "<!doctype html>", "{\"title\":", "\u{feff}"]),
    ) {
        let file = format!("a.{ending}");
        let bytes = [lead.as_bytes(), &bytes].concat();
        if let Ok(found) = import(&file, &bytes) {
            for Imported { card, paragraphs } in found.articles {
                prop_assert!(!card.id.is_empty() && !paragraphs.is_empty());
                prop_assert!(paragraphs.iter().all(|text| !text.is_empty() && !text.contains('\n')));
            }
        }
    }
}
