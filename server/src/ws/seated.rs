//! A taken seat, given back when the connection ends, however it ends.

use crate::{
    room::{Ask, Coming, Handle, Outlet, Removed},
    store::records::members::Member,
};
use hyacinth_protocol::{CloseCode, Seat};
use std::sync::Arc;
use tokio::sync::{mpsc::error::TrySendError, oneshot};

pub(super) struct Seated {
    pub(super) seat: Seat,
    room: Handle,
    outlet: Arc<Outlet>,
}

impl Seated {
    /// Takes the member's seat.
    ///
    /// # Errors
    /// The code to close with, where the room ended, has no seat for them, or they were taken out.
    pub(super) async fn take(
        room: &Handle,
        member: Member,
        outlet: Arc<Outlet>,
    ) -> Result<Self, CloseCode> {
        let (reply, answer) = oneshot::channel();
        let ended = CloseCode::Restart;
        let sit = Ask::Sit(Coming { member, outlet: outlet.clone(), reply });
        room.asks.send(sit).await.map_err(|_| ended)?;
        let seat = answer.await.map_err(|_| ended)?.map_err(|Removed| CloseCode::Removed)?;
        Ok(Self { seat, room: room.clone(), outlet })
    }
}

impl Drop for Seated {
    fn drop(&mut self) {
        let leave = Ask::Leave(self.seat, self.outlet.clone());
        if let Err(TrySendError::Full(leave)) = self.room.asks.try_send(leave) {
            // It must be told even so.
            let asks = self.room.asks.clone();
            tokio::spawn(async move { asks.send(leave).await });
        }
    }
}
