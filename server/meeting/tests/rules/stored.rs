//! The stored form, and what must not leak from it.

use crate::harness::*;
use hyacinth_meeting::stored::{self, StoredError};
use hyacinth_meeting::{Event, Meeting};
use hyacinth_protocol::OfferKind;

#[test]
fn stored_rows_say_what_they_cannot_be() {
    assert_eq!(stored::read(0, "[]"), Err(StoredError::Version(0)));
    assert_eq!(stored::read(stored::VERSION + 1, "[]"), Err(StoredError::Version(2)));
    assert!(matches!(stored::read(1, "[{}]"), Err(StoredError::Malformed { .. })));
    assert!(matches!(stored::read(1, "not a row"), Err(StoredError::Malformed { .. })));
    assert_eq!(stored::read(1, "[]"), Ok(Vec::new()));
}

#[test]
fn stored_events_are_tagged_by_type_in_camel_case() {
    let row = stored::write(&[Event::FloorOffered { to: ADA }]);
    assert_eq!(row, r#"[{"type":"floorOffered","to":1}]"#);
}

#[test]
fn debug_of_meeting_and_events_prints_no_words() {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, offer(OfferKind::Advice, "canary-offer"));
    given.does(CHLOE, ask("canary-question"));
    let printed = format!("{:?} {:?}", given.meeting, given.log);
    for word in ["canary", "Hugo", "Tuesday", "A dilemma", "5eed"] {
        assert!(!printed.contains(word), "{word} is printed");
    }
}

#[test]
fn a_blank_meeting_has_a_view_and_refuses_everything() {
    let blank = Meeting::default();
    assert!(hyacinth_meeting::project_shared(&blank).round.is_none());
    assert!(hyacinth_meeting::may(&blank, ADA).is_empty());
    assert_eq!(hyacinth_meeting::deadline(&blank), None);
    assert!(hyacinth_meeting::yielded(&blank).is_none());
}
