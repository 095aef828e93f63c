//! What a paragraph is by the name of its style, which programs keep the same
//! in every language.

use crate::page::Part;

/// What the paragraphs of a style are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    Part(Part),
    /// Lines of a table of contents.
    Contents,
}

impl Style {
    /// By the style's name; none for those that say nothing.
    pub(crate) fn of_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase();
        let part = match name.as_str() {
            "title" => Part::Title,
            "caption" | "image caption" | "table caption" => Part::Caption,
            "quote" | "intense quote" | "block text" | "quotations" => Part::Quote,
            name if name.starts_with("toc ") || name == "contents heading" => return Some(Style::Contents),
            name if name.starts_with("heading ") => Part::Heading,
            name if name.starts_with("list ") && !name.starts_with("list paragraph") => Part::Item,
            _ => return None,
        };
        Some(Style::Part(part))
    }
}
