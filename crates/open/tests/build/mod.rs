//! Files made on the spot.

use miniz_oxide::deflate::compress_to_vec;

/// A packed file of parts with these names.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let packed: Vec<(String, Vec<u8>, usize)> =
        parts.iter().map(|(name, bytes)| ((*name).to_owned(), compress_to_vec(bytes, 1), bytes.len())).collect();
    let mut file = Vec::new();
    let mut places = Vec::new();
    for (name, bytes, size) in &packed {
        places.push(file.len());
        file.extend(b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0");
        numbers(&mut file, &[bytes.len(), *size]);
        short(&mut file, &[name.len(), 0]);
        file.extend(name.as_bytes());
        file.extend(bytes);
    }
    let names: Vec<(&str, usize, usize, usize)> = packed
        .iter()
        .zip(places)
        .map(|((name, bytes, size), place)| (name.as_str(), bytes.len(), *size, place))
        .collect();
    directory(&mut file, &names);
    file
}

/// A packed file in which many names stand for the same part.
pub(crate) fn zip_of_one(names: &[String], bytes: &[u8]) -> Vec<u8> {
    let packed = compress_to_vec(bytes, 1);
    let mut file = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0".to_vec();
    numbers(&mut file, &[packed.len(), bytes.len()]);
    short(&mut file, &[0, 0]);
    file.extend(&packed);
    let names: Vec<_> = names.iter().map(|name| (name.as_str(), packed.len(), bytes.len(), 0)).collect();
    directory(&mut file, &names);
    file
}

fn directory(file: &mut Vec<u8>, names: &[(&str, usize, usize, usize)]) {
    let start = file.len();
    for (name, packed, size, place) in names {
        file.extend(b"PK\x01\x02\x14\0\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0");
        numbers(file, &[*packed, *size]);
        short(file, &[name.len(), 0, 0, 0, 0]);
        numbers(file, &[0, *place]);
        file.extend(name.as_bytes());
    }
    let length = file.len() - start;
    file.extend(b"PK\x05\x06\0\0\0\0");
    short(file, &[names.len() & 0xffff, names.len() & 0xffff]);
    numbers(file, &[length, start]);
    short(file, &[0]);
}

fn numbers(file: &mut Vec<u8>, numbers: &[usize]) {
    numbers.iter().for_each(|number| file.extend((*number as u32).to_le_bytes()));
}

fn short(file: &mut Vec<u8>, numbers: &[usize]) {
    numbers.iter().for_each(|number| file.extend((*number as u16).to_le_bytes()));
}

/// A Word document with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

/// A book of these chapters.
pub(crate) fn epub(chapters: &[(&str, &[u8])]) -> Vec<u8> {
    let items: String = chapters.iter().map(|(name, _)| format!("<item id='{name}' href='{name}'/>")).collect();
    let spine: String = chapters.iter().map(|(name, _)| format!("<itemref idref='{name}'/>")).collect();
    let package = format!("<package><manifest>{items}</manifest><spine>{spine}</spine></package>");
    let container = b"<container><rootfile full-path='p.opf'/></container>";
    let mut parts: Vec<(&str, &[u8])> = vec![("META-INF/container.xml", container), ("p.opf", package.as_bytes())];
    parts.extend(chapters);
    zip(&parts)
}

/// A PDF of these objects, the first of which is number 1 and the catalogue.
pub(crate) fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.extend(format!("{} 0 obj\n", at + 1).bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    file.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        file.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let end = format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    file.extend(end.bytes());
    file
}

/// A PDF of one page that draws this, with further objects from number 5 on.
pub(crate) fn page(content: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
            .to_vec(),
        stream("", content),
    ];
    objects.extend_from_slice(more);
    pdf(&objects)
}

/// A stream with more in its dictionary.
pub(crate) fn stream(dict: &str, bytes: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{dict}/Length {}>>stream\n", bytes.len()).into_bytes();
    object.extend(bytes);
    object.extend(b"\nendstream");
    object
}

/// A font that the file only names.
pub(crate) fn font() -> Vec<u8> {
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec()
}
