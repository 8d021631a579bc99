//! The carrier: one task that hands over what is due, and sleeps until something is.

use super::{
    Settings, message,
    notices::{self, BEFORE},
    way::Answer,
    words,
};
use crate::{
    app::{App, drained},
    store::{
        StoreError,
        records::{dates, mail},
    },
};
use hyacinth_protocol::{Millis, Timestamp, api::MailState};
use std::time::Duration;
use tokio::task::JoinHandle;

/// It looks at least this often, whatever it expects.
const LOOKS_EVERY: Millis = Millis::minutes(60);

/// What was settled so long ago is forgotten.
const KEPT_FOR: Millis = Millis::minutes(30 * 24 * 60);

/// After a fault of the database.
const AFTER_FAULT: Duration = Duration::from_secs(60);

/// How long to wait after each try; the last for all that follow.
const WAITS: [Millis; 7] = [
    Millis::minutes(1),
    Millis::minutes(5),
    Millis::minutes(15),
    Millis::minutes(60),
    Millis::minutes(2 * 60),
    Millis::minutes(4 * 60),
    Millis::minutes(8 * 60),
];

/// Carries mail until the server drains. A mail that is being handed over then may be handed over again
/// at the next start.
pub fn start(app: App, settings: Settings) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut draining = app.draining.clone();
        tokio::select! {
            () = drained(&mut draining) => {}
            () = carry(&app, &settings) => {}
        }
    })
}

async fn carry(app: &App, settings: &Settings) {
    loop {
        match round(app, settings).await {
            Ok(next) => tokio::select! {
                () = app.post.woken() => {}
                () = app.clock.reached(next) => {}
            },
            Err(StoreError::Stopped) => return,
            Err(error) => {
                tracing::error!(%error, "mail cannot be looked through");
                tokio::time::sleep(AFTER_FAULT).await;
            }
        }
    }
}

/// Writes the reminders that are due, and hands over everything that is to be tried now. Gives when to
/// look again.
///
/// # Errors
/// [`StoreError`] when SQLite refuses; what was handed over until then is noted.
pub async fn round(app: &App, settings: &Settings) -> Result<Timestamp, StoreError> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            notices::remind(tx, now)?;
            mail::forget(tx, Timestamp(now.0.saturating_sub_unsigned(KEPT_FOR.0)))
        })
        .await?;
    while hand_over_one(app, settings).await? {}
    let now = app.clock.now();
    app.store
        .read(move |connection| {
            let ahead = dates::between(connection, now + BEFORE, now + BEFORE + LOOKS_EVERY)?;
            let reminder =
                ahead.first().map(|date| Timestamp(date.at.0.saturating_sub_unsigned(BEFORE.0)));
            let soonest = mail::next_at(connection)?.into_iter().chain(reminder).min();
            Ok(soonest.map_or(now + LOOKS_EVERY, |at| at.min(now + LOOKS_EVERY)))
        })
        .await
}

/// False where nothing is to be tried now.
async fn hand_over_one(app: &App, settings: &Settings) -> Result<bool, StoreError> {
    let now = app.clock.now();
    let Some(waiting) = app.store.read(move |connection| mail::due(connection, now)).await? else {
        return Ok(false);
    };
    let told = words::tell(&waiting.letter, waiting.zone.as_deref(), app.site.origin.as_str());
    let answer = match message::write(&waiting, &told, &settings.from, now) {
        Some(mail) if waiting.ends_at > now => settings.way.hand_over(mail).await,
        Some(_) => Answer::Later(None),
        // What is no address to this library was none to the one who gave it.
        None => Answer::Refused(0),
    };
    let now = app.clock.now();
    let wait = WAITS[usize::try_from(waiting.tries).unwrap_or(usize::MAX).min(WAITS.len() - 1)];
    let next = now + wait;
    let id = waiting.id;
    let counts = app.post.counts();
    let state = match answer {
        Answer::Taken => Some(MailState::Sent),
        Answer::Refused(code) => {
            tracing::warn!(mail = %id, code, "a mail was refused");
            Some(MailState::Refused)
        }
        Answer::Later(code) if next > waiting.ends_at => {
            tracing::warn!(mail = %id, code, tries = waiting.tries, "a mail was given up");
            Some(MailState::GaveUp)
        }
        Answer::Later(code) => {
            tracing::info!(mail = %id, code, wait_s = wait.0 / 1_000, "a mail could not be handed over");
            None
        }
    };
    if let Some(counts) = counts {
        match state {
            Some(MailState::Sent) => counts.sent.add(1),
            Some(MailState::Refused) => counts.refused.add(1),
            Some(MailState::GaveUp) => counts.gave_up.add(1),
            Some(MailState::Waiting) | None => counts.tried.add(1),
        }
    }
    app.store
        .write(move |tx| match state {
            Some(state) => mail::settle(tx, id, state, now),
            None => mail::try_again(tx, id, next),
        })
        .await?;
    Ok(true)
}
