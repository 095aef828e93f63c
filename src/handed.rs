//! Texts that come with the address, from another app or from another window:
//! how they are told apart and unwrapped. All of them are hostile until proven
//! otherwise.

use crate::copy;
use crate::draft::Draft;
use gloss_engine::intake::is_bare_link;

/// What the address says a text comes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handed {
    /// With the address itself.
    Here(Draft),
    /// From another app; the service worker has put it by.
    Shared,
    /// From the window that has opened this one.
    Window,
}

impl Handed {
    /// Reads `location.hash`; nothing if it names a place in the page.
    pub fn parse(hash: &str) -> Option<Self> {
        match hash.trim_start_matches('#') {
            "/shared" => Some(Self::Shared),
            "/handed" => Some(Self::Window),
            rest => match rest.split_once('=')? {
                ("text", text) => Some(Self::Here(Draft::new(unescaped(text)))),
                ("html", html) => Some(Self::Here(Draft { text: "".into(), html: Some(unescaped(html).into()) })),
                _ => None,
            },
        }
    }
}

/// `%C3%A9` as `é`; what is no such escape stays.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, after) = match (first, after) {
            (b'%', [high, low, after @ ..]) => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => (high * 16 + low, after),
                _ => (b'%', rest.get(1..).unwrap_or_default()),
            },
            (byte, after) => (*byte, after),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// The text that another app shares: apps put a link or the words into any of
/// the three. A link without words stays alone, so that it is told what to do.
pub fn shared(title: &str, text: &str, url: &str) -> Draft {
    let (title, text) = (title.trim(), text.trim());
    Draft::new(match text {
        "" if url.trim().is_empty() => title.to_owned(),
        "" => url.trim().to_owned(),
        text if is_bare_link(text) || title.is_empty() || text.starts_with(title) => text.to_owned(),
        text => format!("{title}\n\n{text}"),
    })
}

/// The largest page that the bookmarklet puts into an address, in characters:
/// what the browsers take.
const LONGEST: u32 = 400_000;

/// A bookmark that hands the page at hand over to Gloss at this address: to a
/// window that it opens, or with the address where pages may not keep hold of
/// the windows that they open.
pub fn bookmarklet(origin: &str, path: &str) -> String {
    let page = format!("{origin}{path}").replace('\'', "%27");
    // The words of another language come out of a file: they stay words.
    let too_large = copy::BOOKMARK_TOO_LARGE.replace(['\'', '\\', '%', '\n'], " ");
    format!(
        "javascript:(()=>{{const p='{page}',h=document.documentElement.outerHTML,w=open(p+'#/handed'),\
         far=()=>{{const u=p+'#html='+encodeURIComponent(h);\
         u.length<{LONGEST}?location.href=u:alert('{too_large}')}};\
         if(!w)return far();\
         const f=e=>{{if(e.source===w&&e.origin==='{origin}'&&e.data==='{READY}'){{removeEventListener('message',f);\
         w.postMessage({{gloss:h}},'{origin}')}}}};\
         addEventListener('message',f);setTimeout(()=>w.closed&&far(),1500)}})()"
    )
}

/// What the opened window says to the one that has opened it.
pub const READY: &str = "gloss-ready";

#[cfg(test)]
mod tests {
    use super::*;

    fn here(hash: &str) -> Draft {
        match Handed::parse(hash) {
            Some(Handed::Here(draft)) => draft,
            other => panic!("{hash}: {other:?}"),
        }
    }

    #[test]
    fn texts_in_the_address_are_unescaped_and_broken_ones_stay_readable() {
        assert_eq!(here("#text=One%20caf%C3%A9%0ATwo+2"), Draft::new("One café\nTwo+2"));
        assert_eq!(&*here("#text=50%, 5%2 and %zz%").text, "50%, 5%2 and %zz%");
        assert_eq!(&*here("#text=a%FFb=c").text, "a\u{fffd}b=c");
        assert_eq!(here("#text=").text.len(), 0);
    }

    #[test]
    fn a_page_in_the_address_is_html_whatever_it_says() {
        assert_eq!(here("#html=Hi"), Draft { text: "".into(), html: Some("Hi".into()) });
        assert!(here("#text=%3C!DOCTYPE%20html%3E%3Cp%3EHi").html.is_some(), "as when it is pasted");
    }

    #[test]
    fn places_in_the_page_hand_nothing_over() {
        for hash in ["", "#", "#/", "#/text", "#/a/ferry?s=3", "#/library", "#other=x", "#/shared/x"] {
            assert_eq!(Handed::parse(hash), None, "{hash}");
        }
        assert_eq!(Handed::parse("#/shared"), Some(Handed::Shared));
        assert_eq!(Handed::parse("#/handed"), Some(Handed::Window));
    }

    #[test]
    fn what_apps_share_is_put_together() {
        let text = |title, text, url| shared(title, text, url).text.to_string();
        assert_eq!(text("Ferries collide", "Two ferries.", ""), "Ferries collide\n\nTwo ferries.");
        assert_eq!(text("Ferries", "Ferries collide.", "https://x.example/a"), "Ferries collide.");
        assert_eq!(text("Ferries", "", "https://x.example/a"), "https://x.example/a");
        assert_eq!(text("Ferries", "https://x.example/a", ""), "https://x.example/a");
        assert_eq!(text("Ferries", " ", ""), "Ferries");
    }

    #[test]
    fn the_bookmarklet_names_its_page_and_cannot_be_broken_out_of() {
        let code = bookmarklet("https://a.example", "/it's/");
        assert!(code.contains("p='https://a.example/it%27s/'") && code.contains("'https://a.example')"), "{code}");
        assert_eq!(code.matches('\'').count() % 2, 0);
        assert!(code.starts_with("javascript:(()=>{") && code.ends_with("})()") && !code.contains("  "), "{code}");
    }
}
