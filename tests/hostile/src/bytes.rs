//! Bytes as decisions: what is left of them is read one by one, and where none is left, all is 0.

use hyacinth_protocol::{CivilDate, Line, Name, Wording, Words};

/// What is hostile in a text without being refused: markup, direction, width, quotes, length.
const TEXTS: [&str; 12] = [
    "a",
    "<img src=x onerror=alert(1)>",
    "\u{202e}desrever\u{2066}",
    "\u{200b}zero\u{200d}width\u{feff}",
    "'; DROP TABLE log; --",
    "\"quoted\\ and \\u0000 escaped\"",
    "e\u{301}\u{327}\u{20dd} combining",
    "👩‍🏫🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "{\"type\":\"close\"}",
    "שלום \u{61c}مرحبا\u{200f}",
    "${jndi:ldap://x} {{7*7}} %s%n",
    "＜script＞",
];

pub(crate) struct Bytes<'a> {
    left: &'a [u8],
    written: u32,
}

impl<'a> Bytes<'a> {
    pub(crate) const fn new(left: &'a [u8]) -> Self {
        Self { left, written: 0 }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    pub(crate) fn byte(&mut self) -> u8 {
        let Some((first, left)) = self.left.split_first() else { return 0 };
        self.left = left;
        *first
    }

    pub(crate) fn flag(&mut self) -> bool {
        self.byte() & 1 == 1
    }

    /// Mostly small, as counters are; sometimes anything.
    pub(crate) fn small(&mut self) -> u16 {
        match self.byte() {
            0xff => u16::from_le_bytes([self.byte(), self.byte()]),
            byte => u16::from(byte % 16),
        }
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::from(self.byte()) % all.len()]
    }

    pub(crate) fn several<T: Copy>(&mut self, all: &[T]) -> Vec<T> {
        let some = self.byte();
        let chosen = (0..).zip(all).filter(|(place, _)| some >> (place % 8) & 1 == 1);
        chosen.map(|(_, each)| *each).collect()
    }

    /// A text of its own, so that it can be found again, and hostile behind that.
    fn text(&mut self, most: usize) -> String {
        self.written += 1;
        let how = self.byte();
        let text = format!("w{} {}", self.written, TEXTS[usize::from(how) % TEXTS.len()]);
        let long = how >= 0xf0;
        let padding = if long { most.saturating_sub(text.chars().count()) } else { 0 };
        text.chars().chain(std::iter::repeat_n('𝕏', padding)).take(most).collect()
    }

    pub(crate) fn words(&mut self) -> Words {
        self.text(Words::MOST).parse().expect("within the bounds")
    }

    pub(crate) fn line(&mut self) -> Line {
        self.text(Line::MOST).parse().expect("within the bounds")
    }

    pub(crate) fn name(&mut self) -> Name {
        self.text(Name::MOST).parse().expect("within the bounds")
    }

    pub(crate) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| make(self))
    }

    pub(crate) fn wording(&mut self) -> Wording {
        let some = self.byte();
        Wording {
            what: self.words(),
            measure: self.maybe(Self::line),
            means: self.maybe(Self::line),
            why: self.maybe(Self::line),
            due: CivilDate::new(u16::from(some) * 64, some % 14, some % 33).ok(),
            involves_pupils: some & 1 == 1,
            ethics_ticked: some & 2 == 2,
        }
    }
}
