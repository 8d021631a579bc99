//! A peer that says back what it hears, over the very socket, outlet and ending that members have: for
//! the test that asks whether those keep to RFC 6455.

use super::{
    ending::{End, finish, heard, part},
    socket,
};
use crate::{
    net::{Framed, Line, text_frame},
    room::Outlet,
};
use futures_util::{SinkExt as _, StreamExt as _};
use std::sync::Arc;
use tokio_tungstenite::tungstenite::Message;

/// Says back every message, whole, until either side ends it.
pub(crate) async fn echo(frames: Framed<Line>) {
    let outlet = Outlet::new(frames.stream().direct(), Arc::default());
    let mut socket = socket::open(frames, outlet.clone()).await;
    let end: End = loop {
        let said = tokio::select! {
            message = socket.next() => match heard(message) {
                Ok(Message::Text(text)) => {
                    let mut bytes = Vec::new();
                    text_frame(&text, &mut bytes);
                    outlet.send_bytes(&bytes);
                    Ok(())
                }
                Ok(message @ Message::Binary(_)) => socket.send(message).await,
                Ok(_) => Ok(()),
                Err(end) => break end,
            },
            () = outlet.wanted() => finish(&mut socket, &outlet).await,
        };
        if let Err(error) = said {
            break error.into();
        }
    };
    part(end, socket, &outlet).await;
}
