//! The last round, what remains of the meeting, and how the next one begins.

use super::issue::{ADVICE, EXPERIENCE};
use crate::steps::round;
use hyacinth_protocol::{
    ActionId, ActionView, Changed, Command, Kind, Outcome, Refusal, Slip, SlipCount, Stage, api,
};
use hyacinth_tests::{Table, say, words};
use std::path::Path;

fn drafted(view: &Changed) -> &ActionView {
    &view.actions.as_ref().expect("a whole view").drafted[0]
}

/// Read back, confirmed, reflected on, closed.
pub(super) async fn plenary(table: &mut Table, presenter: &'static str) {
    let action = ActionId(0);
    let confirm = Command::ConfirmAction { action };
    assert_eq!(table.refused(presenter, confirm.clone()).await, Refusal::NotReadBack {});
    table.does("Hugo", Command::ReadBack { action }).await;
    table.sees(presenter, "the read-back", |view| drafted(view).read_back).await;
    table.does(presenter, confirm).await;
    table.all_see("the confirmation [S1]", |view| drafted(view).confirmed).await;
    table.does("Ewa", say(Kind::Reflection, "It was hard not to help")).await;
    assert!(stored(table.folder(), EXPERIENCE), "it is held until the close");
    table.does("Hugo", Command::Close { insist: false }).await;
    let summary = |view: &Changed| view.summary.clone().flatten();
    table.all_see("the summary", |view| summary(view).is_some()).await;
    let summary = summary(table.view("Femi")).expect("seen by all");
    assert_eq!((summary.offers_deleted, summary.attended.len()), (1, 7));
    assert_eq!(summary.flags, vec![SlipCount { slip: Slip::Telling, count: 1 }]);
    assert_eq!(summary.unchosen.len(), 1, "first on the next list [B6]");
    assert!(!stored(table.folder(), EXPERIENCE), "an unopened offer leaves no bytes [O5]");
    assert!(stored(table.folder(), ADVICE), "the opened one stays");
    assert_eq!(table.refused("Ada", Command::Pause {}).await, Refusal::Closed {});
}

/// The action is on the set's page, and in the next check-in, where its owner reviews it [S3].
pub(super) async fn next_check_in(table: &mut Table, presenter: &'static str) {
    let path = format!("/api/sets/{}", table.set);
    let page: api::SetPage = table.person("Chloe").browser.get(&path).await.expect("the set");
    assert_eq!(page.actions.len(), 1);
    assert!(page.meetings[0].stage == Stage::Closed && page.actions[0].open);

    table.meet_again().await;
    table.does("Hugo", Command::Open {}).await;
    table.all_see("the check-in", |view| round(view) == Some(0)).await;
    let carried = &table.view(presenter).actions.as_ref().expect("whole").carried;
    let [carried] = &carried[..] else { panic!("one action is carried [S3]") };
    assert_eq!(carried.what.as_str(), "Wait ten seconds after each question");
    let (action, happened) = (carried.action, Some(words("By Thursday two of them spoke")));
    let learned = Some(words("The silence was mine"));
    let review = Command::ReviewAction { action, outcome: Outcome::Done, happened, learned };
    let other = table.refused("Ewa", review.clone()).await;
    assert_eq!(other, Refusal::NoSuchAction {}, "only its owner reviews it");
    table.does(presenter, review).await;
    table
        .all_see("the review", |view| {
            let carried = &view.actions.as_ref().expect("a whole view").carried[0];
            carried.review.as_ref().is_some_and(|review| review.outcome == Outcome::Done)
        })
        .await;
}

/// True where the bytes of `text` stand in any file of the folder: database, write-ahead log, index.
fn stored(folder: &Path, text: &str) -> bool {
    let files = std::fs::read_dir(folder).expect("the data folder");
    files.map(|file| file.expect("a file").path()).any(|path| {
        let bytes = std::fs::read(&path).expect("a readable file");
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}
