//! TLS with a given certificate. Renewed files are taken without a restart.

use rustls::{
    InconsistentKeys, ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject as _},
    server::NoServerSessionStorage,
};
use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::{TlsAcceptor, server::TlsStream};
use webpki::{EndEntityCert, KeyUsage};

/// A handshake is done within this time, or the connection ends.
const HANDSHAKE_WITHIN: Duration = Duration::from_secs(10);

/// A certificate that ends within this is worth a word in the log.
const ENDS_SOON: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// Where the certificate and its key are.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    /// The certificate, then those between it and a known authority (PEM).
    pub certificate: PathBuf,
    /// Its key (PEM).
    pub key: PathBuf,
}

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("{file} cannot be read: {error}")]
    Unreadable {
        /// Which.
        file: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// There is none in its file.
    #[error("{0} holds no certificate in PEM form")]
    NoCertificate(PathBuf),
    /// There is none in its file.
    #[error("{0} holds no private key in PEM form")]
    NoKey(PathBuf),
    /// They are not of one pair.
    #[error("the key in {key} is not that of the certificate in {certificate}")]
    Mismatch {
        /// The certificate's file.
        certificate: PathBuf,
        /// The key's.
        key: PathBuf,
    },
    /// Its time is over.
    #[error("the certificate in {0} has expired: renew it")]
    Expired(PathBuf),
    /// Its time has not begun.
    #[error("the certificate in {0} is not valid yet: is this machine's clock right?")]
    NotYet(PathBuf),
    /// Something else is wrong with it.
    #[error("the certificate in {file} cannot be used: {error}")]
    Unusable {
        /// Its file.
        file: PathBuf,
        /// What.
        error: rustls::Error,
    },
}

/// The server's side of TLS.
pub struct Tls {
    files: TlsFiles,
    /// What browsers call this server, where that is known.
    host: Option<String>,
    acceptor: RwLock<TlsAcceptor>,
}

impl Tls {
    /// With what is in these files now.
    ///
    /// # Errors
    /// [`TlsError`].
    pub fn read(files: TlsFiles, host: Option<String>) -> Result<Self, TlsError> {
        let acceptor = RwLock::new(read(&files, host.as_deref())?);
        Ok(Self { files, host, acceptor })
    }

    /// Takes what is in the files now, for connections from now on. Where that is wrong, the one before
    /// stays.
    pub fn read_again(&self) {
        match read(&self.files, self.host.as_deref()) {
            Ok(acceptor) => {
                *self.acceptor.write().unwrap_or_else(PoisonError::into_inner) = acceptor;
                tracing::info!("the certificate was read again");
            }
            Err(error) => tracing::error!(%error, "the certificate before this one stays in use"),
        }
    }

    /// Does the handshake.
    ///
    /// # Errors
    /// Where it fails, or takes too long.
    pub async fn accept<S>(&self, stream: S) -> io::Result<TlsStream<S>>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let acceptor = self.acceptor.read().unwrap_or_else(PoisonError::into_inner).clone();
        tokio::time::timeout(HANDSHAKE_WITHIN, acceptor.accept(stream)).await?
    }
}

fn read(files: &TlsFiles, host: Option<&str>) -> Result<TlsAcceptor, TlsError> {
    let TlsFiles { certificate, key } = files;
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes(certificate)?).collect();
    let chain = chain.ok().filter(|chain| !chain.is_empty());
    let chain = chain.ok_or_else(|| TlsError::NoCertificate(certificate.clone()))?;
    let private = PrivateKeyDer::from_pem_slice(&bytes(key)?);
    let private = private.map_err(|_| TlsError::NoKey(key.clone()))?;
    check_times(&chain[0], certificate)?;
    check_name(&chain[0], host);
    let unusable = |error| match error {
        rustls::Error::InconsistentKeys(InconsistentKeys::KeyMismatch) => {
            TlsError::Mismatch { certificate: certificate.clone(), key: key.clone() }
        }
        error => TlsError::Unusable { file: certificate.clone(), error },
    };
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(unusable)?
        .with_no_client_auth()
        .with_single_cert(chain, private)
        .map_err(unusable)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    // Who comes back brings what is needed for a short handshake; nothing is kept for them here.
    config.ticketer = ring::Ticketer::new().map_err(unusable)?;
    config.session_storage = Arc::new(NoServerSessionStorage {});
    Ok(TlsAcceptor::from(Arc::new(config)))
}

fn bytes(file: &Path) -> Result<Vec<u8>, TlsError> {
    std::fs::read(file).map_err(|error| TlsError::Unreadable { file: file.to_owned(), error })
}

/// Browsers would refuse it: better it is said where it can be mended.
fn check_times(certificate: &CertificateDer<'_>, file: &Path) -> Result<(), TlsError> {
    let now = UnixTime::now();
    match fault_at(certificate, now) {
        Some(webpki::Error::CertExpired { .. }) => return Err(TlsError::Expired(file.to_owned())),
        Some(webpki::Error::CertNotValidYet { .. }) => {
            return Err(TlsError::NotYet(file.to_owned()));
        }
        _ => {}
    }
    let soon = UnixTime::since_unix_epoch(Duration::from_secs(now.as_secs()) + ENDS_SOON);
    if let Some(webpki::Error::CertExpired { not_after, .. }) = fault_at(certificate, soon) {
        let in_days = not_after.as_secs().saturating_sub(now.as_secs()) / (24 * 60 * 60);
        tracing::warn!(in_days, "the certificate expires soon: renew it");
    }
    Ok(())
}

/// What is wrong with it at that time. Times are looked at first: without known authorities it is
/// never right altogether.
fn fault_at(certificate: &CertificateDer<'_>, at: UnixTime) -> Option<webpki::Error> {
    let certificate = EndEntityCert::try_from(certificate).ok()?;
    let usage = KeyUsage::server_auth();
    certificate
        .verify_for_usage(webpki::ALL_VERIFICATION_ALGS, &[], &[], at, usage, None, None)
        .err()
}

/// A certificate for another name is no fault of the file: a proxy may ask for it by that name.
fn check_name(certificate: &CertificateDer<'_>, host: Option<&str>) {
    let Some(name) = host.and_then(|host| ServerName::try_from(host).ok()) else { return };
    let certificate = EndEntityCert::try_from(certificate);
    if certificate.is_ok_and(|found| found.verify_is_valid_for_subject_name(&name).is_err()) {
        tracing::warn!("the certificate is not for the host of --public-url");
    }
}
