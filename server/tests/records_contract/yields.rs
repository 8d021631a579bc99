//! What meetings leave to their set.

use crate::{NOW, Records, action, review, sat, text};
use hyacinth::store::records::{self, actions, meetings, members, people, setups};
use hyacinth_meeting::{Presented, shipped};
use hyacinth_protocol::{CarriedId, CivilDate, MeetingId, MemberId, Millis, Outcome, Role, Stage};
use uuid::Uuid;

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

    let history: Vec<_> = carried[0].history.iter().map(|review| review.outcome).collect();
    assert_eq!(history, [Outcome::NotYet]);

    let again = vec![review(ids[1], Outcome::NotYet)];
    records.met(set, 45, |yielded| yielded.reviews = again).await;
    let carried = records.within(move |tx| actions::carried(tx, set)).await;
    assert_eq!(carried[0].history.len(), 2);
    assert_eq!(carried[0].history[1].learned, Some(text("Ask first.")));

    let last = vec![review(ids[1], Outcome::Done)];
    records.met(set, 60, |yielded| yielded.reviews = last).await;
    assert!(records.within(move |tx| actions::carried(tx, set)).await.is_empty());
}

#[tokio::test]
async fn b5() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ben = records.member(set, ada, "Ben", 1).await;
    let presented = vec![
        Presented { member: ada, title: Some(text("A class")), why: None },
        Presented { member: ben, title: None, why: None },
    ];
    for day in [0, 40] {
        records
            .met(set, day, |yielded| {
                yielded.presented = presented.clone();
            })
            .await;
    }
    for member in [ada, ben] {
        let presented = records.find(set, member).await.last_presented.expect("they did");
        assert_eq!(setups::day(presented), CivilDate::new(2027, 2, 24).expect("a day"));
    }
    let lines = records.within(move |tx| meetings::of_set(tx, set)).await;
    assert_eq!(lines.len(), 2);
    assert!(lines[0].called_at > lines[1].called_at, "newest first");
    assert_eq!((lines[0].presenter, lines[0].issue.clone()), (Some(ada), Some(text("A class"))));
    assert_eq!((lines[0].stage, lines[0].format_name.as_str()), (Stage::Closed, "Seven rounds"));
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
    records.met(set, 31, |yielded| yielded.opened_at = None).await;
    let id = MeetingId(Uuid::from_u128(99));
    let (setup, _) = records.setup(set, id, shipped()[0].clone(), false).await;
    let roster: Vec<_> =
        setup.roster.iter().map(|seat| (seat.member, seat.unchosen_last)).collect();
    assert_eq!(
        roster,
        [(chloe, true), (dev, true), (ben, false), (ada, false)],
        "only the last meeting that was held counts, the facilitator sits last, and the lobby has no seat"
    );
    assert_eq!(setup.draw_seed.len(), 64);
    assert_eq!((setup.charter.quorum, setup.format.key.as_str()), (2, "seven-rounds"));
}

#[tokio::test]
async fn one_meeting_at_a_time() {
    let records = Records::new();
    let (set, _) = records.set().await;
    let id = |number| MeetingId(Uuid::from_u128(number));
    let (_, one) = records.setup(set, id(1), shipped()[0].clone(), false).await;
    let (_, other) = records.setup(set, id(2), shipped()[0].clone(), false).await;
    assert!(records.within(move |tx| meetings::add(tx, set, &one, NOW)).await);
    assert!(!records.within(move |tx| meetings::add(tx, set, &other, NOW)).await);
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
            yielded.airtime = vec![(ada, Millis(60_000)), (ben, Millis(90_000))];
            yielded.unchosen = vec![ada];
            yielded.presented = vec![Presented { member: ben, title: None, why: None }];
            yielded.cycle = Some(sat(1, "Listening", &["What we do not ask"]));
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
            move |tx| records::project_closed(tx, meeting, &shipped()[0], &again)
        })
        .await;
    assert_eq!(dump(&records).await, before);

    // Whoever or whatever is gone meanwhile is left out; nothing fails.
    let gone = MemberId(Uuid::from_u128(404));
    again.attended.push(gone);
    again.airtime.push((gone, Millis(1)));
    again.unchosen.push(gone);
    again.presented.push(Presented { member: gone, title: None, why: None });
    again.actions.push(action(gone, "Nobody's."));
    again.reviews.push(review(CarriedId(Uuid::from_u128(404)), Outcome::Done));
    let elsewhere = MeetingId(Uuid::from_u128(404));
    records
        .within(move |tx| {
            records::project_closed(tx, meeting, &shipped()[0], &again)?;
            records::project_closed(tx, elsewhere, &shipped()[0], &again)
        })
        .await;
    assert_eq!(dump(&records).await, before);
}

/// Every row of what is written back.
async fn dump(records: &Records) -> String {
    records
        .within(|tx| {
            let mut all = String::new();
            for table in [
                "meetings",
                "presented",
                "themes",
                "outcomes",
                "attendance",
                "airtime",
                "unchosen",
                "actions",
                "reviews",
            ] {
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

#[tokio::test]
async fn b6_a_meeting_is_kept_in_the_format_it_ended_in() {
    let records = Records::new();
    let (set, _) = records.set().await;
    let mut left = None;
    let meeting = records.met(set, 0, |yielded| left = Some(yielded.clone())).await;
    let mut other = shipped()[0].clone();
    other.key = "theme".to_owned();
    other.name = text("A theme");
    other.rounds[1].sitting = Some(2);
    let left = left.expect("it was made");
    let ended_in = other.clone();
    records.within(move |tx| records::project_closed(tx, meeting, &ended_in, &left)).await;
    let lines = records.within(move |tx| meetings::of_set(tx, set)).await;
    assert_eq!(lines[0].format_name, other.name);
    let id = MeetingId(Uuid::from_u128(99));
    assert_eq!(records.setup(set, id, other, false).await.0.sitting, 2, "it began that cycle");
}
