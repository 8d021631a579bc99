//! `GET /api/meetings/{meeting}/live`: the way into a live meeting. Everything is checked before the
//! upgrade; what follows is [`crate::ws`].

use super::{Problem, SignedIn, body::At, meetings, members};
use crate::{
    app::App,
    ws::{self, Joining},
};
use axum::{
    extract::{State, ws::WebSocketUpgrade},
    response::Response,
};
use hyacinth_protocol::{FRAME_BYTES, MeetingId};

pub(super) async fn join(
    State(app): State<App>,
    signed_in: SignedIn,
    At(meeting): At<MeetingId>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Problem> {
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
        draining: app.draining.clone(),
    };
    Ok(upgrade
        .read_buffer_size(ws::READ_BUFFER)
        .max_write_buffer_size(ws::WRITE_BUFFER_MOST)
        .max_message_size(FRAME_BYTES)
        .max_frame_size(FRAME_BYTES)
        .on_upgrade(move |socket| ws::serve(socket, joining, open)))
}
