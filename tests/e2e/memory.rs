//! How much memory the browser of a test holds, as the system counts it.

use std::fs;

/// Bytes in memory of all processes for pages and workers that this test's
/// browser runs; nothing where the system does not tell.
pub(crate) fn renderers() -> u64 {
    let own = std::process::id();
    processes().filter(|pid| is_below(*pid, own) && is_renderer(*pid)).filter_map(resident).sum()
}

fn processes() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

fn is_below(pid: u32, ancestor: u32) -> bool {
    std::iter::successors(Some(pid), |pid| parent(*pid)).take(20).any(|pid| pid == ancestor)
}

/// The name of a program may hold spaces and brackets.
fn parent(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok().filter(|parent| *parent > 1)
}

fn is_renderer(pid: u32) -> bool {
    fs::read(format!("/proc/{pid}/cmdline"))
        .is_ok_and(|line| String::from_utf8_lossy(&line).contains("--type=renderer"))
}

/// Its part of what it shares with others counts, no more.
fn resident(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
