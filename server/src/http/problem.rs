//! The one error of the HTTP API (RFC 9457).

use crate::{room::RoomError, store::StoreError};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use hyacinth_meeting::FormatError;
use hyacinth_protocol::api;
use std::time::Duration;

/// Why a request was not done. Nothing was changed.
#[derive(Debug)]
pub enum Problem {
    /// The body has a value that cannot be taken.
    WrongValue {
        /// Where, in camelCase, e.g. `charter.quorum`.
        field: &'static str,
        /// What would be right.
        detail: String,
    },
    /// The body could not be read as what the route takes.
    UnreadableBody {
        /// Where, in camelCase, where that is known.
        field: Option<String>,
        /// In a format: the round it is about, counted from 0 [T1].
        round: Option<u16>,
        /// What is wrong.
        detail: String,
    },
    /// A format that cannot be taken [T1].
    WrongFormat(FormatError),
    /// The address asks too often, or has too much open.
    Later {
        /// Not sooner than this.
        seconds: u64,
    },
    /// The server met a fault of its own.
    Fault(StoreError),
    /// It is one of the plain ones.
    Plain(&'static Plain),
}

/// A problem that is always the same.
#[derive(Debug)]
pub struct Plain {
    status: StatusCode,
    r#type: &'static str,
    title: &'static str,
    detail: &'static str,
}

macro_rules! plain {
    ($($(#[doc = $doc:literal])+ $name:ident = $status:ident, $type:literal, $title:literal, $detail:literal;)+) => {
        #[allow(non_upper_case_globals, reason = "they read as the enum's other variants")]
        impl Problem {
    /// Not before `wait` is over.
    pub(super) fn later(wait: Duration) -> Self {
        // Rounded up: whoever waits as long as told is not too early.
        Self::Later { seconds: wait.as_secs() + 1 }
    }

            $($(#[doc = $doc])+ pub const $name: Self = Self::Plain(&Plain {
                status: StatusCode::$status, r#type: $type, title: $title, detail: $detail,
            });)+
        }
    };
}

plain! {
    /// Nobody is signed in on this browser.
    SignedOut = UNAUTHORIZED, "signed-out", "This browser is not signed in",
        "Open your personal link again, or ask for a new one.";
    /// There is no such thing, or none that is the asker's.
    NotFound = NOT_FOUND, "not-found", "It is not here",
        "Go back and look again.";
    /// No route has this path.
    NoSuchRoute = NOT_FOUND, "no-such-route", "There is nothing at this address",
        "The server may be older or newer than the page: load the page anew.";
    /// The route does not take this method.
    WrongMethod = METHOD_NOT_ALLOWED, "wrong-method", "This address does not take that method",
        "The server may be older or newer than the page: load the page anew.";
    /// The request does not come from a page of this server.
    WrongOrigin = FORBIDDEN, "wrong-origin", "This request comes from another site",
        "Open Hyacinth at the address the server prints when it starts, and try again there.";
    /// The route is a WebSocket's, and the request asks for none.
    NoWebSocket = UPGRADE_REQUIRED, "no-web-socket", "This address is for live connections",
        "A program asks for it as RFC 6455 says, with version 13.";
    /// The body is larger than [`super::BODY_BYTES`].
    TooLarge = PAYLOAD_TOO_LARGE, "body-too-large", "That is too much at once",
        "Shorten it to less than 64 KiB.";
    /// The body did not come in time.
    TooSlow = REQUEST_TIMEOUT, "too-slow", "The request did not come in time",
        "Look at your connection, and try again.";
    /// The body does not say that it is JSON.
    NotJson = UNSUPPORTED_MEDIA_TYPE, "body-not-json", "The body is not JSON",
        "Send it with the content type application/json.";
    /// Every seat of the demo but this one is taken.
    DemoFull = CONFLICT, "demo-full", "One seat stays with the demo",
        "Sit in a seat that is taken already, or wait a minute until someone has gone.";
    /// The secret is not the first facilitator's.
    FirstUnknown = NOT_FOUND, "first-unknown", "This link does not open anything",
        "Each start of the server prints a new one until it is used. Take the newest, and copy all of it.";
    /// The first facilitator has come.
    FirstUsed = GONE, "first-used", "This link was used",
        "The first facilitator is here already. Ask them for an invitation.";
    /// The secret is no invitation's.
    InvitationUnknown = NOT_FOUND, "invitation-unknown", "This link does not open anything",
        "Copy the whole link from the message you were sent, or ask for a new one.";
    /// The invitation was claimed.
    InvitationUsed = GONE, "invitation-used", "This link was used",
        "A personal link works once. Go on in the browser where you opened it, or ask for a new one.";
    /// The invitation was taken back.
    InvitationRevoked = GONE, "invitation-revoked", "This link was taken back",
        "Ask the person who invited you; a newer one may be on its way.";
    /// The invitation's time is over.
    InvitationExpired = GONE, "invitation-expired", "This link is too old",
        "Ask the person who invited you for a new one.";
    /// The person is in that set.
    AlreadyAMember = CONFLICT, "already-a-member", "You are in this set already",
        "The link is still good for the person it is meant for: they open it in their own browser.";
    /// The set has as many as it can hold.
    SetFull = CONFLICT, "set-full", "The set is full",
        "A set holds 20 people, open invitations included. Take an invitation back first.";
    /// Only those whom the host allows may create sets.
    MayNotCreate = FORBIDDEN, "may-not-create", "You may not create sets here",
        "Ask the one who runs this server.";
    /// Only the facilitator does this.
    FacilitatorOnly = FORBIDDEN, "facilitator-only", "Only the facilitator does this",
        "Ask the facilitator of the set.";
    /// The person waits to be admitted [E3].
    InTheLobby = CONFLICT, "in-the-lobby", "Nobody has let you in yet",
        "Any member of the set can let you in: tell one of them that you wait.";
    /// The member has not accepted the charter in force [D6, E2].
    CharterFirst = CONFLICT, "charter-first", "Accept the charter first",
        "Read what the set agreed and accept it on the set's page.";
    /// The charter was changed since it was read.
    CharterChanged = CONFLICT, "charter-changed", "The charter was changed meanwhile",
        "Read the newer version, then accept it.";
    /// The set has a meeting that is not closed.
    MeetingNotClosed = CONFLICT, "meeting-not-closed", "The set has a meeting that is not closed",
        "Go to that meeting from the set's page, or close it first.";
    /// A format that comes with the product.
    FormatShipped = CONFLICT, "format-shipped", "This format comes with Hyacinth",
        "Copy it under another key, and change the copy.";
    /// The set's usual format.
    FormatInUse = CONFLICT, "format-in-use", "This is the set's usual format",
        "Choose another usual format first, then delete this one.";
    /// The set has as many formats of its own as it can hold.
    FormatsFull = CONFLICT, "formats-full", "The set has as many formats as it can hold",
        "A set keeps 30 formats of its own. Delete one that is not used any more.";
    /// The school year holds as many dates as the charter says [E1].
    YearFull = CONFLICT, "year-full", "The school year is full",
        "The charter says how many meetings a year holds. Call another date off first, or change the charter.";
    /// The date was called off.
    DateCalledOff = CONFLICT, "date-called-off", "This date was called off",
        "Plan a new one instead.";
    /// The date is over.
    DateOver = CONFLICT, "date-over", "This date is over",
        "What was stays as it was. Plan a new date instead.";
    /// The server sends no mail.
    NoMail = CONFLICT, "no-mail", "This server sends no mail",
        "Ask the one who runs it. Links can be handed over by any other way.";
    /// Too many codes were asked for.
    TooManyCodes = TOO_MANY_REQUESTS, "too-many-codes", "Too many codes were sent today",
        "Look for the newest one in your mail, in the folder for junk too, or try again tomorrow.";
    /// Too many invitations were mailed.
    TooManyMails = TOO_MANY_REQUESTS, "too-many-mails", "Too many invitations were mailed today",
        "Copy the link and send it yourself, or try again tomorrow.";
    /// No code waits to be given back.
    NoCodeWaits = CONFLICT, "no-code-waits", "This code is not good any more",
        "Ask for a new one.";
    /// No calendar opens with that name and password.
    CalendarClosed = UNAUTHORIZED, "calendar-closed", "This calendar opens with its own name and password",
        "They are told on the page of the one whose calendar it is. A newer subscription ends the one before.";
    /// The page was changed since the version that was written on [E9].
    PageChanged = CONFLICT, "page-changed", "This page was changed in another window",
        "Read it again, and keep what you want of both.";
    /// The page was deleted since it was read [E9].
    PageGone = CONFLICT, "page-gone", "This page was deleted in another window",
        "Save what you wrote as a new page.";
    /// The journal has as much as it can hold [E9].
    JournalFull = CONFLICT, "journal-full", "Your journal is full",
        "It holds 1,000 pages and 4 MiB. Export it, then delete pages that you do not need here.";
    /// The words of consent were changed since they were read [E9].
    ConsentChanged = CONFLICT, "consent-changed", "What you agree to has changed",
        "Load the page anew and read it again before you release anything.";
    /// The author has as many extracts as a set can hold [E9].
    ExtractsFull = CONFLICT, "extracts-full", "You have released as much as a set can hold",
        "Withdraw an extract first.";
    /// The extract stands in a report [E9].
    ExtractPublished = CONFLICT, "extract-published", "This extract is published",
        "It stands in a report that others have. Talk to the facilitator.";
    /// The server stops, and another start of it follows.
    Restarting = SERVICE_UNAVAILABLE, "restarting", "The server is being restarted",
        "Nothing that was accepted is lost. Try again in a moment.";
    /// The database takes no writes.
    Stopped = SERVICE_UNAVAILABLE, "stopped", "The server cannot write just now",
        "Nothing that was accepted is lost. Try again in a moment.";
}

impl Problem {
    fn wire(&self) -> api::Problem {
        let problem =
            |status: StatusCode, r#type: &str, title: &str, detail: &str, field: Option<&str>| {
                api::Problem {
                    r#type: r#type.to_owned(),
                    title: title.to_owned(),
                    status: status.as_u16(),
                    detail: Some(detail.to_owned()),
                    field: field.map(ToOwned::to_owned),
                    round: None,
                }
            };
        match self {
            Self::Plain(plain) => {
                problem(plain.status, plain.r#type, plain.title, plain.detail, None)
            }
            Self::WrongValue { field, detail } => problem(
                StatusCode::UNPROCESSABLE_ENTITY,
                "wrong-value",
                "A value cannot be taken",
                detail,
                Some(field),
            ),
            Self::UnreadableBody { field, round, detail } => api::Problem {
                round: *round,
                ..problem(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "unreadable-body",
                    "The request cannot be read",
                    detail,
                    field.as_deref(),
                )
            },
            Self::WrongFormat(error) => api::Problem {
                round: error.place,
                ..problem(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "wrong-format",
                    "The format cannot be taken",
                    &sentence(&error.message),
                    Some(&camel_case(&error.field)),
                )
            },
            Self::Later { .. } => problem(
                StatusCode::TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too much comes from your network at once",
                "Wait a moment, then try again.",
                None,
            ),
            Self::Fault(StoreError::Sealing(_)) => problem(
                StatusCode::SERVICE_UNAVAILABLE,
                "journals-closed",
                "Journals cannot be opened just now",
                "Nothing of yours is lost. Tell the one who runs this server: the log says what to do.",
                None,
            ),
            Self::Fault(_) => problem(
                StatusCode::INTERNAL_SERVER_ERROR,
                "fault",
                "Something went wrong on the server",
                "Nothing of yours is lost. Try again in a moment.",
                None,
            ),
        }
    }
}

/// As it stands in a file, `seconds_per_turn`, is as it stands on the wire, `secondsPerTurn`.
fn camel_case(field: &str) -> String {
    let mut words = field.split('_');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

fn sentence(words: &str) -> String {
    let mut letters = words.trim_end_matches('.').chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).chain(['.']).collect()
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Self::Fault(error) = &self {
            tracing::error!(%error, "a request failed");
        }
        let later = match self {
            Self::Later { seconds } => Some(seconds),
            _ => None,
        };
        let challenges = matches!(&self, Self::Plain(plain) if plain.r#type == "calendar-closed");
        let wire = self.wire();
        let status = StatusCode::from_u16(wire.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(wire)).into_response();
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if challenges {
            let basic =
                HeaderValue::from_static("Basic realm=\"Hyacinth calendar\", charset=\"UTF-8\"");
            response.headers_mut().insert(header::WWW_AUTHENTICATE, basic);
        }
        if let Some(seconds) = later {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

impl From<FormatError> for Problem {
    fn from(error: FormatError) -> Self {
        Self::WrongFormat(error)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stopped => Self::Stopped,
            error => Self::Fault(error),
        }
    }
}

impl From<RoomError> for Problem {
    fn from(error: RoomError) -> Self {
        match error {
            RoomError::NoMeeting => Self::NotFound,
            RoomError::Store(error) => error.into(),
        }
    }
}
