//! A person's own address, and what became of a mail [E4].

use crate::Line;
use serde::{Deserialize, Serialize};

super::bodies! {
    /// `GET /api/me/mail`: the reader's own address. Nobody else is ever told it.
    MailPage {
        /// True where this server sends mail.
        sends: bool,
        /// The address, once it was confirmed.
        address: Option<Line>,
        /// An address whose code was sent and not yet given back.
        waiting: Option<Line>,
        /// True where mail about dates, and a reminder two days before, is wanted.
        reminders: bool,
        /// What became of the last mail that did not get through, until one does.
        trouble: Option<MailState>,
    }

    /// `PUT /api/me/mail`: where mail goes; a code is sent there first.
    NewAddress {
        /// The address.
        address: Line,
        /// The time zone in which mails write times, as in `Europe/London`.
        #[serde(default)]
        zone: Option<Line>,
    }

    /// `POST /api/me/mail/confirm`: the code that came by mail.
    MailCode {
        /// Six figures.
        code: Line,
    }

    /// `PUT /api/me/mail/reminders`: whether mail about dates is wanted.
    MailWish {
        /// True where it is.
        reminders: bool,
    }
}

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum MailState {
    /// It is on its way, or is tried again.
    Waiting,
    /// The next mail server took it.
    Sent,
    /// The other side does not take mail for this address.
    Refused,
    /// It was tried for days, in vain.
    GaveUp,
}
