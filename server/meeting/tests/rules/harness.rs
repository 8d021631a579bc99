//! Given – when – then: a meeting one drives by commands and reads by its views. When it is dropped
//! it replays its own log through the stored form and must come out the same.

use hyacinth_meeting::{
    Carried, Charter, CycleSoFar, Event, Meeting, Observation, Participant, Setup, decide, evolve,
    observe, project_own, project_shared, shipped, stored,
};
use hyacinth_protocol::{
    BidId, BidsView, Command, FloorView, Line, MemberId, Millis, Missing, OfferKind, Refusal, Role,
    RoundIndex, RoundView, Seat, Shared, TieRule, Timestamp, Wording, Words, Yield, You,
};

/// The facilitator.
pub(crate) const HUGO: Seat = Seat(0);
/// The presenter, wherever a story needs one.
pub(crate) const ADA: Seat = Seat(1);
pub(crate) const BEN: Seat = Seat(2);
pub(crate) const CHLOE: Seat = Seat(3);
pub(crate) const DEV: Seat = Seat(4);
pub(crate) const EWA: Seat = Seat(5);

/// Everyone at the table.
pub(crate) const ALL: [Seat; 6] = [HUGO, ADA, BEN, CHLOE, DEV, EWA];
/// Everyone who bids.
pub(crate) const MEMBERS: [Seat; 5] = [ADA, BEN, CHLOE, DEV, EWA];

/// The moment the meeting is called.
pub(crate) const START: Timestamp = Timestamp(1_750_000_000_000);

/// A meeting in the making.
pub(crate) struct Given {
    pub(crate) meeting: Meeting,
    pub(crate) at: Timestamp,
    pub(crate) log: Vec<(Timestamp, Vec<Event>)>,
}

impl Given {
    /// Called by its set; nobody is here yet.
    pub(crate) fn called(setup: Setup) -> Self {
        let mut given = Self { meeting: Meeting::default(), at: START, log: Vec::new() };
        given.take(Meeting::called(setup));
        given
    }

    /// These are here; the meeting is not open.
    pub(crate) fn gathered(here: &[Seat]) -> Self {
        let mut given = Self::called(setup());
        for seat in here {
            given.arrives(*seat);
        }
        given
    }

    /// All six are here and Hugo opened: the check-in has begun.
    pub(crate) fn live() -> Self {
        Self::live_with(setup())
    }

    /// As [`Self::live`], from another setup.
    pub(crate) fn live_with(setup: Setup) -> Self {
        let mut given = Self::called(setup);
        for seat in ALL {
            given.arrives(seat);
        }
        given.does(HUGO, Command::Open {});
        given
    }

    /// The bidding round.
    pub(crate) fn bidding() -> Self {
        Self::bidding_with(setup())
    }

    /// As [`Self::bidding`], from another setup.
    pub(crate) fn bidding_with(setup: Setup) -> Self {
        let mut given = Self::live_with(setup);
        given.moves_on();
        given
    }

    /// Bids of these seats are revealed; the others said "no bid today".
    pub(crate) fn revealed(setup: Setup, bidders: &[Seat]) -> Self {
        let mut given = Self::bidding_with(setup);
        for seat in MEMBERS {
            let bids = bidders.contains(&seat);
            given.does(seat, if bids { bid("A dilemma") } else { Command::NoBid {} });
        }
        given
    }

    /// A later round, with Ada presenting.
    pub(crate) fn in_round(name: &str) -> Self {
        Self::in_round_with(setup(), name)
    }

    /// As [`Self::in_round`], from another setup.
    pub(crate) fn in_round_with(setup: Setup, name: &str) -> Self {
        let mut given = Self::revealed(setup, &[ADA]);
        given.does(HUGO, Command::Propose { bid: BidId(0) });
        for seat in MEMBERS {
            given.does(seat, agree());
        }
        while given.round().name.as_str() != name {
            given.moves_on();
        }
        given
    }

    fn take(&mut self, events: Vec<Event>) {
        for event in &events {
            evolve(&mut self.meeting, event, self.at);
        }
        self.log.push((self.at, events));
    }

    /// The command is accepted.
    #[track_caller]
    pub(crate) fn does(&mut self, by: Seat, command: Command) -> &mut Self {
        match self.tries(by, &command) {
            Ok(_) => self,
            Err(refusal) => panic!("{command:?} by {by:?} was refused: {refusal:?}"),
        }
    }

    /// The command is accepted or not; its events are taken in.
    pub(crate) fn tries(&mut self, by: Seat, command: &Command) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.meeting, by, command, self.at)?;
        assert!(!events.is_empty(), "{command:?} was accepted and made nothing happen");
        self.take(events.clone());
        Ok(events)
    }

    /// The command is refused, for this reason.
    #[track_caller]
    pub(crate) fn refused(&mut self, by: Seat, command: Command, refusal: Refusal) -> &mut Self {
        let answer = decide(&self.meeting, by, &command, self.at);
        assert_eq!(answer, Err(refusal), "{command:?} by {by:?}");
        self
    }

    pub(crate) fn observes(&mut self, observation: Observation) -> Vec<Event> {
        let events = observe(&self.meeting, &observation, self.at);
        if !events.is_empty() {
            self.take(events.clone());
        }
        events
    }

    pub(crate) fn arrives(&mut self, seat: Seat) -> &mut Self {
        self.observes(Observation::Arrived { seat });
        self
    }

    pub(crate) fn leaves(&mut self, seat: Seat) -> &mut Self {
        self.observes(Observation::Left { seat });
        self
    }

    /// Time passes, and the room observes each deadline when it comes.
    pub(crate) fn waits(&mut self, seconds: u64) -> &mut Self {
        let until = self.at + Millis::seconds(seconds);
        while let Some(deadline) = hyacinth_meeting::deadline(&self.meeting) {
            if deadline > until {
                break;
            }
            self.at = deadline.max(self.at);
            assert!(
                !self.observes(Observation::ClockReached).is_empty(),
                "a deadline with no event"
            );
        }
        self.at = until;
        self
    }

    /// Time passes and nobody looks at the clock.
    pub(crate) fn waits_unobserved(&mut self, seconds: u64) -> &mut Self {
        self.at = self.at + Millis::seconds(seconds);
        self
    }

    /// Hugo moves on, whatever is missing.
    pub(crate) fn moves_on(&mut self) -> &mut Self {
        let leaving = self.round().index;
        self.does(HUGO, Command::Next { leaving, insist: true })
    }

    pub(crate) fn shared(&self) -> Shared {
        project_shared(&self.meeting)
    }

    pub(crate) fn you(&self, seat: Seat) -> You {
        project_own(&self.meeting, seat)
    }

    pub(crate) fn round(&self) -> RoundView {
        self.shared().round.expect("a round")
    }

    pub(crate) fn floor(&self) -> FloorView {
        self.shared().floor
    }

    pub(crate) fn bids(&self) -> BidsView {
        self.shared().bids.expect("a choosing round")
    }

    pub(crate) fn queued(&self) -> Vec<Seat> {
        self.shared().queue.places.iter().map(|place| place.seat).collect()
    }

    pub(crate) fn missing(&self) -> Vec<(Yield, Vec<Seat>)> {
        self.round().missing.into_iter().map(|Missing { what, seats }| (what, seats)).collect()
    }

    /// The floor is offered to this seat.
    #[track_caller]
    pub(crate) fn offers_floor_to(&mut self, to: Seat) -> &mut Self {
        assert_eq!(self.floor(), FloorView::Offered { to });
        self
    }
}

impl Drop for Given {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(replayed(&self.log) == self.meeting, "replay differs from the live meeting");
        }
    }
}

/// The meeting that a log makes, read back from its stored form.
pub(crate) fn replayed(log: &[(Timestamp, Vec<Event>)]) -> Meeting {
    let mut meeting = Meeting::default();
    for (at, events) in log {
        let row = stored::write(events);
        let events = stored::read(stored::VERSION, &row).expect("what was written can be read");
        events.iter().for_each(|event| evolve(&mut meeting, event, *at));
    }
    meeting
}

/// Six people, an action of Ben's still open, quorum four.
pub(crate) fn setup() -> Setup {
    let date = |text: &str| Some(text.parse().expect("a date"));
    let people = [
        ("Hugo", Role::Facilitator, None),
        ("Ada", Role::Member, date("2025-05-01")),
        ("Ben", Role::Deputy, date("2024-11-14")),
        ("Chloe", Role::Member, None),
        ("Dev", Role::Member, date("2025-01-20")),
        ("Ewa", Role::Member, None),
    ];
    let roster = (0..).zip(people).map(|(n, (name, role, last_presented))| Participant {
        member: member(n),
        name: name.parse().expect("a name"),
        role,
        last_presented,
        unchosen_last: false,
    });
    Setup {
        meeting: "00000000-0000-7000-8000-0000000000aa".parse().expect("an id"),
        set_name: "Tuesday set".parse().expect("a name"),
        format: shipped()[0].clone(),
        charter: Charter {
            quorum: 4,
            tie_rule: TieRule::LongestSince,
            ground_rules: vec![line("We start on time")],
            confidentiality: line("What is said here stays here"),
            names_on_held_offers: false,
        },
        roster: roster.collect(),
        carried: vec![Carried {
            action: "00000000-0000-7000-8000-0000000000c1".parse().expect("an id"),
            member: member(2),
            what: words("Ask two colleagues to watch one lesson"),
            measure: None,
            due: date("2025-06-01"),
            history: Vec::new(),
            observations: Vec::new(),
        }],
        self_facilitated: false,
        sitting: 1,
        cycle: CycleSoFar::default(),
        draw_seed: "5eed".repeat(16),
    }
}

pub(crate) fn member(n: u16) -> MemberId {
    format!("00000000-0000-7000-8000-{n:012}").parse().expect("an id")
}

pub(crate) fn participant(n: u16, name: &str) -> Participant {
    Participant {
        member: member(n),
        name: name.parse().expect("a name"),
        role: Role::Member,
        last_presented: None,
        unchosen_last: false,
    }
}

pub(crate) fn line(text: &str) -> Line {
    text.parse().expect("a line")
}

pub(crate) fn words(text: &str) -> Words {
    text.parse().expect("words")
}

pub(crate) fn bid(title: &str) -> Command {
    Command::Bid { title: line(title), why: None, minutes: 10 }
}

pub(crate) fn agree() -> Command {
    Command::AnswerProposal { agree: true, reason: None }
}

pub(crate) fn object() -> Command {
    Command::AnswerProposal { agree: false, reason: None }
}

pub(crate) fn ask(text: &str) -> Command {
    Command::Ask { text: Some(words(text)) }
}

pub(crate) fn offer(kind: OfferKind, text: &str) -> Command {
    Command::Offer { kind, text: words(text) }
}

pub(crate) fn next(leaving: u16, insist: bool) -> Command {
    Command::Next { leaving: RoundIndex(leaving), insist }
}

pub(crate) fn wording(what: &str) -> Wording {
    Wording {
        what: words(what),
        measure: None,
        means: None,
        why: None,
        due: None,
        involves_pupils: false,
        ethics_ticked: false,
    }
}
