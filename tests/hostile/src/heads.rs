//! Frames as bytes: the server counts them by a reader of its own, beside the one that reads them.

use hyacinth::net::Heads;
use std::io::Cursor;
use tokio_tungstenite::tungstenite::protocol::frame::FrameHeader;

/// So many of the first bytes say where the others are cut.
const CUTS: usize = 8;

/// Any bytes hold as many frames as the reader of the live connections finds in them, up to where it
/// would end the connection; and wherever they are cut, the count is the same.
///
/// # Panics
/// When it is not so.
pub fn heads(bytes: &[u8]) {
    let (cuts, stream) = bytes.split_at(bytes.len().min(CUTS));
    let (sound, frames) = read(stream);
    assert_eq!(counted(sound, &[]), frames, "of {} bytes", sound.len());
    assert_eq!(counted(stream, cuts), counted(stream, &[]), "cut by {cuts:?}");
}

/// The bytes before the first head that ends a connection, and how many frames begin in them.
fn read(stream: &[u8]) -> (&[u8], u32) {
    let (mut at, mut frames) = (0, 0);
    while at < stream.len() {
        let mut cursor = Cursor::new(&stream[at..]);
        match FrameHeader::parse(&mut cursor) {
            Ok(Some((_, length))) => {
                let next = cursor.position().saturating_add(length);
                at = at.saturating_add(usize::try_from(next).unwrap_or(usize::MAX));
            }
            // A head has begun, and the rest of it is still to come.
            Ok(None) => at = stream.len(),
            Err(_) => return (&stream[..at], frames),
        }
        frames += 1;
    }
    (stream, frames)
}

/// As the server counts them where they come in pieces of these lengths, again and again; in one piece
/// where there are none.
fn counted(mut stream: &[u8], cuts: &[u8]) -> u32 {
    let mut lengths = cuts.iter().map(|cut| usize::from(*cut) + 1).cycle();
    let mut heads = Heads::default();
    let mut frames = 0;
    while !stream.is_empty() {
        let length = lengths.next().unwrap_or(usize::MAX).min(stream.len());
        let (now, later) = stream.split_at(length);
        frames += heads.begun(now);
        stream = later;
    }
    frames
}
