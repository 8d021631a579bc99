//! What a round should yield before the set moves on [T2, R1].

use crate::Meeting;
use hyacinth_protocol::{FloorKind, Kind, Missing, Seat, Yield};

/// What is missing in the current round, in the format's order.
pub(crate) fn missing(meeting: &Meeting) -> Vec<Missing> {
    let wanted = meeting.rule().map(|rule| rule.yields.as_slice()).unwrap_or_default();
    wanted
        .iter()
        .filter_map(|what| missing_by(meeting, *what).map(|seats| Missing { what: *what, seats }))
        .collect()
}

/// By whom it is missing; none where it is not missing. Empty where it is nobody's in particular.
fn missing_by(meeting: &Meeting, what: Yield) -> Option<Vec<Seat>> {
    let presenter = || meeting.presenter().into_iter().collect::<Vec<_>>();
    let some = |seats: Vec<Seat>| (!seats.is_empty()).then_some(seats);
    let here = || meeting.roster.present();
    match what {
        Yield::EveryoneHeard => some(here().filter(|s| !meeting.roster.is_heard(*s)).collect()),
        Yield::ActionsReviewed => {
            some(here().filter(|s| meeting.actions.owes_review(meeting.member_of(*s))).collect())
        }
        Yield::PresenterChosen => meeting.issue.is_none().then(Vec::new),
        Yield::SupportStated => {
            let issue = meeting.issue.as_ref()?;
            issue.support.is_none().then(presenter)
        }
        Yield::MinimumTime => meeting.round.as_ref()?.minimum.as_ref().map(|_| presenter()),
        Yield::ActionDrafted => meeting.actions.drafted.is_empty().then(presenter),
        Yield::ActionsConfirmed => {
            meeting.actions.drafted.iter().any(|a| !a.confirmed).then(presenter)
        }
        Yield::Reflected => (!reflected(meeting)).then(Vec::new),
    }
}

/// Someone typed a reflection, or had the floor in a round where it is given for that: a spoken
/// one is as good [A2].
fn reflected(meeting: &Meeting) -> bool {
    let leads = meeting.rule().is_some_and(|r| r.floor == FloorKind::FacilitatorLeads);
    let spoken = leads && meeting.roster.seats.iter().any(|s| s.heard);
    spoken || meeting.said.has(Kind::Reflection)
}
