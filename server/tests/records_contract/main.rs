//! The contract of the records (see `hyacinth::store::records`), on a real SQLite file.

mod cycles;
mod journals;
mod lobby;
mod upgrade;
mod yields;

use hyacinth::store::{
    Store, StoreError,
    records::{
        self, Transaction, charters,
        meetings::{self, Calling},
        members::{self, Member},
        people, sets,
        setups::{self, Wanted},
    },
};
use hyacinth_meeting::{Review, Setup, Yielded, YieldedAction, YieldedCycle, shipped};
use hyacinth_protocol::{
    CarriedId, CivilDate, Format, Kind, MeetingId, MemberId, Millis, Outcome, Role, SaidView, Seat,
    SetId, TieRule, Timestamp, Wording,
    api::{CharterDraft, NewSet},
};
use tempfile::TempDir;
use uuid::Uuid;

/// 15 January 2027, 08:00 UTC.
pub(crate) const NOW: Timestamp = Timestamp(1_800_000_000_000);

pub(crate) struct Records {
    pub(crate) store: Store,
    _folder: TempDir,
}

impl Records {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("test.sqlite")).expect("a store");
        Self { store, _folder: folder }
    }

    pub(crate) async fn within<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.store.write(job).await.expect("the database takes it")
    }

    /// A set and its facilitator.
    pub(crate) async fn set(&self) -> (SetId, MemberId) {
        self.within(|tx| {
            let id = people::add(tx, &text("Ada"), true, NOW)?;
            let ada = people::find(tx, id)?.expect("just added");
            let new = NewSet {
                name: text("Tuesday set"),
                purpose: text("To think together."),
                format: "seven-rounds".to_owned(),
                charter: draft(),
            };
            sets::add(tx, &new, &ada, NOW)
        })
        .await
    }

    /// Someone who is in and has accepted the charter; `minute` says when they came.
    pub(crate) async fn member(
        &self,
        set: SetId,
        by: MemberId,
        name: &'static str,
        minute: u64,
    ) -> MemberId {
        self.within(move |tx| {
            let at = NOW + Millis::minutes(minute);
            let person = people::add(tx, &text(name), false, at)?;
            let member = members::add(tx, set, person, &text(name), Role::Member, at)?;
            members::admit(tx, member, by, at)?;
            charters::accept(tx, set, member, charters::in_force(tx, set)?.version, at)?;
            Ok(member)
        })
        .await
    }

    pub(crate) async fn find(&self, set: SetId, member: MemberId) -> Member {
        self.within(move |tx| members::find(tx, set, member)).await.expect("a member")
    }

    /// A meeting of `set` that was called and closed, `day` days on, and left `yielded`.
    pub(crate) async fn met(
        &self,
        set: SetId,
        day: u64,
        yielded: impl FnOnce(&mut Yielded),
    ) -> MeetingId {
        self.met_in(set, day, shipped()[0].clone(), yielded).await
    }

    /// As [`Records::met`], in a format.
    pub(crate) async fn met_in(
        &self,
        set: SetId,
        day: u64,
        format: Format,
        yielded: impl FnOnce(&mut Yielded),
    ) -> MeetingId {
        let id = MeetingId(Uuid::from_u128(u128::from(day) + 1));
        let at = NOW + Millis::minutes(day * 24 * 60);
        let mut all = Yielded {
            presented: Vec::new(),
            cycle: None,
            actions: Vec::new(),
            reviews: Vec::new(),
            attended: Vec::new(),
            airtime: Vec::new(),
            unchosen: Vec::new(),
            opened_at: Some(at),
            closed_at: at + Millis::minutes(90),
        };
        yielded(&mut all);
        let (setup, calling) = self.setup(set, id, format, false).await;
        self.within(move |tx| {
            assert!(meetings::add(tx, set, &calling, at)?);
            records::project_closed(tx, id, &setup.format, &all)
        })
        .await;
        id
    }

    /// What a meeting of `format` would take from its set now.
    pub(crate) async fn setup(
        &self,
        set: SetId,
        meeting: MeetingId,
        format: Format,
        new_cycle: bool,
    ) -> (Setup, Calling) {
        self.within(move |tx| {
            let found = sets::find(tx, set)?.expect("the set");
            let wanted = Wanted { format, self_facilitated: false, new_cycle };
            setups::collect(tx, &found, meeting, wanted)
        })
        .await
    }
}

pub(crate) fn text<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("within bounds")
}

pub(crate) fn draft() -> CharterDraft {
    CharterDraft {
        quorum: 2,
        tie_rule: TieRule::LongestSince,
        ground_rules: vec![text("Phones away.")],
        confidentiality: text("What is said here stays here."),
        names_on_held_offers: false,
        most_meetings: 6,
        values: Vec::new(),
        sponsor_sees: Default::default(),
    }
}

pub(crate) fn action(member: MemberId, what: &str) -> YieldedAction {
    let wording = Wording {
        what: text(what),
        measure: Some(text("Two parents came.")),
        means: None,
        why: None,
        due: Some(CivilDate::new(2027, 2, 28).expect("a day")),
        involves_pupils: true,
        ethics_ticked: true,
    };
    YieldedAction { member, wording, confirmed: true }
}

pub(crate) fn review(action: CarriedId, outcome: Outcome) -> Review {
    Review { action, outcome, happened: None, learned: Some(text("Ask first.")) }
}

/// What a sitting of a cycle of two left.
pub(crate) fn sat(sitting: u8, theme: &str, next: &[&str]) -> YieldedCycle {
    let said =
        |next: &&str| SaidView { seat: Seat(0), kind: Kind::NextTheme, text: text(next), at: NOW };
    YieldedCycle {
        sitting,
        sittings: 2,
        theme: Some(text(theme)),
        resource: None,
        outcomes: next.iter().map(said).collect(),
    }
}
