//! Faults that tests put in on purpose, to see that their checks find them. In builds for tests only:
//! in any other nothing here is ever asked for.

/// Where a test names the fault.
#[cfg(debug_assertions)]
const VARIABLE: &str = "HYACINTH_SABOTAGE";

/// A promise that can be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sabotage {
    /// A commit is answered without waiting until it is synced to disk.
    SyncLater,
    /// A command is answered before it is appended to the log.
    AcknowledgeFirst,
}

impl Sabotage {
    /// True where a test asked for this fault.
    #[cfg(debug_assertions)]
    pub(crate) fn is_on(self) -> bool {
        static ASKED: std::sync::OnceLock<Option<Sabotage>> = std::sync::OnceLock::new();
        let asked = || match std::env::var(VARIABLE).ok()?.as_str() {
            "sync-later" => Some(Self::SyncLater),
            "acknowledge-first" => Some(Self::AcknowledgeFirst),
            other => panic!("{VARIABLE} names no fault: {other}"),
        };
        *ASKED.get_or_init(asked) == Some(self)
    }

    /// Never, outside of tests.
    #[cfg(not(debug_assertions))]
    pub(crate) const fn is_on(self) -> bool {
        false
    }
}
