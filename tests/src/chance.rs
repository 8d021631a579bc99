//! Chance that can be had again: its seed is printed, and may be given.

/// Where a seed may be given.
const SEED: &str = "HYACINTH_SEED";

/// A stream of numbers made by one seed (SplitMix64).
#[derive(Debug)]
pub struct Chance(u64);

impl Chance {
    /// From the seed in `HYACINTH_SEED`, or a new one; prints it, so that a failure can be had again.
    ///
    /// # Panics
    /// When the given seed is no number.
    #[allow(clippy::print_stderr, reason = "shown where the test fails")]
    pub fn from_environment() -> Self {
        let new = || u64::from(uuid::Uuid::new_v4().as_fields().0);
        let seed = std::env::var(SEED).map_or_else(|_| new(), |text| text.parse().expect(SEED));
        eprintln!("{SEED}={seed}");
        Self(seed)
    }

    /// A number below `bound`, which is not 0.
    pub const fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}
