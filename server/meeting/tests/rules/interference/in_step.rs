//! Two whole meetings in step, in any format: whoever else writes something writes other words in
//! each, of another length. Before every word is out, and of those that never come out, one viewer's
//! bytes are the same in both, at every revision.

use super::super::model::secrets::{Secrets, written_anew};
use crate::beginnings::beginning;
use crate::harness::*;
use crate::steps::{Deed, Step, config, steps};
use hyacinth_meeting::{Event, deadline, project_own, project_shared};
use hyacinth_protocol::{Command, Seat};
use proptest::prelude::*;

/// Both meetings, and what one of them still keeps from others.
struct InStep {
    viewer: Seat,
    one: Given,
    two: Given,
    secrets: Secrets,
    /// How many texts were written so far.
    written: usize,
}

/// In the second meeting a text says something else, and more of it.
fn otherwise(command: &Command) -> Command {
    let written = serde_json::to_string(command).expect("JSON");
    serde_json::from_str(&other_words(&written)).expect("a command")
}

fn other_words(json: &str) -> String {
    json.replace("canary-", "other-words-than-canary-")
}

impl InStep {
    fn new(viewer: Seat, n: u8) -> Self {
        let (one, two) = (beginning(n), beginning(n));
        Self { viewer, one, two, secrets: Secrets::default(), written: 0 }
    }

    fn takes(&mut self, step: Step) {
        let (before, rows) = (self.one.shared(), self.one.log.len());
        step.passes(&mut self.one);
        step.passes(&mut self.two);
        match step.deed(&self.one) {
            Deed::Asks(seat, command) => {
                self.written += 1;
                let command = written_anew(command, self.written);
                let private = seat != self.viewer;
                let other = if private { otherwise(&command) } else { command.clone() };
                let left = self.one.tries(seat, &command).map(|_| ());
                let right = self.two.tries(seat, &other).map(|_| ());
                assert_eq!(left, right, "{command:?} by {seat:?} tells them apart");
            }
            Deed::Seen(observation) => {
                self.one.observes(observation.clone());
                self.two.observes(observation);
            }
        }
        let log = &self.one.log[rows..];
        let events: Vec<Event> = log.iter().flat_map(|(_, events)| events).cloned().collect();
        self.secrets.hear(&before, &events);
        self.secrets.notice(&self.one.shared());
    }

    /// What the viewer is shown in both, once what is out says the same.
    fn assert_same(&self) {
        let (left, right) = (self.seen(&self.one), self.seen(&self.two));
        let hidden = self.secrets.hidden_from(self.viewer);
        let mut said = right;
        for n in 1..=self.written {
            for of in ["words", "line", "why"] {
                let text = format!("canary-{n}-{of}");
                if !hidden.contains(&text.as_str()) {
                    said = said.replace(&other_words(&text), &text);
                }
            }
        }
        assert_eq!(left, said, "{:?} can tell them apart", self.viewer);
        assert_eq!(deadline(&self.one.meeting), deadline(&self.two.meeting), "time tells");
        assert_eq!(self.one.log.len(), self.two.log.len(), "revisions tell");
    }

    fn seen(&self, given: &Given) -> String {
        let shared = serde_json::to_string(&project_shared(&given.meeting)).expect("JSON");
        let own = project_own(&given.meeting, self.viewer);
        shared + &serde_json::to_string(&own).expect("JSON")
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn o2_f3_b1_b2_one_viewer_sees_the_same_bytes_until_a_word_is_out(
        viewer in 0..6u16, n in any::<u8>(), steps in steps(60),
    ) {
        let mut both = InStep::new(Seat(viewer), n);
        both.assert_same();
        for step in steps {
            both.takes(step);
            both.assert_same();
        }
    }
}

#[test]
fn a_word_that_is_told_too_soon_is_found() {
    let mut both = InStep::new(CHLOE, 6);
    let command = written_anew(offer(hyacinth_protocol::OfferKind::Advice, "x"), 1);
    both.written = 1;
    both.one.does(BEN, command.clone());
    both.two.does(BEN, otherwise(&command));
    let (before, events) = (both.one.shared(), both.one.log.last().expect("a row").1.clone());
    both.secrets.hear(&before, &events);
    both.assert_same();
    // Ben himself is told what he wrote, and that differs.
    both.viewer = BEN;
    let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| both.assert_same()));
    assert!(told.is_ok(), "what is his own is out to him");
    both.viewer = CHLOE;
    both.one.does(CHLOE, ask("canary-1-words"));
    both.two.does(CHLOE, ask("other-words-than-canary-1-words"));
    let told = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| both.assert_same()));
    assert!(told.is_err(), "Chloe was shown a word that is not out");
}
