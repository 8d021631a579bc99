//! What a room shows: the newest sections, each serialised once for everybody who sees it.

use hyacinth_meeting::{Meeting, project_own, project_shared};
use hyacinth_protocol::{Seat, Shared, Timestamp, You};
use serde::Serialize;
use std::{borrow::Cow, convert::Infallible, fmt::Write as _, sync::Arc};

/// The newest state of a room as bytes. Whoever missed revisions gets the sections that changed
/// since the one they have; nobody queues.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// The revision these sections show.
    pub revision: u64,
    shared: Vec<Section>,
    own: Vec<Section>,
    /// What those bytes say: comparing it is cheaper than writing it anew.
    said: Option<(Shared, Vec<You>)>,
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
    pub fn next(&self, meeting: &Meeting, revision: u64) -> Self {
        let sections = project_shared(meeting);
        let own: Vec<You> = (0..meeting.seats())
            .map(|place| {
                let seat = u16::try_from(place).expect("a meeting has few seats");
                project_own(meeting, Seat(seat))
            })
            .collect();
        let before = self.said.as_ref();
        let differs = before.map(|(before, _)| sections.differs(before));
        let mut shared = Vec::with_capacity(Shared::NAMES.len());
        let all = sections.each(|place, section| {
            let same = differs.as_ref().is_some_and(|differs| !differs[place]);
            let kept = self.shared.get(place).filter(|_| same);
            shared.push(Section::kept_or(kept, &section, revision));
            Ok::<_, Infallible>(())
        });
        let Ok(()) = all;
        let own_sections = own.iter().enumerate().map(|(place, you)| {
            let same = before.is_some_and(|(_, before)| before.get(place) == Some(you));
            Section::kept_or(self.own.get(place).filter(|_| same), you, revision)
        });
        let removed = sections.roster.iter().filter(|seat| seat.removed).map(|seat| seat.seat);
        Self {
            revision,
            shared,
            own: own_sections.collect(),
            removed: removed.collect(),
            said: Some((sections, own)),
        }
    }

    /// True where that seat's member was taken out of the meeting: they are shown nothing more [D7].
    pub fn is_removed(&self, seat: Seat) -> bool {
        self.removed.contains(&seat)
    }

    fn own(&self, seat: Seat) -> Option<&Section> {
        self.own.get(usize::from(seat.0))
    }

    /// The sections that `seat` has not seen since `known`, as one JSON object; none when all are known.
    pub fn changed(&self, seat: Seat, known: Option<u64>) -> Option<String> {
        let named = Shared::NAMES.iter().copied().zip(&self.shared);
        let own = self.own(seat).map(|section| ("you", section));
        let mut json = String::new();
        for (name, section) in named.chain(own) {
            if section.is_new_to(known) {
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

    /// What greets `seat`, which says that it knows `known`: the sections it has not seen, as one JSON
    /// object, which is empty when all are known [D1].
    pub fn greeting(&self, seat: Seat, known: Option<u64>) -> String {
        // A revision this log does not have was never shown by it: then the whole state goes out.
        let known = known.filter(|known| *known <= self.revision);
        self.changed(seat, known).unwrap_or_else(|| "{}".into())
    }

    /// A `view` frame for `seat`, which knows `known`; none when nothing changed for it. `alike` is of
    /// this very state and this very moment.
    pub fn view<'a>(
        &self,
        seat: Seat,
        known: u64,
        now: Timestamp,
        alike: &'a mut Alike,
    ) -> Option<Cow<'a, str>> {
        if self.own(seat).is_some_and(|own| own.is_new_to(Some(known))) {
            return self.write_view(seat, known, now).map(Cow::Owned);
        }
        if alike.known != Some(known) {
            *alike = Alike { known: Some(known), view: self.write_view(seat, known, now) };
        }
        alike.view.as_deref().map(Cow::Borrowed)
    }

    fn write_view(&self, seat: Seat, known: u64, now: Timestamp) -> Option<String> {
        let changed = self.changed(seat, Some(known))?;
        Some(format!(
            r#"{{"type":"view","revision":{},"serverTime":{},"changed":{changed}}}"#,
            self.revision, now.0
        ))
    }
}

/// The frame of all for whom the same sections changed: made for the first of them.
#[derive(Debug, Default)]
pub struct Alike {
    known: Option<u64>,
    view: Option<String>,
}

impl Section {
    fn is_new_to(&self, known: Option<u64>) -> bool {
        known.is_none_or(|known| self.changed_at > known)
    }

    fn kept_or(kept: Option<&Self>, section: &impl Serialize, revision: u64) -> Self {
        kept.cloned().unwrap_or_else(|| {
            let json = serde_json::to_string(section).expect("views are plain data");
            Self { changed_at: revision, json: json.into() }
        })
    }
}
