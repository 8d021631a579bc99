//! WebSocket frames (RFC 6455 §5), as little of them as both sides of a measurement need: whole
//! frames, no extensions. A codec of its own keeps the generator cheap and the floors low.

use std::ops::Range;

/// A frame of text.
pub(crate) const TEXT: u8 = 1;
/// The connection ends.
pub(crate) const CLOSE: u8 = 8;
/// Asks whether the other side is there.
pub(crate) const PING: u8 = 9;
/// Answers that.
pub(crate) const PONG: u8 = 10;

const FIN: u8 = 0x80;
const MASKED: u8 = 0x80;

/// A whole frame at the start of some bytes.
pub(crate) struct Frame {
    /// What it is.
    pub(crate) opcode: u8,
    /// Where its payload lies.
    pub(crate) payload: Range<usize>,
    /// What the payload is masked with, by a client.
    mask: Option<[u8; 4]>,
}

impl Frame {
    /// The frame that `bytes` begin with; none while it is not whole.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (first, second) = (*bytes.first()?, *bytes.get(1)?);
        let (length, mut at) = match second & 0x7f {
            126 => (usize::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?)), 4),
            127 => {
                let length = u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?);
                (usize::try_from(length).ok()?, 10)
            }
            short => (usize::from(short), 2),
        };
        let mask = if second & MASKED == 0 {
            None
        } else {
            at += 4;
            Some(bytes.get(at - 4..at)?.try_into().ok()?)
        };
        let end = at.checked_add(length).filter(|end| *end <= bytes.len())?;
        Some(Self { opcode: first & 0x0f, payload: at..end, mask })
    }

    /// Takes the mask off the payload, where there is one.
    pub(crate) fn unmask(&self, bytes: &mut [u8]) {
        if let Some(mask) = self.mask {
            for (byte, mask) in bytes[self.payload.clone()].iter_mut().zip(mask.iter().cycle()) {
                *byte ^= mask;
            }
        }
    }
}

/// A frame as a server sends it.
pub(crate) fn from_server(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = head(opcode, payload.len(), 0);
    frame.extend_from_slice(payload);
    frame
}

/// A frame as a client sends it. The mask is zero, which leaves the payload as it is: the receiver's
/// work is the same, and the generator's is not.
pub(crate) fn from_client(opcode: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = head(opcode, payload.len(), MASKED);
    frame.extend_from_slice(&[0; 4]);
    frame.extend_from_slice(payload);
    frame
}

fn head(opcode: u8, length: usize, masked: u8) -> Vec<u8> {
    let mut frame = Vec::with_capacity(length + 14);
    frame.push(FIN | opcode);
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(short @ ..126), _) => frame.push(masked | short),
        (_, Ok(middle)) => {
            frame.push(masked | 126);
            frame.extend_from_slice(&middle.to_be_bytes());
        }
        _ => {
            frame.push(masked | 127);
            frame.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
    frame
}

/// Bytes that came and make no whole frame yet.
#[derive(Default)]
pub(crate) struct Inbox {
    rest: Vec<u8>,
}

impl Inbox {
    /// Takes in what was read and shows `see` every frame that is whole now.
    pub(crate) fn take(&mut self, read: &mut [u8], mut see: impl FnMut(u8, &[u8])) {
        if self.rest.is_empty() {
            let used = frames(read, &mut see);
            self.rest.extend_from_slice(&read[used..]);
        } else {
            self.rest.extend_from_slice(read);
            let used = frames(&mut self.rest, &mut see);
            self.rest.drain(..used);
        }
        if self.rest.is_empty() {
            // Most connections are quiet: none keeps room for what it once received.
            self.rest = Vec::new();
        }
    }
}

fn frames(bytes: &mut [u8], see: &mut impl FnMut(u8, &[u8])) -> usize {
    let mut used = 0;
    while let Some(frame) = Frame::read(&bytes[used..]) {
        let bytes = &mut bytes[used..];
        frame.unmask(bytes);
        see(frame.opcode, &bytes[frame.payload.clone()]);
        used += frame.payload.end;
    }
    used
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_every_length_come_back_however_they_are_cut() {
        for length in [0, 1, 125, 126, 65_535, 65_536] {
            let payload: Vec<u8> = (0..length).map(|n| (n % 251) as u8).collect();
            for frame in [from_server(TEXT, &payload), from_client(TEXT, &payload)] {
                for cut in [0, 1, 2, frame.len() / 2, frame.len() - 1] {
                    let (mut inbox, mut seen) = (Inbox::default(), Vec::new());
                    let mut see = |opcode, payload: &[u8]| seen.push((opcode, payload.to_vec()));
                    let (mut first, mut second) = (frame[..cut].to_vec(), frame[cut..].to_vec());
                    inbox.take(&mut first, &mut see);
                    inbox.take(&mut second, &mut see);
                    assert_eq!(seen, [(TEXT, payload.clone())], "{length} cut at {cut}");
                }
            }
        }
    }
}
