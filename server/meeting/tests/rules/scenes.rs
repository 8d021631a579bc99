//! Beginnings and turns that the stories of formats and of awkward moments share.

use crate::harness::*;
use hyacinth_meeting::{Setup, shipped};
use hyacinth_protocol::{
    ActionId, Command, FloorView, Kind, Millis, Outcome, Refusal, Replan, RoundIndex, Seat,
};

/// The six of every story, meeting in the shipped format of this key.
pub(crate) fn setup_of(key: &str) -> Setup {
    let format = shipped().iter().find(|format| format.key == key).expect("a shipped format");
    Setup { format: format.clone(), ..setup() }
}

/// The same, with nobody to facilitate.
pub(crate) fn together(setup: Setup) -> Setup {
    Setup { self_facilitated: true, ..setup }
}

pub(crate) fn say(kind: Kind, text: &str) -> Command {
    Command::Say { kind, text: words(text) }
}

pub(crate) fn draft(what: &str) -> Command {
    Command::DraftAction { wording: wording(what) }
}

pub(crate) fn minutes(minutes: u64) -> Millis {
    Millis::minutes(minutes)
}

impl Given {
    /// These are here, and this one opened.
    pub(crate) fn opened(setup: Setup, here: &[Seat], by: Seat) -> Self {
        let mut given = Self::called(setup);
        for seat in here {
            given.arrives(*seat);
        }
        given.does(by, Command::Open {});
        given
    }

    /// Each one takes the floor that is offered, for so long. Who did, in order.
    pub(crate) fn goes_round(&mut self, seconds: u64) -> Vec<Seat> {
        let mut heard = Vec::new();
        while let FloorView::Offered { to } = self.floor() {
            self.does(to, Command::AcceptFloor {}).waits(seconds).does(to, Command::Done {});
            heard.push(to);
        }
        heard
    }

    /// The one who leads moves on, and nothing is missing.
    #[track_caller]
    pub(crate) fn completes(&mut self) -> &mut Self {
        let (leaving, lead) = (self.round().index, self.meeting.lead().expect("a lead"));
        self.does(lead, Command::Next { leaving, insist: false })
    }

    /// The one who leads moves on until this round, of this presenter, whatever is missing.
    pub(crate) fn moves_to(&mut self, name: &str, presenter: Seat) -> &mut Self {
        while !(self.round_name() == name && self.meeting.presenter() == Some(presenter)) {
            let (leaving, lead) = (self.round().index, self.meeting.lead().expect("a lead"));
            self.does(lead, Command::Next { leaving, insist: true });
        }
        self
    }

    /// They say, one after the other, that they are ready.
    #[track_caller]
    pub(crate) fn are_ready(&mut self, seats: &[Seat]) -> &mut Self {
        let leaving = self.round().index;
        for seat in seats {
            self.does(*seat, Command::Ready { leaving, ready: true });
        }
        self
    }

    pub(crate) fn round_name(&self) -> String {
        self.round().name.as_str().to_owned()
    }

    /// Whose issues the agenda holds from this round on, each once, in order.
    pub(crate) fn issues_to_come(&self) -> Vec<Seat> {
        let from = usize::from(self.round().index.0);
        let agenda = self.shared().meeting.agenda;
        let mut seats: Vec<Seat> =
            agenda.into_iter().skip(from).filter_map(|item| item.presenter).collect();
        seats.dedup();
        seats
    }

    /// The planned length of a round of the agenda, in whole minutes.
    pub(crate) fn planned(&self, place: usize) -> u64 {
        self.shared().meeting.agenda[place].planned.0 / 60_000
    }

    /// The agreed length of the meeting, in seconds.
    pub(crate) fn agreed_seconds(&self) -> u64 {
        let meeting = self.shared().meeting;
        let (opened, ends) = (meeting.opened_at.expect("open"), meeting.ends_at.expect("an end"));
        ends.since(opened).0 / 1000
    }

    /// What an extension would mean.
    #[track_caller]
    pub(crate) fn replan(&mut self, by: Seat, minutes: u8) -> Replan {
        match self.tries(by, &Command::Extend { minutes, confirm: false }) {
            Err(Refusal::Replanned { plan }) => plan,
            other => panic!("no re-plan: {other:?}"),
        }
    }

    /// Ben, and whoever else owes it, says what became of their carried actions.
    pub(crate) fn reviews(&mut self, owner: Seat, outcome: Outcome) -> &mut Self {
        let member = self.meeting.member_of(owner).expect("a member");
        for carried in self.shared().actions.carried {
            if carried.member == member {
                let action = carried.action;
                let learned = Some(words("Asking is the hard part"));
                let happened = Some(words("One of them came"));
                self.does(owner, Command::ReviewAction { action, outcome, happened, learned });
            }
        }
        self
    }

    /// Every drafted action is read back by this seat and confirmed by its owner.
    pub(crate) fn confirms_all(&mut self, reader: Seat) -> &mut Self {
        let drafted: Vec<(ActionId, Seat)> =
            self.shared().actions.drafted.iter().map(|a| (a.action, a.seat)).collect();
        for (action, owner) in drafted {
            let another = if owner == reader { ADA } else { reader };
            self.does(another, Command::ReadBack { action });
            self.does(owner, Command::ConfirmAction { action });
        }
        self
    }

    pub(crate) fn is_at(&self, place: u16) -> bool {
        self.round().index == RoundIndex(place)
    }
}
