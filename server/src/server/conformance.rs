//! The sockets keep to RFC 6455: the Autobahn suite plays a client that knows every corner of it.
//!
//! The suite needs Python 2; `tests/run` puts it into `target/tools/autobahn` where it can. Where it is
//! not there, the test says so and holds nothing. `HYACINTH_WSTEST` names another one.
//!
//! What it talks to is [`ws::echo`] behind the accept loop, the upgrade, the paces and the bounds of the
//! server: only what is said is another thing.

use super::accept::{Serving, accept, listen};
use crate::{
    http::Upgrade,
    net::{Gate, Limits},
    ws,
};
use axum::{Router, routing::get};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::{process::Command, sync::watch};

/// Where `tests/run` puts the suite.
const SUITE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/tools/autobahn/wstest");

/// Cases that are not asked for.
const WITHOUT: &[&str] = &[
    // A message of 256 KiB: more than the 64 KiB that are taken.
    "7.1.6",
    // How fast, with messages up to 16 MiB: tests/load measures that, on what members send.
    "9.*", // Compression: never offered, since it costs each connection its memory.
    "12.*", "13.*",
];

/// The suite takes seconds; this is for machines with much else to do.
const WITHIN: Duration = Duration::from_secs(240);

/// What the suite writes about one case.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Verdict {
    behavior: String,
    behavior_close: String,
}

impl Verdict {
    /// `NON-STRICT` is for what RFC 6455 leaves open, `INFORMATIONAL` for what it does not speak of.
    fn is_good(&self) -> bool {
        let good = |word: &str| ["OK", "NON-STRICT", "INFORMATIONAL"].contains(&word);
        good(&self.behavior) && good(&self.behavior_close)
    }
}

/// Where the suite is.
fn suite() -> Option<PathBuf> {
    let path = std::env::var_os("HYACINTH_WSTEST").map_or_else(|| SUITE.into(), PathBuf::from);
    path.is_file().then_some(path)
}

/// Has the suite ask its cases of the server at `url`; gives what it found.
async fn ask(suite: &Path, url: &str) -> BTreeMap<String, Verdict> {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("spec.json");
    let wanted = serde_json::json!({
        "outdir": folder.path(),
        "servers": [{ "agent": "hyacinth", "url": url }],
        "cases": ["*"],
        "exclude-cases": WITHOUT,
        "exclude-agent-cases": {},
    });
    fs::write(&spec, wanted.to_string()).expect("the folder takes it");
    let mut command = Command::new(suite);
    command.args(["-m", "fuzzingclient", "-s"]).arg(&spec).kill_on_drop(true);
    let asked = tokio::time::timeout(WITHIN, command.output()).await;
    let output = asked.expect("the suite ends").expect("the suite starts");
    let said =
        || String::from_utf8_lossy(&[&*output.stdout, &*output.stderr].concat()).into_owned();
    let index = fs::read(folder.path().join("index.json")).unwrap_or_else(|_| panic!("{}", said()));
    let mut agents: BTreeMap<String, BTreeMap<String, Verdict>> =
        serde_json::from_slice(&index).expect("its index");
    agents.remove("hyacinth").expect("what it found")
}

#[tokio::test]
#[allow(clippy::print_stderr, reason = "whether it was asked is what one wants to know")]
async fn sockets_keep_to_the_letter_of_rfc_6455() {
    let Some(suite) = suite() else {
        eprintln!(
            "skipped: the Autobahn suite is not at {SUITE} (it needs Python 2; see tests/run)"
        );
        return;
    };
    let limits = Limits::default();
    let pace = limits.frames();
    let upgrade = get(async move |upgrade: Upgrade| upgrade.then(pace, ws::echo));
    let (drain, draining) = watch::channel(false);
    let listener = listen(([127, 0, 0, 1], 0).into()).expect("a free port");
    let url = format!("ws://{}/", listener.local_addr().expect("its address"));
    let routes = Router::new().route("/", upgrade);
    let serving = Serving { gate: Gate::new(&limits), tls: None, routes, draining };
    let serving = tokio::spawn(accept(listener, serving));

    let verdicts = ask(&suite, &url).await;
    let wrong: Vec<_> = verdicts.iter().filter(|(_, verdict)| !verdict.is_good()).collect();
    eprintln!("{} cases of the Autobahn suite", verdicts.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(verdicts.len() > 200, "the suite asked {} cases only", verdicts.len());
    drain.send_replace(true);
    serving.await.expect("it stops");
}
