//! What the names of elements, classes and roles mean.

use crate::line::Hint;

/// Elements whose content is never text of the page.
const DROPPED: &[&str] = &[
    "applet",
    "audio",
    "button",
    "canvas",
    "datalist",
    "dialog",
    "iframe",
    "label",
    "map",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "optgroup",
    "option",
    "select",
    "svg",
    "template",
    "textarea",
    "video",
    "annotation",
    "annotation-xml",
];

/// Elements inside a paragraph.
const INLINE: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "mark",
    "nobr",
    "picture",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "amp-img",
    "slot",
    "output",
    "meter",
    "progress",
    "blink",
    "audio",
    "button",
    "canvas",
    "label",
    "map",
    "math",
    "object",
    "select",
    "svg",
    "video",
    "annotation",
    "annotation-xml",
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "semantics",
];

/// Elements without an end tag.
const VOID: &[&str] = &[
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta",
    "param", "source", "track", "wbr",
];

/// Class words of boxes with other articles.
const RELATED: &[&str] = &[
    "latest",
    "mostpopular",
    "mostread",
    "morestories",
    "outbrain",
    "popular",
    "promo",
    "promos",
    "readmore",
    "readnext",
    "recirc",
    "recirculation",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "relatedarticles",
    "relatedposts",
    "taboola",
    "teasers",
    "trending",
];

/// Class words of the page around the article.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "adsbygoogle",
    "advert",
    "advertisement",
    "advertising",
    "breadcrumb",
    "breadcrumbs",
    "consent",
    "cookie",
    "cookies",
    "footer",
    "gdpr",
    "login",
    "masthead",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pager",
    "pagination",
    "paging",
    "popup",
    "postmeta",
    "premium",
    "promotion",
    "share",
    "sharebar",
    "sharedaddy",
    "sharing",
    "sidebar",
    "signin",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "tags",
    "tagcloud",
    "toc",
    "toolbar",
    "topbar",
    "widget",
];

/// Class words of what an article quotes from elsewhere.
const EMBEDDED: &[&str] = &["embed", "embedded", "embeds", "tweet"];

/// Class words of readers' comments.
const COMMENT: [&str; 8] =
    ["commentlist", "comments", "commentary-list", "disqus", "disqus-thread", "livefyre", "respond", "viafoura"];

/// Class words of the line with author and date.
const BYLINE: &[&str] = &[
    "author",
    "authors",
    "byline",
    "dateline",
    "datetime",
    "pubdate",
    "publishdate",
    "timestamp",
    "posted",
    "published",
    "date",
];

/// Class words of text below a picture.
const CAPTION: [&str; 7] =
    ["caption", "figcaption", "imagecaption", "imgcaption", "photocaption", "photocredit", "credit"];

/// Class words of text for screen readers only.
const UNSEEN: &[&str] = &["screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden"];

/// Whether an element's content is dropped.
pub(super) fn is_dropped(name: &str) -> bool {
    DROPPED.contains(&name)
}

/// Whether an element stands inside a paragraph.
pub(super) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

/// Whether an element goes on in the next block if it is not closed.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

/// Whether an element is one of a page's own making, or of Word's.
pub(super) fn is_custom(name: &str) -> bool {
    name.contains(['-', ':'])
}

/// Whether an element has no end tag.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Whether an element is the document itself, whose classes say nothing about
/// a part of it.
pub(super) fn is_document(name: &str) -> bool {
    matches!(name, "html" | "body" | "main" | "article")
}

/// What an element's own name makes of its content.
pub(super) fn hint_of_element(name: &str) -> Option<Hint> {
    Some(match name {
        "h1" => Hint::Title,
        "h2" | "h3" | "h4" | "h5" | "h6" => Hint::Heading,
        "li" | "dd" | "dt" => Hint::Item,
        "blockquote" => Hint::Quote,
        "figcaption" | "caption" => Hint::Caption,
        "time" => Hint::Byline,
        "nav" | "aside" | "footer" | "form" | "menu" => Hint::Furniture,
        _ => return None,
    })
}

/// What an ARIA role makes of an element's content.
pub(super) fn hint_of_role(role: &str) -> Option<Hint> {
    match role {
        "navigation" | "search" | "contentinfo" | "complementary" | "dialog" | "alertdialog" | "menu" | "menubar"
        | "toolbar" => Some(Hint::Furniture),
        _ => None,
    }
}

/// What an element's class or id makes of its content.
pub(super) fn hint_of_class(class: &str) -> Option<Hint> {
    let words = class_words(class);
    let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if any(&COMMENT) {
        Some(Hint::Comment)
    } else if any(RELATED) {
        Some(Hint::Related)
    } else if any(FURNITURE) && !any(EMBEDDED) {
        Some(Hint::Furniture)
    } else if any(&CAPTION) {
        Some(Hint::Caption)
    } else if any(BYLINE) {
        Some(Hint::Byline)
    } else {
        None
    }
}

/// Whether a class is for screen readers only.
pub(super) fn is_unseen(class: &str) -> bool {
    class.split_whitespace().any(|class| UNSEEN.contains(&class))
}

/// The words of class names and ids, in lower case, at most 32: split at
/// marks and where a capital follows a small letter. Names that deny
/// something ("no-sidebar", "has-ads") give no words, nor do those of formulas
/// with a menu of their own.
fn class_words(class: &str) -> Vec<String> {
    let mut words = Vec::new();
    for name in class.split_whitespace().take(16) {
        let parts = name.split(['-', '_', ':', '/', '.']).filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.collect();
        if matches!(parts.first(), Some(&("no" | "has" | "with" | "hide" | "without" | "not" | "is" | "CtxtMenu"))) {
            continue;
        }
        words.push(name.to_ascii_lowercase());
        parts.iter().for_each(|part| push_camel(part, &mut words));
        if words.len() > 32 {
            break;
        }
    }
    words
}

fn push_camel(part: &str, words: &mut Vec<String>) {
    let mut word = String::new();
    let mut small = false;
    for c in part.chars() {
        if c.is_ascii_uppercase() && small {
            words.push(std::mem::take(&mut word));
        }
        small = c.is_ascii_lowercase();
        word.push(c.to_ascii_lowercase());
    }
    words.push(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_by_whole_words() {
        assert_eq!(hint_of_class("c-relatedPosts__list"), Some(Hint::Related));
        assert_eq!(hint_of_class("unrelated"), None);
        assert_eq!(hint_of_class("related-posts"), Some(Hint::Related));
        assert_eq!(hint_of_class("siteNav"), Some(Hint::Furniture));
        assert_eq!(hint_of_class("shadow header"), None);
        assert_eq!(hint_of_class("no-sidebar article"), None);
        assert_eq!(hint_of_class("post-byline"), Some(Hint::Byline));
        assert!(is_unseen("a sr-only") && !is_unseen("sr"));
    }
}
