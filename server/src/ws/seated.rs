//! A taken seat, given back when the connection ends, however it ends.

use crate::room::{Ask, Handle, Removed};
use hyacinth_meeting::Participant;
use hyacinth_protocol::{CloseCode, Seat};
use tokio::sync::oneshot;

pub(super) struct Seated {
    pub(super) seat: Seat,
    room: Handle,
}

impl Seated {
    /// Takes the participant's seat.
    ///
    /// # Errors
    /// The code to close with, where the room ended, has no seat for them, or they were taken out.
    pub(super) async fn take(room: &Handle, participant: Participant) -> Result<Self, CloseCode> {
        let (reply, answer) = oneshot::channel();
        let ended = CloseCode::Restart;
        room.asks.send(Ask::Sit { participant, reply }).await.map_err(|_| ended)?;
        let seat = answer.await.map_err(|_| ended)?.map_err(|Removed| CloseCode::Removed)?;
        Ok(Self { seat, room: room.clone() })
    }
}

impl Drop for Seated {
    fn drop(&mut self) {
        let (room, seat) = (self.room.clone(), self.seat);
        // Leaving must be told even where the queue is full just now.
        tokio::spawn(async move { room.asks.send(Ask::Leave(seat)).await });
    }
}
