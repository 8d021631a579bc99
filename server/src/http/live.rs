//! `GET /api/meetings/{meeting}/live`: the way into a live meeting. Everything is checked before the
//! upgrade; what follows is [`crate::ws`].

use super::{Problem, body::At, caller::Caller, meetings, signed_in::Shown, upgrade::Upgrade};
use crate::{
    app::App,
    ws::{self, Joining},
};
use axum::{extract::State, response::Response};
use hyacinth_protocol::MeetingId;

/// Whether the request is right is told only to who is signed in, and everything is looked up at once:
/// many join in the same moment when a network comes back.
pub(super) async fn join(
    State(app): State<App>,
    caller: Caller,
    shown: Shown,
    meeting: Result<At<MeetingId>, Problem>,
    upgrade: Result<Upgrade, Problem>,
) -> Result<Response, Problem> {
    // Before the look at who they are: a sign-out in between is heard.
    let open = app.sockets.open(shown.token.hashed());
    let gate = app.clone();
    let (upgrade, entered, meeting, member) = app
        .store
        .read(move |connection| {
            let signed_in = shown.find(connection)?.ok_or(Problem::SignedOut)?;
            let (At(meeting), upgrade) = (meeting?, upgrade?);
            let entered = caller.enter(&gate)?;
            let member = meetings::joining(connection, &signed_in, meeting)?;
            Ok::<_, Problem>((upgrade, entered, meeting, member))
        })
        .await?;
    let room = app.rooms.get(meeting).await?;
    let joining = Joining {
        meeting,
        member,
        room,
        clock: app.clock.clone(),
        paces: app.paces.clone(),
        draining: app.draining.clone(),
    };
    Ok(upgrade.then(app.limits.frames(), async move |frames| {
        ws::serve(frames, joining, open).await;
        drop(entered);
    }))
}
