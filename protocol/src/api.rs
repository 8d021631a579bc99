//! The HTTP API around the meeting: JSON bodies under `/api`. Errors are [`Problem`] (RFC 9457).

use crate::{
    CarriedId, CivilDate, InvitationId, Line, MeetingId, MemberId, Name, Outcome, Presents, Role,
    SetId, Stage, TieRule, Timestamp, Words,
};
use serde::{Deserialize, Serialize};

macro_rules! bodies {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $ty),* }
    )+};
}

bodies! {
    /// An error (RFC 9457), as `application/problem+json`.
    Problem {
        /// A short stable name, e.g. `invitation-used`; the client's catalogue has a sentence for it.
        r#type: String,
        /// What happened, in English.
        title: String,
        /// The HTTP status.
        status: u16,
        /// What to do about it.
        detail: Option<String>,
        /// The field it is about, in camelCase.
        field: Option<String>,
        /// In a format: the round it is about, counted from 0; none where it is about the whole [T1].
        #[serde(default)]
        round: Option<u16>,
    }

    /// `GET /api/me`: who sits at this browser.
    Visitor {
        /// The person who is signed in on it, if anybody is.
        me: Option<Me>,
        /// True where the server shows a demo: its seats can be taken freely.
        demo: bool,
    }

    /// A person.
    Me {
        /// Their name.
        name: Name,
        /// True where they may create sets.
        may_create: bool,
        /// Their sets.
        sets: Vec<SetLine>,
    }

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

    /// A meeting in a list.
    MeetingLine {
        /// Which.
        id: MeetingId,
        /// Where it stands.
        stage: Stage,
        /// When it was called.
        called_at: Timestamp,
        /// When it was closed.
        closed_at: Option<Timestamp>,
        /// Who presented, once closed; the first, where several did.
        presenter: Option<MemberId>,
        /// The issue's title, once closed.
        issue: Option<Line>,
        /// The format's name.
        format_name: Name,
    }

    /// `POST /api/first`: the one-time link of the first facilitator.
    First {
        /// From the link's fragment.
        secret: String,
        /// What to call them.
        name: Name,
    }

    /// `POST /api/invitations/look`: what a link is for; does not use it.
    Look {
        /// From the link's fragment.
        secret: String,
    }

    /// What an invitation is for.
    Invited {
        /// The set's name.
        set_name: Name,
        /// Its purpose.
        purpose: Line,
        /// Whom it is for.
        name: Name,
        /// Who invited.
        by: Name,
        /// When it expires.
        expires_at: Timestamp,
    }

    /// `POST /api/invitations/claim`: uses the link, once.
    Claim {
        /// From the link's fragment.
        secret: String,
        /// What the set shall call them.
        name: Name,
    }

    /// What claiming gave.
    Claimed {
        /// The set.
        set: SetId,
        /// Who they are in it.
        member: MemberId,
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

    /// What a set agrees [E2].
    CharterDraft {
        /// How many must be present to open, 2 to 12.
        quorum: u16,
        /// How ties end.
        tie_rule: TieRule,
        /// Own ground rules, at most 20.
        ground_rules: Vec<Line>,
        /// What may be said outside.
        confidentiality: Line,
        /// The presenter sees who holds an offer, not only of which kind [O2].
        names_on_held_offers: bool,
    }

    /// A charter in force.
    CharterView {
        /// Counted from 1; a change makes a new one that everyone accepts again.
        version: u32,
        /// What it says.
        charter: CharterDraft,
    }

    /// A format in the list `GET /api/formats` gives.
    FormatLine {
        /// Its key.
        key: String,
        /// Its name.
        name: Name,
        /// What it is for, in a sentence.
        purpose: Line,
        /// Its rounds' names.
        rounds: Vec<Name>,
        /// Planned minutes for six people.
        minutes: u16,
        /// True where it is the set's own and can be edited.
        own: bool,
        /// Who presents in it.
        presents: Presents,
    }

    /// `POST /api/sets/{id}/formats/read`: read a format file, to check it and edit it on; keeps nothing.
    FormatFile {
        /// The file's name, for errors.
        name: String,
        /// The file's text, TOML.
        text: String,
    }

    /// `PUT /api/sets/{id}/format`: the set's usual format.
    FormatChoice {
        /// Its key, a shipped one or the set's own.
        key: String,
    }

    /// `POST /api/sets/{id}/meetings`: call a meeting.
    NewMeeting {
        /// The format's key; the set's usual one where there is none.
        #[serde(default)]
        format: Option<String>,
        /// Nobody facilitates [T5].
        #[serde(default)]
        self_facilitated: bool,
        /// In a format of several sittings: begin a new cycle, although one is under way.
        #[serde(default)]
        new_cycle: bool,
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

    /// A member in a list.
    MemberLine {
        /// Who.
        id: MemberId,
        /// What they are called.
        name: Name,
        /// Their role.
        role: Role,
        /// How far they have come in.
        standing: Standing,
        /// When they last presented.
        last_presented: Option<CivilDate>,
    }

    /// An open invitation, as the facilitator sees it. The link itself is shown once, when made.
    InvitationLine {
        /// Which.
        id: InvitationId,
        /// Whom it is for.
        name: Name,
        /// The role it gives.
        role: Role,
        /// When it expires.
        expires_at: Timestamp,
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

    /// `POST /api/sets/{id}/invitations`: invite someone.
    NewInvitation {
        /// Whom.
        name: Name,
        /// The role it gives: deputy or member.
        role: Role,
    }

    /// The link, shown once.
    InvitationLink {
        /// Which invitation.
        id: InvitationId,
        /// The whole link, secret in the fragment.
        link: String,
        /// When it expires.
        expires_at: Timestamp,
    }

    /// `POST /api/sets/{id}/charter/accept`: accept this version.
    AcceptCharter {
        /// Which version was read.
        version: u32,
    }

    /// `PUT /api/sets/{id}/members/{id}/role`: the facilitator names a deputy, or takes the name back.
    NewRole {
        /// Deputy or member.
        role: Role,
    }

    /// `POST /api/sets/{id}/meetings` gives the meeting that was called.
    Called {
        /// Which.
        id: MeetingId,
    }

    /// `GET /api/meetings/{id}`: where a meeting belongs and stands.
    MeetingPage {
        /// Its set.
        set: SetId,
        /// Where it stands.
        stage: Stage,
    }

    /// `GET /api/demo`: the seats of the demo's meeting.
    Demo {
        /// Its meeting.
        meeting: MeetingId,
        /// Its set's name.
        set_name: Name,
        /// The seats.
        seats: Vec<DemoSeat>,
    }

    /// A seat of the demo.
    DemoSeat {
        /// Who.
        member: MemberId,
        /// What they are called.
        name: Name,
        /// Their role.
        role: Role,
        /// True while a visitor sits in it; the simulated member then leaves it alone.
        taken: bool,
    }

    /// `POST /api/demo/sit`: sit in a seat of the demo.
    Sit {
        /// Whose.
        member: MemberId,
    }
}

/// How far someone has come into a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// In the lobby: claimed an invitation, not yet admitted.
    Waiting,
    /// Admitted, has not accepted the current charter.
    Admitted,
    /// Accepted the current charter.
    Accepted,
}
