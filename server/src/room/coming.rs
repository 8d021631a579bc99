//! People come into a room, and leave it.

use super::{
    outlet::Outlet,
    task::{Ask, Room},
};
use crate::store::{
    StoreError,
    records::{members::Member, setups},
};
use hyacinth_meeting::Observation;
use hyacinth_protocol::Seat;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Someone who connects.
pub struct Coming {
    /// Who: already checked to be a member who accepted the charter.
    pub member: Member,
    /// Where they are shown what changes, once they were greeted.
    pub outlet: Arc<Outlet>,
    /// The seat, once they are shown as present; not to those who were taken out. A closed meeting
    /// takes nobody in and drops this.
    pub reply: oneshot::Sender<Result<Seat, Removed>>,
}

/// Two others took this member out of the meeting [D7].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removed;

/// Everybody who waits to come in right behind the first, and what waits behind them: after a restart
/// all come at once, and share one row and one view.
pub(super) fn together(
    first: Coming,
    asks: &mut mpsc::Receiver<Ask>,
) -> (Vec<Coming>, Option<Ask>) {
    let mut all = vec![first];
    loop {
        match asks.try_recv() {
            Ok(Ask::Sit(coming)) => all.push(coming),
            Ok(behind) => return (all, Some(behind)),
            Err(_) => return (all, None),
        }
    }
}

impl Room {
    /// Takes a seat for each; a late joiner is appended to the order [D6].
    pub(super) async fn seat(&mut self, coming: Vec<Coming>) -> Result<(), StoreError> {
        for Coming { member, .. } in &coming {
            if self.meeting.seat_of(member.id).is_none() {
                let member = member.clone();
                let read = self.store.read(move |records| setups::participant(records, &member));
                match read.await {
                    Ok(participant) => self.notice(&[Observation::Joined { participant }]).await?,
                    // They have no seat then, and come again.
                    Err(error) => tracing::error!(%error, "who comes late is not known"),
                }
            }
        }
        let mut seated = Vec::with_capacity(coming.len());
        for Coming { member, outlet, reply } in coming {
            match self.meeting.seat_of(member.id) {
                Some(seat) if self.meeting.is_removed(seat) => drop(reply.send(Err(Removed))),
                Some(seat) => {
                    self.connections.push((seat, outlet.clone()));
                    seated.push((seat, outlet, reply));
                }
                None => {}
            }
        }
        let arrived: Vec<Observation> =
            seated.iter().map(|(seat, ..)| Observation::Arrived { seat: *seat }).collect();
        self.notice(&arrived).await?;
        for (seat, outlet, reply) in seated {
            if reply.send(Ok(seat)).is_err() {
                self.leave(seat, &outlet).await?;
            }
        }
        Ok(())
    }

    /// Forgets a connection; its seat is left with the last of them.
    pub(super) async fn leave(
        &mut self,
        seat: Seat,
        outlet: &Arc<Outlet>,
    ) -> Result<(), StoreError> {
        let before = self.connections.len();
        self.connections.retain(|(_, other)| !Arc::ptr_eq(other, outlet));
        let was_there = self.connections.len() < before;
        if was_there && self.connections.iter().all(|(other, _)| *other != seat) {
            self.presence.left(seat, self.meeting.is_removed(seat));
            self.show_presence();
            self.notice(&[Observation::Left { seat }]).await?;
        }
        Ok(())
    }
}
