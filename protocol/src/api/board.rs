//! Materials that members share or look for [E7].

use crate::{Line, MemberId, NoteId, Timestamp, Words};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// `GET /api/sets/{id}/board`: notes that hang, newest first.
    Board {
        /// The notes.
        notes: Vec<NoteLine>,
    }

    /// A note on the board.
    NoteLine {
        /// Which.
        id: NoteId,
        /// Shared, or looked for.
        side: BoardSide,
        /// What.
        what: Line,
        /// More about it.
        more: Option<Words>,
        /// Who put it up.
        by: MemberId,
        /// When.
        at: Timestamp,
        /// When it comes down by itself.
        until: Timestamp,
        /// Who answered, in the order they did.
        answers: Vec<MemberId>,
    }

    /// `POST /api/sets/{id}/board`: a member puts up a note.
    NewNote {
        /// Shared, or looked for.
        side: BoardSide,
        /// What.
        what: Line,
        /// More about it.
        #[serde(default)]
        more: Option<Words>,
    }
}

/// Which column of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum BoardSide {
    /// Its author can share it.
    Share,
    /// Its author looks for it.
    LookFor,
}
