//! The demo: a set whose members are simulated, each a real client over the real protocol, at a
//! watchable pace. A visitor sits down in any seat; its simulated member then keeps still.

mod mind;
mod script;
mod seats;

pub use seats::{NoSeat, Seats};

use crate::{
    client::{Browser, Client, ClientError, WebError},
    identity::{Secret, first_link},
    server::Server,
    store::StoreError,
};
use hyacinth_meeting::shipped;
use hyacinth_protocol::{Changed, Line, MeetingId, Name, Role, Stage, TieRule, api};
use mind::Mind;
use serde::de::IgnoredAny;
use std::time::Duration;
use tokio::sync::watch;

/// How long a simulated member looks and thinks before each act, at pace 1.
const THINKS: Duration = Duration::from_millis(2_400);

/// How much longer each further seat thinks: people do not move in step.
const SEAT_APART: Duration = Duration::from_millis(350);

/// How long a closed meeting is shown before the next is called, at pace 1.
const BETWEEN: Duration = Duration::from_secs(45);

/// How long a member waits before it connects again.
const AGAIN: Duration = Duration::from_millis(500);

/// Why the demo did not start.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The server said no to the demo's people.
    #[error("the demo's set cannot be made: {0}")]
    Web(#[from] WebError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the demo shows.
#[derive(Clone, Debug)]
pub struct Show {
    /// How many times faster than life.
    pub pace: f64,
    /// The key of the first meeting's format; later meetings show the others.
    pub format: String,
    /// Nobody facilitates [T5].
    pub self_facilitated: bool,
}

impl Show {
    /// A meeting in the format that is shown now.
    fn meeting(&self) -> api::NewMeeting {
        let (format, self_facilitated) = (Some(self.format.clone()), self.self_facilitated);
        api::NewMeeting { format, self_facilitated, new_cycle: false }
    }

    /// The format after this one, in the order they are shipped; a cycle is shown whole first.
    fn turn(&mut self, page: &api::SetPage) {
        if page
            .cycle
            .as_ref()
            .is_some_and(|cycle| cycle.format == self.format && cycle.next_sitting > 1)
        {
            return;
        }
        let formats = shipped();
        let place = formats.iter().position(|format| format.key == self.format).unwrap_or(0);
        self.format.clone_from(&formats[(place + 1) % formats.len()].key);
    }
}

/// Makes the set, calls its meeting and seats the simulated members.
///
/// # Errors
/// [`DemoError`] when the set cannot be made.
pub async fn start(server: &Server, seats: &Seats, show: Show) -> Result<(), DemoError> {
    let pace = show.pace;
    let origin = server.app.site.origin.as_str().to_owned();
    let stranger = || Browser::new(server.address, &origin);
    let link = first_link(&server.app).await?.unwrap_or_default();
    let mut facilitator = stranger();
    let first = api::First { secret: secret_of(&link), name: name(script::FACILITATOR) };
    let _: IgnoredAny = facilitator.post("/api/first", &first).await?;
    let set: api::SetPage = facilitator.post("/api/sets", &new_set()).await?;
    let mut members = Vec::new();
    for part in script::PARTS {
        let role = if part.name == "Ben" { Role::Deputy } else { Role::Member };
        let invite = api::NewInvitation { name: name(part.name), role, address: None };
        let link: api::InvitationLink =
            facilitator.post(&format!("/api/sets/{}/invitations", set.id), &invite).await?;
        let mut member = stranger();
        let claim = api::Claim { secret: secret_of(&link.link), name: name(part.name) };
        let claimed: api::Claimed = member.post("/api/invitations/claim", &claim).await?;
        let admit = format!("/api/sets/{}/members/{}/admit", set.id, claimed.member);
        let _: IgnoredAny = facilitator.post(&admit, &()).await?;
        let accept = api::AcceptCharter { version: set.charter.version };
        let _: IgnoredAny =
            member.post(&format!("/api/sets/{}/charter/accept", set.id), &accept).await?;
        members.push((claimed.member, part.name, role, member));
    }
    let facilitates = (set.you.id, script::FACILITATOR, Role::Facilitator, facilitator.clone());
    members.push(facilitates);

    let meetings = format!("/api/sets/{}/meetings", set.id);
    let called: api::Called = facilitator.post(&meetings, &show.meeting()).await?;
    seats.open(set.name.clone(), called.id);
    for (place, (member, called_name, role, browser)) in members.into_iter().enumerate() {
        let taken = seats.add(member, name(called_name), role, token_of(&browser));
        let thinks = THINKS + SEAT_APART * u32::try_from(place).unwrap_or(0);
        tokio::spawn(live(seats.clone(), taken, browser, thinks.div_f64(pace)));
    }
    tokio::spawn(call_again(seats.clone(), facilitator, set, show));
    Ok(())
}

/// One simulated member: connects, acts, lets a visitor sit, comes back.
async fn live(seats: Seats, mut taken: watch::Receiver<bool>, browser: Browser, thinks: Duration) {
    let mut meeting = seats.meeting();
    loop {
        // An error means that the seats are gone, and so is the demo.
        if taken.wait_for(|taken| !taken).await.is_err() {
            return;
        }
        let Some((_, current)) = meeting.borrow_and_update().clone() else { return };
        let sitting = sit(&seats, &browser, current, thinks);
        tokio::select! {
            ended = sitting => if let Err(error) = ended {
                tracing::debug!(%error, "a simulated member lost its connection");
                tokio::time::sleep(AGAIN).await;
            },
            () = async { drop(taken.wait_for(|taken| *taken).await) } => {}
            _ = meeting.changed() => {}
        }
    }
}

async fn sit(
    seats: &Seats,
    browser: &Browser,
    meeting: MeetingId,
    thinks: Duration,
) -> Result<(), ClientError> {
    let notice = |view: &Changed| {
        if let Some(roster) = &view.roster {
            seats.notice(roster);
        }
        false
    };
    act(browser, meeting, thinks, notice).await
}

/// One simulated member of a meeting of one's own, until it is closed. `thinks` goes by before each
/// act.
///
/// # Errors
/// [`ClientError`] when the connection ends.
pub async fn play(
    browser: &Browser,
    meeting: MeetingId,
    thinks: Duration,
) -> Result<(), ClientError> {
    let closed = |view: &Changed| view.meeting.as_ref().is_some_and(|m| m.stage == Stage::Closed);
    act(browser, meeting, thinks, closed).await
}

/// Acts in a meeting until `enough` says so; it sees every view.
async fn act(
    browser: &Browser,
    meeting: MeetingId,
    thinks: Duration,
    mut enough: impl FnMut(&Changed) -> bool,
) -> Result<(), ClientError> {
    let mut client = Client::connect(&browser.door(meeting)).await?;
    let mut mind = Mind::default();
    let mut pause = tokio::time::interval(thinks);
    pause.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    while !enough(&client.view) {
        tokio::select! {
            frame = client.next() => drop(frame?),
            _ = pause.tick() => {
                if let Some(command) = mind.next(&client.view) {
                    let kind = std::mem::discriminant(&command);
                    let answered = client.command(command).await?;
                    tracing::debug!(seat = client.seat.0, ?kind, ?answered, "a simulated member acted");
                }
            }
        }
    }
    Ok(())
}

/// Calls the next meeting a while after one has closed, in the next format, so that the demo never
/// stands empty.
async fn call_again(seats: Seats, mut facilitator: Browser, set: api::SetPage, mut show: Show) {
    let set_page = format!("/api/sets/{}", set.id);
    loop {
        let Some((_, meeting)) = seats.meeting().borrow().clone() else { return };
        let page = facilitator.get::<api::MeetingPage>(&format!("/api/meetings/{meeting}")).await;
        tokio::time::sleep(BETWEEN.div_f64(show.pace)).await;
        if !page.is_ok_and(|page| page.stage == Stage::Closed) {
            continue;
        }
        if let Ok(page) = facilitator.get::<api::SetPage>(&set_page).await {
            show.turn(&page);
        }
        let (meetings, meeting) = (format!("{set_page}/meetings"), show.meeting());
        match facilitator.post::<api::Called>(&meetings, &meeting).await {
            Ok(called) => seats.open(set.name.clone(), called.id),
            Err(error) => tracing::warn!(%error, "the demo's next meeting could not be called"),
        }
    }
}

/// The sign-in a browser was given.
fn token_of(browser: &Browser) -> Secret {
    let cookie = browser.cookie.as_deref().and_then(|cookie| cookie.split_once('='));
    cookie.and_then(|(_, token)| Secret::read(token)).expect("whoever claimed a link is signed in")
}

fn secret_of(link: &str) -> String {
    link.split_once('#').map(|(_, secret)| secret.to_owned()).unwrap_or_default()
}

fn name(text: &str) -> Name {
    Name::new(text).expect("the script's names are in bounds")
}

fn new_set() -> api::NewSet {
    let line = |text| Line::new(text).expect("the script's lines are in bounds");
    api::NewSet {
        name: name("Tuesday set"),
        purpose: line("Six teachers and their real dilemmas, every other Tuesday after school"),
        format: "seven-rounds".into(),
        charter: api::CharterDraft {
            quorum: 3,
            tie_rule: TieRule::LongestSince,
            ground_rules: vec![
                line("What is said here stays here"),
                line("No advice until it is asked for"),
                line("Silence is fine"),
            ],
            confidentiality: line(
                "We speak of our own learning outside, never of each other's issues",
            ),
            names_on_held_offers: false,
            most_meetings: 6,
            values: Vec::new(),
            sponsor_sees: Default::default(),
        },
    }
}
