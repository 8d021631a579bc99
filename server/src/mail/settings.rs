//! How mail is sent: read once, at the start, so that a mistake is told then.

use super::Way;
use axum::http::Uri;
use lettre::{
    AsyncSmtpTransport, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use std::{io, path::Path, time::Duration};

/// A mail server answers each line within this time.
const ANSWERS_WITHIN: Duration = Duration::from_secs(30);

/// How mail is sent, and from whom.
#[derive(Clone)]
pub struct Settings {
    /// How.
    pub way: Way,
    /// From whom.
    pub from: Mailbox,
}

/// Why mail cannot be sent as told. Never holds a password.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The address of the mail server is none.
    #[error(
        "--smtp: write it like smtps://mail.example.org or smtp://mail.example.org:587; name and password go into --smtp-credentials"
    )]
    Url,
    /// The sender is no address.
    #[error("--mail-from: write it like \"Hyacinth <sets@example.org>\"")]
    From,
    /// The credentials cannot be read.
    #[error("the file of --smtp-credentials cannot be read: {0}")]
    Credentials(io::Error),
    /// The file has another form.
    #[error(
        "the file of --smtp-credentials holds the name on its first line and the password on its second"
    )]
    CredentialsForm,
    /// The folder cannot be used.
    #[error("the folder of --mail-folder cannot be used: {0}")]
    Folder(io::Error),
    /// TLS cannot be had.
    #[error("TLS for --smtp cannot be prepared: the system's certificates cannot be read")]
    Tls,
}

impl Settings {
    /// Into a folder, a file each.
    ///
    /// # Errors
    /// [`SettingsError`] where the folder cannot be made, or the sender is no address.
    pub fn folder(folder: &Path, from: &str) -> Result<Self, SettingsError> {
        crate::server::create_private(folder).map_err(SettingsError::Folder)?;
        Ok(Self { way: Way::Folder(folder.into()), from: sender(from)? })
    }

    /// By a mail server.
    ///
    /// # Errors
    /// [`SettingsError`] where the address is none, or TLS cannot be had.
    pub fn smtp(
        url: &str,
        from: &str,
        credentials: Option<(String, String)>,
    ) -> Result<Self, SettingsError> {
        let from = sender(from)?;
        let uri: Uri = url.parse().map_err(|_| SettingsError::Url)?;
        let authority = uri.authority().ok_or(SettingsError::Url)?;
        let bare = uri.path().trim_matches('/').is_empty() && uri.query().is_none();
        if !bare || authority.as_str().contains('@') {
            return Err(SettingsError::Url);
        }
        let host = authority.host().trim_start_matches('[').trim_end_matches(']');
        let parameters = || TlsParameters::new(host.to_owned()).map_err(|_| SettingsError::Tls);
        let here = host == "localhost"
            || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
        let (port, tls) = match uri.scheme_str() {
            Some("smtps") => (465, Tls::Wrapper(parameters()?)),
            // Nobody listens between a program and its own machine.
            Some("smtp") if here => (25, Tls::None),
            Some("smtp") => (587, Tls::Required(parameters()?)),
            _ => return Err(SettingsError::Url),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(authority.port_u16().unwrap_or(port))
            .tls(tls)
            .timeout(Some(ANSWERS_WITHIN))
            // What a machine calls itself is often told to nobody; the sender's domain is public.
            .hello_name(ClientId::Domain(from.email.domain().to_owned()));
        if let Some((name, password)) = credentials {
            builder = builder.credentials(Credentials::new(name, password));
        }
        Ok(Self { way: Way::Smtp(Box::new(builder.build())), from })
    }

    /// Name and password from a file.
    ///
    /// # Errors
    /// [`SettingsError`] where it cannot be read.
    pub fn read_credentials(file: &Path) -> Result<(String, String), SettingsError> {
        let text = std::fs::read_to_string(file).map_err(SettingsError::Credentials)?;
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        match (lines.next(), lines.next(), lines.next()) {
            (Some(name), Some(password), None) => Ok((name.to_owned(), password.to_owned())),
            _ => Err(SettingsError::CredentialsForm),
        }
    }
}

fn sender(from: &str) -> Result<Mailbox, SettingsError> {
    from.parse().map_err(|_| SettingsError::From)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_mail_server_is_read_and_holds_no_password() {
        let from = "Hyacinth <sets@example.org>";
        for right in ["smtps://mail.example.org", "smtp://mail.example.org:2525", "smtp://[::1]:25"]
        {
            assert!(Settings::smtp(right, from, None).is_ok(), "{right}");
        }
        for wrong in [
            "mail.example.org",
            "https://mail.example.org",
            "smtp://me:secret@mail.example.org",
            "smtp://mail.example.org/x",
            "smtp://mail.example.org?tls=none",
            "smtp://",
            "",
        ] {
            let error = Settings::smtp(wrong, from, None).err().expect(wrong);
            assert!(!error.to_string().contains("secret"), "{error}");
        }
        assert!(Settings::smtp("smtp://localhost", "nobody", None).is_err());
    }
}
