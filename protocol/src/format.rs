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
