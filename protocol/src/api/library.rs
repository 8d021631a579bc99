//! What a set reads, hears, watches or looks at together [E6].

use crate::{Line, MemberId, ResourceId, Timestamp, Words};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// `GET /api/sets/{id}/library`: newest first.
    Library {
        /// The resources.
        resources: Vec<ResourceLine>,
    }

    /// Something to work with together.
    ResourceLine {
        /// Which.
        id: ResourceId,
        /// What it is, and by whom.
        title: Line,
        /// What kind of thing.
        kind: ResourceKind,
        /// Where it is found: an `https` address.
        link: Line,
        /// What it is good for.
        why: Option<Words>,
        /// Its own guide questions.
        questions: Vec<Line>,
        /// Who put it here.
        by: MemberId,
        /// When.
        at: Timestamp,
    }

    /// `POST /api/sets/{id}/library`: a member puts a resource on the shelf.
    NewResource {
        /// What it is, and by whom.
        title: Line,
        /// What kind of thing.
        kind: ResourceKind,
        /// Where it is found: an `https` address.
        link: Line,
        /// What it is good for.
        #[serde(default)]
        why: Option<Words>,
        /// Its own guide questions, at most 10.
        #[serde(default)]
        questions: Vec<Line>,
    }
}

/// What kind of thing a resource is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum ResourceKind {
    /// To read.
    Article,
    /// To hear.
    Podcast,
    /// To watch.
    Video,
    /// To look through.
    Data,
    /// Something else.
    Other,
}
