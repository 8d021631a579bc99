//! Why the program ended before it served, and whether another try may end better.

use hyacinth::{
    demo::DemoError,
    mail::SettingsError,
    net::TlsError,
    server::StartError,
    store::{StoreError, backup::BackupError},
};
use std::{io, net::SocketAddr, process::ExitCode};

/// Why the program ended before it served.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failed {
    #[error("cannot listen on {0}: {1}; choose another with --metrics-listen")]
    Metrics(SocketAddr, io::Error),
    #[error(transparent)]
    Mail(#[from] SettingsError),
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Demo(#[from] DemoError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Backup(#[from] BackupError),
    #[error("no folder for the demo can be made: {0}")]
    Folder(#[from] io::Error),
}

impl Failed {
    /// 1 where the machine could not: a disk that is full or away, an address in use. The same start
    /// may succeed later, so whatever keeps the program running tries again. 2 where it was asked for
    /// something that stays wrong until a person changes it.
    pub(crate) fn code(&self) -> ExitCode {
        if self.may_pass() { ExitCode::FAILURE } else { ExitCode::from(2) }
    }

    fn may_pass(&self) -> bool {
        match self {
            Self::Metrics(..) | Self::Folder(_) | Self::Demo(DemoError::Web(_)) => true,
            Self::Start(StartError::Folder { .. } | StartError::Listen { .. }) => true,
            Self::Start(StartError::Tls(error)) => is_of_the_moment(error),
            Self::Start(StartError::Store(error))
            | Self::Demo(DemoError::Store(error))
            | Self::Store(error) => {
                !matches!(error, StoreError::NewerSchema { .. } | StoreError::OldSqlite(_))
            }
            Self::Mail(error) => {
                use SettingsError::{Credentials, Folder, Tls};
                matches!(error, Credentials(_) | Folder(_) | Tls)
            }
            Self::Backup(_) => false,
        }
    }
}

/// True of a certificate that a renewal, a mount or a clock that is set will mend.
fn is_of_the_moment(error: &TlsError) -> bool {
    matches!(error, TlsError::Unreadable { .. } | TlsError::Expired(_) | TlsError::NotYet(_))
}
