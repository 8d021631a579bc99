//! What no test remembers to check.

use crate::{Person, WITHIN, person::Heard};
use hyacinth::store::log::Row;
use hyacinth_meeting::{Event, Meeting, evolve, project_own, project_shared};
use hyacinth_protocol::{Command, OfferId, Seat};
use serde_json::Value;

/// Texts shorter than this stand in a log by chance.
const LEAST_TELLING: usize = 8;

/// An offer, or its new wording, as its author typed it.
#[derive(Clone, Debug)]
pub(crate) struct Offered {
    author: Seat,
    revision: u64,
    text: String,
}

impl Offered {
    pub(crate) fn of(command: &Command, author: Seat, revision: u64) -> Option<Self> {
        let (Command::Offer { text, .. } | Command::RewordOffer { text, .. }) = command else {
            return None;
        };
        Some(Self { author, revision, text: text.as_str().to_owned() })
    }
}

/// Fields whose texts are words of closed lists, keys, ids or dates. What is new is taken for typed.
const NOT_TYPED: [&str; 12] = [
    "type", "kind", "kinds", "slip", "order", "choice", "answer", "outcome", "wanted", "format",
    "action", "due",
];

/// Adds every text that people typed in `command` to `private`.
pub(crate) fn typed(command: &Command, private: &mut Vec<String>) {
    fn collect(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::String(text) if text.len() >= LEAST_TELLING => into.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
            Value::Object(fields) => {
                let typed = fields.iter().filter(|(name, _)| !NOT_TYPED.contains(&name.as_str()));
                typed.for_each(|(_, value)| collect(value, into));
            }
            _ => {}
        }
    }
    let value = serde_json::to_value(command).expect("commands are plain data");
    collect(&value, private);
}

/// The meeting a log makes.
pub(crate) fn replay(rows: &[Row]) -> Meeting {
    let mut meeting = Meeting::default();
    for row in rows {
        row.events.iter().for_each(|event| evolve(&mut meeting, event, row.at));
    }
    meeting
}

/// True where nobody is present.
pub(crate) fn is_empty(meeting: &Meeting) -> bool {
    let seats = u16::try_from(meeting.seats()).expect("few seats");
    (0..seats).all(|seat| !meeting.is_present(Seat(seat)))
}

/// The sections that `seat` should see after these rows, by name.
fn expected(rows: &[Row], seat: Seat) -> Value {
    expected_of(&replay(rows), seat)
}

/// The sections that `seat` should see of this meeting, by name.
pub(crate) fn expected_of(meeting: &Meeting, seat: Seat) -> Value {
    let mut view = serde_json::to_value(project_shared(meeting)).expect("views are plain data");
    let you = serde_json::to_value(project_own(meeting, seat)).expect("views are plain data");
    view["you"] = you;
    view
}

/// In which sections the view someone holds differs from what these rows make, for people to read.
pub(crate) fn differences(rows: &[Row], person: &Person) -> String {
    let wanted = expected(rows, person.seat());
    let held = serde_json::to_value(person.view()).expect("views are plain data");
    let sections = wanted.as_object().expect("a view has sections");
    let differing = sections.iter().filter(|(name, section)| held.get(name) != Some(section));
    let tell = |(name, section): (&String, &Value)| {
        let held = held.get(name).unwrap_or(&Value::Null);
        format!("{name}\n  held:    {held}\n  the log: {section}\n")
    };
    differing.map(tell).collect()
}

/// The log replays to exactly the view this person holds, once all news has reached them.
pub(crate) async fn holds_what_the_log_says(rows: impl AsyncFn() -> Vec<Row>, person: &mut Person) {
    let mut told = String::new();
    let converging = async {
        loop {
            told = differences(&rows().await, person);
            if told.is_empty() {
                return;
            }
            if let Err(error) = person.next().await {
                told = format!("{error}\n{told}");
                std::future::pending::<()>().await;
            }
        }
    };
    let converged = tokio::time::timeout(WITHIN, converging).await.is_ok();
    assert!(converged, "{} does not hold what the log says:\n{told}", person.name);
}

/// The revision at which an offer's text became everybody's; none while it is held.
fn opened_at(rows: &[Row], id: OfferId) -> Option<u64> {
    let opens = |event: &Event| match event {
        Event::OfferMade { offer, opened, .. } => *offer == id && *opened,
        Event::OffersOpened { offers } => offers.contains(&id),
        _ => false,
    };
    rows.iter().find(|row| row.events.iter().any(opens)).map(|row| row.revision)
}

/// No frame held an offer's text before the offer was opened, but its author's own [O2].
pub(crate) fn nobody_saw_early(rows: &[Row], offered: &[Offered], people: &[(&Person, Seat)]) {
    for offer in offered {
        let made = rows.iter().find(|row| row.revision == offer.revision).expect("its row");
        let id = made.events.iter().find_map(|event| match event {
            Event::OfferMade { offer, .. } | Event::OfferReworded { offer, .. } => Some(*offer),
            _ => None,
        });
        let opened = opened_at(rows, id.expect("an offer"));
        let early = |heard: &&Heard| opened.is_none_or(|opened| heard.revision < opened);
        for (person, _) in people.iter().filter(|(_, seat)| *seat != offer.author) {
            let mut told = person.heard.iter().filter(early);
            if let Some(told) = told.find(|heard| heard.json.contains(&offer.text)) {
                panic!(
                    "{} saw a held offer at revision {}: {}",
                    person.name, told.revision, told.json
                );
            }
        }
    }
}

/// No log line holds a name, a secret, or words that someone typed.
pub(crate) fn nothing_private(logs: &str, private: &[String]) {
    for text in private {
        if let Some(line) = logs.lines().find(|line| line.contains(text.as_str())) {
            panic!("a log line holds something private ({text}): {line}");
        }
    }
}

/// A check that finds nothing may be one that looks at nothing: each is shown a fault.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::{offer, text::words};
    use hyacinth::client::Browser;
    use hyacinth_protocol::{CommandId, MemberId, OfferKind, Timestamp};
    use uuid::Uuid;

    const SECRET: &str = "Give them the first question yourself";

    fn row(revision: u64, event: Event) -> Row {
        let (command, at) = (CommandId(Uuid::nil()), Timestamp(0));
        Row { revision, command, actor: None, at, events: vec![event] }
    }

    /// The offer is made at revision 1 and opened at 3; someone hears of it at `revision`.
    fn heard_at(revision: u64) {
        let (offer_id, kind) = (OfferId(0), OfferKind::Advice);
        let text = Some(words(SECRET));
        let made = Event::OfferMade { offer: offer_id, seat: Seat(1), kind, text, opened: false };
        let rows = [row(1, made), row(3, Event::OffersOpened { offers: vec![offer_id] })];
        let offered = Offered::of(&offer(kind, SECRET), Seat(1), 1).expect("an offer");
        let browser = Browser::new(([127, 0, 0, 1], 1).into(), "http://localhost");
        let mut person = Person::new("Ben", MemberId(Uuid::nil()), browser);
        person.heard.push(Heard { revision, json: format!("… {SECRET} …") });
        nobody_saw_early(&rows, &[offered], &[(&person, Seat(2))]);
    }

    #[test]
    fn an_opened_offer_may_be_seen() {
        heard_at(3);
    }

    #[test]
    #[should_panic(expected = "Ben saw a held offer at revision 2")]
    fn a_held_offer_may_not() {
        heard_at(2);
    }

    #[test]
    #[should_panic(expected = "a log line holds something private")]
    fn what_was_typed_may_not_be_logged() {
        let mut private = Vec::new();
        typed(&offer(OfferKind::Advice, SECRET), &mut private);
        assert_eq!(private, [SECRET]);
        nothing_private(&format!("first\nINFO offered text={SECRET}\n"), &private);
    }
}
