//! The section of BENCHMARKS.md.

use std::collections::BTreeMap;

use super::{READ, Size};

pub(super) const HEADING: &str = "## Archives from 30 to 100,000 articles";

/// What must hold at every size.
const MOST_FILES: f64 = 60.0;
const MOST_BYTES: f64 = 1_500_000.0;
const MOST_MS: f64 = 150.0;

pub(super) fn section(all: &BTreeMap<usize, Size>, machine: &str) -> String {
    let mut text = format!(
        "{HEADING}\n\nWritten by `cargo xtask bench archive` on {machine}; release builds. The articles are openly licensed \
         news as pages in HTML; 20 articles of 1,000 words or more are kept apart, and their first 1,000 words are what is \
         asked. Where there are too few, more are put together of the first half of one and the second half of another, \
         of the day of a third; of more than {READ} articles only the packing is measured, since the parts are put together in the same way \
         instead of being read.\n\n"
    );
    text.push_str(
        "| articles | as written | reading and packing, s | processor, ms an article | again, nothing changed, s | memory, MB \
         | archive, bytes an article | share of the texts, each gzipped | root, bytes |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    for (count, size) in all {
        text.push_str(&index_row(*count, size));
    }
    text.push_str(&format!(
        "\nOne text of 1,000 words, of a fresh archive; median and most of 20. At most {MOST_FILES:.0} files, {:.1} MB and \
         {MOST_MS:.0} ms are wanted.\n\n| articles | files | kB | linking natively, once they are there, ms | links |\n|---|---|---|---|---|\n",
        MOST_BYTES / 1e6
    ));
    for (count, size) in all.iter().filter(|(_, size)| !size.asked.is_empty()) {
        let of = |field: fn(&super::Asked) -> f64| size.asked.iter().map(field).collect::<Vec<_>>();
        let bytes = of(|asked| asked.bytes / 1000.0);
        text.push_str(&format!(
            "| {count} | {} | {} | {} | {} |\n",
            spread(of(|asked| asked.files), 0),
            spread(bytes, 0),
            spread(of(|asked| asked.ms), 1),
            spread(of(|asked| asked.links), 0)
        ));
    }
    text.push_str(&browsed(all));
    text.push_str(&peers(all));
    text
}

fn browsed(all: &BTreeMap<usize, Size>) -> String {
    let mut text = "\nThe first five of these texts in the built page, in a headless browser, five seconds after it was opened: \
                    milliseconds from the press on the button.\n\n\
                    | articles | to the last mark | to the first related article | texts with one |\n|---|---|---|---|\n"
        .to_owned();
    for (count, size) in all.iter().filter(|(_, size)| !size.browsed.is_empty()) {
        let marked = size.browsed.iter().map(|browsed| browsed.marked).collect();
        let related: Vec<f64> = size.browsed.iter().filter_map(|browsed| browsed.related).collect();
        let found = related.len();
        text.push_str(&format!("| {count} | {} | {} | {found} |\n", spread(marked, 0), spread(related, 0)));
    }
    text
}

fn index_row(count: usize, size: &Size) -> String {
    let Some(index) = size.index else { return String::new() };
    let each = |bytes: u64| bytes as f64 / count as f64;
    let again = size.again.map(|cost| format!("{:.1}", cost.seconds)).unwrap_or_default();
    let packed = if count > READ { " (packing)" } else { "" };
    format!(
        "| {count} | {} | {:.1}{packed} | {:.1}{packed} | {again} | {:.0} | {:.0} | {:.0} % | {} |\n",
        size.real,
        index.seconds,
        index.processor * 1000.0 / count as f64,
        index.megabytes,
        each(size.archive),
        size.archive as f64 * 100.0 / (size.gzip as f64).max(1.0),
        size.root
    )
}

fn peers(all: &BTreeMap<usize, Size>) -> String {
    let mut text = "\nPagefind (npm, 1.6.0) on the same pages: its index, and what it fetches for the titles of the same texts with \
                    the first five results, in Node.\n\n\
                    | articles | index, s | processor, ms an article | memory, MB | index, bytes an article | files a question | kB a question |\n\
                    |---|---|---|---|---|---|---|\n"
        .to_owned();
    for (count, peer) in all.iter().filter_map(|(count, size)| Some((count, size.pagefind.as_ref()?))) {
        let of = |field: fn(&super::pagefind::Asked) -> f64| peer.asked.iter().map(field).collect::<Vec<_>>();
        text.push_str(&format!(
            "| {count} | {:.1} | {:.1} | {:.0} | {:.0} | {} | {} |\n",
            peer.index.seconds,
            peer.index.processor * 1000.0 / *count as f64,
            peer.index.megabytes,
            peer.bytes as f64 / *count as f64,
            spread(of(|asked| asked.files), 0),
            spread(of(|asked| asked.bytes / 1000.0), 0)
        ));
    }
    text
}

/// Median and most.
fn spread(mut values: Vec<f64>, digits: usize) -> String {
    values.sort_by(f64::total_cmp);
    match (values.get(values.len() / 2), values.last()) {
        (Some(median), Some(most)) => format!("{median:.digits$} (most {most:.digits$})"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Asked;
    use super::super::child::Cost;
    use super::*;

    #[test]
    fn sizes_are_told_by_the_article() {
        let index = Some(Cost { seconds: 2.0, processor: 3.0, megabytes: 50.4 });
        let asked = vec![Asked { files: 3.0, bytes: 2000.0, ms: 1.25, links: 9.0 }];
        let size = Size { real: 30, index, archive: 3000, gzip: 6000, root: 99, asked, ..Size::default() };
        let section = section(&BTreeMap::from([(30, size)]), "today");
        assert!(section.contains("| 30 | 30 | 2.0 | 100.0 |  | 50 | 100 | 50 % | 99 |\n"), "{section}");
        assert!(section.contains("| 30 | 3 (most 3) | 2 (most 2) | 1.2 (most 1.2) | 9 (most 9) |\n"), "{section}");
    }
}
