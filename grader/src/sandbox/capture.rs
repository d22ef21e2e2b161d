//! Takes in what a process writes.
//!
//! Invariant: a stream is read to its end whatever comes, and never more than the cap is kept.

use tokio::{io::AsyncReadExt, net::UnixStream, sync::Notify};

/// A process that writes more than this, kept or not, is not worth waiting for.
const HARD_LIMIT: usize = 64 << 20;

/// The longest line that a listener gets; a longer one is passed over.
const LONGEST_LINE: usize = 4 << 20;

/// Hears each line of a stream.
pub(super) type OnLine<'a> = dyn FnMut(&[u8]) + Send + 'a;

/// The beginning of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Captured {
    pub bytes: Vec<u8>,
    /// There was more.
    pub truncated: bool,
}

/// Reads a stream to its end and keeps its first `cap` bytes, or gives its lines to a listener.
pub(super) async fn drain(
    stream: Option<UnixStream>,
    cap: usize,
    mut on_line: Option<&mut OnLine<'_>>,
    flooded: &Notify,
) -> Captured {
    let mut captured = Captured::default();
    let Some(mut stream) = stream else {
        return captured;
    };
    let mut lines = Lines::default();
    let mut total = 0usize;
    let mut buffer = vec![0; 16 << 10];
    // An error means that the other end is gone, which is an end as well.
    while let Ok(count @ 1..) = stream.read(&mut buffer).await {
        let before = total;
        total = total.saturating_add(count);
        let chunk = &buffer[..count];
        if let Some(on_line) = on_line.as_deref_mut() {
            lines.push(chunk, on_line);
        } else {
            let room = cap.saturating_sub(captured.bytes.len()).min(count);
            captured.bytes.extend_from_slice(&chunk[..room]);
            captured.truncated |= room < count;
        }
        if before <= HARD_LIMIT && total > HARD_LIMIT {
            flooded.notify_one();
        }
    }
    if let Some(on_line) = on_line {
        lines.finish(on_line);
    }
    captured
}

/// Cuts a stream into lines.
#[derive(Default)]
struct Lines {
    partial: Vec<u8>,
    too_long: bool,
}

impl Lines {
    fn push(&mut self, chunk: &[u8], on_line: &mut OnLine<'_>) {
        for piece in chunk.split_inclusive(|&byte| byte == b'\n') {
            let (text, ended) = match piece.strip_suffix(b"\n") {
                Some(text) => (text, true),
                None => (piece, false),
            };
            if self.partial.len() + text.len() > LONGEST_LINE {
                self.too_long = true;
                self.partial.clear();
            }
            if !self.too_long {
                self.partial.extend_from_slice(text);
            }
            if ended {
                self.finish(on_line);
            }
        }
    }

    fn finish(&mut self, on_line: &mut OnLine<'_>) {
        if !self.partial.is_empty() && !self.too_long {
            on_line(&self.partial);
        }
        self.partial.clear();
        self.too_long = false;
    }
}
