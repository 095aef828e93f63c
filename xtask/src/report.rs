//! What commands write into the project's own texts: a section of a file each,
//! with machine and date.

use std::path::Path;
use std::{fs, thread};

use anyhow::{Context, Result};

use crate::project::Project;

/// Date, processor and number of cores.
pub fn machine(project: &Project) -> Result<String> {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |rest| rest.trim_start_matches([' ', '\t', ':']));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    Ok(format!("{}, {model}, {cores} cores", today(project)?))
}

/// As `2026-11-28`.
pub fn today(project: &Project) -> Result<String> {
    Ok(project.child("date").arg("+%F").read()?.trim().to_owned())
}

/// Puts the section into BENCHMARKS.md, in the place of the old one.
pub fn benchmark(project: &Project, heading: &str, section: &str) -> Result<()> {
    write(&project.root.join("BENCHMARKS.md"), heading, section)
}

/// Puts the section into a file, in the place of the old one of this heading.
pub fn write(file: &Path, heading: &str, section: &str) -> Result<()> {
    let old = fs::read_to_string(file).unwrap_or_else(|_| "# Benchmarks\n".to_owned());
    fs::write(file, replace(&old, heading, section)).with_context(|| file.display().to_string())
}

/// The rows of a section's tables, for the end of a step.
#[must_use]
pub fn rows(section: &str) -> String {
    section.lines().filter(|line| line.starts_with("| ")).collect::<Vec<_>>().join("\n        ")
}

/// `text` with the section of this heading replaced, or added at the end.
fn replace(text: &str, heading: &str, section: &str) -> String {
    let heading = format!("{}\n", heading.trim_end());
    let Some((before, rest)) = text.split_once(&heading) else {
        return format!("{}\n\n{section}", text.trim_end());
    };
    let after = rest.split_once("\n## ").map(|(_, after)| format!("\n## {after}")).unwrap_or_default();
    format!("{before}{section}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_section_is_replaced() {
        let heading = "## Speed";
        let new = "## Speed\n\nnew\n";
        let text = "# Benchmarks\n\n## Speed of others\n\nkept\n\n## Speed\n\nold\n\n## Training\n\nkept\n";
        let expected = "# Benchmarks\n\n## Speed of others\n\nkept\n\n## Speed\n\nnew\n\n## Training\n\nkept\n";
        assert_eq!(replace(text, heading, new), expected);
        assert_eq!(replace("# Benchmarks\n", heading, new), "# Benchmarks\n\n## Speed\n\nnew\n");
    }
}
