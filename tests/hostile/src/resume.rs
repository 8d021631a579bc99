//! Coming back: whoever resumes, at whatever revision, holds what is there.

use crate::{bytes::Bytes, meeting::begun};
use hyacinth::room::Published;
use hyacinth_protocol::{Changed, ClientFrame, Seat};

/// Rows of a history: more tell nothing new.
const MOST_ROWS: usize = 60;
/// Connections beside each other.
const CLIENTS: u16 = 3;

/// What one connection holds.
#[derive(Default)]
struct Held {
    view: Changed,
    revision: Option<u64>,
}

/// Random clients miss random revisions of a random meeting: one answer to `hello` brings each up to
/// date, and a revision that never was shown is answered with the whole.
///
/// # Panics
/// When it is not so.
pub fn resume(bytes: &[u8]) {
    let mut bytes = Bytes::new(bytes);
    let mut live = begun(&mut bytes);
    let (mut published, mut revision) = (Published::default(), 0);
    let mut clients: Vec<(Seat, Held)> =
        (0..CLIENTS).map(|seat| (Seat(seat), Held::default())).collect();
    for _ in 0..MOST_ROWS {
        if bytes.is_empty() {
            break;
        }
        if live.step(&mut bytes) {
            revision += 1;
            published = published.next(&live.meeting, revision);
        }
        let which = bytes.byte();
        if let Some((seat, held)) = clients.get_mut(usize::from(which)) {
            hears(&published, *seat, held);
        } else if which > 0xf0 {
            let known = u64::from(bytes.byte()).wrapping_mul(u64::from(which) << 52);
            lies(&published, Seat(bytes.small()), known);
        }
    }
    for (seat, held) in &mut clients {
        hears(&published, *seat, held);
        let mut whole = Held::default();
        hears(&published, *seat, &mut whole);
        assert_eq!(whole.view, held.view, "{seat:?} holds something else");
    }
    live.ends();
}

/// As the server answers `hello`.
fn hears(published: &Published, seat: Seat, held: &mut Held) {
    let resume = held.revision.map(|revision| hyacinth_protocol::Resume { revision });
    let hello = ClientFrame::Hello { version: hyacinth_protocol::VERSION, resume };
    let hello = serde_json::to_string(&hello).expect("frames are plain data");
    let Ok(ClientFrame::Hello { resume, .. }) = serde_json::from_str(&hello) else {
        panic!("a hello is read back");
    };
    let changed = published.greeting(seat, resume.map(|resume| resume.revision));
    held.view.replace(serde_json::from_str(&changed).expect("sections"));
    held.revision = Some(published.revision);
}

/// Whatever someone says they have: the answer is JSON, and theirs; and it is the whole where nobody can
/// have what they say.
fn lies(published: &Published, seat: Seat, known: u64) {
    let greeting = published.greeting(seat, Some(known));
    if known > published.revision {
        assert_eq!(greeting, published.greeting(seat, None), "{seat:?} was never at {known}");
    }
    let changed: Changed = serde_json::from_str(&greeting).expect("sections");
    assert!(changed.you.is_none_or(|you| you.seat == seat));
}
