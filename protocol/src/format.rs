//! Kinds of meeting, as data: rounds and what each allows [T1–T3]. JSON on the wire, TOML in files.

use crate::{FloorKind, Gate, Kind, Line, Millis, Name, Presents, Repeats, Whom, Yield};
use serde::{Deserialize, Serialize};

/// A kind of meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Format {
    /// Its key: lower case, digits and hyphens.
    pub key: String,
    /// What people call it.
    pub name: Name,
    /// What it is for, in a sentence.
    pub purpose: Line,
    /// Where it comes from.
    pub source: Line,
    /// Who presents in it.
    #[serde(default)]
    pub presents: Presents,
    /// Minutes kept free when a meeting opens: extensions take from them first [C4].
    #[serde(default)]
    pub slack_minutes: u16,
    /// Its rounds, in order; at least one.
    pub rounds: Vec<RoundRule>,
}

/// One round of a format [T2].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RoundRule {
    /// Its name.
    pub name: Name,
    /// Its one rule: imperative, at most eight words, always on screen.
    pub rule: Line,
    /// Its purpose, in a sentence people read.
    pub purpose: Line,
    /// How the floor moves in it [T3].
    pub floor: FloorKind,
    /// What may be contributed, and by whom [A1].
    pub admits: Vec<Admission>,
    /// Whether the presenter may open the advice gate [O3].
    pub gate: Gate,
    /// Its planned length.
    pub planned: Planned,
    /// Its least length [C2].
    pub minimum: Option<Minimum>,
    /// What it should yield before the set moves on [R1].
    pub yields: Vec<Yield>,
    /// Starters to lean on.
    pub prompts: Vec<Line>,
    /// How often it is held in a meeting.
    #[serde(default)]
    pub repeats: Repeats,
    /// In a round that chooses the presenter: minutes after which bids are revealed [B1].
    pub bids_within_minutes: Option<u16>,
    /// In a question round: seconds of thinking after each answer [F7].
    #[serde(default)]
    pub thinking_seconds: Option<u16>,
    /// No extension takes from it [C4].
    #[serde(default)]
    pub protected: bool,
    /// Held in this sitting of a cycle only, counted from 1; none: in every sitting.
    #[serde(default)]
    pub sitting: Option<u8>,
}

/// A kind of contribution and who may bring it [A1].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Admission {
    /// What.
    pub kind: Kind,
    /// From whom.
    pub from: Whom,
}

/// A planned length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Planned {
    /// So many minutes in total.
    Minutes(u16),
    /// So many seconds for each person present.
    SecondsPerTurn(u16),
}

/// A least length, and what helps to fill it [C2].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Minimum {
    /// How many minutes.
    pub minutes: u16,
    /// Shown to the presenter alone, when they stop sooner.
    pub prompts: Vec<Line>,
}

impl Planned {
    /// The length for so many people.
    pub fn length_for(self, people: u16) -> Millis {
        match self {
            Self::Minutes(minutes) => Millis::minutes(minutes.into()),
            Self::SecondsPerTurn(seconds) => {
                Millis::seconds(u64::from(seconds) * u64::from(people))
            }
        }
    }
}

impl Format {
    /// Planned minutes for so many people, each of whom presents where all do, rounded to the
    /// nearest; slack not counted. Rounds for those who come back are not: nobody knows how many.
    pub fn minutes_for(&self, people: u16) -> u16 {
        let times = |round: &RoundRule| match (round.repeats, self.presents) {
            (Repeats::PerIssue, Presents::InTurn) => u64::from(people),
            (Repeats::PerReturn, _) => 0,
            _ => 1,
        };
        let length = |round: &RoundRule| round.planned.length_for(people).0 * times(round);
        let first = |round: &&RoundRule| round.sitting.is_none_or(|sitting| sitting == 1);
        let total: u64 = self.rounds.iter().filter(first).map(length).sum();
        u16::try_from((total + 30_000) / 60_000).unwrap_or(u16::MAX)
    }

    /// How many meetings one cycle of it takes.
    pub fn sittings(&self) -> u8 {
        self.rounds.iter().filter_map(|round| round.sitting).max().unwrap_or(1)
    }
}

impl RoundRule {
    /// True where the round makes no sense without a presenter.
    pub fn needs_presenter(&self) -> bool {
        matches!(
            self.floor,
            FloorKind::PresenterAlone
                | FloorKind::QuestionAndAnswer
                | FloorKind::ListeningIn
                | FloorKind::PresenterCalls
        )
    }

    /// True where the presenter is chosen in it.
    pub fn chooses(&self) -> bool {
        self.bids_within_minutes.is_some()
    }

    /// From whom it admits this kind; a remark on the process is admitted from everyone, always.
    pub fn admits_from(&self, kind: Kind) -> impl Iterator<Item = Whom> {
        let always = (kind == Kind::ProcessRemark).then_some(Whom::Everyone);
        self.admits.iter().filter(move |a| a.kind == kind).map(|a| a.from).chain(always)
    }

    /// True where it admits this kind from anyone at all.
    pub fn admits(&self, kind: Kind) -> bool {
        self.admits_from(kind).next().is_some()
    }

    /// The kind of question it admits; the stricter one, where it admits both.
    pub fn question(&self) -> Option<Kind> {
        [Kind::FactQuestion, Kind::OpenQuestion].into_iter().find(|kind| self.admits(*kind))
    }
}
