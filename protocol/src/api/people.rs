//! Who sits at a browser, and how people come into a set [E3].

use super::{MailState, SetLine};
use crate::{CivilDate, InvitationId, Line, MemberId, Name, Role, SetId, Timestamp};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// `GET /api/me`: who sits at this browser.
    Visitor {
        /// The person who is signed in on it, if anybody is.
        me: Option<Me>,
        /// True where the server shows a demo: its seats can be taken freely.
        demo: bool,
        /// True where the server sends mail.
        mail: bool,
    }

    /// A person.
    Me {
        /// Their name.
        name: Name,
        /// True where they may create sets.
        may_create: bool,
        /// Their sets.
        sets: Vec<SetLine>,
    }

    /// `POST /api/first`: the one-time link of the first facilitator.
    First {
        /// From the link's fragment.
        secret: String,
        /// What to call them.
        name: Name,
    }

    /// `POST /api/invitations/look`: what a link is for; does not use it.
    Look {
        /// From the link's fragment.
        secret: String,
    }

    /// What an invitation is for.
    Invited {
        /// The set's name.
        set_name: Name,
        /// Its purpose.
        purpose: Line,
        /// Whom it is for.
        name: Name,
        /// Who invited.
        by: Name,
        /// When it expires.
        expires_at: Timestamp,
    }

    /// `POST /api/invitations/claim`: uses the link, once.
    Claim {
        /// From the link's fragment.
        secret: String,
        /// What the set shall call them.
        name: Name,
    }

    /// What claiming gave.
    Claimed {
        /// The set.
        set: SetId,
        /// Who they are in it.
        member: MemberId,
    }

    /// A member in a list.
    MemberLine {
        /// Who.
        id: MemberId,
        /// What they are called.
        name: Name,
        /// Their role.
        role: Role,
        /// How far they have come in.
        standing: Standing,
        /// When they last presented.
        last_presented: Option<CivilDate>,
    }

    /// An open invitation, as the facilitator sees it. The link itself is shown once, when made.
    InvitationLine {
        /// Which.
        id: InvitationId,
        /// Whom it is for.
        name: Name,
        /// The role it gives.
        role: Role,
        /// When it expires.
        expires_at: Timestamp,
        /// What became of the mail with its link, where one was wanted.
        mail: Option<MailState>,
    }

    /// `POST /api/sets/{id}/invitations`: invite someone.
    NewInvitation {
        /// Whom.
        name: Name,
        /// The role it gives: deputy or member.
        role: Role,
        /// Where to send the link; none where it is handed over by another way.
        #[serde(default)]
        address: Option<Line>,
    }

    /// The link, shown once.
    InvitationLink {
        /// Which invitation.
        id: InvitationId,
        /// The whole link, secret in the fragment.
        link: String,
        /// When it expires.
        expires_at: Timestamp,
    }

    /// `PUT /api/sets/{id}/members/{id}/role`: the facilitator names a deputy, or takes the name back.
    NewRole {
        /// Deputy or member.
        role: Role,
    }
}

/// How far someone has come into a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// In the lobby: claimed an invitation, not yet admitted.
    Waiting,
    /// Admitted, has not accepted the current charter.
    Admitted,
    /// Accepted the current charter.
    Accepted,
}
