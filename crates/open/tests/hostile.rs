//! Files that were made to hang or kill a reader: each gives articles or a
//! reason, on a stack as small as a browser's, in little memory.

mod build;

use build::{docx, epub, font, page, pdf, stream, zip, zip_of_one};
use gloss_intake::NotText;
use gloss_open::{OpenError, Opened, open};
use miniz_oxide::deflate::compress_to_vec_zlib;

const LINE: &[u8] = b"BT /F 12 Tf 50 700 Td (A line of text that stands on the page.) Tj ET";

/// Opens a file on a small stack.
fn opened(name: &str, bytes: Vec<u8>) -> Result<Vec<Opened>, OpenError> {
    let name = name.to_owned();
    let small = std::thread::Builder::new().stack_size(1 << 20);
    small.spawn(move || open(&name, &bytes, &mut |_| {})).expect("a thread").join().expect("no panic")
}

fn text(name: &str, bytes: Vec<u8>) -> String {
    opened(name, bytes).unwrap_or_else(|error| panic!("{name}: {error}")).remove(0).article.text().to_owned()
}

#[test]
fn a_packed_bomb_is_left_closed() {
    let bomb = docx(&"<w:p/>".repeat(12_000_000));
    assert!(bomb.len() < 1_000_000);
    assert_eq!(opened("a.docx", bomb), Err(OpenError::Bomb));
}

#[test]
fn one_part_under_many_names_is_counted_every_time() {
    let names: Vec<String> = (0..200).map(|at| format!("c{at}")).collect();
    let items: String =
        names.iter().map(|name| format!("<item id='{name}' href='{name}'/><itemref idref='{name}'/>")).collect();
    let page = format!("<container><rootfile full-path='c0'/>{items}{}</container>", " ".repeat(2_000_000));
    let mut all = vec!["META-INF/container.xml".to_owned()];
    all.extend(names);
    assert_eq!(opened("a.epub", zip_of_one(&all, page.as_bytes())), Err(OpenError::Bomb));
}

#[test]
fn too_many_parts_are_not_listed() {
    let names: Vec<String> = (0..40_000).map(|at| at.to_string()).collect();
    assert_eq!(opened("a.zip", zip_of_one(&names, b"x")), Err(OpenError::Bomb));
}

#[test]
fn entities_do_not_grow() {
    let mut document = String::from("<!DOCTYPE w [<!ENTITY a0 'aaaaaaaaaa'>");
    for at in 1..20 {
        document += &format!("<!ENTITY a{at} '{}'>", format!("&a{};", at - 1).repeat(10));
    }
    document += "]><w:document><w:p><w:r><w:t>The text &a19; stays.</w:t></w:r></w:p></w:document>";
    let bytes = zip(&[("word/document.xml", document.as_bytes())]);
    assert_eq!(text("a.docx", bytes), "The text stays.");
}

#[test]
fn elements_in_elements_end() {
    let word = |levels| {
        let (open, close) = ("<w:tbl><w:tr><w:tc>".repeat(levels), "</w:tc></w:tr></w:tbl>".repeat(levels));
        docx(&format!("<w:p><w:r><w:t>Above.</w:t></w:r></w:p>{open}<w:p><w:r><w:t>Inside.</w:t></w:r></w:p>{close}"))
    };
    assert_eq!(text("a.docx", word(1_000)), "Above.\n\nInside.");
    assert!(matches!(opened("a.docx", word(10_000)), Err(OpenError::Damaged { .. })));
    for levels in [10_000, 300_000] {
        let html = format!("<!doctype html><p>Above it all.{}Inside.", "<div><b>".repeat(levels));
        assert!(text("a.html", html.clone().into_bytes()).contains("Above it all."));
        assert!(text("a.epub", epub(&[("c", html.as_bytes())])).contains("Above it all."));
    }
    let quoted = format!("{}Text.", "> ".repeat(10_000));
    assert!(text("a.md", quoted.into_bytes()).contains("Text."));
    let rich = format!("{{\\rtf1 Text.{}", "{\\b ".repeat(10_000));
    assert!(opened("a.rtf", rich.into_bytes()).is_err());
}

#[test]
fn nothing_outside_a_document_is_asked_for() {
    let relations = b"<Relationships><Relationship Id='r1' Type='x/image' TargetMode='External' Target='https://example.org/a.png'/>\
        <Relationship Id='r2' Type='x/attachedTemplate' TargetMode='External' Target='file:///etc/passwd'/></Relationships>";
    let document = b"<w:document><w:p><w:hyperlink r:id='r1'><w:r><w:t>Linked text.</w:t></w:r></w:hyperlink></w:p>\
        <w:altChunk r:id='r2'/></w:document>";
    let bytes = zip(&[("word/document.xml", document), ("word/_rels/document.xml.rels", relations)]);
    assert_eq!(text("a.docx", bytes), "Linked text.");
}

#[test]
fn parts_in_parts_of_a_mail_end() {
    let mut mail = String::from("From: a@example.org\r\nSubject: Deep\r\nMIME-Version: 1.0\r\n");
    for at in 0..10_000 {
        mail += &format!("Content-Type: multipart/mixed; boundary=b{at}\r\n\r\n--b{at}\r\n");
    }
    mail += "Content-Type: text/plain\r\n\r\nText.\r\n";
    let _ = opened("a.eml", mail.into_bytes());
    let many = format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", "--b\r\n\r\nx\r\n".repeat(300_000));
    let _ = opened("a.eml", many.into_bytes());
    let long = format!("Subject: {}\r\nFrom: {}\r\n\r\nText.", "=?utf-8?Q?a?= ".repeat(100_000), "(".repeat(1_000_000));
    let _ = opened("a.eml", long.into_bytes());
}

#[test]
fn what_is_too_long_says_so() {
    let long = "word ".repeat(2_000_001);
    let told = opened("a.txt", long.clone().into_bytes()).unwrap_err();
    assert!(matches!(told, OpenError::NotText(NotText::TooLong { .. })), "{told}");
    assert!(told.to_string().contains("at most 10 MB"));
    let picture =
        format!("<!doctype html><img src='data:image/png;base64,{}'><p>The text below it.", "A".repeat(20_000_000));
    assert!(text("a.html", picture.into_bytes()).contains("The text below it."));
    let body = format!("<w:p><w:r><w:t>{long}</w:t></w:r></w:p>");
    assert!(matches!(opened("a.docx", docx(&body)), Err(OpenError::NotText(NotText::TooLong { .. }))));
    assert_eq!(opened("a.pdf", vec![b'x'; 50_000_001]), Err(OpenError::TooLarge { bytes: 50_000_001 }));
}

#[test]
fn books_under_lock_say_what_to_do() {
    let lock = b"<encryption><EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/></encryption>";
    let parts: [(&str, &[u8]); 2] =
        [("META-INF/container.xml", b"<c><rootfile full-path='p'/></c>"), ("META-INF/encryption.xml", lock)];
    assert_eq!(opened("a.epub", zip(&parts)), Err(OpenError::Locked));
}

#[test]
fn a_pdf_whose_font_is_only_named_is_read() {
    let bytes = page(LINE, &[font()]);
    assert_eq!(text("a.pdf", bytes), "A line of text that stands on the page.");
}

#[test]
fn a_pdf_whose_letters_are_not_told_says_so() {
    let font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font\
        /Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Ordering(Identity)/Registry(Adobe)/Supplement 0>>>>]>>";
    let told = opened("a.pdf", page(LINE, &[font.to_vec()])).unwrap_err();
    assert!(told.to_string().contains("do not say which letters"), "{told}");
}

#[test]
fn loops_in_a_pdf_end() {
    let own = page(&[LINE, b" /X Do"].concat(), &[font(), stream("/Type/XObject/Subtype/Form", b"/X Do /X Do /X Do")]);
    assert!(text("a.pdf", own).contains("A line of text"));
    let catalog = b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R>>".to_vec();
    let ring = [
        catalog.clone(),
        b"<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Parent 2 0 R/Count 9>>".to_vec(),
        b"<</Type/Pages/Kids[2 0 R 3 0 R]/K[3 0 R 3 0 R]/S/P>>".to_vec(),
    ];
    assert!(opened("a.pdf", pdf(&ring)).is_err());
    let selves = [catalog, b"2 0 R".to_vec(), b"4 0 R".to_vec(), b"3 0 R".to_vec()];
    assert!(opened("a.pdf", pdf(&selves)).is_err());
    let length = page(b"", &[b"<</Length 5 0 R>>stream\nx\nendstream".to_vec()]);
    assert!(opened("a.pdf", length).is_err());
}

#[test]
fn objects_in_objects_of_a_pdf_end() {
    for (open, close) in [("[", "]"), ("<</A", ">>"), ("(", ")")] {
        for levels in [10_000, 1_000_000] {
            let deep = format!("{}{}", open.repeat(levels), close.repeat(levels)).into_bytes();
            let _ = opened("a.pdf", page(LINE, &[font(), deep.clone()]));
            let _ = opened("a.pdf", page(&deep, &[font()]));
            let _ = opened("a.pdf", [b"%PDF-1.7\n1 0 obj\n", deep.as_slice()].concat());
        }
    }
    let states = page(&[&b"q ".repeat(1_000_000)[..], LINE].concat(), &[font()]);
    assert!(text("a.pdf", states).contains("A line of text"));
}

#[test]
fn a_table_of_places_that_lies_is_not_believed() {
    let file = String::from_utf8(page(LINE, &[font()])).unwrap();
    for (from, to) in [
        ("xref\n0 6", "xref\n0 4294967295"),
        ("/Size 6", "/Size 99999999999"),
        ("/Root 1 0 R", "/Root 1 0 R/Prev 0"),
        ("startxref\n", "startxref\n9"),
        ("/Count 1", "/Count 2147483647"),
    ] {
        let told = opened("a.pdf", file.replace(from, to).into_bytes());
        assert!(told.is_ok_and(|opened| opened[0].article.text().starts_with("A line of text")), "{to}");
    }
    let objects: String = (0..500_000).map(|at| format!("{at} 0 obj\n")).collect();
    let _ = opened("a.pdf", format!("%PDF-1.7\n{objects}").into_bytes());
}

#[test]
fn packed_bombs_in_a_pdf_are_left_closed() {
    let bomb = compress_to_vec_zlib(&vec![b' '; 130_000_000], 1);
    let content = stream("/Filter/FlateDecode", &bomb);
    let objects = |content: Vec<u8>| {
        vec![
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>".to_vec(),
            content,
        ]
    };
    assert_eq!(opened("a.pdf", pdf(&objects(content))), Err(OpenError::Bomb));
    let twice = compress_to_vec_zlib(&bomb, 1);
    let content = stream("/Filter[/FlateDecode/FlateDecode]", &twice);
    assert!(opened("a.pdf", pdf(&objects(content))).is_err());
    let runs = stream("/Filter/RunLengthDecode", &[129u8, b' '].repeat(3_000_000));
    assert!(opened("a.pdf", pdf(&objects(runs))).is_err());
}

#[test]
fn places_where_a_stream_may_begin_are_not_followed_for_ever() {
    let many = [b"%PDF-1.7\n1 0 obj<</Type/ObjStm/LZW>>".to_vec(), b"stream\n".repeat(4_000_000)].concat();
    assert!(opened("a.pdf", many).is_err());
    let empty = [b"%PDF-1.7\n".to_vec(), b"1 0 obj<</Type/ObjStm>>stream\nx".repeat(45_000)].concat();
    assert!(opened("a.pdf", empty).is_err());
}

#[test]
fn fonts_that_claim_too_much_are_survived() {
    let wide =
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[<</Type/Font\
        /Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Ordering(Identity)/Registry(Adobe)/Supplement 0>>\
        /W[0 4294967295 500]>>]>>";
    let map = stream(
        "",
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <ffffffff> \
        endcodespacerange 1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap end",
    );
    let first = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FirstChar 0/LastChar 2147483647/Widths[500]>>".to_vec();
    for font in [wide.to_vec(), first] {
        let _ = opened("a.pdf", page(LINE, &[font, stream("", b""), map.clone()]));
    }
}
