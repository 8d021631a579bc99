//! HTTP bodies: every type that a route reads, and every one that it writes.

use hyacinth_protocol::{Format, api};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;

/// Written and read back it is the same, and stays so.
fn round<T: Serialize + DeserializeOwned + PartialEq + Debug>(json: &[u8]) {
    let Ok(body) = serde_json::from_slice::<T>(json) else { return };
    let written = serde_json::to_vec(&body).expect("bodies are plain data");
    let again: T = serde_json::from_slice(&written).expect("what was written is read");
    assert_eq!(again, body);
}

macro_rules! bodies {
    ($($body:ty),+ $(,)?) => {
        /// The body types, by the number that a first byte gives.
        const ROUNDS: &[fn(&[u8])] = &[$(round::<$body>),+];

        #[cfg(test)]
        const BODIES: &[&str] = &[$(stringify!($body)),+];
    };
}

bodies! {
    api::First, api::Look, api::Claim, api::NewSet, api::CharterDraft, api::NewInvitation,
    api::AcceptCharter, api::NewRole, api::FormatFile, api::FormatChoice, api::NewMeeting, api::Sit,
    Format, api::Problem, api::Visitor, api::Invited, api::Claimed, api::FormatLine, api::SetPage,
    api::InvitationLink, api::Called, api::MeetingPage, api::Demo, api::CharterHistory, api::Journal,
    api::KeepPage, api::KeptPage, api::NewExtract, api::ReleasedExtract, api::ActionStories,
    api::NewObservation, api::Focuses, api::NewFocus, api::YearPage, api::Library, api::NewResource,
    api::Board, api::NewNote, api::Schedule, api::NewDate, api::PlannedDate, api::CalendarPage,
    api::NewCalendar, api::MailPage, api::NewAddress, api::MailCode, api::MailWish,
}

/// The first byte says which body the rest is read as.
///
/// # Panics
/// When a body is not read back as it was written.
pub fn bodies(bytes: &[u8]) {
    if let Some((first, json)) = bytes.split_first() {
        ROUNDS[usize::from(*first) % ROUNDS.len()](json);
    }
}

#[cfg(test)]
mod tests {
    use super::BODIES;

    /// A body that the protocol's generated types have is one that is met here.
    #[test]
    fn every_body_is_met() {
        let generated = include_str!("../../../protocol/tests/typescript.rs");
        let roots = generated.lines().map(|line| line.trim().trim_end_matches(','));
        let roots: Vec<&str> = roots.filter(|root| root.starts_with("api::")).collect();
        assert!(roots.len() > 15, "the list of roots has another form");
        let met = |root: &&&str| BODIES.iter().any(|body| body.replace(' ', "") == **root);
        let missing: Vec<_> = roots.iter().filter(|root| !met(root)).collect();
        assert!(missing.is_empty(), "{missing:?} are never met");
    }
}
