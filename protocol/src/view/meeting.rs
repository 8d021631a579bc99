//! The meeting, its round, its people, and what remains of it.

use crate::{
    CivilDate, FloorKind, IssueId, Kind, Line, MemberId, Millis, Missing, Name, PauseReason,
    Presents, Role, RoundIndex, Seat, Slip, Stage, TieRule, Timestamp, Words,
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
        /// Who presents in its format.
        presents: Presents,
        /// Nobody facilitates: the set moves on by "ready", and time is kept in turn [T5].
        self_facilitated: bool,
        /// Who facilitates now; none in a self-facilitated meeting [D4].
        lead: Option<Seat>,
        /// Set while the one who leads is away [D3].
        lead_away: Option<LeadAwayView>,
        /// The end all agreed to when it opened; only all together move it [C4]. Time not planned
        /// for is `endsAt − now − left of this round − planned of later ones`.
        ends_at: Option<Timestamp>,
        /// The round it is in, or was put away in.
        at: Option<RoundIndex>,
        /// The rounds of this meeting, in order. Those to come may still change.
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
        /// Its planned length, extensions and gifts included.
        planned: Millis,
        /// Of which issue it is a round, where it is held once for each.
        issue: Option<IssueId>,
        /// Whose issue that is.
        presenter: Option<Seat>,
        /// True where that person comes back with actions to tell of.
        returning: bool,
        /// No extension takes from it [C4].
        protected: bool,
    }

    /// The one who leads is away [D3].
    LeadAwayView {
        /// Since when. A banner says so after 20 s; after 45 s someone is asked.
        since: Timestamp,
        /// Who is asked to lead, if somebody is.
        asked: Option<Seat>,
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
        /// Who is ready to move on [T5].
        ready: Vec<Seat>,
        /// In a self-facilitated meeting: how many have to be ready.
        ready_needed: Option<u16>,
        /// In a self-facilitated meeting: who keeps the time in this round.
        timekeeper: Option<Seat>,
        /// Until when the move to this round can be taken back; may be over [R1].
        undo_until: Option<Timestamp>,
        /// The presenter is away, and the others write down quietly what they would ask or offer [D2].
        silent_notes: bool,
    }

    /// A pause of all clocks.
    PauseView {
        /// Since when.
        since: Timestamp,
        /// Why.
        reason: PauseReason,
        /// Where the presenter is away: until when they are awaited; past it someone chooses [D2].
        until: Option<Timestamp>,
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
        /// Taken out of this meeting by two others [D7].
        removed: bool,
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
        /// Who presented an issue, in order.
        presented: Vec<Seat>,
    }

    /// The theme a set works on over several meetings [E8].
    CycleView {
        /// Which meeting of the cycle this is, counted from 1.
        sitting: u8,
        /// How many the format has.
        sittings: u8,
        /// The theme, once stated.
        theme: Option<Line>,
        /// The resource to work with, once shared.
        resource: Option<ResourceView>,
        /// Recommendations, what to share, and aspects for the next cycle, as written down.
        outcomes: Vec<SaidView>,
    }

    /// A resource to read, watch or hear together [E6].
    ResourceView {
        /// What it is, and by whom.
        title: Line,
        /// Where it is found.
        link: Option<Line>,
        /// Its own guide questions.
        questions: Vec<Line>,
    }

    /// Flags of one type.
    SlipCount {
        /// Which rule.
        slip: Slip,
        /// How many.
        count: u16,
    }
}
