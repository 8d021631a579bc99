//! A journal as one document, for its author to keep elsewhere.

use hyacinth_protocol::{
    Name, Timestamp,
    api::{ExtractState, Journal, JournalPage, MeetingLine, OwnExtract},
};
use std::fmt::Write as _;

/// The whole journal, oldest page first.
pub fn markdown(journal: &Journal, author: &Name, set: &Name, meetings: &[MeetingLine]) -> String {
    let mut text = format!("# Journal of {} in {}\n", author.as_str(), set.as_str());
    let mut pages: Vec<&JournalPage> = journal.pages.iter().collect();
    pages.sort_by_key(|page| (page.begun_at, page.id));
    for page in pages {
        let about = page.meeting.and_then(|id| meetings.iter().find(|line| line.id == id));
        let title = page.question.as_ref().map_or("Page", |question| question.words.as_str());
        let mut facts = vec![format!("Begun on {}", day(page.begun_at))];
        facts.extend(
            about.map(|line| {
                format!("after {} on {}", line.format_name.as_str(), day(line.called_at))
            }),
        );
        let said = page.text.as_str().trim_end();
        // Writing into a string cannot fail.
        let _ = write!(text, "\n## {title}\n\n*{}*\n\n{said}\n", facts.join(", "));
    }
    if !journal.extracts.is_empty() {
        text.push_str("\n## What I released\n");
    }
    for extract in &journal.extracts {
        let _ = write!(text, "\n{}\n", released(extract));
    }
    text
}

fn released(extract: &OwnExtract) -> String {
    let shown = extract.shown_as.as_ref().map_or("a member", |name| name.as_str());
    let since = day(extract.released_at);
    let ended = extract.ended_at.map(day).unwrap_or_default();
    let state = match extract.state {
        ExtractState::Released => String::new(),
        ExtractState::Withdrawn => format!(", withdrawn on {ended}"),
        ExtractState::Published => format!(", published on {ended}"),
    };
    let quoted = extract.text.as_ref().map(|text| text.as_str().replace('\n', "\n> "));
    let quoted = quoted.map_or_else(String::new, |text| format!("> {text}\n\n"));
    format!("{quoted}*Released on {since} as \u{201c}{shown}\u{201d}{state}*")
}

/// As `2026-11-22`, of the server's day.
fn day(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.0)
        .map_or_else(|_| String::new(), |at| at.strftime("%Y-%m-%d").to_string())
}
