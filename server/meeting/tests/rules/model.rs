//! Whole meetings in every format, at random: people join, drop out, lie and race, and after every
//! step all that was promised must hold, until those who are left bring the meeting to its close.

use crate::beginnings::setup_in;
use crate::harness::*;
use crate::steps::{Step, config, steps};
use hyacinth_meeting::{
    Event, Meeting, Observation, deadline, decide, evolve, may, observe, read_format, shipped,
};
use hyacinth_protocol::{
    Act, Command, Format, Millis, RoundIndex, Seat, Shared, TieRule, Timestamp, You,
};
use proptest::prelude::*;

mod diligent;
mod forks;
mod promises;
pub(crate) mod secrets;
mod time;

/// Who meets, and in what.
#[derive(Clone, Copy, Debug)]
struct Casting {
    /// A shipped format, or the odd one.
    format: usize,
    sitting: u8,
    /// Nobody facilitates.
    alone: bool,
    /// Who is there at first, by bit.
    here: u8,
    names_on_held_offers: bool,
    draw: bool,
    quorum: u16,
}

fn casting() -> impl Strategy<Value = Casting> {
    let shape = (0..=shipped().len(), 1..=2u8, any::<bool>(), any::<u8>());
    (shape, any::<bool>(), any::<bool>(), 2..6u16).prop_map(|(shape, names, draw, quorum)| {
        let (format, sitting, alone, here) = shape;
        let sitting = if format < shipped().len() { sitting } else { 1 };
        Casting { format, sitting, alone, here, names_on_held_offers: names, draw, quorum }
    })
}

/// A format nobody would write: who comes back is asked questions in pairs, issues come in two
/// blocks with a plenary between them, and advice is given while the presenter listens.
const ODD: &str = r#"
key = "odd"
name = "Odd"
purpose = "Everything at an unusual place."
source = "nobody"
presents = "inTurn"
slack_minutes = 1

[[rounds]]
name = "Back"
purpose = "Who comes back is asked."
rule = "Ask."
floor = "questionAndAnswer"
minutes = 2
thinking_seconds = 5
gate = "closed"
repeats = "perReturn"
admits = [{ kind = "update", from = "presenter" }, { kind = "openQuestion", from = "everyone" }]
yields = ["actionsReviewed"]

[[rounds]]
name = "One"
purpose = "Each one tells."
rule = "Tell."
floor = "presenterAlone"
minutes = 2
gate = "closed"
repeats = "perIssue"
admits = [{ kind = "account", from = "holder" }, { kind = "offer", from = "others" }]
yields = ["minimumTime", "supportStated"]
minimum = { minutes = 1, prompts = ["And then?"] }

[[rounds]]
name = "Between"
purpose = "All look at what was told."
rule = "Look."
floor = "facilitatorLeads"
minutes = 3
gate = "closed"
protected = true
admits = [{ kind = "reflection", from = "everyone" }]
yields = ["reflected"]

[[rounds]]
name = "Two"
purpose = "Each one hears."
rule = "Listen."
floor = "listeningIn"
minutes = 2
gate = "invitable"
repeats = "perIssue"
admits = [{ kind = "offer", from = "others" }, { kind = "action", from = "presenter" }]
yields = ["actionDrafted", "actionsConfirmed"]
"#;

fn called(casting: Casting) -> Given {
    let odd = || -> Format { read_format("odd.toml", ODD).expect("odd, but right") };
    let format = shipped().get(casting.format).cloned().unwrap_or_else(odd);
    let sitting = casting.sitting.min(format.sittings());
    let mut setup = setup_in(format, sitting, casting.alone);
    setup.charter.names_on_held_offers = casting.names_on_held_offers;
    setup.charter.quorum = casting.quorum;
    setup.charter.tie_rule = if casting.draw { TieRule::Draw } else { TieRule::LongestSince };
    let mut given = Given::called(setup);
    for seat in ALL.into_iter().filter(|seat| casting.here >> seat.0 & 1 == 1) {
        given.arrives(seat);
    }
    given
}

/// What everyone sees at a moment.
struct Seen {
    meeting: Meeting,
    shared: Shared,
    yous: Vec<You>,
}

impl Seen {
    fn of(given: &Given) -> Self {
        let seats = u16::try_from(given.meeting.seats()).expect("few seats");
        let yous = (0..seats).map(|seat| given.you(Seat(seat))).collect();
        Self { meeting: given.meeting.clone(), shared: given.shared(), yous }
    }

    fn you(&self, seat: Seat) -> Option<&You> {
        self.yous.get(usize::from(seat.0))
    }
}

/// Who asked for what, if it was not the world.
type Asked<'a> = Option<(Seat, &'a Command)>;

/// A meeting, and what it has to keep to.
struct Model {
    given: Given,
    promises: promises::Promises,
    secrets: secrets::Secrets,
    /// The last command, and who sent it.
    last: Option<(Seat, Command)>,
    written: usize,
}

impl Model {
    fn new(given: Given) -> Self {
        let promises = promises::Promises::default();
        Self { given, promises, secrets: secrets::Secrets::default(), last: None, written: 0 }
    }

    /// Something happens, and what was promised still holds. True where anything changed.
    fn then(&mut self, asked: Asked<'_>, happen: impl FnOnce(&mut Given)) -> bool {
        let (before, rows) = (Seen::of(&self.given), self.given.log.len());
        happen(&mut self.given);
        let events: Vec<Event> =
            self.given.log[rows..].iter().flat_map(|(_, events)| events).cloned().collect();
        if events.is_empty() {
            return false;
        }
        let after = Seen::of(&self.given);
        self.secrets.hear(&before.shared, &events);
        self.secrets.check(&after);
        self.promises.check(&before, &after, asked, &events, &self.given);
        true
    }

    fn asks(&mut self, seat: Seat, command: &Command) -> bool {
        let asked = Some((seat, command));
        let accepted = self.then(asked, |given| drop(given.tries(seat, command)));
        self.last = Some((seat, command.clone()));
        accepted
    }

    fn observes(&mut self, observation: Observation) -> bool {
        self.then(None, |given| drop(given.observes(observation)))
    }

    /// Time passes; each deadline is met once, and never early.
    fn waits(&mut self, seconds: u64) {
        let until = self.given.at + Millis::seconds(seconds);
        for n in 0.. {
            assert!(n < 500, "deadlines never end");
            let Some(next) = deadline(&self.given.meeting).filter(|next| *next <= until) else {
                break;
            };
            let early = Timestamp(next.0 - 1);
            if early >= self.given.at {
                let none = observe(&self.given.meeting, &Observation::ClockReached, early);
                assert!(none.is_empty(), "early: {none:?}");
            }
            self.given.at = self.given.at.max(next);
            assert!(self.observes(Observation::ClockReached), "a deadline with no event");
        }
        self.given.at = until;
    }

    fn takes(&mut self, step: Step) {
        if step.how.is_multiple_of(5) {
            self.given.waits_unobserved(step.wait_seconds.into());
        } else {
            self.waits(step.wait_seconds.into());
        }
        let seats = u16::try_from(self.given.meeting.seats()).expect("few seats");
        let seat = Seat(step.who % (seats + 1));
        match step.what % 32 {
            0 | 1 => {
                self.observes(Observation::Left { seat });
            }
            2..=4 => {
                self.observes(Observation::Arrived { seat });
            }
            5 if seats < 9 && step.how.is_multiple_of(4) => {
                let participant = participant(seats, "Late");
                self.observes(Observation::Joined { participant });
            }
            6 if step.how.is_multiple_of(6) => {
                let since = Timestamp(self.given.at.0 - i64::from(step.how % 60_000));
                self.observes(Observation::Restarted { since });
            }
            7..=10 => self.moves_on(seat),
            // A lie: whatever, from whomever.
            11 | 12 => {
                let act = Act::ALL[usize::from(step.what / 32) % Act::ALL.len()];
                let command = step.pick(&self.given, act);
                self.asks(seat, &command);
            }
            13 => self.races(step, seat),
            14 => {
                if let Some((by, command)) = self.last.clone() {
                    self.asks(by, &command);
                }
            }
            15 => forks::keeps_over_a_night(&self.given),
            16 => forks::keeps_over_a_drop(&self.given, seat),
            17 => forks::may_agrees(&self.given),
            _ => {
                let Some(act) = step.act(&may(&self.given.meeting, seat)) else { return };
                let command = step.pick_accepted(&self.given, seat, act);
                let command = self.written_anew(command);
                self.asks(seat, &command);
            }
        }
    }

    /// The lead moves on, or one more is ready.
    fn moves_on(&mut self, seat: Seat) {
        let leaving = self.given.shared().round.map_or(RoundIndex(0), |round| round.index);
        match self.given.meeting.lead() {
            Some(lead) => self.asks(lead, &Command::Next { leaving, insist: true }),
            None => self.asks(seat, &Command::Ready { leaving, ready: true }),
        };
    }

    /// Two decide on the same meeting; the second comes late, and tries again.
    fn races(&mut self, step: Step, seat: Seat) {
        let second = Seat((seat.0 + 1 + step.how % 5) % 6);
        let decided = [(seat, step.what), (second, step.how)].map(|(seat, what)| {
            let step = Step { what: what / 2, ..step };
            let act = step.act(&may(&self.given.meeting, seat))?;
            Some((seat, step.pick_accepted(&self.given, seat, act)))
        });
        let before = self.given.meeting.clone();
        for (seat, command) in decided.into_iter().flatten() {
            let command = self.written_anew(command);
            let alone = decide(&before, seat, &command, self.given.at);
            let together = decide(&self.given.meeting, seat, &command, self.given.at);
            assert!(self.given.meeting != before || alone == together);
            self.asks(seat, &command);
            self.asks(seat, &command);
        }
    }

    /// The same command with words of its own, so that they can be found again.
    fn written_anew(&mut self, command: Command) -> Command {
        self.written += 1;
        secrets::written_anew(command, self.written)
    }
}

/// The log of a closed meeting holds no text of an offer that nobody opened, and replays the same.
fn assert_redacted(given: &Given) {
    let mut log = given.log.clone();
    let mut blanked = String::new();
    for (_, events) in &mut log {
        hyacinth_meeting::redact(&given.meeting, events);
        blanked += &hyacinth_meeting::stored::write(events);
    }
    assert!(replayed(&log) == given.meeting, "a blanked log makes another meeting");
    let opened = serde_json::to_string(&given.shared().offers).expect("JSON");
    for event in given.log.iter().flat_map(|(_, events)| events) {
        if let Event::OfferMade { text: Some(text), opened: false, .. } = event
            && !opened.contains(text.as_str())
            && text.as_str().starts_with("canary")
        {
            let was_opened = secrets::was_opened(given, text);
            assert!(was_opened || !blanked.contains(text.as_str()), "{text:?} stays in the log");
        }
    }
}

proptest! {
    #![proptest_config(config())]

    /// In every format, whatever people do: nothing that was promised breaks, and they come to an end.
    #[test]
    fn every_meeting_keeps_every_promise(casting in casting(), steps in steps(90), mark: prop::sample::Index) {
        let mut model = Model::new(called(casting));
        let mut marked = None;
        if casting.here & 128 == 0 {
            // Half of them open at once, so that there is time for the rest.
            diligent::opens(&mut model);
        }
        let place = mark.index(steps.len() + 1);
        for (n, step) in steps.into_iter().enumerate() {
            if n == place {
                marked = Some((model.given.log.len(), model.given.meeting.clone()));
            }
            model.takes(step);
        }
        forks::may_agrees(&model.given);
        diligent::brings_to_the_close(&mut model);
        assert_redacted(&model.given);
        // Taken up in the middle, the rest of the log makes the same meeting.
        if let Some((rows, mut meeting)) = marked {
            prop_assert!(replayed(&model.given.log[..rows]) == meeting);
            for (at, events) in &model.given.log[rows..] {
                events.iter().for_each(|event| evolve(&mut meeting, event, *at));
            }
            prop_assert!(meeting == model.given.meeting);
        }
    }
}
