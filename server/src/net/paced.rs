//! A stream that is read no faster than people write, and given up where its peer does not read.
//!
//! Nothing is counted in time while a peer keeps within its burst, and no timer runs while it reads:
//! the usual read and write cost one comparison more than without.

use super::limits::{BYTES_BURST, BYTES_PER_SECOND, STALLED_FOR, TAKEN_PER_SECOND};
use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep, sleep_until},
};

/// A stream within its bounds.
#[derive(Debug)]
pub struct Paced<S> {
    stream: S,
    /// Bytes until the clock is looked at again; below 0 where the last read took more.
    left: i64,
    counted_at: Instant,
    /// Until more may be read.
    waits: Option<Pin<Box<Sleep>>>,
    /// There while the peer takes less than it is given.
    stalled: Option<Box<Stalled>>,
}

/// A peer that takes less than it is given.
#[derive(Debug)]
struct Stalled {
    since: Instant,
    /// Bytes it took since then.
    taken: u64,
    until: Pin<Box<Sleep>>,
}

impl<S> Paced<S> {
    /// `stream`, with a whole burst before it.
    pub fn new(stream: S) -> Self {
        let counted_at = Instant::now();
        Self { stream, left: BYTES_BURST, counted_at, waits: None, stalled: None }
    }

    /// The stream itself.
    pub fn stream(&self) -> &S {
        &self.stream
    }

    /// Waits until bytes may be read again.
    fn poll_left(&mut self, context: &mut Context<'_>) -> Poll<()> {
        while self.left <= 0 {
            if let Some(waits) = &mut self.waits {
                ready!(waits.as_mut().poll(context));
                self.waits = None;
            }
            let now = Instant::now();
            let earned = bytes_in(now.duration_since(self.counted_at), BYTES_PER_SECOND);
            self.left += i64::try_from(earned).unwrap_or(i64::MAX).min(BYTES_BURST);
            self.counted_at = now;
            if self.left <= 0 {
                // A quarter of a second's bytes at once: who waits is not woken for each of them.
                let wanted = BYTES_PER_SECOND / 4 + self.left.unsigned_abs();
                let wait = Duration::from_millis(wanted * 1_000 / BYTES_PER_SECOND);
                self.waits = Some(Box::pin(sleep(wait)));
            }
        }
        Poll::Ready(())
    }

    /// What came of offering `offered` bytes to the peer.
    fn poll_taken(
        &mut self,
        taken: Poll<io::Result<usize>>,
        offered: usize,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        match taken {
            Poll::Ready(Ok(taken)) => {
                if taken == offered {
                    self.stalled = None;
                } else if let Some(stalled) = &mut self.stalled {
                    stalled.taken += taken as u64;
                }
                Poll::Ready(Ok(taken))
            }
            Poll::Ready(error) => Poll::Ready(error),
            Poll::Pending => {
                ready!(self.stalled.get_or_insert_with(Box::default).poll_over(context));
                Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
            }
        }
    }
}

impl Default for Stalled {
    fn default() -> Self {
        let since = Instant::now();
        Self { since, taken: 0, until: Box::pin(sleep_until(since + STALLED_FOR)) }
    }
}

impl Stalled {
    /// Waits until the peer has taken too little for too long.
    fn poll_over(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let earned = Duration::from_millis(self.taken * 1_000 / TAKEN_PER_SECOND);
        let until = self.since + STALLED_FOR + earned;
        if until != self.until.deadline() {
            self.until.as_mut().reset(until);
        }
        self.until.as_mut().poll(context)
    }
}

fn bytes_in(time: Duration, per_second: u64) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).saturating_mul(per_second) / 1_000
}

impl<S: AsyncRead + Unpin> AsyncRead for Paced<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.poll_left(context));
        let before = buffer.filled().len();
        let read = Pin::new(&mut this.stream).poll_read(context, buffer);
        this.left -= (buffer.filled().len() - before) as i64;
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let taken = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.poll_taken(taken, bytes.len(), context)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let taken = Pin::new(&mut this.stream).poll_write_vectored(context, slices);
        this.poll_taken(taken, slices.iter().map(|slice| slice.len()).sum(), context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests;
