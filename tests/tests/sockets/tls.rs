//! TLS by the server itself, with certificates made here.

use crate::raw::{Raw, upgrade};
use futures_util::{SinkExt as _, StreamExt as _};
use hyacinth::{
    clock::Clock,
    identity::first_link,
    net::{Limits, TlsFiles},
    server::{Server, Start, StartError},
};
use hyacinth_tests::{run_ahead, within};
use rcgen::{CertificateParams, KeyPair};
use rustls::{
    ClientConfig, RootCertStore,
    crypto::ring,
    pki_types::{CertificateDer, ServerName},
};
use serde_json::{Value, json};
use std::{net::SocketAddr, path::Path, sync::Arc};
use tempfile::TempDir;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use tokio_rustls::{TlsConnector, client::TlsStream};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{Message, protocol::Role},
};

/// A certificate for localhost, and its key.
struct Pair {
    certificate: rcgen::Certificate,
    key: KeyPair,
}

impl Pair {
    fn new(change: impl FnOnce(&mut CertificateParams)) -> Self {
        let mut wanted = CertificateParams::new(["localhost".to_owned()]).expect("a name");
        change(&mut wanted);
        let key = KeyPair::generate().expect("a key");
        Self { certificate: wanted.self_signed(&key).expect("a certificate"), key }
    }

    fn write(&self, folder: &Path) -> TlsFiles {
        let files = TlsFiles { certificate: folder.join("chain.pem"), key: folder.join("key.pem") };
        std::fs::write(&files.certificate, self.certificate.pem()).expect("a file");
        std::fs::write(&files.key, self.key.serialize_pem()).expect("a file");
        files
    }
}

async fn start(folder: &Path, tls: TlsFiles) -> Result<Server, StartError> {
    Server::start(Start {
        data: &folder.join("data"),
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        clock: Clock::System,
        public_url: None,
        demo: None,
        limits: Limits::default(),
        mail: None,
        tls: Some(tls),
    })
    .await
}

/// Connects as a browser does that trusts this certificate and speaks these protocols.
async fn connect(
    address: SocketAddr,
    trusted: &CertificateDer<'static>,
    speaks: &[&str],
) -> std::io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).expect("a certificate");
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = speaks.iter().map(|name| name.as_bytes().to_vec()).collect();
    let name = ServerName::try_from("localhost").expect("a name");
    let stream = TcpStream::connect(address).await?;
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

/// One request and the whole of its answer, head first.
async fn ask(
    stream: &mut TlsStream<TcpStream>,
    origin: &str,
    cookie: &str,
    what: &str,
    body: Option<Value>,
) -> (String, Value) {
    let body = body.map(|body| body.to_string()).unwrap_or_default();
    let request = format!(
        "{what} HTTP/1.1\r\nHost: localhost\r\nOrigin: {origin}\r\nCookie: {cookie}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await.expect("an open connection");
    let head = head(stream).await;
    let lower = head.to_ascii_lowercase();
    let length = lower.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
    let length = length.and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.expect("the body");
    (head, serde_json::from_slice(&body).unwrap_or_default())
}

async fn head(stream: &mut TlsStream<TcpStream>) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(within("an answer", stream.read_u8()).await.expect("an answer"));
    }
    String::from_utf8(head).expect("heads are plain")
}

#[tokio::test]
async fn a_meeting_is_joined_over_wss() {
    let folder = TempDir::new().expect("a folder");
    let pair = Pair::new(|_| {});
    let server = start(folder.path(), pair.write(folder.path())).await.expect("it starts");
    let origin = server.app.site.origin.as_str().to_owned();
    assert!(origin.starts_with("https://localhost:"), "{origin}");
    let mut stream =
        connect(server.address, pair.certificate.der(), &["http/1.1"]).await.expect("TLS");

    let link = first_link(&server.app).await.expect("a store").expect("a link");
    let secret = link.split_once('#').expect("a secret").1;
    let first = json!({ "secret": secret, "name": "Hugo" });
    let (head, _) = ask(&mut stream, &origin, "", "POST /api/first", Some(first)).await;
    assert!(head.starts_with("HTTP/1.1 204"), "{head}");
    assert!(head.to_ascii_lowercase().contains("strict-transport-security: "), "{head}");
    let cookie = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("set-cookie").then(|| value.split(';').next())?
    });
    let cookie = cookie.expect("a cookie").to_owned();
    assert!(cookie.starts_with("__Host-"), "bound to TLS");
    let set = json!({
        "name": "Tuesday set", "purpose": "To think.", "format": "seven-rounds",
        "charter": { "quorum": 3, "tieRule": "longestSince", "groundRules": [],
                     "confidentiality": "It stays here.", "namesOnHeldOffers": false },
    });
    let (head_of_set, set) = ask(&mut stream, &origin, &cookie, "POST /api/sets", Some(set)).await;
    assert!(head_of_set.starts_with("HTTP/1.1 201"), "{head_of_set} {set}");
    let path = format!("POST /api/sets/{}/meetings", set["id"].as_str().expect("an id"));
    let (_, called) = ask(&mut stream, &origin, &cookie, &path, Some(Value::Null)).await;
    let path = format!("/api/meetings/{}/live", called["id"].as_str().expect("an id"));
    let lines = format!("Origin: {origin}\r\nCookie: {cookie}\r\n");
    stream.write_all(&upgrade(&path, lines.as_bytes())).await.expect("an open connection");
    let head = self::head(&mut stream).await;
    assert!(head.starts_with("HTTP/1.1 101"), "{head}");
    let mut socket = WebSocketStream::from_raw_socket(stream, Role::Client, None).await;
    socket.send(Message::text(r#"{"type":"hello","version":1}"#)).await.expect("said");
    let welcome = within("a welcome", socket.next()).await.expect("a frame").expect("a frame");
    assert!(welcome.to_text().expect("text").contains(r#""type":"welcome""#));
    server.stop().await;
}

#[tokio::test]
async fn a_renewed_certificate_is_taken_without_a_restart_and_a_broken_one_is_not() {
    let folder = TempDir::new().expect("a folder");
    let (old, new) = (Pair::new(|_| {}), Pair::new(|_| {}));
    let files = old.write(folder.path());
    let server = start(folder.path(), files.clone()).await.expect("it starts");
    let hang_up = async || {
        let id = std::process::id().to_string();
        let told = tokio::process::Command::new("kill").args(["-HUP", &id]).status().await;
        assert!(told.expect("kill").success());
    };
    let open = connect(server.address, old.certificate.der(), &["http/1.1"]).await.expect("TLS");
    std::fs::write(&files.key, "nothing").expect("a file");
    hang_up().await;
    connect(server.address, old.certificate.der(), &[]).await.expect("the one before stays");
    new.write(folder.path());
    hang_up().await;
    let taken = async {
        while connect(server.address, new.certificate.der(), &[]).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    within("the new one is taken", taken).await;
    drop(open);
    server.stop().await;
}

#[tokio::test]
async fn who_speaks_no_tls_or_nothing_or_another_protocol_is_cut() {
    let folder = TempDir::new().expect("a folder");
    let pair = Pair::new(|_| {});
    let server = start(folder.path(), pair.write(folder.path())).await.expect("it starts");
    let mut plain = Raw::open(server.address).await;
    plain.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    assert!(!plain.rest().await.starts_with(b"HTTP"));
    assert!(connect(server.address, pair.certificate.der(), &["h2"]).await.is_err());
    let mut mute = Raw::open(server.address).await;
    within("it is counted", async {
        while server.app.gate.connected() != 1 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    run_ahead(11).await;
    assert_eq!(mute.rest().await, b"");
    server.stop().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_certificate_is_said_at_the_start() {
    let (good, other) = (Pair::new(|_| {}), Pair::new(|_| {}));
    let past = Pair::new(|wanted| wanted.not_after = rcgen::date_time_ymd(2020, 1, 1));
    let future = Pair::new(|wanted| wanted.not_before = rcgen::date_time_ymd(2900, 1, 1));
    let (certificate, key) = (good.certificate.pem(), good.key.serialize_pem());
    for (certificate, key, said) in [
        (None, Some(key.clone()), "chain.pem cannot be read"),
        (Some(certificate.clone()), None, "key.pem cannot be read"),
        (Some(key.clone()), Some(key.clone()), "chain.pem holds no certificate in PEM form"),
        (Some(certificate.clone()), Some(certificate.clone()), "key.pem holds no private key"),
        (Some(String::new()), Some(key), "chain.pem holds no certificate in PEM form"),
        (Some(certificate), Some(other.key.serialize_pem()), "is not that of the certificate in"),
        (Some(past.certificate.pem()), Some(past.key.serialize_pem()), "has expired"),
        (Some(future.certificate.pem()), Some(future.key.serialize_pem()), "is not valid yet"),
    ] {
        let folder = TempDir::new().expect("a folder");
        let files = good.write(folder.path());
        for (file, text) in [(&files.certificate, certificate), (&files.key, key)] {
            match text {
                Some(text) => std::fs::write(file, text).expect("a file"),
                None => std::fs::remove_file(file).expect("a file"),
            }
        }
        let error = start(folder.path(), files).await.err().expect("no server").to_string();
        assert!(error.contains(said), "{error}");
        assert!(!error.contains("PRIVATE"), "{error}");
    }
}
