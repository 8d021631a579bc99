//! The way a mail goes, and how the other side answered.

use super::message::Written;
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor, transport::smtp};
use std::{io, path::PathBuf};

/// How mail is handed over.
#[derive(Clone)]
pub enum Way {
    /// To a mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// Into a folder, a file each.
    Folder(PathBuf),
}

/// How the other side answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// It took it.
    Taken,
    /// It takes none for this address, by this code.
    Refused(u16),
    /// Not now, by this code where it said one: to be tried again.
    Later(Option<u16>),
}

/// Answers that speak of how we signed in, not of the address: whoever runs the server can mend that.
const OURS: [u16; 6] = [454, 502, 503, 530, 534, 535];

impl Way {
    /// Hands a mail over.
    pub(super) async fn hand_over(&self, mail: Written) -> Answer {
        match self {
            Self::Smtp(transport) => match transport.send(mail.message).await {
                Ok(_) => Answer::Taken,
                Err(error) => answer(&error),
            },
            Self::Folder(folder) => {
                let file = folder.join(format!("{}.eml", mail.id));
                let bytes = mail.message.formatted();
                let writing = tokio::task::spawn_blocking(move || write_whole(&file, &bytes));
                match writing.await {
                    Ok(Ok(())) => Answer::Taken,
                    Ok(Err(_)) | Err(_) => Answer::Later(None),
                }
            }
        }
    }
}

/// The file appears under its name when it is whole.
fn write_whole(file: &std::path::Path, bytes: &[u8]) -> io::Result<()> {
    let part = file.with_extension("part");
    std::fs::write(&part, bytes)?;
    std::fs::rename(part, file)
}

fn answer(error: &smtp::Error) -> Answer {
    let code = error.status().map(u16::from);
    match code {
        Some(code) if error.is_permanent() && !OURS.contains(&code) => Answer::Refused(code),
        code => Answer::Later(code),
    }
}
