//! A tagged PDF says itself what its paragraphs, headings and tables are.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Name, Object, ObjectIdentifier};
use std::collections::{BTreeMap, BTreeSet};

/// Elements that are looked at, of one document.
const ELEMENTS: usize = 500_000;

/// Elements inside each other at most.
const DEEPEST: usize = 200;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Title,
    Heading,
    Body,
    Quote,
    Item,
    Caption,
    /// A cell of the row with this number.
    Cell(usize),
    /// Notes, bullets, pictures: not part of the text.
    Aside,
}

/// Marks by the page on which they stand and their number: the element's number
/// in reading order.
type Marks = BTreeMap<((u32, i32), i32), usize>;

/// The structure of a document.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// In reading order.
    pub(super) elements: Vec<Tag>,
    marks: Marks,
    rows: usize,
}

/// An element that is yet to be looked at.
struct Open<'a> {
    kid: MaybeRef<Object<'a>>,
    page: Option<(u32, i32)>,
    /// The innermost element around it that is a paragraph or the like.
    around: Option<usize>,
    depth: usize,
}

impl Tags {
    /// The structure that a document gives, if it gives one.
    pub(super) fn read(pdf: &Pdf) -> Option<Self> {
        let root = pdf.xref().get::<Dict>(pdf.xref().root_id())?.get::<Dict>(b"StructTreeRoot")?;
        let names = root.get::<Dict>(b"RoleMap").unwrap_or_default();
        let mut tags = Self::default();
        let mut seen = BTreeSet::new();
        let mut open = kids(&root, None, None, 0);
        let mut left = ELEMENTS;
        while let Some(next) = open.pop() {
            left -= 1;
            if left == 0 {
                return None;
            }
            if let MaybeRef::Ref(to) = &next.kid
                && !seen.insert((to.obj_number, to.gen_number))
            {
                continue;
            }
            let object = match next.kid {
                MaybeRef::NotRef(object) => Some(object),
                MaybeRef::Ref(to) => pdf.xref().get::<Object>(ObjectIdentifier::new(to.obj_number, to.gen_number)),
            };
            match object {
                Some(Object::Number(number)) => tags.mark(next.page, number.as_i64(), next.around),
                Some(Object::Dict(dict)) if next.depth < DEEPEST => {
                    let page = dict.get_ref(b"Pg").map(|page| (page.obj_number, page.gen_number)).or(next.page);
                    match dict.get::<i32>(b"MCID") {
                        Some(number) => tags.mark(page, i64::from(number), next.around),
                        None => {
                            let around = tags.element(&dict, &names, next.around);
                            open.extend(kids(&dict, page, around, next.depth + 1));
                        }
                    }
                }
                _ => {}
            }
        }
        (!tags.marks.is_empty()).then_some(tags)
    }

    /// The element of a mark on a page.
    pub(super) fn of(&self, page: (u32, i32), mark: i32) -> Option<usize> {
        self.marks.get(&(page, mark)).copied()
    }

    fn mark(&mut self, page: Option<(u32, i32)>, number: i64, around: Option<usize>) {
        if let (Some(page), Ok(number), Some(around)) = (page, i32::try_from(number), around) {
            self.marks.insert((page, number), around);
        }
    }

    /// Takes an element; gives the one that its text belongs to.
    fn element(&mut self, dict: &Dict, names: &Dict, around: Option<usize>) -> Option<usize> {
        let own = dict.get::<Name>(b"S").map(|name| name.as_str().to_owned()).unwrap_or_default();
        let name = names.get::<Name>(own.as_bytes()).map_or(own, |name| name.as_str().to_owned());
        let outer = around.and_then(|at| self.elements.get(at)).copied();
        let tag = match (name.as_str(), outer) {
            (_, Some(Tag::Aside)) => return around,
            ("TR", _) => {
                self.rows += 1;
                return None;
            }
            ("TD" | "TH", _) => Tag::Cell(self.rows),
            // What lies in a cell, an item or a quote is part of it.
            ("P" | "Div", Some(Tag::Cell(_) | Tag::Item | Tag::Caption)) => return around,
            ("P", Some(Tag::Quote)) | ("BlockQuote", _) => Tag::Quote,
            ("Title", _) => Tag::Title,
            ("H" | "H1" | "H2" | "H3" | "H4" | "H5" | "H6", _) => Tag::Heading,
            ("LI", _) => Tag::Item,
            ("Caption", _) => Tag::Caption,
            ("P", _) => Tag::Body,
            ("Lbl" | "Note" | "Figure" | "Formula" | "TOC" | "Artifact" | "Annot" | "Form" | "FENote", _) => Tag::Aside,
            // An element that says nothing may still hold text.
            (
                "Document" | "Part" | "Art" | "Sect" | "Div" | "L" | "LBody" | "Table" | "THead" | "TBody" | "TFoot",
                _,
            ) => {
                return around.or_else(|| Some(self.add(Tag::Body)));
            }
            _ => return around,
        };
        Some(self.add(tag))
    }

    fn add(&mut self, tag: Tag) -> usize {
        self.elements.push(tag);
        self.elements.len() - 1
    }
}

/// What lies in an element, the last first, as a stack needs it.
fn kids<'a>(dict: &Dict<'a>, page: Option<(u32, i32)>, around: Option<usize>, depth: usize) -> Vec<Open<'a>> {
    let Some(kids) = dict.get_raw::<Object>(b"K") else { return Vec::new() };
    let open = |kid| Open { kid, page, around, depth };
    let several = match &kids {
        MaybeRef::NotRef(Object::Array(array)) => Some(array.clone()),
        MaybeRef::Ref(_) => match dict.get::<Object>(b"K") {
            Some(Object::Array(array)) => Some(array),
            _ => None,
        },
        MaybeRef::NotRef(_) => None,
    };
    match several {
        Some(array) => {
            let mut all: Vec<Open> = array.raw_iter().take(ELEMENTS).map(open).collect();
            all.reverse();
            all
        }
        None => vec![open(kids)],
    }
}
