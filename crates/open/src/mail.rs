//! Mails (.eml), and web pages that a browser saved as one (.mhtml).

use crate::html::lean;
use crate::page::{About, Page, Part};
use crate::{OpenError, Opened, limits};
use gloss_encoding::decode;
use gloss_extract::{Article, Role};
use gloss_intake::{NotText, from_html, from_text};
use jiff::civil::Date;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Address, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

const KIND: &str = "mail";

/// Opens a mail or a page saved as one.
pub(crate) fn open(name: &str, bytes: &[u8]) -> Result<Vec<Opened>, OpenError> {
    if nested(bytes) > limits::MESSAGES {
        return Err(OpenError::Damaged { kind: KIND });
    }
    let bytes = without_length(bytes);
    let message = MessageParser::default().parse(bytes).ok_or(OpenError::Damaged { kind: KIND })?;
    let article = if is_page(name, &message) { page(&message)? } else { mail(&message)? };
    Ok(vec![Opened::new(name, article)])
}

/// Apple's program writes a mail's length above it.
fn without_length(bytes: &[u8]) -> &[u8] {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b' ').count();
    match bytes.get(digits..) {
        Some([b'\n', rest @ ..]) if digits > 0 => rest,
        _ => bytes,
    }
}

/// How many messages may lie in this one, by the words that say so.
fn nested(bytes: &[u8]) -> usize {
    let says = |at: &[u8]| ["rfc822", "global", "digest"].iter().any(|word| at.eq_ignore_ascii_case(word.as_bytes()));
    bytes.windows(6).filter(|at| says(at)).count()
}

/// Whether this is a page that a browser saved: its sender and its date say who
/// saved it and when.
fn is_page(name: &str, message: &Message) -> bool {
    let name = name.to_ascii_lowercase();
    message.header("Snapshot-Content-Location").is_some()
        || author(message.from()).is_some_and(|from| from.starts_with("Saved by"))
        || name.ends_with(".mht")
        || name.ends_with(".mhtml")
}

fn page(message: &Message) -> Result<Article, OpenError> {
    let html = root(message).map(|part| text_of(message, part)).ok_or(OpenError::Empty { kind: "saved page" })?;
    let html = lean(&html);
    check(&html)?;
    let about = About { title: message.subject().map(str::to_owned), ..About::default() };
    Ok(about.supply(from_html(&html)))
}

/// The page itself among its pictures and frames: the part that is named as
/// the start, else the first page.
fn root<'a>(message: &'a Message) -> Option<&'a MessagePart<'a>> {
    let start = message.content_type().and_then(|kind| kind.attribute("start")).map(|id| id.trim_matches(['<', '>']));
    let mut pages = message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_)));
    let named = start.and_then(|start| pages.clone().find(|part| part.content_id() == Some(start)));
    named.or_else(|| pages.next())
}

fn mail(message: &Message) -> Result<Article, OpenError> {
    let about =
        About { title: message.subject().map(str::to_owned), author: author(message.from()), date: date(message) };
    let html = message.html_bodies().filter(|part| matches!(part.body, PartType::Html(_)));
    let html: Vec<String> = html.map(|part| text_of(message, part)).collect();
    let article = if html.iter().any(|part| !part.trim().is_empty()) {
        let html = html.join("\n");
        let html = lean(&html);
        check(&html)?;
        from_html(&html)
    } else {
        let text: Vec<String> = message.text_bodies().map(|part| text_of(message, part)).collect();
        let text = text.join("\n\n");
        check(&text)?;
        plain(&text)
    };
    if article.blocks().is_empty() {
        return Err(OpenError::Empty { kind: KIND });
    }
    Ok(about.head(article))
}

fn check(text: &str) -> Result<(), NotText> {
    gloss_intake::check_size(text.len())
}

/// The article of a mail that is plain text: its lines, broken where the
/// program broke them, are joined to paragraphs.
fn plain(text: &str) -> Article {
    let article = from_text(text);
    let mut page = Page::default();
    for block in article.blocks() {
        page.add(part_of(block.role), block.span.of(text));
    }
    let joined = page.article(KIND).unwrap_or_default();
    joined.dated(article.date())
}

fn part_of(role: Role) -> Part {
    match role {
        Role::Heading | Role::Title => Part::Heading,
        Role::Quote => Part::Quote,
        Role::Item => Part::Item,
        _ => Part::Body,
    }
}

/// A part's text. Where the mail names its encoding, it is believed; a page
/// may name its own.
fn text_of(message: &Message, part: &MessagePart) -> String {
    let named = part.content_type().is_some_and(|kind| kind.attribute("charset").is_some());
    match &part.body {
        PartType::Text(text) | PartType::Html(text) if named => text.to_string(),
        PartType::Text(text) | PartType::Html(text) => {
            raw(message, part).map_or_else(|| text.to_string(), |raw| decode(&raw))
        }
        _ => String::new(),
    }
}

/// A part's bytes as they were before the mail's packing.
fn raw(message: &Message, part: &MessagePart) -> Option<Vec<u8>> {
    let place = usize::try_from(part.offset_body).ok()?..usize::try_from(part.offset_end).ok()?;
    let bytes = message.raw_message.get(place)?;
    match part.encoding {
        Encoding::None => Some(bytes.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(bytes),
        Encoding::Base64 => base64_decode(bytes),
    }
}

/// The sender's name, else the address.
fn author(from: Option<&Address>) -> Option<String> {
    let from = from?.first()?;
    let name = from.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    name.or(from.address.as_deref()).map(str::to_owned)
}

/// The day on which a mail was sent, in the sender's time zone.
fn date(message: &Message) -> Option<Date> {
    let date = message.date()?;
    let part = |number| i8::try_from(number).ok();
    Date::new(i16::try_from(date.year).ok()?, part(date.month)?, part(date.day)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    fn article(mail: &str) -> Article {
        open("a.eml", mail.replace('\n', "\r\n").as_bytes()).unwrap().remove(0).article
    }

    #[test]
    fn the_fields_of_a_mail_stand_above_its_text() {
        let mail = "From: =?utf-8?Q?Zo=C3=AB_N=C3=BA=C3=B1ez?= <z@example.org>\nTo: a@example.org\n\
            Subject: The bridge\nDate: Fri, 27 Nov 2026 23:30:00 -0500\nMIME-Version: 1.0\n\
            Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n\
            The caf=E9 by the bridge will be closed on Monday,\nas the city said.\n\nIt opens in May.\n";
        let article = article(mail);
        assert_eq!(article.first(Role::Title), Some("The bridge"));
        assert_eq!(article.first(Role::Byline), Some("Zoë Núñez"));
        assert_eq!(article.date(), Some(day(2026, 11, 27)));
        assert_eq!(
            article.first(Role::Body),
            Some("The café by the bridge will be closed on Monday, as the city said.")
        );
    }

    #[test]
    fn the_page_among_pictures_is_found_in_its_own_encoding() {
        let mail = "From: <Saved by Blink>\nSubject: Saved\nMIME-Version: 1.0\n\
            Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"; start=\"<2@x>\"\n\n\
            --b\nContent-Type: text/html\nContent-ID: <1@x>\n\n<p>A frame of the page.</p>\n\
            --b\nContent-Type: text/html\nContent-ID: <2@x>\nContent-Transfer-Encoding: quoted-printable\n\n\
            <meta charset=3Dwindows-1251><p>=CC=EE=F1=EA=E2=E0 is the text of the page itself.</p>\n--b--\n";
        let article = article(mail);
        assert!(article.text().contains("Москва is the text"), "{}", article.text());
        assert!(!article.text().contains("frame"));
        assert_eq!(article.date(), None);
    }

    #[test]
    fn messages_in_messages_end() {
        let nested = "Content-Type: message/rfc822\n\n".repeat(100_000);
        assert_eq!(open("a.eml", nested.as_bytes()), Err(OpenError::Damaged { kind: KIND }));
        let fewer = "Content-Type: message/rfc822\n\n".repeat(150);
        assert!(open("a.eml", fewer.as_bytes()).is_err());
    }
}
