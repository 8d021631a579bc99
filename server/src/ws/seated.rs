//! A taken seat, given back when the connection ends, however it ends.

use crate::room::{Ask, Handle};
use hyacinth_meeting::Participant;
use hyacinth_protocol::Seat;
use tokio::sync::oneshot;

pub(super) struct Seated {
    pub(super) seat: Seat,
    room: Handle,
}

impl Seated {
    /// Takes the participant's seat; none where the room ended or has no seat for them.
    pub(super) async fn take(room: &Handle, participant: Participant) -> Option<Self> {
        let (reply, answer) = oneshot::channel();
        room.asks.send(Ask::Sit { participant, reply }).await.ok()?;
        let seat = answer.await.ok()?;
        Some(Self { seat, room: room.clone() })
    }
}

impl Drop for Seated {
    fn drop(&mut self) {
        let (room, seat) = (self.room.clone(), self.seat);
        // Leaving must be told even where the queue is full just now.
        tokio::spawn(async move { room.asks.send(Ask::Leave(seat)).await });
    }
}
