//! The random draw that everybody can check [B4]: promised by a hash, shown when used.

use sha2::{Digest, Sha256};

/// The seed of a draw: a secret until a draw shows it, so `Debug` does not.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Seed {
    hex: String,
    /// Made once: every view shows it.
    commitment: String,
}

impl std::fmt::Debug for Seed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seed")
    }
}

impl Seed {
    pub(crate) fn new(hex: String) -> Self {
        let hash = Sha256::digest(hex.as_bytes());
        Self { commitment: hash.iter().map(|byte| format!("{byte:02x}")).collect(), hex }
    }

    /// The seed itself: only for the event that reports the draw.
    pub(crate) fn reveal(&self) -> String {
        self.hex.clone()
    }

    /// SHA-256 (hex) of the seed as text: the promise shown before anybody bids.
    pub(crate) fn commitment(&self) -> String {
        self.commitment.clone()
    }

    /// Draws one of `count` places. Another hash than the commitment's, which everybody has seen
    /// before: from that one the winner would be known in advance.
    pub(crate) fn place(&self, count: usize) -> usize {
        let hash = Sha256::digest(format!("draw:{}", self.hex).as_bytes());
        let first = hash.iter().take(8).fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
        usize::try_from(first % (count.max(1) as u64)).unwrap_or(0)
    }
}
