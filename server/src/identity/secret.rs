//! Secrets: how they are drawn, written and hashed.

use sha2::{Digest as _, Sha256};

const BYTES: usize = 32;

/// A secret as its holder has it. `Debug` never shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; BYTES]);

/// A short secret, which people copy by hand: digits and lower case letters, or six figures.
#[derive(Clone, PartialEq, Eq)]
pub struct Word(String);

/// A secret as it is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hashed(pub [u8; BYTES]);

impl Secret {
    /// A new one, from the system's randomness.
    ///
    /// # Panics
    /// When the system has no randomness to give: nothing safe could follow.
    pub fn draw() -> Self {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        Self(bytes)
    }

    /// Reads 64 hexadecimal digits; none for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 2 * BYTES {
            return None;
        }
        let mut bytes = [0; BYTES];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let digit = |at: usize| char::from(pair[at]).to_digit(16);
            *byte = u8::try_from(digit(0)? * 16 + digit(1)?).ok()?;
        }
        Some(Self(bytes))
    }

    /// The secret as 64 hexadecimal digits, for its holder only.
    pub fn reveal(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The bytes themselves, for what computes with them.
    pub(crate) fn bytes(&self) -> &[u8; BYTES] {
        &self.0
    }

    /// The secret that these bytes are.
    pub(crate) fn of(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    /// What is kept of it.
    pub fn hashed(&self) -> Hashed {
        Hashed(Sha256::digest(self.0).into())
    }
}

impl Word {
    /// Letters and digits that are not taken for one another.
    const LETTERS: &'static [u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

    /// So many letters of five bits each.
    ///
    /// # Panics
    /// As [`Secret::draw`].
    pub fn draw(letters: usize) -> Self {
        let mut bytes = vec![0; letters];
        getrandom::fill(&mut bytes).expect("the system gives random bytes");
        // 256 is a multiple of 32: none comes more often than another.
        Self(bytes.iter().map(|byte| char::from(Self::LETTERS[usize::from(byte % 32)])).collect())
    }

    /// Six figures.
    ///
    /// # Panics
    /// As [`Secret::draw`].
    pub fn figures() -> Self {
        let number = getrandom::u64().expect("the system gives random bytes");
        Self(format!("{:06}", number % 1_000_000))
    }

    /// The word, for its holder only.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it, and of what it is said with.
    pub fn hashed(with: &str, word: &str) -> Hashed {
        Hashed(
            Sha256::new().chain_update(with).chain_update([0]).chain_update(word).finalize().into(),
        )
    }
}

impl std::fmt::Debug for Word {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Word(…)")
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl std::fmt::Debug for Hashed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hashed(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_reads_back_as_it_was_revealed() {
        let secret = Secret::draw();
        assert_eq!(Secret::read(&secret.reveal()), Some(secret.clone()));
        assert_ne!(Secret::draw(), secret);
        assert_eq!(format!("{secret:?} {:?}", secret.hashed()), "Secret(…) Hashed(…)");
    }

    #[test]
    fn what_is_no_secret_is_not_read() {
        let right = Secret::draw().reveal();
        for wrong in [
            "",
            &right[1..],
            &format!("{right}0"),
            &right.replace(&right[..1], "g"),
            &"é".repeat(32),
        ] {
            assert_eq!(Secret::read(wrong), None, "{wrong}");
        }
    }
}
