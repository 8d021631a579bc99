//! The contract of the records (see `hyacinth::store::records`), on a real SQLite file.

use hyacinth::{
    identity::{INVITATION_LASTS, Secret},
    store::{
        Store, StoreError,
        records::{
            self, Transaction, actions, charters, invitations, meetings,
            members::{self, Member},
            people, sets, setups,
        },
    },
};
use hyacinth_meeting::{Presented, Review, Yielded, YieldedAction, shipped};
use hyacinth_protocol::{
    CarriedId, CivilDate, MeetingId, MemberId, Millis, Outcome, Role, SetId, TieRule, Timestamp,
    Wording,
    api::{CharterDraft, NewSet, Standing},
};
use tempfile::TempDir;
use uuid::Uuid;

/// 15 January 2027, 08:00 UTC.
const NOW: Timestamp = Timestamp(1_800_000_000_000);

struct Records {
    store: Store,
    _folder: TempDir,
}

impl Records {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("test.sqlite")).expect("a store");
        Self { store, _folder: folder }
    }

    async fn within<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.store.write(job).await.expect("the database takes it")
    }

    /// A set and its facilitator.
    async fn set(&self) -> (SetId, MemberId) {
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
    async fn member(&self, set: SetId, by: MemberId, name: &'static str, minute: u64) -> MemberId {
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

    async fn find(&self, set: SetId, member: MemberId) -> Member {
        self.within(move |tx| members::find(tx, set, member)).await.expect("a member")
    }

    /// A meeting of `set` that was called and closed, `day` days on, and left `yielded`.
    async fn met(&self, set: SetId, day: u64, yielded: impl FnOnce(&mut Yielded)) -> MeetingId {
        let id = MeetingId(Uuid::from_u128(u128::from(day) + 1));
        let at = NOW + Millis::minutes(day * 24 * 60);
        let mut all = Yielded {
            presented: None,
            actions: Vec::new(),
            reviews: Vec::new(),
            attended: Vec::new(),
            unchosen: Vec::new(),
            opened_at: Some(at),
            closed_at: at + Millis::minutes(90),
        };
        yielded(&mut all);
        self.within(move |tx| {
            assert!(meetings::add(tx, set, id, at)?);
            records::project_closed(tx, id, &all)
        })
        .await;
        id
    }
}

fn text<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("within bounds")
}

fn draft() -> CharterDraft {
    CharterDraft {
        quorum: 2,
        tie_rule: TieRule::LongestSince,
        ground_rules: vec![text("Phones away.")],
        confidentiality: text("What is said here stays here."),
        names_on_held_offers: false,
    }
}

fn action(member: MemberId, what: &str) -> YieldedAction {
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

fn review(action: CarriedId, outcome: Outcome) -> Review {
    Review { action, outcome, happened: None, learned: Some(text("Ask first.")) }
}

#[tokio::test]
async fn e1() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ada = records.find(set, ada).await;
    assert_eq!((ada.role, ada.standing), (Role::Facilitator, Standing::Accepted));
}

#[tokio::test]
async fn e2() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ben = records.member(set, ada, "Ben", 1).await;
    let version = records
        .within(move |tx| charters::add(tx, set, ada, &CharterDraft { quorum: 3, ..draft() }, NOW))
        .await;
    assert_eq!(version, 2);
    assert_eq!(records.find(set, ada).await.standing, Standing::Accepted);
    assert_eq!(records.find(set, ben).await.standing, Standing::Admitted);
    let in_force = records.within(move |tx| charters::in_force(tx, set)).await;
    assert_eq!((in_force.version, in_force.charter.quorum), (2, 3));
    let unknown = records.store.write(move |tx| charters::accept(tx, set, ben, 7, NOW)).await;
    assert!(unknown.is_err(), "there is no such version to accept");
}

#[tokio::test]
async fn e3_used_once() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let (invitation, secret, _) = records
        .within(move |tx| invitations::add(tx, set, ada, &text("Ben"), Role::Member, NOW))
        .await;
    let ben = records.member(set, ada, "Ben", 1).await;
    let eve = records.member(set, ada, "Eve", 2).await;
    for by in [ben, eve] {
        records.within(move |tx| invitations::use_up(tx, invitation, by)).await;
    }
    assert_eq!(state(&records, &secret, NOW).await, Some(invitations::State::Used));
    assert!(!records.within(move |tx| invitations::revoke(tx, set, invitation, NOW)).await);
    assert_eq!(state(&records, &Secret::draw(), NOW).await, None);
}

#[tokio::test]
async fn e3_expires() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let (_, secret, expires_at) = records
        .within(move |tx| invitations::add(tx, set, ada, &text("Ben"), Role::Deputy, NOW))
        .await;
    assert_eq!(expires_at, NOW + INVITATION_LASTS);
    let just_before = Timestamp(expires_at.0 - 1);
    assert_eq!(state(&records, &secret, just_before).await, Some(invitations::State::Open));
    assert_eq!(state(&records, &secret, expires_at).await, Some(invitations::State::Expired));
    let open = records.within(move |tx| invitations::open(tx, set, expires_at)).await;
    assert!(open.is_empty());
}

#[tokio::test]
async fn e3_revoked() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let (invitation, secret, _) = records
        .within(move |tx| invitations::add(tx, set, ada, &text("Ben"), Role::Member, NOW))
        .await;
    let elsewhere = SetId(Uuid::from_u128(9));
    assert!(!records.within(move |tx| invitations::revoke(tx, elsewhere, invitation, NOW)).await);
    assert!(records.within(move |tx| invitations::revoke(tx, set, invitation, NOW)).await);
    assert_eq!(state(&records, &secret, NOW).await, Some(invitations::State::Revoked));
}

async fn state(records: &Records, secret: &Secret, now: Timestamp) -> Option<invitations::State> {
    let secret = secret.clone();
    let found = records.within(move |tx| invitations::find(tx, &secret, now)).await;
    found.map(|invitation| invitation.state)
}

#[tokio::test]
async fn e3_lobby() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ben = records
        .within(move |tx| {
            let person = people::add(tx, &text("Ben"), false, NOW)?;
            members::add(tx, set, person, &text("Ben"), Role::Member, NOW)
        })
        .await;
    assert_eq!(records.find(set, ben).await.standing, Standing::Waiting);
    let waiting = records.within(move |tx| members::waiting(tx, set)).await;
    assert_eq!(waiting.iter().map(|waiting| waiting.member).collect::<Vec<_>>(), [ben]);
    let elsewhere = SetId(Uuid::from_u128(9));
    assert!(records.within(move |tx| members::find(tx, elsewhere, ben)).await.is_none());
    records.within(move |tx| members::admit(tx, ben, ada, NOW)).await;
    assert_eq!(records.find(set, ben).await.standing, Standing::Admitted);
    assert!(records.within(move |tx| members::waiting(tx, set)).await.is_empty());
}

#[tokio::test]
async fn s3() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ben = records.member(set, ada, "Ben", 1).await;
    let three = ["Ask the parents.", "Observe a lesson.", "Rest."];
    records
        .met(set, 0, |yielded| yielded.actions = three.map(|what| action(ben, what)).into())
        .await;
    let carried = records.within(move |tx| actions::carried(tx, set)).await;
    assert_eq!(carried.iter().map(|carried| carried.what.as_str()).collect::<Vec<_>>(), three);
    assert_eq!(carried[0].measure, Some(text("Two parents came.")));
    assert_eq!(carried[0].due, CivilDate::new(2027, 2, 28).ok());

    let ids: Vec<CarriedId> = carried.iter().map(|carried| carried.action).collect();
    let outcomes = [Outcome::Done, Outcome::NotYet, Outcome::Changed];
    let reviews = ids.iter().zip(outcomes).map(|(id, outcome)| review(*id, outcome)).collect();
    records.met(set, 30, |yielded| yielded.reviews = reviews).await;
    let carried = records.within(move |tx| actions::carried(tx, set)).await;
    assert_eq!(carried.iter().map(|carried| carried.action).collect::<Vec<_>>(), [ids[1]]);
    let lines = records.within(move |tx| actions::of_set(tx, set)).await;
    let seen: Vec<_> = lines.iter().map(|line| (line.id, line.outcome, line.open)).collect();
    assert_eq!(
        seen,
        [
            (ids[1], Some(Outcome::NotYet), true),
            (ids[0], Some(Outcome::Done), false),
            (ids[2], Some(Outcome::Changed), false)
        ],
        "open ones first"
    );
    assert_eq!(lines[0].learned, Some(text("Ask first.")));

    let last = vec![review(ids[1], Outcome::Done)];
    records.met(set, 60, |yielded| yielded.reviews = last).await;
    assert!(records.within(move |tx| actions::carried(tx, set)).await.is_empty());
}

#[tokio::test]
async fn b5() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    for day in [0, 40] {
        records
            .met(set, day, |yielded| {
                yielded.presented =
                    Some(Presented { member: ada, title: text("A class"), why: None });
            })
            .await;
    }
    let presented = records.find(set, ada).await.last_presented.expect("she did");
    assert_eq!(setups::day(presented), CivilDate::new(2027, 2, 24).expect("a day"));
    let lines = records.within(move |tx| meetings::of_set(tx, set)).await;
    assert_eq!(lines.len(), 2);
    assert!(lines[0].called_at > lines[1].called_at, "newest first");
    assert_eq!((lines[0].presenter, lines[0].issue.clone()), (Some(ada), Some(text("A class"))));
}

#[tokio::test]
async fn b6() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ben = records.member(set, ada, "Ben", 1).await;
    let chloe = records.member(set, ada, "Chloe", 2).await;
    let dev = records.member(set, ada, "Dev", 3).await;
    records
        .within(move |tx| {
            let person = people::add(tx, &text("Ewa"), false, NOW)?;
            members::add(tx, set, person, &text("Ewa"), Role::Member, NOW)
        })
        .await;
    records.met(set, 0, |yielded| yielded.unchosen = vec![ben]).await;
    records.met(set, 30, |yielded| yielded.unchosen = vec![dev, chloe]).await;
    let setup = records
        .within(move |tx| {
            let found = sets::find(tx, set)?.expect("the set");
            setups::collect(tx, &found, &shipped()[0], MeetingId(Uuid::from_u128(99)))
        })
        .await;
    let roster: Vec<_> =
        setup.roster.iter().map(|seat| (seat.member, seat.unchosen_last)).collect();
    assert_eq!(
        roster,
        [(chloe, true), (dev, true), (ben, false), (ada, false)],
        "only the last meeting counts, the facilitator sits last, and the lobby has no seat"
    );
    assert_eq!(setup.draw_seed.len(), 64);
    assert_eq!((setup.charter.quorum, setup.format.key.as_str()), (2, "seven-rounds"));
}

#[tokio::test]
async fn one_meeting_at_a_time() {
    let records = Records::new();
    let (set, _) = records.set().await;
    let id = |number| MeetingId(Uuid::from_u128(number));
    assert!(records.within(move |tx| meetings::add(tx, set, id(1), NOW)).await);
    assert!(!records.within(move |tx| meetings::add(tx, set, id(2), NOW)).await);
    assert_eq!(records.within(move |tx| meetings::current_id(tx, set)).await, Some(id(1)));
    assert_eq!(records.within(|tx| meetings::not_closed(tx)).await, [id(1)]);
}

#[tokio::test]
async fn written_back_twice_is_once() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ben = records.member(set, ada, "Ben", 1).await;
    let mut first = None;
    let meeting = records
        .met(set, 0, |yielded| {
            yielded.actions = vec![action(ben, "Ask the parents.")];
            yielded.attended = vec![ada, ben];
            yielded.unchosen = vec![ada];
            first = Some(yielded.clone());
        })
        .await;
    let carried = records.within(move |tx| actions::carried(tx, set)).await[0].action;
    let done = vec![review(carried, Outcome::Done)];
    records.met(set, 30, |yielded| yielded.reviews = done).await;
    let before = dump(&records).await;

    let mut again = first.expect("it was made");
    records
        .within({
            let again = again.clone();
            move |tx| records::project_closed(tx, meeting, &again)
        })
        .await;
    assert_eq!(dump(&records).await, before);

    // Whoever or whatever is gone meanwhile is left out; nothing fails.
    let gone = MemberId(Uuid::from_u128(404));
    again.attended.push(gone);
    again.unchosen.push(gone);
    again.actions.push(action(gone, "Nobody's."));
    again.reviews.push(review(CarriedId(Uuid::from_u128(404)), Outcome::Done));
    let elsewhere = MeetingId(Uuid::from_u128(404));
    records
        .within(move |tx| {
            records::project_closed(tx, meeting, &again)?;
            records::project_closed(tx, elsewhere, &again)
        })
        .await;
    assert_eq!(dump(&records).await, before);
}

/// Every row of what is written back.
async fn dump(records: &Records) -> String {
    records
        .within(|tx| {
            let mut all = String::new();
            for table in ["meetings", "attendance", "unchosen", "actions", "reviews"] {
                let mut select = tx.prepare(&format!("SELECT * FROM {table}"))?;
                let columns = select.column_count();
                let mut rows = select.query([])?;
                while let Some(row) = rows.next()? {
                    all.push_str(table);
                    for column in 0..columns {
                        all.push_str(&format!(" {:?}", row.get_ref(column)?));
                    }
                    all.push('\n');
                }
            }
            Ok(all)
        })
        .await
}
