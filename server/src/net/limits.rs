//! What one connection, one address and the whole server may use, in one place.

use ipnet::IpNet;
use std::{num::NonZeroU32, time::Duration};

/// Bytes the system keeps of what one connection was sent and has not taken; the system counts twice as
/// many, for what it needs itself. It must be small where peers do not read, and large enough for a
/// whole view, so that a usual one is handed over at once.
pub const SEND_BUFFER: u32 = 64 * 1024;

/// Bytes the system keeps of what came on one connection and was not read, counted as above.
pub const RECEIVE_BUFFER: u32 = 32 * 1024;

/// Bytes the head of a request may have: a page's has less than one.
pub const HEAD_BYTES: usize = 16 * 1024;

/// Headers a request may have: a page's has twenty.
pub const HEADERS: usize = 64;

/// Bytes a second that are read from one connection, once its burst is used up: a page sends a
/// hundredth of it. The peer is not cut, it waits.
pub(super) const BYTES_PER_SECOND: u64 = 64 * 1024;

/// Bytes that are read from one connection as fast as they come: the largest body and the largest
/// frame, one after the other. Who was quiet for a while may have two bursts in a row.
pub(super) const BYTES_BURST: i64 = 128 * 1024;

/// A peer that takes nothing of what it is sent is given up after this.
pub(super) const STALLED_FOR: Duration = Duration::from_secs(15);

/// A peer that takes at least this many bytes a second is not: half of a line with 64 kbit/s.
pub(super) const TAKEN_PER_SECOND: u64 = 4 * 1024;

/// What the server bears.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Commands a second that one member may send for long, over all their tabs; four times as many at
    /// once. None for programs that play members, as in a demo.
    pub commands_per_second: Option<NonZeroU32>,
    /// Connections of all together.
    pub connections: u32,
    /// Connections of one address, open at once; twice as many may be opened in quick succession.
    pub connections_per_address: u32,
    /// Whose word about addresses is taken.
    pub trusted_proxies: Vec<IpNet>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            commands_per_second: NonZeroU32::new(10),
            connections: 20_000,
            connections_per_address: 2_000,
            trusted_proxies: ["127.0.0.0/8", "::1/128"].iter().flat_map(|it| it.parse()).collect(),
        }
    }
}

/// How many frames one connection may send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FramePace {
    /// For long.
    pub per_second: u32,
    /// At once.
    pub burst: u32,
}

impl Limits {
    /// A page sends few frames beside its commands: pings, and that someone writes.
    pub fn frames(&self) -> FramePace {
        let none = FramePace { per_second: u32::MAX, burst: u32::MAX };
        self.commands_per_second.map_or(none, |commands| FramePace {
            per_second: commands.get().saturating_mul(5),
            burst: commands.get().saturating_mul(40),
        })
    }
}
