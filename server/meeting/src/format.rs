//! Kinds of meeting, as data: rounds and what each allows [T1–T3].

use hyacinth_protocol::{FloorKind, Kind, Line, Millis, Name, Yield};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A kind of meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Its rounds, in order; at least one.
    pub rounds: Vec<RoundRule>,
}

/// One round of a format [T2].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// True where it is held once for each issue.
    pub per_issue: bool,
    /// In a round that chooses the presenter: minutes after which bids are revealed [B1].
    pub bids_within_minutes: Option<u16>,
}

/// A kind of contribution and who may bring it [A1].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Admission {
    /// What.
    pub kind: Kind,
    /// From whom.
    pub from: Whom,
}

/// Who may bring a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Whom {
    /// Who has the floor.
    Holder,
    /// The presenter.
    Presenter,
    /// Everyone but the presenter.
    Others,
    /// Everyone.
    Everyone,
    /// The facilitator.
    Facilitator,
    /// Everyone but the facilitator.
    Members,
}

/// What may become of the advice gate in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Gate {
    /// It stays closed.
    Closed,
    /// The presenter may open it.
    Invitable,
}

/// A planned length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Planned {
    /// So many minutes in total.
    Minutes(u16),
    /// So many seconds for each person present.
    SecondsPerTurn(u16),
}

/// A least length, and what helps to fill it [C2].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Minimum {
    /// How many minutes.
    pub minutes: u16,
    /// Shown to the presenter alone, when they stop sooner.
    pub prompts: Vec<Line>,
}

/// Why a format was not taken: names the file, the round and the field [T1].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {}{field}: {message}", round.as_ref().map(|r| format!("round {r}: ")).unwrap_or_default())]
pub struct FormatError {
    /// The file's name.
    pub file: String,
    /// The round's name, or its place counted from 1; none where it is about the whole.
    pub round: Option<String>,
    /// The field.
    pub field: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// The formats that come with the product, read once [T4].
pub fn shipped() -> &'static [Format] {
    static SHIPPED: LazyLock<Vec<Format>> = LazyLock::new(|| {
        [("seven-rounds.toml", include_str!("../formats/seven-rounds.toml"))]
            .into_iter()
            .map(|(file, text)| {
                Format::from_toml(file, text).expect("shipped formats are valid: t4 tests hold it")
            })
            .collect()
    });
    &SHIPPED
}

impl Format {
    /// Planned minutes for so many people, rounded to the nearest.
    pub fn minutes_for(&self, people: u16) -> u16 {
        let total: Millis = self.rounds.iter().map(|round| round.planned.length_for(people)).sum();
        u16::try_from((total.0 + 30_000) / 60_000).unwrap_or(u16::MAX)
    }
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
    pub(crate) fn admits_from(&self, kind: Kind) -> impl Iterator<Item = Whom> {
        let always = (kind == Kind::ProcessRemark).then_some(Whom::Everyone);
        self.admits.iter().filter(move |a| a.kind == kind).map(|a| a.from).chain(always)
    }

    /// True where it admits this kind from anyone at all.
    /// The kind of question it admits; the stricter one, where it admits both.
    pub(crate) fn question(&self) -> Option<Kind> {
        [Kind::FactQuestion, Kind::OpenQuestion].into_iter().find(|kind| self.admits(*kind))
    }

    pub(crate) fn admits(&self, kind: Kind) -> bool {
        self.admits_from(kind).next().is_some()
    }
}
