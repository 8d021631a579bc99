//! The meeting, its round, its people, and what remains of it.

use crate::{
    CivilDate, FloorKind, Kind, Line, MemberId, Millis, Missing, Name, Role, RoundIndex, Seat,
    Slip, Stage, TieRule, Timestamp, Words,
};
use serde::{Deserialize, Serialize};

views! {
    /// The meeting as a whole.
    MeetingView {
        /// The set's name.
        set_name: Name,
        /// The format's name.
        format_name: Name,
        /// Where it stands.
        stage: Stage,
        /// When it was called.
        called_at: Timestamp,
        /// When it was opened.
        opened_at: Option<Timestamp>,
        /// When it was closed.
        closed_at: Option<Timestamp>,
        /// The rounds of the format, in order.
        agenda: Vec<AgendaItem>,
        /// How many must be present to open without everyone's consent [R2].
        quorum: u16,
        /// Who consented to open below the quorum.
        consents: Vec<Seat>,
        /// The charter's ground rules.
        ground_rules: Vec<Line>,
        /// What may be said outside, in the charter's words.
        confidentiality: Line,
        /// How ties end, shown before anybody bids [B4].
        tie_rule: TieRule,
        /// SHA-256 (hex) of the seed that a random draw would use: a promise made before anybody bids [B4].
        draw_commitment: String,
    }

    /// One round in the agenda.
    AgendaItem {
        /// Its name.
        name: Name,
        /// Its planned length.
        planned: Millis,
    }

    /// The round the meeting is in.
    RoundView {
        /// Which of the agenda.
        index: RoundIndex,
        /// Its name.
        name: Name,
        /// Its one rule, imperative, short: always on screen.
        rule: Line,
        /// Its purpose in a sentence.
        purpose: Line,
        /// How the floor moves in it.
        floor_kind: FloorKind,
        /// Starters to lean on; may be empty.
        prompts: Vec<Line>,
        /// Its clock.
        clock: Clock,
        /// Least time, where the round has one [C2].
        minimum: Option<Millis>,
        /// What it has not yielded yet.
        missing: Vec<Missing>,
        /// The round in which the advice gate may be opened, where it is a later one.
        gate_opens_in: Option<RoundIndex>,
        /// Since when the set is paused, if it is.
        paused: Option<PauseView>,
    }

    /// A pause of all clocks.
    PauseView {
        /// Since when.
        since: Timestamp,
        /// True where the server restarted: nobody asked for this pause [D8].
        restarted: bool,
        /// For a restart: how long the server was away.
        gap: Option<Millis>,
    }

    /// A clock: a planned length and how much of it is used. While `running_since` is set, time used at
    /// `t` is `used + (t − running_since)`; else it stands still at `used`. Past `planned` it counts up [C3].
    Clock {
        /// The planned length, extensions included.
        planned: Millis,
        /// Used up to `running_since`, or up to now where it stands.
        used: Millis,
        /// Since when it runs; none while it stands.
        running_since: Option<Timestamp>,
    }

    /// One person at the table.
    SeatView {
        /// Their seat.
        seat: Seat,
        /// Who they are in the set.
        member: MemberId,
        /// What they are called.
        name: Name,
        /// Their role.
        role: Role,
        /// Connected now.
        present: bool,
        /// True once they had a turn, or passed, in this round.
        heard: bool,
        /// When they last presented in this set [B5].
        last_presented: Option<CivilDate>,
    }

    /// A typed contribution.
    SaidView {
        /// Whose.
        seat: Seat,
        /// What it is.
        kind: Kind,
        /// Its text.
        text: Words,
        /// When.
        at: Timestamp,
    }

    /// Floor time; a running turn is not counted until it ends or stops [C6].
    AirtimeView {
        /// For each seat, in seat order.
        floor: Vec<Millis>,
        /// Nobody had the floor.
        idle: Millis,
        /// The set was paused.
        paused: Millis,
    }

    /// What is shown when the meeting is over.
    SummaryView {
        /// When it was opened.
        opened_at: Option<Timestamp>,
        /// When it was closed.
        closed_at: Timestamp,
        /// Who took part.
        attended: Vec<Seat>,
        /// How long each round was, pauses included; zero for rounds that were skipped.
        rounds: Vec<Millis>,
        /// How many flags of each type were raised, to the set [G6].
        flags: Vec<SlipCount>,
        /// How many held offers were deleted unopened [O5].
        offers_deleted: u16,
        /// Bids that were not chosen: first on the next meeting's list [B6].
        unchosen: Vec<Seat>,
    }

    /// Flags of one type.
    SlipCount {
        /// Which rule.
        slip: Slip,
        /// How many.
        count: u16,
    }
}
