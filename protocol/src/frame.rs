//! What travels: JSON text frames, each tagged by `type`.

use crate::{Changed, Command, CommandId, MeetingId, MemberId, Name, Refusal, Seat, Timestamp};
use serde::{Deserialize, Serialize};

/// The version of this protocol. A client that says another one is closed with
/// [`crate::CloseCode::Version`].
pub const VERSION: u32 = 1;

/// The longest frame a client sends, in bytes. What the server sends is bounded by the bounds of its
/// parts: a whole view stays under 2 MiB, and is a few KiB in a real meeting.
pub const FRAME_BYTES: usize = 64 * 1024;

/// From client to server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum ClientFrame {
    /// First, within 10 seconds of the upgrade.
    Hello {
        /// [`VERSION`].
        version: u32,
        /// What the client has from an earlier connection; none for the whole view.
        #[serde(default)]
        resume: Option<Resume>,
    },
    /// A command; answered by `accepted`, `refused` or `failed` with the same id.
    Command {
        /// Made by the client; the same on every retry.
        id: CommandId,
        /// What is asked.
        command: Command,
    },
    /// Something of the moment: told to the others, never logged.
    Signal {
        /// What.
        signal: Signal,
    },
    /// Answered by `pong`: measures the offset between the two clocks [C1].
    Ping {
        /// Anything; comes back in the `pong`.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        nonce: u32,
    },
}

/// Where the client left off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Resume {
    /// The revision of the view it holds.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub revision: u64,
}

/// Something of the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Signal {
    /// The sender writes, or stopped writing.
    Writing {
        /// True while writing.
        on: bool,
    },
    /// The sender's process hand is up, or down: a word about how we work.
    Hand {
        /// True while up.
        up: bool,
    },
}

/// From server to client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ServerFrame {
    /// Answers `hello`: the state whole, or what changed since `resume.revision`.
    Welcome {
        /// Which meeting.
        meeting: MeetingId,
        /// The receiver's seat.
        you: Seat,
        /// The server's clock at sending.
        server_time: Timestamp,
        /// The revision of the view.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        revision: u64,
        /// The sections.
        view: Box<Changed>,
    },
    /// Sections that changed. Replace each whole; drop a frame whose `revision` is not newer.
    View {
        /// The revision of the view.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        revision: u64,
        /// The server's clock at sending.
        server_time: Timestamp,
        /// The sections.
        changed: Box<Changed>,
    },
    /// The command is in the log, for ever.
    Accepted {
        /// Which command.
        id: CommandId,
        /// The revision that holds it. Its effect is in the first view of this revision or a later one.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        revision: u64,
    },
    /// A rule said no; nothing changed. Do not send it again unasked.
    Refused {
        /// Which command.
        id: CommandId,
        /// Why.
        refusal: Refusal,
    },
    /// The machine could not. Send the same command with the same id again where `retry` says so.
    Failed {
        /// Which command, where it could be read.
        id: Option<CommandId>,
        /// Why.
        failure: Failure,
    },
    /// What is of the moment: replaces the last one whole. Sent after `welcome` and when it changes.
    Presence {
        /// Who waits in the lobby to be admitted.
        waiting: Vec<Waiting>,
        /// Who writes.
        writing: Vec<Seat>,
        /// Process hands, longest up first.
        hands: Vec<Hand>,
    },
    /// Answers `ping`.
    Pong {
        /// The ping's.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        nonce: u32,
        /// The server's clock at sending.
        server_time: Timestamp,
    },
}

/// Someone who waits in the lobby [E3].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Waiting {
    /// Who.
    pub member: MemberId,
    /// What they are called.
    pub name: Name,
}

/// A process hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Hand {
    /// Whose.
    pub seat: Seat,
    /// Since when.
    pub since: Timestamp,
}

/// Why the machine could not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Failure {
    /// The frame is no JSON of this protocol, or a value in it is out of bounds. Do not retry.
    Malformed {
        /// What is wrong, for the one who writes the client.
        detail: String,
    },
    /// The room is busy or restarting. Retry with the same id.
    Busy {},
    /// The id belongs to another member's command. Make a new id.
    IdTaken {},
    /// This member sends commands faster than a person does; nothing was done. Retry with the same id,
    /// not sooner than told. Who goes on all the same is closed with [`crate::CloseCode::Flood`].
    TooFast {
        /// Wait at least this long, in milliseconds.
        wait_ms: u32,
    },
}
