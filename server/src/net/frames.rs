//! Counts the frames of a WebSocket as they come in. Bytes alone do not see a flood of them: a ping
//! or an empty fragment is six bytes, and no fragment reaches who reads whole messages.

use super::limits::FramePace;
use axum::body::Bytes;
use std::{
    io,
    mem::MaybeUninit,
    pin::Pin,
    task::{Context, Poll, ready},
};
use tokio::{
    io::{AsyncRead, ReadBuf},
    time::Instant,
};
use tokio_tungstenite::tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Data, OpCode},
};

/// Bytes that are asked of the system at once.
const READ_MOST: usize = 4 * 1024;

/// Sent more frames than any page does. Carried by the [`io::Error`] that a read then gives.
#[derive(Debug, thiserror::Error)]
#[error("more frames than any page sends")]
pub struct Flood;

/// Writes a text frame, as a server sends it, behind `bytes`.
pub fn text_frame(text: &str, bytes: &mut Vec<u8>) {
    let head = FrameHeader { opcode: OpCode::Data(Data::Text), ..FrameHeader::default() };
    // The longest head of a frame without a mask. No more: these may be kept for a while.
    bytes.reserve_exact(10 + text.len());
    head.format(text.len() as u64, bytes).expect("a vector takes everything");
    bytes.extend_from_slice(text.as_bytes());
}

/// A stream of frames that ends with [`Flood`] where they come too fast.
#[derive(Debug)]
pub struct Framed<S> {
    stream: S,
    /// What was read and not asked for yet. Nobody waits with a buffer of their own for what may come:
    /// most connections are quiet most of the time.
    early: Bytes,
    heads: Heads,
    /// Frames until the clock is looked at again.
    left: u32,
    pace: FramePace,
    counted_at: Instant,
}

impl<S> Framed<S> {
    /// `stream` from its first frame on, of which `early` is read already.
    pub fn new(stream: S, early: Bytes, pace: FramePace) -> Self {
        let heads = Heads::default();
        Self { stream, early, heads, left: pace.burst, pace, counted_at: Instant::now() }
    }

    /// The stream beneath.
    pub fn stream(&self) -> &S {
        &self.stream
    }

    /// The stream beneath, where nothing is counted any more.
    pub fn uncounted(&mut self) -> &mut S {
        &mut self.stream
    }

    fn count(&mut self, bytes: &[u8]) -> io::Result<()> {
        let frames = self.heads.begun(bytes);
        if frames <= self.left {
            self.left -= frames;
            return Ok(());
        }
        // Only here the clock is read: what came since the last look may go on, at most a burst.
        let now = Instant::now();
        let since = now.duration_since(self.counted_at).as_millis();
        let earned = since.saturating_mul(self.pace.per_second.into()) / 1_000;
        let earned = u32::try_from(earned).unwrap_or(u32::MAX).min(self.pace.burst);
        let left = self.left.saturating_add(earned);
        self.left = left.checked_sub(frames).ok_or_else(|| io::Error::other(Flood))?;
        self.counted_at = now;
        Ok(())
    }
}

/// Counts the frames of a stream, wherever its bytes are cut. It keeps no byte of them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Heads(Place);

/// Where in its frames a stream is.
#[derive(Clone, Copy, Debug, Default)]
enum Place {
    #[default]
    Start,
    /// The byte with the short length comes.
    Short,
    /// So many bytes of a long length come, after this much of it.
    Long { bytes: u8, length: u64, key: u64 },
    /// So many bytes come before the next head.
    Within(u64),
}

impl Heads {
    /// Takes in the next bytes; gives how many frames began in them.
    pub fn begun(&mut self, mut bytes: &[u8]) -> u32 {
        let mut frames = 0;
        while let [byte, rest @ ..] = bytes {
            self.0 = match self.0 {
                Place::Within(length) => {
                    // The state moves past the end of these bytes, or to it.
                    let past = usize::try_from(length).unwrap_or(usize::MAX).min(bytes.len());
                    bytes = &bytes[past..];
                    Place::within(length - past as u64)
                }
                Place::Start => {
                    bytes = rest;
                    frames += 1;
                    Place::Short
                }
                Place::Short => {
                    bytes = rest;
                    let key = if byte & 0x80 == 0 { 0 } else { 4 };
                    match byte & 0x7f {
                        126 => Place::Long { bytes: 2, length: 0, key },
                        127 => Place::Long { bytes: 8, length: 0, key },
                        short => Place::within(u64::from(short) + key),
                    }
                }
                Place::Long { bytes: more, length, key } => {
                    bytes = rest;
                    let length = length << 8 | u64::from(*byte);
                    match more {
                        1 => Place::within(length.saturating_add(key)),
                        _ => Place::Long { bytes: more - 1, length, key },
                    }
                }
            };
        }
        frames
    }
}

impl Place {
    fn within(length: u64) -> Self {
        if length == 0 { Self::Start } else { Self::Within(length) }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Framed<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let mut space = [const { MaybeUninit::uninit() }; READ_MOST];
        let mut read = ReadBuf::uninit(&mut space);
        let bytes = if this.early.is_empty() {
            ready!(Pin::new(&mut this.stream).poll_read(context, &mut read))?;
            let bytes = read.filled();
            let (now, later) = bytes.split_at(bytes.len().min(buffer.remaining()));
            this.early = Bytes::copy_from_slice(later);
            now
        } else {
            let now = this.early.len().min(buffer.remaining());
            &this.early.split_to(now)
        };
        buffer.put_slice(bytes);
        Poll::Ready(this.count(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A masked frame of this length, as a client sends it.
    fn frame(length: usize) -> Vec<u8> {
        let mut bytes = vec![0x81];
        match length {
            0..126 => bytes.push(0x80 | u8::try_from(length).expect("short")),
            126..65_536 => {
                bytes.push(0x80 | 126);
                bytes.extend(u16::try_from(length).expect("two bytes").to_be_bytes());
            }
            _ => {
                bytes.push(0x80 | 127);
                bytes.extend((length as u64).to_be_bytes());
            }
        }
        bytes.extend([0xff; 4]);
        bytes.extend(vec![0xff; length]);
        bytes
    }

    #[test]
    fn frames_are_counted_wherever_the_bytes_are_cut() {
        let lengths = [0, 1, 125, 126, 127, 0, 0, 65_535, 65_536, 70_000, 3];
        let all: Vec<u8> = lengths.iter().flat_map(|length| frame(*length)).collect();
        for cut in [1, 2, 3, 5, 7, 13, 4_096, usize::MAX] {
            let mut heads = Heads::default();
            let counted: u32 = all.chunks(cut.min(all.len())).map(|some| heads.begun(some)).sum();
            assert_eq!(counted as usize, lengths.len(), "cut every {cut} bytes");
        }
    }

    #[test]
    fn the_longest_length_there_is_does_not_overflow() {
        let mut heads = Heads::default();
        assert_eq!(heads.begun(&[0x82, 0xff]), 1);
        assert_eq!(heads.begun(&[0xff; 100]), 0);
        assert_eq!(heads.begun(&[0x82; 100]), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn a_flood_ends_the_stream_and_a_steady_flow_never_does() {
        use tokio::io::AsyncReadExt as _;
        let pace = FramePace { per_second: 50, burst: 400 };
        let pings = |count: usize| frame(0).repeat(count);
        let mut read = [0; 64 * 1024];

        let flood = pings(401);
        let mut framed = Framed::new(&flood[..], Bytes::new(), pace);
        let error = framed.read(&mut read).await.expect_err("a flood");
        assert!(error.get_ref().is_some_and(|inner| inner.is::<Flood>()));

        let mut framed = Framed::new(tokio::io::empty(), Bytes::new(), pace);
        for _ in 0..100 {
            framed.early = pings(50).into();
            assert!(framed.read(&mut read).await.is_ok());
            tokio::time::advance(std::time::Duration::from_secs(1)).await;
        }
    }
}
