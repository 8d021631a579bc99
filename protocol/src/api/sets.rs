//! A set and its page.

use super::{CharterDraft, CharterView, InvitationLine, MeetingLine, MemberLine, Standing};
use crate::{CarriedId, CivilDate, Line, MeetingId, MemberId, Name, Outcome, Role, SetId, Words};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// A set in a list.
    SetLine {
        /// Which.
        id: SetId,
        /// Its name.
        name: Name,
        /// The reader's role in it.
        role: Role,
        /// How far the reader has come in.
        standing: Standing,
        /// The meeting that is not closed, if there is one.
        meeting: Option<MeetingLine>,
    }

    /// `POST /api/sets`: create a set; `PUT /api/sets/{id}/charter` takes [`CharterDraft`] alone.
    NewSet {
        /// Its name.
        name: Name,
        /// What it is for.
        purpose: Line,
        /// The format's key, from `GET /api/formats`.
        format: String,
        /// What the set agrees.
        charter: CharterDraft,
    }

    /// `GET /api/sets/{id}`: a set's page for one of its members. To someone in the lobby,
    /// only `id`, `name`, `purpose`, `charter` and `you` are filled.
    SetPage {
        /// Which.
        id: SetId,
        /// Its name.
        name: Name,
        /// What it is for.
        purpose: Line,
        /// The key of its usual format.
        format: String,
        /// The format's name.
        format_name: Name,
        /// The cycle that is under way, if one is.
        cycle: Option<CycleLine>,
        /// What it agreed.
        charter: CharterView,
        /// The reader.
        you: MemberLine,
        /// Everyone, those in the lobby included.
        members: Vec<MemberLine>,
        /// Open invitations; empty for all but the facilitator.
        invitations: Vec<InvitationLine>,
        /// Meetings, newest first.
        meetings: Vec<MeetingLine>,
        /// Actions of the set, open ones first.
        actions: Vec<ActionLine>,
    }

    /// The cycle a set is in [E8].
    CycleLine {
        /// Its format's key.
        format: String,
        /// Its theme.
        theme: Option<Line>,
        /// The sitting the next meeting would be, counted from 1.
        next_sitting: u8,
        /// How many there are.
        sittings: u8,
        /// Its meetings so far, oldest first.
        meetings: Vec<MeetingId>,
    }

    /// An action of the set.
    ActionLine {
        /// Which.
        id: CarriedId,
        /// Whose.
        member: MemberId,
        /// What exactly.
        what: Words,
        /// How they will know.
        measure: Option<Line>,
        /// By when.
        due: Option<CivilDate>,
        /// The last review, once there was one.
        outcome: Option<Outcome>,
        /// What the owner learned, at the last review.
        learned: Option<Words>,
        /// True until it is done or changed.
        open: bool,
    }
}
