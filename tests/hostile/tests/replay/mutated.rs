//! Inputs made of those that are there: a few changes to one of them, or two of them put together.

use proptest::{collection::vec, prelude::*, sample::Index};

/// Words of the formats, and numbers and texts on which programs stumble.
const DICTIONARY: [&str; 34] = [
    "null",
    "true",
    "-1",
    "0",
    "255",
    "256",
    "65535",
    "65536",
    "4294967296",
    "18446744073709551615",
    "-9223372036854775808",
    "9223372036854775807",
    "1e999",
    "0.5",
    "\"\"",
    "[]",
    "{}",
    "[[[[[[[[",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\u{202e}",
    "\u{feff}",
    "👩‍🏫",
    "\"type\":",
    "\"seat\":",
    "\"round\":",
    "\"events\":[",
    "\"version\":1,",
    "\n[[rounds]]\n",
    "minutes = 480\n",
    "sitting = 2\n",
    "repeats = \"perIssue\"\n",
    "presents = \"inTurn\"\n",
    "'''",
];

/// One change.
#[derive(Clone, Debug)]
enum Change {
    Set(Index, u8),
    Flip(Index, u8),
    Cut(Index, Index),
    Twice(Index, Index),
    Insert(Index, Index),
    Number(Index, Index),
    Splice(Index, Index, Index),
    Noise(Index, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        1 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        1 => (at(), 0..8u8).prop_map(|(at, bit)| Change::Flip(at, bit)),
        1 => (at(), at()).prop_map(|(from, to)| Change::Cut(from, to)),
        1 => (at(), at()).prop_map(|(from, to)| Change::Twice(from, to)),
        3 => (at(), at()).prop_map(|(at, word)| Change::Insert(at, word)),
        3 => (at(), at()).prop_map(|(at, word)| Change::Number(at, word)),
        1 => (at(), at(), at()).prop_map(|(at, other, from)| Change::Splice(at, other, from)),
        2 => (at(), vec(any::<u8>(), 1..40)).prop_map(|(at, bytes)| Change::Noise(at, bytes)),
    ]
}

/// The most bytes an input has: as much as a frame or a body.
const MOST: usize = 64 * 1024;

/// Inputs like these.
pub(crate) fn inputs(seeds: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    (any::<Index>(), vec(change(), 0..8)).prop_map(move |(seed, changes)| {
        let mut bytes = seed.get(&seeds).clone();
        for change in changes {
            apply(&mut bytes, &change, &seeds);
        }
        bytes.truncate(MOST);
        bytes
    })
}

fn apply(bytes: &mut Vec<u8>, change: &Change, seeds: &[Vec<u8>]) {
    let place = |at: &Index| at.index(bytes.len() + 1);
    let range = |one: &Index, other: &Index| {
        let (one, other) = (place(one), place(other));
        // Short ones: a cut of half of it all leaves little to read.
        let from = one.min(other);
        from..one.max(other).min(from + 48)
    };
    match change {
        Change::Set(at, byte) if !bytes.is_empty() => *at.get_mut(bytes) = *byte,
        Change::Flip(at, bit) if !bytes.is_empty() => *at.get_mut(bytes) ^= 1 << bit,
        Change::Set(..) | Change::Flip(..) => {}
        Change::Cut(from, to) => drop(bytes.drain(range(from, to))),
        Change::Twice(from, to) => {
            let range = range(from, to);
            let again = bytes[range.clone()].to_vec();
            bytes.splice(range.end..range.end, again);
        }
        Change::Insert(at, word) => {
            let at = place(at);
            bytes.splice(at..at, word.get(&DICTIONARY).bytes());
        }
        Change::Number(at, word) => {
            let digits = digits_from(bytes, place(at));
            bytes.splice(digits, word.get(&DICTIONARY).bytes());
        }
        Change::Splice(at, other, from) => {
            let (at, other) = (place(at), other.get(seeds));
            let tail = &other[from.index(other.len() + 1)..];
            bytes.splice(at.., tail.iter().copied());
        }
        Change::Noise(at, noise) => {
            let at = place(at);
            bytes.splice(at..at, noise.iter().copied());
        }
    }
}

/// The next number behind this place, or nothing at the end.
fn digits_from(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let from = bytes[at..].iter().position(u8::is_ascii_digit).map_or(bytes.len(), |n| at + n);
    let digits = bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    from..from + digits
}
