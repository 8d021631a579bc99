//! `GET /api/meetings/{meeting}/live`: the way into a live meeting. Everything is checked before the
//! upgrade; what follows is [`crate::ws`].

use super::{Problem, SignedIn, body::At, caller::Caller, meetings, members, upgrade::Upgrade};
use crate::{
    app::App,
    ws::{self, Joining},
};
use axum::{extract::State, response::Response};
use hyacinth_protocol::MeetingId;

pub(super) async fn join(
    State(app): State<App>,
    caller: Caller,
    signed_in: SignedIn,
    At(meeting): At<MeetingId>,
    upgrade: Upgrade,
) -> Result<Response, Problem> {
    let entered = caller.enter(&app)?;
    // Before the look at who they are: a sign-out in between is heard.
    let open = app.sockets.open(signed_in.token.hashed());
    let (participant, set) = app
        .store
        .read(move |connection| meetings::joining(connection, &signed_in, meeting))
        .await?;
    let room = app.rooms.get(meeting).await?;
    members::tell_lobby(&app, set).await;
    let joining = Joining {
        meeting,
        participant,
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
