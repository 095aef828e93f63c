//! The line between a server and a browser, which tests cut.

use std::io::{self, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// So much goes out at a time.
const PIECE: usize = 4096;

/// Counts what goes out; breaks off where it is told to.
#[derive(Debug, Default)]
pub(crate) struct Line(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    sent: u64,
    /// Bytes that may still go out.
    left: Option<u64>,
}

impl Line {
    /// Breaks off after so many bytes more, or never.
    pub(crate) fn cut_after(&self, bytes: Option<u64>) {
        self.state().left = bytes;
    }

    /// Bytes that went out so far.
    pub(crate) fn sent(&self) -> u64 {
        self.state().sent
    }

    /// Sends all of it, or what may still go out and an error.
    pub(crate) fn send(&self, mut to: impl Write, bytes: &[u8]) -> io::Result<()> {
        for piece in bytes.chunks(PIECE) {
            let goes = self.take(piece.len());
            to.write_all(piece.get(..goes).unwrap_or_default())?;
            if goes < piece.len() {
                to.flush()?;
                return Err(io::ErrorKind::ConnectionAborted.into());
            }
        }
        to.flush()
    }

    fn take(&self, wanted: usize) -> usize {
        let mut state = self.state();
        let goes = state.left.map_or(wanted, |left| wanted.min(usize::try_from(left).unwrap_or(wanted)));
        state.left = state.left.map(|left| left - goes as u64);
        state.sent += goes as u64;
        goes
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_line_sends_so_much_and_no_more_until_it_is_mended() {
        let (line, mut out) = (Line::default(), Vec::new());
        line.cut_after(Some(5_000));
        assert!(line.send(&mut out, &[1; 4_000]).is_ok());
        assert!(line.send(&mut out, &[2; 4_000]).is_err());
        assert!(line.send(&mut out, &[3; 10]).is_err());
        assert_eq!((out.len(), line.sent()), (5_000, 5_000));
        line.cut_after(None);
        assert!(line.send(&mut out, &[4; 10]).is_ok());
        assert_eq!(out.len(), 5_010);
    }
}
