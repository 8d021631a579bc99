//! `/api/sets/{set}/year`: how the last twelve months of a set went.

use super::{Problem, SignedIn, body::At};
use crate::{app::App, store::records::year};
use axum::{Json, extract::State};
use hyacinth_protocol::{SetId, Timestamp, api::YearPage};

/// Twelve months, in milliseconds.
const YEAR: i64 = 365 * 24 * 60 * 60 * 1000;

/// `GET /api/sets/{set}/year`: for anyone of the set; of shares of time, only the reader's own.
pub(super) async fn show(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<YearPage>, Problem> {
    let since = Timestamp(app.clock.now().0 - YEAR);
    app.store
        .read(move |connection| {
            let reader = signed_in.member_in(connection, set)?;
            Ok(Json(YearPage {
                presented: year::presented(connection, set, since)?,
                airtime: year::airtime(connection, set, since, reader.id)?,
            }))
        })
        .await
}
