//! A document on its way to an article.
//!
//! Every format ends here: as parts in order, which become a small page of
//! HTML for the intake, or as a page that the format holds already.

use crate::{OpenError, limits};
use gloss_extract::{Article, Block, Role};
use gloss_intake::{NotText, day, from_document};
use jiff::civil::Date;

/// What a paragraph is in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Title,
    Heading,
    Body,
    Quote,
    Item,
    Caption,
}

impl Part {
    fn tags(self) -> (&'static str, &'static str) {
        match self {
            Part::Title => ("<h1>", "</h1>"),
            Part::Heading => ("<h2>", "</h2>"),
            Part::Body => ("<p>", "</p>"),
            Part::Quote => ("<blockquote><p>", "</p></blockquote>"),
            Part::Item => ("<li>", "</li>"),
            Part::Caption => ("<figure><figcaption>", "</figcaption></figure>"),
        }
    }
}

/// Between the cells of a table's row.
const CELLS: &str = " | ";

/// A document as parts.
#[derive(Debug, Default)]
pub(crate) struct Page {
    html: String,
    last: Option<Part>,
    /// Bytes of text so far.
    text: usize,
}

impl Page {
    /// Adds a paragraph; white space alone is left out.
    pub(crate) fn add(&mut self, part: Part, text: &str) {
        let mut words = text.split_whitespace().peekable();
        if words.peek().is_none() || self.is_full() {
            return;
        }
        match (self.last == Some(Part::Item), part == Part::Item) {
            (false, true) => self.html.push_str("<ul>"),
            (true, false) => self.html.push_str("</ul>"),
            _ => {}
        }
        let (open, close) = part.tags();
        self.html.push_str(open);
        let start = self.html.len();
        while let Some(word) = words.next() {
            escape(word, &mut self.html);
            if words.peek().is_some() {
                self.html.push(' ');
            }
        }
        self.text += self.html.len() - start;
        self.html.push_str(close);
        self.html.push('\n');
        self.last = Some(part);
    }

    /// Adds a row of a table.
    pub(crate) fn row(&mut self, cells: &[String]) {
        let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        self.add(Part::Body, &cells.join(CELLS));
    }

    /// Whether no more text is taken.
    pub(crate) fn is_full(&self) -> bool {
        self.text > limits::TEXT
    }

    /// Whether no text was taken.
    pub(crate) fn is_empty(&self) -> bool {
        self.text == 0
    }

    /// The article.
    pub(crate) fn article(mut self, kind: &'static str) -> Result<Article, OpenError> {
        if self.is_full() {
            return Err(NotText::TooLong { bytes: self.text }.into());
        }
        if self.is_empty() {
            return Err(OpenError::Empty { kind });
        }
        if self.last == Some(Part::Item) {
            self.html.push_str("</ul>");
        }
        Ok(document(&format!("<!doctype html>\n<body>\n{}</body>", self.html)))
    }
}

/// The article of a document that is HTML: its structure is kept, and nothing
/// is cut.
pub(crate) fn document(html: &str) -> Article {
    from_document(html)
}

fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            c if c.is_control() => {}
            c => into.push(c),
        }
    }
}

/// What stands beside a document's text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) date: Option<Date>,
}

/// The longest title or author that is believed, in bytes.
const LONGEST: usize = 300;

impl About {
    /// Adds to an article what its own text does not say.
    pub(crate) fn supply(&self, article: Article) -> Article {
        let article = match self.author.as_deref() {
            Some(author) => signed(article, author),
            None => named(article),
        };
        let lacks = |role| !top(&article).any(|(own, _)| own == role);
        let title = self.title.as_deref().filter(|title| lacks(Role::Title) && is_title(title));
        let author = self.author.as_deref().filter(|author| lacks(Role::Byline) && is_name(author));
        let line = || top(&article).filter(|(role, _)| *role == Role::Byline).find_map(|(_, line)| day(line));
        let date = article.date().or_else(line).or(self.date);
        headed(article, title, author).dated(date)
    }

    /// Puts what is said here above an article: a mail's subject is its title
    /// whatever its text begins with.
    pub(crate) fn head(&self, article: Article) -> Article {
        let title = self.title.as_deref().filter(|title| !title.trim().is_empty());
        let same =
            title.is_none_or(|title| article.first(Role::Title).is_some_and(|own| squeeze(own) == squeeze(title)));
        let article = if same { article } else { demoted(article) };
        let author = self.author.as_deref().filter(|_| !top(&article).any(|(role, _)| role == Role::Byline));
        let date = self.date.or(article.date());
        headed(article, title.filter(|_| !same), author).dated(date)
    }
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many paragraphs from the top the author may be named.
const TOP: usize = 5;

/// The roles and texts of what stands near an article's top.
fn top(article: &Article) -> impl Iterator<Item = (Role, &str)> {
    article.blocks().iter().take(TOP).map(|block| (block.role, block.span.of(article.text())))
}

/// The article with the line that names the author as its byline.
fn signed(article: Article, author: &str) -> Article {
    let author = squeeze(author);
    let names = |block: &Block| {
        let line = squeeze(block.span.of(article.text()));
        line == author || line.split_once(' ').is_some_and(|(by, name)| by.eq_ignore_ascii_case("by") && name == author)
    };
    let mut blocks = article.blocks().to_vec();
    if let Some(block) = blocks.iter_mut().take(TOP).find(|block| block.role != Role::Title && names(block)) {
        block.role = Role::Byline;
    }
    Article::new(article.text().to_owned(), blocks).dated(article.date())
}

/// The article with a name that stands between its title and its date as the
/// byline.
fn named(article: Article) -> Article {
    let is_line = |line: &str| line.split_whitespace().count() <= 5 && line.split_whitespace().all(starts_large);
    let name = match top(&article).collect::<Vec<_>>().as_slice() {
        [(Role::Title, _), (Role::Body, name), (Role::Byline, date), ..] => {
            is_name(name) && is_line(name) && day(date).is_some()
        }
        _ => false,
    };
    let mut blocks = article.blocks().to_vec();
    if let Some(block) = blocks.get_mut(1).filter(|_| name) {
        block.role = Role::Byline;
    }
    Article::new(article.text().to_owned(), blocks).dated(article.date())
}

fn starts_large(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// The article with its title as a heading.
fn demoted(article: Article) -> Article {
    let lower = |block: &Block| match block.role {
        Role::Title => Block { role: Role::Heading, ..*block },
        _ => *block,
    };
    let blocks = article.blocks().iter().map(lower).collect();
    Article::new(article.text().to_owned(), blocks).dated(article.date())
}

/// The article with lines above its text: the author below its own title.
fn headed(article: Article, title: Option<&str>, author: Option<&str>) -> Article {
    if title.is_none() && author.is_none() {
        return article;
    }
    let (title, author) = (title.map(squeeze), author.map(squeeze));
    let mut parts: Vec<(Role, &str)> =
        article.blocks().iter().map(|block| (block.role, block.span.of(article.text()))).collect();
    if let Some(title) = &title {
        parts.insert(0, (Role::Title, title));
    }
    if let Some(author) = &author {
        let below = parts.iter().position(|(role, _)| *role == Role::Title).map_or(0, |at| at + 1);
        parts.insert(below, (Role::Byline, author));
    }
    Article::of_parts(parts).dated(article.date())
}

/// Whether a title was given by a person: not a file's name, not what a
/// program calls a new document.
fn is_title(title: &str) -> bool {
    const FILES: [&str; 12] =
        [".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".tex", ".dvi", ".txt", ".html", ".xps", ".pages"];
    const NEW: [&str; 9] =
        ["untitled", "document", "microsoft word", "powerpoint", "unknown", "title", "slide 1", "about:blank", "http"];
    let lower = title.trim().to_lowercase();
    let words = lower.split_whitespace().count();
    let is_file = FILES.iter().any(|end| lower.ends_with(end));
    let is_new = NEW.iter().any(|new| lower.starts_with(new)) && words <= 3;
    words > 1 && lower.len() <= LONGEST && !is_file && !is_new && !lower.starts_with("microsoft word - ")
}

/// Whether an author is a person's name rather than an account or a program.
fn is_name(name: &str) -> bool {
    const OTHERS: [&str; 11] = [
        "user",
        "admin",
        "administrator",
        "windows",
        "microsoft",
        "owner",
        "author",
        "unknown",
        "office",
        "adobe",
        "python",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let plain = |word: &&str| !OTHERS.contains(&word.to_lowercase().as_str());
    let clean = !name.chars().any(|c| c.is_ascii_digit() || matches!(c, '@' | '/' | '\\' | '_'));
    (2..=12).contains(&words.len()) && name.len() <= LONGEST && clean && words.iter().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn lines(article: &Article) -> Vec<(Role, &str)> {
        article.blocks().iter().map(|block| (block.role, block.span.of(article.text()))).collect()
    }

    #[test]
    fn what_the_text_says_itself_goes_before_what_stands_beside_it() {
        let about = About {
            title: Some("A title given".into()),
            author: Some("Ada Núñez".into()),
            date: Some(date(2020, 1, 2)),
        };
        let full = Article::of_parts([(Role::Title, "Own title"), (Role::Byline, "By X Y"), (Role::Body, "Text.")]);
        assert_eq!(lines(&about.supply(full.clone())), lines(&full));
        let bare = about.supply(Article::of_parts([(Role::Title, "Own"), (Role::Body, "Text.")]));
        assert_eq!(lines(&bare), [(Role::Title, "Own"), (Role::Byline, "Ada Núñez"), (Role::Body, "Text.")]);
        assert_eq!(bare.date(), Some(date(2020, 1, 2)));
        let none = about.supply(Article::of_parts([(Role::Body, "Text.")]));
        let expected = [(Role::Title, "A title given"), (Role::Byline, "Ada Núñez"), (Role::Body, "Text.")];
        assert_eq!(lines(&none), expected);
    }

    #[test]
    fn a_subject_is_the_title() {
        let about = About { title: Some("The  subject".into()), ..About::default() };
        let two = about.head(Article::of_parts([(Role::Title, "Hello"), (Role::Body, "Text.")]));
        assert_eq!(lines(&two), [(Role::Title, "The subject"), (Role::Heading, "Hello"), (Role::Body, "Text.")]);
        let same = Article::of_parts([(Role::Title, "The subject"), (Role::Body, "Text.")]);
        assert_eq!(lines(&about.head(same.clone())), lines(&same));
    }

    #[test]
    fn names_of_files_and_programs_are_not_believed() {
        for title in ["Microsoft Word - draft.doc", "untitled", "Document 1", "report_final.pdf", "x", "https://a.b c"]
        {
            assert!(!is_title(title), "{title}");
        }
        assert!(is_title("Council votes on the bridge"));
        for name in ["Windows User", "admin", "python-docx", "a@b.c d", "user 1"] {
            assert!(!is_name(name), "{name}");
        }
        assert!(is_name("Zoë de la Cruz"));
    }

    #[test]
    fn too_much_text_is_refused() {
        let mut page = Page::default();
        let line = "word ".repeat(10_000);
        for _ in 0..400 {
            page.add(Part::Body, &line);
        }
        assert!(matches!(page.article("x"), Err(OpenError::NotText(NotText::TooLong { .. }))));
        assert_eq!(Page::default().article("x"), Err(OpenError::Empty { kind: "x" }));
    }
}
