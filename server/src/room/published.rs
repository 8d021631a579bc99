//! What a room shows: the newest sections, each serialised once for everybody who sees it.

use hyacinth_meeting::{Meeting, project_own, project_shared};
use hyacinth_protocol::{Seat, Shared, Timestamp};
use std::{fmt::Write as _, sync::Arc};

/// The newest state of a room as bytes. Whoever missed revisions gets the sections that changed
/// since the one they have; nobody queues.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// The revision these sections show.
    pub revision: u64,
    shared: Vec<Section>,
    own: Vec<Section>,
    /// Whose seats show nothing any more [D7].
    removed: Vec<Seat>,
}

#[derive(Clone, Debug)]
struct Section {
    changed_at: u64,
    json: Arc<str>,
}

impl Published {
    /// The sections of `meeting` at `revision`; those equal to the ones before keep their age.
    pub(super) fn next(&self, meeting: &Meeting, revision: u64) -> Self {
        let mut shared = Vec::with_capacity(Shared::NAMES.len());
        let sections = project_shared(meeting);
        sections
            .each(|place, section| {
                let json = serde_json::to_string(&section)?;
                shared.push(Section::newer(self.shared.get(place), json, revision));
                Ok::<_, serde_json::Error>(())
            })
            .expect("views are plain data");
        let own = (0..meeting.seats())
            .map(|place| {
                let seat = Seat(u16::try_from(place).expect("a meeting has few seats"));
                let json = serde_json::to_string(&project_own(meeting, seat))
                    .expect("views are plain data");
                Section::newer(self.own.get(place), json, revision)
            })
            .collect();
        let removed = sections.roster.iter().filter(|seat| seat.removed).map(|seat| seat.seat);
        Self { revision, shared, own, removed: removed.collect() }
    }

    /// True where that seat's member was taken out of the meeting: they are shown nothing more [D7].
    pub fn is_removed(&self, seat: Seat) -> bool {
        self.removed.contains(&seat)
    }

    /// The sections that `seat` has not seen since `known`, as one JSON object; none when all are known.
    pub fn changed(&self, seat: Seat, known: Option<u64>) -> Option<String> {
        let named = Shared::NAMES.iter().copied().zip(&self.shared);
        let own = self.own.get(usize::from(seat.0)).map(|section| ("you", section));
        let mut json = String::new();
        for (name, section) in named.chain(own) {
            if known.is_none_or(|known| section.changed_at > known) {
                json.push(if json.is_empty() { '{' } else { ',' });
                write!(json, "\"{name}\":{}", section.json).expect("a string takes everything");
            }
        }
        if json.is_empty() {
            return None;
        }
        json.push('}');
        Some(json)
    }

    /// A `view` frame for `seat`, which knows `known`; none when nothing changed for it.
    pub fn view(&self, seat: Seat, known: u64, now: Timestamp) -> Option<String> {
        let changed = self.changed(seat, Some(known))?;
        Some(format!(
            r#"{{"type":"view","revision":{},"serverTime":{},"changed":{changed}}}"#,
            self.revision, now.0
        ))
    }
}

impl Section {
    fn newer(before: Option<&Self>, json: String, revision: u64) -> Self {
        match before {
            Some(before) if *before.json == *json => before.clone(),
            _ => Self { changed_at: revision, json: json.into() },
        }
    }
}
