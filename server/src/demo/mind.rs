//! What a simulated member does next, from nothing but its own view: as any client would.

use super::script::{FACTS, FOLLOW_UP, OPEN, PARTS, Part, UPDATES};
use hyacinth_protocol::{
    Act, Changed, Choosing, Command, FlagAnswer, FloorKind, FloorView, Kind, Line, OfferKind,
    Outcome, PairMoment, QueueView, Role, Slip, Stage, SupportKind, Timestamp, Wording, Words, You,
};

/// Questions that are asked before the facilitator moves a question round on.
const QUESTIONS_A_ROUND: usize = 4;

/// What a member remembers beside what it sees.
#[derive(Default)]
pub(super) struct Mind {
    round: Option<u16>,
    /// Contributions made in this round.
    spoken: usize,
    /// Questions heard in this round.
    heard: usize,
    /// Moments in which there was nothing to do.
    idle: usize,
    /// The moment of a pair that was answered last: each question gets one answer.
    answered: Option<Timestamp>,
}

impl Mind {
    /// The next thing to do, or nothing yet.
    pub(super) fn next(&mut self, view: &Changed) -> Option<Command> {
        let you = view.you.as_ref()?;
        let round = view.round.as_ref()?.as_ref().map(|round| round.index.0);
        if round != self.round {
            *self = Self { round, ..Self::default() };
        }
        let name = view.roster.as_ref()?.get(usize::from(you.seat.0))?.name.as_str();
        let part = PARTS.iter().find(|part| part.name == name).unwrap_or(&PARTS[0]);
        let may = |act| you.may.contains(&act);
        let next = self
            .answer_flag(you)
            .or_else(|| floor(self, view, you, part))
            .or_else(|| check_in(view, you, part))
            .or_else(|| choose(view, you, part))
            .or_else(|| {
                if you.presenter {
                    present(self, view, you, part)
                } else {
                    help(self, view, you, part)
                }
            })
            .or_else(|| if you.role == Role::Facilitator { lead(self, view, you) } else { None })
            .or_else(|| (may(Act::Consent) && self.idle > 30).then_some(Command::Consent {}));
        self.idle = if next.is_some() { 0 } else { self.idle + 1 };
        next
    }

    fn answer_flag(&self, you: &You) -> Option<Command> {
        let flag = you.flags.iter().find(|flag| flag.seat == you.seat && flag.answer.is_none())?;
        (self.idle > 0)
            .then_some(Command::AnswerFlag { flag: flag.flag, answer: FlagAnswer::Reword })
    }

    fn pick<'a>(&self, list: &'a [&'a str], you: &You) -> &'a str {
        list[(usize::from(you.seat.0) + self.spoken) % list.len()]
    }
}

fn words(text: &str) -> Words {
    Words::new(text).expect("the script's words are in bounds")
}

fn line(text: &str) -> Line {
    Line::new(text).expect("the script's lines are in bounds")
}

fn say(mind: &mut Mind, you: &You, kind: Kind, text: &str) -> Option<Command> {
    if !you.admitted.contains(&kind) {
        return None;
    }
    mind.spoken += 1;
    Some(Command::Say { kind, text: words(text) })
}

/// The floor: take what is offered, speak, hand it on.
fn floor(mind: &mut Mind, view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let may = |act| you.may.contains(&act);
    match view.floor.as_ref()? {
        FloorView::Offered { to } if *to == you.seat && may(Act::AcceptFloor) => {
            let finished = you.presenter && mind.spoken >= part.account.len();
            Some(if finished && may(Act::Pass) {
                Command::Pass {}
            } else {
                Command::AcceptFloor {}
            })
        }
        FloorView::Held { by, suspended: false, .. } if *by == you.seat => {
            let kind = view.round.as_ref()?.as_ref()?.floor_kind;
            let more = match kind {
                FloorKind::PresenterAlone => {
                    let next = part.account.get(mind.spoken).copied();
                    next.and_then(|text| say(mind, you, Kind::Account, text))
                }
                FloorKind::InTurn if mind.spoken == 0 => {
                    let text = mind.pick(UPDATES, you);
                    say(mind, you, Kind::Update, text)
                }
                _ => None,
            };
            more.or_else(|| may(Act::Done).then_some(Command::Done {}))
        }
        FloorView::Pair {
            asker, presenter, moment, follow_up, since, suspended: false, ..
        } => match moment {
            PairMoment::Asking if *asker == you.seat && may(Act::Asked) => Some(Command::Asked {}),
            PairMoment::Answering if *presenter == you.seat => {
                if mind.answered != Some(*since) {
                    mind.answered = Some(*since);
                    let text = part.answers[mind.spoken % part.answers.len()];
                    if let Some(answer) = say(mind, you, Kind::Answer, text) {
                        return Some(answer);
                    }
                }
                may(Act::Answered).then_some(Command::Answered {})
            }
            PairMoment::Answered if *asker == you.seat => {
                if !follow_up && may(Act::FollowUp) && you.seat.0 % 3 == 1 {
                    return Some(Command::FollowUp { text: Some(words(FOLLOW_UP)) });
                }
                may(Act::Done).then_some(Command::Done {})
            }
            _ => None,
        },
        _ => None,
    }
}

fn check_in(view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let mine = view.actions.as_ref()?.carried.iter().find(|carried| {
        carried.seat == Some(you.seat)
            && carried.review.is_none()
            && you.may.contains(&Act::ReviewAction)
    })?;
    Some(Command::ReviewAction {
        action: mine.action,
        outcome: Outcome::Done,
        happened: Some(words(part.happened)),
        learned: Some(words(part.learned)),
    })
}

fn choose(view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let bids = view.bids.as_ref()?.as_ref()?;
    let may = |act| you.may.contains(&act);
    match &bids.choosing {
        Choosing::Drafting {} if may(Act::Bid) && you.bid.is_none() => {
            Some(Command::Bid { title: line(part.title), why: Some(line(part.why)), minutes: 8 })
        }
        Choosing::Gauging {} if may(Act::Gauge) => {
            let bid = bids.bids.iter().find(|bid| {
                !bid.withdrawn && you.gauges.iter().all(|gauge| gauge.bid != bid.bid)
            })?;
            // Everyone warms to other bids, in a pattern that gives one leader.
            let agreement =
                5 - u8::try_from((bid.bid.0 + you.seat.0 * u16::from(bid.bid.0 != 0)) % 3).ok()?;
            Some(Command::Gauge { bid: bid.bid, agreement, reason: None })
        }
        Choosing::Proposed { .. }
            if may(Act::AnswerProposal) && you.answered_proposal.is_none() =>
        {
            Some(Command::AnswerProposal { agree: true, reason: None })
        }
        _ => None,
    }
}

fn present(mind: &mut Mind, view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let may = |act| you.may.contains(&act);
    let issue = view.issue.as_ref()?.as_ref()?;
    let drafted = &view.actions.as_ref()?.drafted;
    let gate = view.offers.as_ref()?;
    if may(Act::StateSupport) && issue.support.is_none() {
        return Some(Command::StateSupport {
            wanted: vec![SupportKind::Questions, SupportKind::Challenge],
            note: Some(line("Ask me what I would rather not be asked")),
        });
    }
    if may(Act::ConfirmAction)
        && let Some(action) = drafted.iter().find(|action| action.read_back && !action.confirmed)
    {
        return Some(Command::ConfirmAction { action: action.action });
    }
    let invited = [OfferKind::Experience, OfferKind::Suggestion];
    if may(Act::Invite) && gate.invited.is_empty() && gate.opened.is_empty() && mind.idle > 1 {
        return Some(Command::Invite { kinds: invited.to_vec() });
    }
    if may(Act::OpenOffer)
        && gate.opened.len() < 2
        && let Some(held) = you.held.iter().find(|held| gate.invited.contains(&held.kind))
    {
        return Some(Command::OpenOffer { offer: held.offer });
    }
    if may(Act::MuteAdvice) && gate.opened.len() >= 2 && mind.idle > 2 {
        return Some(Command::MuteAdvice {});
    }
    if issue.insights.is_empty() && mind.idle > 1 && you.admitted.contains(&Kind::Insight) {
        return say(mind, you, Kind::Insight, part.insight);
    }
    if may(Act::DraftAction) && drafted.is_empty() && mind.idle > 2 {
        return Some(Command::DraftAction {
            wording: Wording {
                what: words(part.action),
                measure: Some(line(part.measure)),
                means: None,
                why: Some(line(part.why)),
                due: None,
                involves_pupils: false,
                ethics_ticked: false,
            },
        });
    }
    None
}

fn help(mind: &mut Mind, view: &Changed, you: &You, part: &Part) -> Option<Command> {
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
    let open =
        you.admitted.contains(&Kind::OpenQuestion) || view.round.as_ref()?.as_ref()?.index.0 >= 4;
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
    let last = view.round.as_ref()?.as_ref()?.floor_kind == FloorKind::FacilitatorLeads;
    if last
        && mind.spoken == 0
        && mind.idle > 2 + usize::from(you.seat.0)
        && you.role != Role::Facilitator
    {
        return say(mind, you, Kind::Reflection, part.reflection);
    }
    None
}

fn lead(mind: &Mind, view: &Changed, you: &You) -> Option<Command> {
    let may = |act| you.may.contains(&act);
    let meeting = view.meeting.as_ref()?;
    let roster = view.roster.as_ref()?;
    if meeting.stage == Stage::Gathering {
        let everyone = roster.iter().all(|seat| seat.present);
        return (may(Act::Open) && (everyone || mind.idle > 20)).then_some(Command::Open {});
    }
    let round = view.round.as_ref()?.as_ref()?;
    if round.paused.is_some() {
        return (may(Act::Continue) && mind.idle > 3).then_some(Command::Continue {});
    }
    if let Some(flag) = you.flags.iter().find(|flag| flag.overdue && !flag.shown) {
        return may(Act::DropFlag).then_some(Command::DropFlag { flag: flag.flag });
    }
    if let Some(Some(bids)) = &view.bids
        && !matches!(bids.choosing, Choosing::Chosen { .. } | Choosing::NoBids {})
    {
        return settle(mind, bids, you);
    }
    let drafted = &view.actions.as_ref()?.drafted;
    if may(Act::ReadBack)
        && let Some(action) = drafted.iter().find(|action| !action.read_back)
        && mind.idle > 1
    {
        return Some(Command::ReadBack { action: action.action });
    }
    let quiet = matches!(view.floor, Some(FloorView::Idle {}))
        && matches!(&view.queue, Some(QueueView { places, .. }) if places.is_empty());
    let patience = match round.floor_kind {
        FloorKind::QuestionAndAnswer => 3 + 2 * (QUESTIONS_A_ROUND + roster.len()),
        FloorKind::PresenterCalls => 14,
        FloorKind::FacilitatorLeads => 12,
        _ => 3,
    };
    let ready = mind.idle > patience && (quiet || round.missing.is_empty());
    if !ready {
        return None;
    }
    let insist = !round.missing.is_empty() && mind.idle > patience + 20;
    if !round.missing.is_empty() && !insist {
        return None;
    }
    if may(Act::Next) {
        return Some(Command::Next { leaving: round.index, insist });
    }
    may(Act::Close).then_some(Command::Close { insist })
}

fn settle(mind: &Mind, bids: &hyacinth_protocol::BidsView, you: &You) -> Option<Command> {
    let may = |act| you.may.contains(&act);
    match &bids.choosing {
        Choosing::Drafting {} => {
            (may(Act::RevealBids) && mind.idle > 40).then_some(Command::RevealBids {})
        }
        Choosing::Gauging {} if mind.idle > 2 => {
            if bids.tied.len() > 1 && may(Act::SettleTie) {
                return Some(Command::SettleTie {});
            }
            let sum = |agreement: &[u16]| -> u16 {
                agreement.iter().zip(1..).map(|(count, step)| count * step).sum()
            };
            let leader = bids
                .bids
                .iter()
                .filter(|bid| !bid.withdrawn)
                .filter_map(|bid| bid.agreement.as_ref().map(|agreement| (sum(agreement), bid.bid)))
                .max_by_key(|(sum, bid)| (*sum, std::cmp::Reverse(*bid)))?;
            may(Act::Propose).then_some(Command::Propose { bid: leader.1 })
        }
        _ => None,
    }
}
