//! What one person may see of a meeting, by section. Sections of [`Shared`] are the same for
//! everybody; everything private is in [`You`], made for one seat.

use crate::{
    Act, ActionId, BidId, CarriedId, CivilDate, FlagAnswer, FlagId, FloorKind, Kind, Line,
    MemberId, Millis, Missing, Name, OfferId, OfferKind, Outcome, QueueOrder, Role, RoundIndex,
    Seat, Slip, Stage, SupportKind, TieRule, Timestamp, Wording, Words,
};
use serde::{Deserialize, Serialize};

/// Declares view structs with the derives that all of them share.
macro_rules! views {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_doc])* pub $field: $ty),+ }
    )+};
}

/// A section that was sent, `null` included: that is a section which became empty, and not one that
/// did not change.
fn sent<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// Declares the sections once: the struct with all, the struct with those that changed, their names.
macro_rules! sections {
    ($($(#[$doc:meta])* $field:ident, $wire:literal: $ty:ty;)+) => {
        /// The sections that are the same for every seat.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct Shared { $($(#[$doc])* pub $field: $ty),+ }

        impl Shared {
            /// Each section's name on the wire, in order.
            pub const NAMES: &'static [&'static str] = &[$($wire),+];

            /// Calls `each` with a section's place in [`Self::NAMES`] and the section.
            ///
            /// # Errors
            /// The first error of `each`.
            pub fn each<E>(&self, mut each: impl FnMut(usize, SectionRef<'_>) -> Result<(), E>) -> Result<(), E> {
                let mut place = 0;
                $(each(place, SectionRef::$field(&self.$field))?; place += 1;)+
                let _ = place;
                Ok(())
            }
        }

        /// One shared section, borrowed; serialises as the section itself.
        #[derive(Serialize)]
        #[serde(untagged)]
        #[allow(non_camel_case_types, missing_docs)]
        pub enum SectionRef<'a> { $($field(&'a $ty)),+ }

        /// Whole sections that changed since the revision the receiver has. A `welcome` without
        /// `resume` holds them all.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct Changed {
            $(
                $(#[$doc])*
                #[serde(default, deserialize_with = "sent", skip_serializing_if = "Option::is_none")]
                #[cfg_attr(feature = "typescript", ts(optional))]
                pub $field: Option<$ty>,
            )+
            /// What only the receiver sees.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "typescript", ts(optional))]
            pub you: Option<You>,
        }

        impl Changed {
            /// Replaces each section that `newer` holds, whole: what a client does with a `view` frame.
            pub fn replace(&mut self, newer: Changed) {
                $(if newer.$field.is_some() { self.$field = newer.$field; })+
                if newer.you.is_some() {
                    self.you = newer.you;
                }
            }
        }
    };
}

sections! {
    /// The meeting itself: changes rarely.
    meeting, "meeting": MeetingView;
    /// The round and its clock; none before the opening and after the close.
    round, "round": Option<RoundView>;
    /// Who has the right to speak.
    floor, "floor": FloorView;
    /// Who asked for it.
    queue, "queue": QueueView;
    /// The people, by seat.
    roster, "roster": Vec<SeatView>;
    /// The bids; none outside a choosing round.
    bids, "bids": Option<BidsView>;
    /// The issue of this meeting, once a presenter is chosen.
    issue, "issue": Option<IssueView>;
    /// The advice gate and the opened offers.
    offers, "offers": OffersView;
    /// The flags shown to all and not yet resolved.
    flags, "flags": Vec<ShownFlag>;
    /// Actions carried from earlier meetings and drafted in this one.
    actions, "actions": ActionsView;
    /// Typed contributions of the round.
    said, "said": Vec<SaidView>;
    /// Floor time of the meeting [C6].
    airtime, "airtime": AirtimeView;
    /// What remains, once closed.
    summary, "summary": Option<SummaryView>;
}

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

    /// The queue.
    QueueView {
        /// How it is served [F5].
        order: QueueOrder,
        /// Who waits, next first.
        places: Vec<PlaceView>,
    }

    /// One place in the queue.
    PlaceView {
        /// Whose.
        seat: Seat,
        /// Since when.
        since: Timestamp,
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

    /// Bids and how the choice stands.
    BidsView {
        /// Where the choice stands.
        choosing: Choosing,
        /// Who has bid or said "no bid today".
        answered: Vec<Seat>,
        /// Whose bid is awaited.
        awaited: Vec<Seat>,
        /// When the bids are revealed at the latest; none while paused or once revealed.
        reveal_at: Option<Timestamp>,
        /// The bids; empty until they are revealed together [B1].
        bids: Vec<BidView>,
        /// Until when the set talks after an objection [B2].
        talk_until: Option<Timestamp>,
        /// The bids that lead with the same agreement, if they do [B4].
        tied: Vec<BidId>,
    }

    /// A revealed bid.
    BidView {
        /// Which.
        bid: BidId,
        /// Whose.
        seat: Seat,
        /// The issue in one line.
        title: Line,
        /// Why now.
        why: Option<Line>,
        /// Minutes wanted.
        minutes: u8,
        /// True once its author withdrew it.
        withdrawn: bool,
        /// Who has gauged it.
        gauged_by: Vec<Seat>,
        /// How many gave each agreement from 1 to 5, once all present have gauged it [B2].
        agreement: Option<Vec<u16>>,
        /// Reasons given with a gauge of it, once all present have gauged it.
        reasons: Vec<Line>,
    }

    /// The issue of the meeting.
    IssueView {
        /// Who presents it.
        presenter: Seat,
        /// The issue in one line.
        title: Line,
        /// Why now.
        why: Option<Line>,
        /// The support the presenter wants, pinned for all [O6].
        support: Option<Support>,
        /// How the presenter was chosen.
        chosen: ChosenHow,
        /// What the presenter realised.
        insights: Vec<Words>,
    }

    /// The support wanted [O6].
    Support {
        /// Kinds.
        wanted: Vec<SupportKind>,
        /// In own words.
        note: Option<Line>,
    }

    /// The gate and what came through it.
    OffersView {
        /// The kinds invited now; empty means advice is muted [O3].
        invited: Vec<OfferKind>,
        /// Opened offers, oldest first.
        opened: Vec<OpenedOffer>,
    }

    /// An offer the presenter opened, or invited.
    OpenedOffer {
        /// Which.
        offer: OfferId,
        /// Whose.
        seat: Seat,
        /// What it is.
        kind: OfferKind,
        /// Its text.
        text: Words,
    }

    /// A flag shown to all [G3].
    ShownFlag {
        /// Which.
        flag: FlagId,
        /// On whom.
        seat: Seat,
        /// Which rule.
        slip: Slip,
    }

    /// Actions, old and new.
    ActionsView {
        /// Carried from earlier meetings [S3].
        carried: Vec<CarriedView>,
        /// Drafted in this one.
        drafted: Vec<ActionView>,
    }

    /// An action carried from an earlier meeting.
    CarriedView {
        /// Which.
        action: CarriedId,
        /// Whose.
        member: MemberId,
        /// Their seat, where they have one here.
        seat: Option<Seat>,
        /// What exactly.
        what: Words,
        /// How they will know.
        measure: Option<Line>,
        /// By when.
        due: Option<CivilDate>,
        /// The review in this meeting, once given.
        review: Option<ReviewView>,
    }

    /// What became of a carried action.
    ReviewView {
        /// Done, changed, not yet.
        outcome: Outcome,
        /// What happened.
        happened: Option<Words>,
        /// What the owner learned.
        learned: Option<Words>,
    }

    /// An action drafted in this meeting.
    ActionView {
        /// Which.
        action: ActionId,
        /// Whose.
        seat: Seat,
        /// Its wording.
        wording: Wording,
        /// The facilitator has read it back.
        read_back: bool,
        /// The presenter has confirmed it.
        confirmed: bool,
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

    /// What only the receiver sees.
    You {
        /// Their seat.
        seat: Seat,
        /// Their role.
        role: Role,
        /// True while they present.
        presenter: bool,
        /// What they may do now.
        may: Vec<Act>,
        /// The kinds they may contribute now, typed by `say`.
        admitted: Vec<Kind>,
        /// Their own bid, in its current wording; revealed or not.
        bid: Option<OwnBid>,
        /// Their own gauges.
        gauges: Vec<OwnGauge>,
        /// How they answered the proposal: true agrees.
        answered_proposal: Option<bool>,
        /// Their place in the queue.
        place: Option<OwnPlace>,
        /// Their own offers.
        offers: Vec<OwnOffer>,
        /// For the presenter: the offers held for them, without text, oldest first [O2].
        held: Vec<HeldOffer>,
        /// Flags they may see and that are not resolved: on them, raised by them, or all for the facilitator.
        flags: Vec<OwnFlag>,
        /// Private prompts of the moment, e.g. when presenting was under its minimum [C2].
        prompts: Vec<Line>,
        /// At close: flags on them, by type [G6].
        flag_totals: Vec<SlipCount>,
    }

    /// One's own bid.
    OwnBid {
        /// Which.
        bid: BidId,
        /// The issue in one line; none means "no bid today".
        title: Option<Line>,
        /// Why now.
        why: Option<Line>,
        /// Minutes wanted.
        minutes: u8,
    }

    /// One's own gauge of a bid.
    OwnGauge {
        /// Which bid.
        bid: BidId,
        /// 1 to 5.
        agreement: u8,
    }

    /// One's own place in the queue.
    OwnPlace {
        /// How many come first.
        ahead: u16,
        /// The question that waits, where it is typed.
        text: Option<Words>,
    }

    /// One's own offer.
    OwnOffer {
        /// Which.
        offer: OfferId,
        /// What it is.
        kind: OfferKind,
        /// Its text.
        text: Words,
        /// True once the presenter opened it.
        opened: bool,
    }

    /// A held offer as its presenter sees it before opening: kind, and name only if the charter says so [O2].
    HeldOffer {
        /// Which.
        offer: OfferId,
        /// What it is.
        kind: OfferKind,
        /// Whose, if the charter says so.
        seat: Option<Seat>,
    }

    /// A flag as one who is concerned sees it.
    OwnFlag {
        /// Which.
        flag: FlagId,
        /// On whom.
        seat: Seat,
        /// Which rule.
        slip: Slip,
        /// True where the receiver raised it.
        raised_by_you: bool,
        /// How the flagged one answered, if they did.
        answer: Option<FlagAnswer>,
        /// Until when an answer is awaited; past it the facilitator may show the flag [G3].
        answer_until: Timestamp,
        /// True once the 15 seconds are over without an answer.
        overdue: bool,
        /// True once it is shown to all.
        shown: bool,
    }
}

/// Who has the right to speak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FloorView {
    /// Nobody.
    Idle {},
    /// It is offered, and neither accepted nor passed yet [F2].
    Offered {
        /// To whom.
        to: Seat,
    },
    /// One seat has it [F1].
    Held {
        /// Who.
        by: Seat,
        /// The clock of the turn.
        clock: Clock,
        /// True while a shown flag suspends it [G4].
        suspended: bool,
    },
    /// Asker and presenter have it, nobody else [F1].
    Pair {
        /// Who asks.
        asker: Seat,
        /// Who answers.
        presenter: Seat,
        /// Which of the two speaks.
        moment: PairMoment,
        /// The question, where it was typed.
        question: Option<Words>,
        /// True while this is the follow-up [F8].
        follow_up: bool,
        /// Since when the moment lasts.
        since: Timestamp,
        /// True while a shown flag suspends it [G4].
        suspended: bool,
    },
}

/// The moments of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum PairMoment {
    /// The asker asks.
    Asking,
    /// The presenter answers.
    Answering,
    /// Answered: the asker follows up once, or says done [F8].
    Answered,
}

/// Where the choice of the presenter stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Choosing {
    /// Everybody bids or says "no bid today"; nobody sees another's bid [B1].
    Drafting {},
    /// Revealed: everybody gauges [B2].
    Gauging {},
    /// A bid is proposed: everybody present agrees or objects [B3].
    Proposed {
        /// Which bid.
        bid: BidId,
        /// Who proposed it.
        by: Seat,
        /// Who agreed so far.
        agreed: Vec<Seat>,
        /// Who objected, with the reason where one is given.
        objections: Vec<Objection>,
    },
    /// Decided.
    Chosen {
        /// Which bid.
        bid: BidId,
        /// How.
        how: ChosenHow,
    },
    /// Everybody said "no bid today", or withdrew [B6].
    NoBids {},
}

/// An objection to a proposal [B2].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Objection {
    /// Whose.
    pub seat: Seat,
    /// Why.
    pub reason: Option<Line>,
}

/// How the presenter was chosen [B3, B4].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ChosenHow {
    /// Nobody objected.
    Consensus {},
    /// The tie rule: presented longest ago.
    LongestSince {},
    /// The tie rule: a random draw. The winner is the tied bid, in order of id, at place
    /// `first 8 bytes of SHA-256("draw:" + seed) as a big-endian number, modulo the number of tied
    /// bids`: another hash than the commitment, from which the winner would be known in advance.
    Draw {
        /// The seed, hex; its SHA-256 is `drawCommitment`.
        seed: String,
        /// The bids it drew from.
        tied: Vec<BidId>,
    },
}

/// All sections of one seat's view: what `welcome` carries without `resume`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The same for everybody.
    pub shared: Shared,
    /// For one seat.
    pub you: You,
}
