//! What the program is told about mail.

use super::{Settings, SettingsError};
use clap::Args;
use std::path::PathBuf;

/// The flags about mail.
#[derive(Clone, Debug, Args)]
pub struct MailFlags {
    /// The mail server that takes this one's mail: smtps://HOST (TLS from the start, port 465), or
    /// smtp://HOST (STARTTLS, port 587; without TLS where the host is this machine, port 25). A port may
    /// follow. Without it no mail is sent, and the pages say so
    #[arg(long, env = "HYACINTH_SMTP", value_name = "URL", requires = "mail_from", global = true)]
    pub smtp: Option<String>,

    /// A file with the name and the password for it, each on a line of its own. Readable by its owner
    /// only. HYACINTH_SMTP_NAME and HYACINTH_SMTP_PASSWORD say the same
    #[arg(
        long,
        env = "HYACINTH_SMTP_CREDENTIALS",
        value_name = "FILE",
        requires = "smtp",
        global = true
    )]
    pub smtp_credentials: Option<PathBuf>,

    /// Whom mail comes from, as in "Hyacinth <sets@example.org>"
    #[arg(long, env = "HYACINTH_MAIL_FROM", value_name = "ADDRESS", global = true)]
    pub mail_from: Option<String>,

    /// Instead of sending mail, write it into this folder, a file each: for trying things out
    #[arg(
        long,
        env = "HYACINTH_MAIL_FOLDER",
        value_name = "FOLDER",
        conflicts_with = "smtp",
        global = true
    )]
    pub mail_folder: Option<PathBuf>,
}

impl MailFlags {
    /// How mail is sent; none where it is not.
    ///
    /// # Errors
    /// [`SettingsError`], worded for the one who starts the program.
    pub fn settings(&self) -> Result<Option<Settings>, SettingsError> {
        let from = self.mail_from.as_deref();
        if let Some(folder) = &self.mail_folder {
            return Settings::folder(folder, from.unwrap_or("Hyacinth <hyacinth@localhost>"))
                .map(Some);
        }
        let Some((url, from)) = self.smtp.as_deref().zip(from) else {
            return Ok(None);
        };
        // By variable only: what stands in the arguments, every program on the machine can read.
        let said = |name: &str| std::env::var(name).ok();
        let credentials = match &self.smtp_credentials {
            Some(file) => Some(Settings::read_credentials(file)?),
            None => said("HYACINTH_SMTP_NAME").zip(said("HYACINTH_SMTP_PASSWORD")),
        };
        Settings::smtp(url, from, credentials).map(Some)
    }
}
