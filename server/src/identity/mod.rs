//! Who someone is: secrets that prove it, and how long they do. Knows nothing of cookies and requests.
//!
//! Three things are secrets: the first facilitator's link, invitations, and sign-ins. Each is 32
//! random bytes. Only their SHA-256 is kept: a copy of the database opens no door. They travel in
//! request bodies, URL fragments and one cookie, never in a path or a query.

mod secret;

pub use secret::{Hashed, Secret, Word};

use crate::{
    app::App,
    store::{StoreError, records},
};
use hyacinth_protocol::Millis;

/// How long a browser stays signed in after it was last seen.
pub const SIGN_IN_LASTS: Millis = Millis::minutes(90 * 24 * 60);

/// A sign-in is renewed at most this often: every look at a page would be a write otherwise.
pub const SIGN_IN_RENEWED_AFTER: Millis = Millis::minutes(24 * 60);

/// How long an invitation can be claimed [E3].
pub const INVITATION_LASTS: Millis = Millis::minutes(14 * 24 * 60);

/// How long whoever used an invitation may use it again: the answer to a claim may be lost on its way,
/// and with it the only sign-in [E3].
pub const CLAIMED_AGAIN_WITHIN: Millis = Millis::minutes(10);

/// A new one-time link for the first facilitator in place of the last; none once it was used.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub async fn first_link(app: &App) -> Result<Option<String>, StoreError> {
    let secret = app.store.write(records::first_link::remake).await?;
    Ok(secret.map(|secret| format!("{}/first#{}", app.site.origin.as_str(), secret.reveal())))
}
