//! Sealing: what only its author may read is noise on the disk [E9]. Knows keys and bytes; nothing of
//! tables, and nothing of what the words say.
//!
//! A sealed text is `version ‖ salt ‖ ciphertext and tag` (1, 32, the text's length + 16 bytes). Each
//! sealing has a key of its own, made from the given key and a salt drawn for it (HKDF-SHA-256), so that
//! no nonce is ever used twice, however often a page is saved and whatever backup is put back. What the
//! text is, and whose, goes into the tag ([`Place`]): a sealed text opens in its own place only.

mod key_file;

pub use key_file::Sealing;

use crate::identity::Secret;
use hyacinth_protocol::{MemberId, PageId};
use ring::{
    aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey},
    hkdf::{HKDF_SHA256, Salt},
};
use std::path::PathBuf;
use uuid::Uuid;

/// The form of a sealed text.
const VERSION: u8 = 1;

/// Bytes of the salt.
const SALT: usize = 32;

/// Bytes before the ciphertext.
const HEAD: usize = 1 + SALT;

/// Why nothing was opened or sealed. Never holds words or keys.
#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    /// Journals were written, and their key is not there.
    #[error(
        "journals are closed: {path} is missing, which holds their key; put the file back from where its copy is kept"
    )]
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// There is a key, and it is not the one that journals were written with.
    #[error(
        "journals are closed: {path} holds another key than they were written with; put the right file back"
    )]
    Wrong {
        /// Which file.
        path: PathBuf,
    },
    /// The file is none that this program wrote.
    #[error("journals are closed: {path} does not hold a key; put the file back as it was")]
    Damaged {
        /// Which file.
        path: PathBuf,
    },
    /// The file cannot be read or made.
    #[error("journals are closed: {path}: {error}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A sealed text was changed, or stands where it does not belong.
    #[error("a sealed text does not open: it was changed, or is not from this place")]
    Noise,
    /// A sealed text of a newer version.
    #[error("a sealed text is of a newer form ({0}): run the newer version")]
    Newer(u8),
}

/// A key. `Debug` never shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key(Secret);

/// What a sealed text is, and whose: it opens as nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The word that tells whether the server's key is the right one.
    Lock,
    /// An author's key.
    Key(MemberId),
    /// A page of an author.
    Page(MemberId, PageId),
}

impl Place {
    /// Of one length and kind for each: no two places are the same bytes.
    fn bytes(self) -> [u8; 34] {
        let (kind, author, page) = match self {
            Self::Lock => (0, Uuid::nil(), Uuid::nil()),
            Self::Key(author) => (1, author.0, Uuid::nil()),
            Self::Page(author, page) => (2, author.0, page.0),
        };
        let mut bytes = [0; 34];
        (bytes[0], bytes[1]) = (VERSION, kind);
        bytes[2..18].copy_from_slice(author.as_bytes());
        bytes[18..].copy_from_slice(page.as_bytes());
        bytes
    }
}

impl Key {
    /// A new one, from the system's randomness.
    pub fn draw() -> Self {
        Self(Secret::draw())
    }

    /// Seals a text for one place; another time the same text gives other bytes.
    ///
    /// # Panics
    /// When the text is longer than any the server takes.
    pub fn seal(&self, text: &[u8], place: Place) -> Vec<u8> {
        let salt = Secret::draw();
        let mut cipher = text.to_vec();
        self.derived(salt.bytes())
            .seal_in_place_append_tag(once(), Aad::from(place.bytes()), &mut cipher)
            .expect("texts are far shorter than a cipher's bound");
        let mut sealed = Vec::with_capacity(HEAD + cipher.len());
        sealed.push(VERSION);
        sealed.extend_from_slice(salt.bytes());
        sealed.append(&mut cipher);
        sealed
    }

    /// Opens what was sealed for this very place.
    ///
    /// # Errors
    /// [`SealingError::Noise`] where a bit was changed, or the key or the place is another.
    pub fn open(&self, sealed: &[u8], place: Place) -> Result<Vec<u8>, SealingError> {
        let (version, rest) = sealed.split_first().ok_or(SealingError::Noise)?;
        if *version != VERSION {
            return Err(SealingError::Newer(*version));
        }
        let (salt, cipher) = rest.split_at_checked(SALT).ok_or(SealingError::Noise)?;
        let mut text = cipher.to_vec();
        let length = self
            .derived(salt)
            .open_in_place(once(), Aad::from(place.bytes()), &mut text)
            .map_err(|_| SealingError::Noise)?
            .len();
        text.truncate(length);
        Ok(text)
    }

    /// Seals a key for its author.
    pub fn seal_key(&self, key: &Self, author: MemberId) -> Vec<u8> {
        self.seal(key.0.bytes(), Place::Key(author))
    }

    /// Opens an author's key.
    ///
    /// # Errors
    /// As [`Key::open`].
    pub fn open_key(&self, sealed: &[u8], author: MemberId) -> Result<Self, SealingError> {
        let bytes = self.open(sealed, Place::Key(author))?;
        bytes.try_into().map(|bytes| Self(Secret::of(bytes))).map_err(|_| SealingError::Noise)
    }

    /// The key of one sealing.
    fn derived(&self, salt: &[u8]) -> LessSafeKey {
        let extracted = Salt::new(HKDF_SHA256, salt).extract(self.0.bytes());
        let expanded = extracted.expand(&[b"hyacinth journal 1"], &CHACHA20_POLY1305);
        LessSafeKey::new(UnboundKey::from(expanded.expect("one key is within HKDF's bound")))
    }
}

/// The nonce of a key that seals once.
fn once() -> Nonce {
    Nonce::assume_unique_for_key([0; 12])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place((kind, author, page): (u8, u128, u128)) -> Place {
        let (author, page) = (MemberId(Uuid::from_u128(author)), PageId(Uuid::from_u128(page)));
        match kind % 3 {
            0 => Place::Lock,
            1 => Place::Key(author),
            _ => Place::Page(author, page),
        }
    }

    fn places() -> impl Strategy<Value = Place> {
        (any::<u8>(), any::<u128>(), any::<u128>()).prop_map(place)
    }

    proptest! {
        #[test]
        fn e9_what_is_sealed_opens_in_its_place_and_says_nothing_elsewhere(
            text in proptest::collection::vec(any::<u8>(), 0..400), at in places(), other in places(),
        ) {
            let key = Key::draw();
            let sealed = key.seal(&text, at);
            prop_assert_eq!(&key.open(&sealed, at).expect("its own place"), &text);
            prop_assert_ne!(&key.seal(&text, at), &sealed, "the same text twice");
            prop_assert!(Key::draw().open(&sealed, at).is_err(), "another key");
            if other != at {
                prop_assert!(key.open(&sealed, other).is_err(), "another place");
            }
            let readable = text.len() > 8 && sealed.windows(text.len()).any(|part| part == text);
            prop_assert!(!readable);
        }

        #[test]
        fn e9_one_flipped_bit_opens_nothing(
            text in proptest::collection::vec(any::<u8>(), 0..200), at in places(), bit in any::<usize>(),
        ) {
            let key = Key::draw();
            let mut sealed = key.seal(&text, at);
            let bit = bit % (sealed.len() * 8);
            sealed[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(key.open(&sealed, at).is_err());
            sealed[bit / 8] ^= 1 << (bit % 8);
            for cut in 0..sealed.len() {
                prop_assert!(key.open(&sealed[..cut], at).is_err(), "cut to {}", cut);
            }
        }

        #[test]
        fn e9_a_page_opens_for_no_other_author_and_as_no_other_page(
            text in ".{0,80}", author in any::<u128>(), page in any::<u128>(), off in 1..u128::MAX,
        ) {
            let key = Key::draw();
            let sealed = key.seal(text.as_bytes(), place((2, author, page)));
            for other in [(author ^ off, page), (author, page ^ off)] {
                prop_assert!(key.open(&sealed, place((2, other.0, other.1))).is_err());
            }
            prop_assert!(key.open(&sealed, place((1, author, page))).is_err());
        }
    }

    #[test]
    fn a_key_is_sealed_for_its_author() {
        let (server, own) = (Key::draw(), Key::draw());
        let author = MemberId(Uuid::from_u128(1));
        let sealed = server.seal_key(&own, author);
        assert_eq!(server.open_key(&sealed, author).expect("theirs"), own);
        assert!(server.open_key(&sealed, MemberId(Uuid::from_u128(2))).is_err());
        assert_eq!(format!("{own:?}"), "Key(Secret(…))");
    }
}
