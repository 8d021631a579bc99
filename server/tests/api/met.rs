//! Meetings that are over, and what they left to their set.

use crate::house::House;
use hyacinth::store::{
    StoreError,
    records::{
        self, actions, meetings, sets,
        setups::{self, Wanted},
    },
};
use hyacinth_meeting::{Yielded, YieldedAction, shipped};
use hyacinth_protocol::{MeetingId, MemberId, SetId, Wording};
use uuid::Uuid;

/// A meeting of the set was held, and left what `yields` puts in.
pub(crate) async fn held(
    house: &House,
    set: SetId,
    yields: impl FnOnce(&mut Yielded) + Send + 'static,
) {
    let now = house.app.clock.now();
    let hold = move |tx: &records::Transaction<'_>| -> Result<(), StoreError> {
        let found = sets::find(tx, set)?.expect("the set");
        let format = shipped()[0].clone();
        let wanted = Wanted { format: format.clone(), self_facilitated: false, new_cycle: false };
        let meeting = MeetingId(Uuid::now_v7());
        let (_, calling) = setups::collect(tx, &found, meeting, wanted)?;
        assert!(meetings::add(tx, set, &calling, now)?);
        let mut yielded = Yielded {
            presented: Vec::new(),
            cycle: None,
            actions: Vec::new(),
            reviews: Vec::new(),
            attended: Vec::new(),
            airtime: Vec::new(),
            unchosen: Vec::new(),
            opened_at: Some(now),
            closed_at: now,
        };
        yields(&mut yielded);
        records::project_closed(tx, meeting, &format, &yielded)
    };
    house.app.store.write(hold).await.expect("the database takes it");
}

/// A meeting of the set was held, in which this member took on an action; gives its id.
pub(crate) async fn met(house: &House, set: &str, member: &str, what: &str) -> String {
    let set: SetId = set.parse().expect("an id");
    let member: MemberId = member.parse().expect("an id");
    let wording = Wording {
        what: what.parse().expect("words"),
        measure: Some("They came.".parse().expect("a line")),
        means: None,
        why: None,
        due: None,
        involves_pupils: true,
        ethics_ticked: true,
    };
    held(house, set, move |yielded| {
        yielded.actions = vec![YieldedAction { member, wording, confirmed: true }];
    })
    .await;
    let newest = move |connection: &records::Connection| actions::of_set(connection, set);
    let lines = house.app.store.read(newest).await.expect("a store");
    let mine = lines.iter().find(|line| line.member == member && line.what.as_str() == what);
    mine.expect("the action").id.to_string()
}
