//! Another's issue: questions, offers that are held, a flag where a rule slips.

use super::super::script::{FACTS, OPEN, Part};
use super::{Mind, say, words};
use hyacinth_protocol::{
    Act, Changed, Command, FloorKind, FloorView, Kind, OfferKind, PairMoment, Role, Slip, You,
};

pub(super) fn next(mind: &mut Mind, view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let may = |act| you.may.contains(&act);
    // Femi slips into telling once, and Ben sees it.
    if let Some(FloorView::Pair {
        asker,
        moment: PairMoment::Answering,
        question: Some(question),
        ..
    }) = &view.floor
        && part.name == "Ben"
        && may(Act::Flag)
        && question.as_str().starts_with("Have you thought")
        && mind.idle > 0
        && you.flags.is_empty()
        && mind.heard == 0
    {
        mind.heard += 1;
        return Some(Command::Flag { seat: *asker, slip: Slip::Telling });
    }
    let round = view.round.as_ref()?.as_ref()?;
    let open = round.name.as_str() != "Clarifying questions";
    // One question each in turn of seats: the higher the seat, the longer they think first.
    if may(Act::Ask)
        && you.place.is_none()
        && mind.spoken == 0
        && mind.idle > 1 + 2 * usize::from(you.seat.0)
    {
        let slips = open && part.name == "Femi";
        let list = if open { OPEN } else { FACTS };
        let text =
            if slips { "Have you thought of just telling him no?" } else { mind.pick(list, you) };
        mind.spoken += 1;
        return Some(Command::Ask { text: Some(words(text)) });
    }
    if may(Act::Offer)
        && you.offers.is_empty()
        && you.seat.0 % 2 == 1
        && mind.idle > 3
        && you.role != Role::Facilitator
    {
        return Some(Command::Offer { kind: OfferKind::Experience, text: words(part.experience) });
    }
    let talk = matches!(
        round.floor_kind,
        FloorKind::FacilitatorLeads | FloorKind::Open | FloorKind::ListeningIn
    );
    if talk
        && mind.spoken == 0
        && mind.idle > 2 + usize::from(you.seat.0)
        && you.role != Role::Facilitator
    {
        return say(mind, you, Kind::Reflection, part.reflection);
    }
    None
}
