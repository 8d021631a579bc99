//! People who drop out, and what the others do about it [D2, D3, D7].

use crate::steps::{OPEN_QUESTIONS, in_round, into_round, opens, you};
use hyacinth::client::ClientError;
use hyacinth_protocol::{
    AwayChoice, Changed, CloseCode, Command, LeadOffered, Millis, Motion, PauseReason, Refusal,
    Seat,
};
use hyacinth_tests::{Person, SEVEN, Table, within};

fn lead(view: &Changed) -> Option<Seat> {
    view.meeting.as_ref().expect("whole").lead
}

fn asked_to_lead(view: &Changed) -> Option<LeadOffered> {
    you(view).lead_offered
}

/// The one who is asked to lead, once everyone sees it.
async fn asked(table: &mut Table, but: Option<&str>) -> &'static str {
    let but = but.map(|name| table.seat(name));
    let asked = |view: &Changed| view.meeting.as_ref()?.lead_away.as_ref()?.asked;
    let someone = |view: &Changed| asked(view).is_some() && asked(view) != but;
    table.all_see("who is asked to lead", someone).await;
    let seat = asked(table.view("Ada")).expect("seen by all");
    let name = table.name_at(seat);
    let offered = |view: &Changed| matches!(asked_to_lead(view), Some(LeadOffered::Vacant { .. }));
    table.sees(name, "that they are asked", offered).await;
    name
}

/// The close code with which someone's connection ends.
async fn ended(person: &mut Person) -> Option<u16> {
    let ending = async {
        loop {
            if let Err(ClientError::Closed(code)) = person.next().await {
                return code;
            }
        }
    };
    within("the end of the connection", ending).await
}

/// [`CloseCode::Removed`] on the wire.
const REMOVED: u16 = CloseCode::Removed.number();

const ACCEPT: Command = Command::AnswerLead { accept: true };
const DECLINE: Command = Command::AnswerLead { accept: false };

#[tokio::test]
async fn d3_the_deputy_is_asked_then_the_others_and_the_lead_is_offered_back() {
    let mut table = Table::of(SEVEN).await;
    let hugo = table.seat("Hugo");
    opens(&mut table).await;
    table.person("Hugo").leave();
    table
        .sees("Ada", "that Hugo is away", |view| {
            view.meeting.as_ref().is_some_and(|meeting| meeting.lead_away.is_some())
        })
        .await;
    table.turn(Millis(45_000 - 1));
    let too_early = table.refused("Ada", ACCEPT).await;
    assert_eq!((too_early, lead(table.view("Ada"))), (Refusal::LeadNotOffered {}, Some(hugo)));
    table.turn(Millis(1));
    let first = asked(&mut table, None).await;
    table.does(first, DECLINE).await;
    let second = asked(&mut table, Some(first)).await;
    assert_ne!(first, second);
    table.does(second, ACCEPT).await;
    let seat = table.seat(second);
    table.all_see("who leads now", |view| lead(view) == Some(seat)).await;
    table.connect("Hugo").await;
    table
        .sees("Hugo", "the lead offered back", |view| {
            asked_to_lead(view) == Some(LeadOffered::Back {})
        })
        .await;
    assert_eq!(lead(table.view("Hugo")), Some(seat), "nobody gains or loses rights silently");
    table.does("Hugo", ACCEPT).await;
    table.all_see("Hugo leads again", |view| lead(view) == Some(hugo)).await;
    table.finish().await;
}

#[tokio::test]
async fn d2_the_presenter_drops_and_comes_back_or_someone_chooses() {
    let mut table = Table::of(SEVEN).await;
    into_round(&mut table, OPEN_QUESTIONS).await;
    let waits = |view: &Changed| {
        let pause = in_round(view).and_then(|round| round.paused.as_ref());
        pause.is_some_and(|pause| pause.reason == PauseReason::PresenterAway)
    };
    table.person("Ada").leave();
    table.all_see("everything wait for Ada", waits).await;
    table.turn(Millis::seconds(80));
    table.connect("Ada").await;
    table.all_see("Ada back", |view| !waits(view)).await;
    table.person("Ada").leave();
    table.all_see("everything wait again", waits).await;
    table.turn(Millis::seconds(90));
    table.sees("Hugo", "what can be chosen", |view| !you(view).away_choices.is_empty()).await;
    let choice = AwayChoice::SilentNotes;
    assert_eq!(
        table.refused("Ben", Command::AnswerAway { choice }).await,
        Refusal::FacilitatorOnly { act: hyacinth_protocol::Act::AnswerAway }
    );
    table.does("Hugo", Command::AnswerAway { choice }).await;
    table.all_see("quiet notes", |view| in_round(view).is_some_and(|r| r.silent_notes)).await;
    table.connect("Ada").await;
    table.all_see("Ada back", |view| in_round(view).is_some_and(|r| !r.silent_notes)).await;
    table.finish().await;
}

#[tokio::test]
async fn d7_two_take_someone_out_and_they_see_nothing_of_it() {
    let mut table = Table::of(SEVEN).await;
    opens(&mut table).await;
    let femi = table.seat("Femi");
    table.does("Hugo", Command::Move { motion: Motion::Remove { seat: femi } }).await;
    table.sees("Ben", "what is asked", |view| you(view).motion.is_some()).await;
    let asked = table.refused("Femi", Command::AnswerMotion { agree: false }).await;
    assert_eq!((asked, you(table.view("Femi")).motion.clone()), (Refusal::NothingAsked {}, None));
    table.does("Ben", Command::AnswerMotion { agree: true }).await;
    assert_eq!(ended(table.person("Femi")).await, Some(REMOVED));
    table.person("Femi").leave();
    table
        .sees("Ada", "Femi gone", |view| {
            let seat = &view.roster.as_ref().expect("whole")[usize::from(femi.0)];
            seat.removed && !seat.present
        })
        .await;
    let meeting = table.meeting;
    let again = table.person("Femi").connect(meeting).await;
    assert!(matches!(again, Err(ClientError::Closed(Some(REMOVED)))), "{:?}", again.err());
    table.finish().await;
}
