//! `/api/formats`: the kinds of meeting a set can choose [T4].

use super::Problem;
use axum::Json;
use hyacinth_meeting::{Format, shipped};
use hyacinth_protocol::api::FormatLine;

/// How many people the planned minutes of a list are for.
const PEOPLE: u16 = 6;

/// `GET /api/formats`.
pub(super) async fn list() -> Json<Vec<FormatLine>> {
    Json(shipped().iter().map(line).collect())
}

/// The format with this key.
///
/// # Errors
/// [`Problem::WrongValue`] where there is none.
pub(super) fn find(key: &str) -> Result<&'static Format, Problem> {
    shipped().iter().find(|format| format.key == key).ok_or_else(|| {
        let keys: Vec<_> = shipped().iter().map(|format| format.key.as_str()).collect();
        Problem::WrongValue {
            field: "format",
            detail: format!("Choose one of: {}.", keys.join(", ")),
        }
    })
}

fn line(format: &Format) -> FormatLine {
    FormatLine {
        key: format.key.clone(),
        name: format.name.clone(),
        purpose: format.purpose.clone(),
        rounds: format.rounds.iter().map(|round| round.name.clone()).collect(),
        minutes: format.minutes_for(PEOPLE),
    }
}
