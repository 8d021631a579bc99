//! One member: a browser, a live connection, and everything it was ever sent.

use crate::{WITHIN, within};
use hyacinth::client::{Answered, Browser, Client, ClientError, Kept};
use hyacinth_protocol::{
    Changed, ClientFrame, Command, CommandId, MeetingId, MemberId, Seat, ServerFrame,
};

/// A frame as it came, and the revision of the view it came with or after.
#[derive(Clone, Debug)]
pub struct Heard {
    /// The revision.
    pub revision: u64,
    /// The frame.
    pub json: String,
}

/// A member of the set.
pub struct Person {
    /// What the test calls them.
    pub name: &'static str,
    /// Who they are in the set.
    pub member: MemberId,
    /// Their browser.
    pub browser: Browser,
    /// Every frame of the meeting they were sent.
    pub heard: Vec<Heard>,
    client: Option<Client>,
    kept: Option<Kept>,
}

impl Person {
    /// Someone who is not connected.
    pub const fn new(name: &'static str, member: MemberId, browser: Browser) -> Self {
        Self { name, member, browser, heard: Vec::new(), client: None, kept: None }
    }

    /// Connects, with what is left from an earlier connection if there was one.
    ///
    /// # Errors
    /// [`ClientError`] when the server says no.
    pub async fn connect(&mut self, meeting: MeetingId) -> Result<(), ClientError> {
        let door = self.browser.door(meeting);
        let connecting = async {
            match self.kept.take() {
                Some(kept) => kept.resume(&door).await,
                None => Client::connect(&door).await,
            }
        };
        let client = within("the welcome", connecting).await?;
        let json = serde_json::to_string(&client.view).expect("views are plain data");
        self.heard.push(Heard { revision: client.revision, json });
        self.client = Some(client);
        Ok(())
    }

    /// Loses the connection; what was seen is kept for the way back.
    pub fn drop_off(&mut self) {
        self.kept = self.client.take().map(Client::drop_off);
    }

    /// Leaves for good: nothing of this meeting is kept.
    pub fn leave(&mut self) {
        self.client = None;
        self.kept = None;
        self.heard.clear();
    }

    /// True while connected.
    pub const fn is_here(&self) -> bool {
        self.client.is_some()
    }

    /// The live connection.
    ///
    /// # Panics
    /// When there is none.
    pub fn client(&mut self) -> &mut Client {
        let name = self.name;
        self.client.as_mut().unwrap_or_else(|| panic!("{name} is not connected"))
    }

    /// The newest view.
    ///
    /// # Panics
    /// When there is none.
    pub fn view(&self) -> &Changed {
        let here = self.client.as_ref().map(|client| &client.view);
        here.or(self.kept.as_ref().map(|kept| &kept.view))
            .unwrap_or_else(|| panic!("{} has no view", self.name))
    }

    /// The newest revision seen.
    ///
    /// # Panics
    /// When there is no connection.
    pub fn revision(&mut self) -> u64 {
        self.client().revision
    }

    /// The seat.
    ///
    /// # Panics
    /// When there is none.
    pub fn seat(&self) -> Seat {
        self.view().you.as_ref().expect("a whole view").seat
    }

    /// Takes in the next frame.
    ///
    /// # Errors
    /// [`ClientError`] when the connection ends.
    pub async fn next(&mut self) -> Result<ServerFrame, ClientError> {
        let frame = self.client().next().await?;
        let json = serde_json::to_string(&frame).expect("frames are plain data");
        let revision = self.revision();
        self.heard.push(Heard { revision, json });
        Ok(frame)
    }

    /// Sends a command and waits for its answer.
    ///
    /// # Errors
    /// [`ClientError`] when the connection ends first.
    pub async fn asks(&mut self, id: CommandId, command: Command) -> Result<Answered, ClientError> {
        self.client().send(&ClientFrame::Command { id, command }).await?;
        self.answer(id).await
    }

    /// Waits for the answer to a command that was sent.
    ///
    /// # Errors
    /// [`ClientError`] when the connection ends first.
    pub async fn answer(&mut self, id: CommandId) -> Result<Answered, ClientError> {
        loop {
            match self.next().await? {
                ServerFrame::Accepted { id: of, revision } if of == id => {
                    return Ok(Answered::Accepted(revision));
                }
                ServerFrame::Refused { id: of, refusal } if of == id => {
                    return Ok(Answered::Refused(refusal));
                }
                ServerFrame::Failed { id: Some(of), failure } if of == id => {
                    return Ok(Answered::Failed(failure));
                }
                _ => {}
            }
        }
    }

    /// Sends any text and waits for the first answer to it that is neither a view nor presence.
    ///
    /// # Panics
    /// When the connection ends, or nothing comes.
    pub async fn says(&mut self, text: String) -> ServerFrame {
        self.client().send_text(text).await.expect("an open connection");
        within("an answer", async {
            loop {
                match self.next().await.expect("an open connection") {
                    ServerFrame::View { .. } | ServerFrame::Presence { .. } => {}
                    answer => return answer,
                }
            }
        })
        .await
    }

    /// Waits until the view satisfies `condition`.
    ///
    /// # Panics
    /// With the view, when it does not within [`WITHIN`] or the connection ends.
    pub async fn sees(&mut self, what: &str, mut condition: impl FnMut(&Changed) -> bool) {
        let ended = tokio::time::timeout(WITHIN, async {
            while !condition(self.view()) {
                self.next().await?;
            }
            Ok::<_, ClientError>(())
        })
        .await;
        let why = match ended {
            Ok(Ok(())) => return,
            Ok(Err(error)) => error.to_string(),
            Err(_) => format!("not within {} s", WITHIN.as_secs()),
        };
        let view = serde_json::to_string_pretty(self.view()).expect("views are plain data");
        panic!("{} does not see {what}: {why}\n{view}", self.name);
    }
}
