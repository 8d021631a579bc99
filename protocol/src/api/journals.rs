//! Journals, which their authors alone can read, and the extracts they release [E9].

use crate::{ExtractId, Line, MeetingId, Name, PageId, PageText, Timestamp, Words};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// `GET /api/sets/{id}/journal`: what the asker wrote in this set, and nobody else can read.
    Journal {
        /// Their pages, the last changed first.
        pages: Vec<JournalPage>,
        /// Closed meetings they took part in, newest first, with what each asks them.
        meetings: Vec<JournalMeeting>,
        /// What they released, newest first.
        extracts: Vec<OwnExtract>,
    }

    /// A page, as `GET /api/sets/{id}/journal/{page}` gives one.
    JournalPage {
        /// Which.
        id: PageId,
        /// Counts its changes, from 1.
        version: u32,
        /// What is on it.
        text: PageText,
        /// The meeting it is about, where it is about one.
        meeting: Option<MeetingId>,
        /// What it answers, where it answers something.
        question: Option<JournalQuestion>,
        /// When it was begun.
        begun_at: Timestamp,
        /// When it was last changed.
        changed_at: Timestamp,
    }

    /// A question that a page can answer.
    JournalQuestion {
        /// Which.
        prompt: JournalPrompt,
        /// How it is put.
        words: Line,
    }

    /// A closed meeting, and what it asks the reader.
    JournalMeeting {
        /// Which.
        id: MeetingId,
        /// Questions that fit how they took part.
        questions: Vec<JournalQuestion>,
    }

    /// `PUT /api/sets/{id}/journal/{page}`: saves a page as it is typed.
    KeepPage {
        /// The version this text was written on; 0 for a new page.
        version: u32,
        /// What is on it.
        text: PageText,
        /// The meeting it is about; taken when the page is new.
        meeting: Option<MeetingId>,
        /// What it answers; taken when the page is new.
        prompt: Option<JournalPrompt>,
    }

    /// The page is saved.
    KeptPage {
        /// The version it has now.
        version: u32,
        /// When it was last changed.
        changed_at: Timestamp,
    }

    /// `POST /api/sets/{id}/extracts`: the author releases a passage to the facilitator, for reports.
    NewExtract {
        /// The page it is a passage of.
        page: PageId,
        /// The passage, word for word.
        text: Words,
        /// Shown under the author's name; otherwise as of "a member".
        named: bool,
        /// Which version of the words of consent was read.
        consent: u32,
    }

    /// An extract, as its author sees it: the receipt of their consent.
    OwnExtract {
        /// Which.
        id: ExtractId,
        /// The passage; gone once withdrawn.
        text: Option<Words>,
        /// The name it is shown under; none: "a member".
        shown_as: Option<Name>,
        /// When it was released.
        released_at: Timestamp,
        /// The version of the words that were agreed to.
        consent: u32,
        /// Where it stands.
        state: ExtractState,
        /// When it was withdrawn or published.
        ended_at: Option<Timestamp>,
    }

    /// An extract in the list of `GET /api/sets/{id}/extracts`, for the facilitator: exactly what others see.
    ReleasedExtract {
        /// Which.
        id: ExtractId,
        /// The passage.
        text: Words,
        /// The name it is shown under; none: "a member".
        shown_as: Option<Name>,
        /// When it was released.
        released_at: Timestamp,
        /// It stands in a published report, and cannot be withdrawn any more.
        published: bool,
    }
}

/// Where an extract stands. From released it goes to one of the others, and stays there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ExtractState {
    /// The facilitator can read it, for reports.
    Released,
    /// Its author took it back; its words are gone.
    Withdrawn,
    /// It stands in a report.
    Published,
}

/// What a page may answer. Kept for ever: pages name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum JournalPrompt {
    /// After choosing who presents.
    Bidding,
    /// After presenting, to the presenter.
    Presenting,
    /// After questions, to the presenter.
    BeingAsked,
    /// After questions, to those who asked.
    Asking,
    /// After listening in, to the presenter.
    ListeningIn,
    /// After listening in, to those who talked.
    ThinkingAloud,
    /// After being in charge, to the presenter.
    InCharge,
    /// After rounds without advice, to those who held theirs back.
    HoldingBack,
    /// After a meeting, to everyone.
    Learned,
    /// After a meeting, to everyone: what comes next.
    Trying,
    /// Between meetings.
    AtWork,
}

impl JournalPrompt {
    /// All of them, in the order they are asked.
    pub const ALL: [Self; 11] = [
        Self::Learned,
        Self::Bidding,
        Self::Presenting,
        Self::BeingAsked,
        Self::Asking,
        Self::ListeningIn,
        Self::ThinkingAloud,
        Self::InCharge,
        Self::HoldingBack,
        Self::Trying,
        Self::AtWork,
    ];
}
