//! Formats in lists and files [T1].

use crate::{Line, Name, Presents};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// A format in the list `GET /api/formats` gives.
    FormatLine {
        /// Its key.
        key: String,
        /// Its name.
        name: Name,
        /// What it is for, in a sentence.
        purpose: Line,
        /// Its rounds' names.
        rounds: Vec<Name>,
        /// Planned minutes for six people.
        minutes: u16,
        /// True where it is the set's own and can be edited.
        own: bool,
        /// Who presents in it.
        presents: Presents,
    }

    /// `POST /api/sets/{id}/formats/read`: read a format file, to check it and edit it on; keeps nothing.
    FormatFile {
        /// The file's name, for errors.
        name: String,
        /// The file's text, TOML.
        text: String,
    }

    /// `PUT /api/sets/{id}/format`: the set's usual format.
    FormatChoice {
        /// Its key, a shipped one or the set's own.
        key: String,
    }
}
