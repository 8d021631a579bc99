//! What a round should yield before the set moves on [T2, R1].

use crate::Meeting;
use hyacinth_protocol::{FloorKind, Kind, Missing, Repeats, Seat, Yield};

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
            // Where each one comes back in turn, it is the one whose turn it is.
            let returns = meeting.rule().is_some_and(|r| r.repeats == Repeats::PerReturn);
            let asked = |seat: &Seat| !returns || meeting.is_presenter(*seat);
            let owes = |s: &Seat| meeting.actions.owes_review(meeting.member_of(*s));
            some(here().filter(asked).filter(owes).collect())
        }
        Yield::PresenterChosen => (!meeting.issues.any()).then(Vec::new),
        Yield::SupportStated => {
            let issue = meeting.current_issue()?;
            issue.support.is_none().then(presenter)
        }
        Yield::MinimumTime => meeting.round.as_ref()?.minimum.as_ref().map(|_| presenter()),
        Yield::ActionDrafted => {
            let issue = meeting.current_issue().map(|issue| issue.id);
            let drafted = meeting.actions.drafted.iter().any(|action| action.issue == issue);
            (!drafted).then(presenter)
        }
        Yield::ActionsConfirmed => {
            let open = meeting.actions.drafted.iter().filter(|action| !action.confirmed);
            let mut owners: Vec<Seat> = open.map(|action| action.seat).collect();
            owners.sort();
            owners.dedup();
            some(owners)
        }
        Yield::Reflected => (!reflected(meeting)).then(Vec::new),
        Yield::ThemeStated => meeting.cycle.theme.is_none().then(Vec::new),
        Yield::ResourceShared => meeting.cycle.resource.is_none().then(Vec::new),
        Yield::Recommended => {
            let written = |said: &hyacinth_protocol::SaidView| said.kind == Kind::Recommendation;
            (!meeting.cycle.outcomes.iter().any(written)).then(Vec::new)
        }
        Yield::InsightTold => {
            // Where there is a presenter, a spoken one counts: they had the floor for it [A2].
            let told = meeting.said.has(Kind::Insight)
                || meeting.presenter().is_some_and(|seat| meeting.roster.is_heard(seat));
            (!told).then(presenter)
        }
    }
}

/// Someone typed a reflection, or had the floor in a round where it is given for that: a spoken
/// one is as good [A2].
fn reflected(meeting: &Meeting) -> bool {
    let leads = meeting.rule().is_some_and(|r| r.floor == FloorKind::FacilitatorLeads);
    let spoken = leads && meeting.roster.seats.iter().any(|s| s.heard);
    spoken || meeting.said.has(Kind::Reflection)
}
