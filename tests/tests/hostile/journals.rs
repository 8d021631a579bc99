//! What is in a journal is in no log at its finest, no number, no error, no file and no backup [E9].

use crate::{canary::answer, walk::FOUR};
use hyacinth::client::WebError;
use hyacinth_protocol::api;
use hyacinth_tests::{Process, run_to_end};
use serde_json::{Value, json};
use std::path::Path;
use uuid::Uuid;

/// On a page, and never released.
const PAGE: &str = "canary-in-a-journal-77b1";

/// On the same page, and released.
const EXTRACT: &str = "canary-that-was-released-77b2";

/// The files under a folder that hold these words.
fn files_with(folder: &Path, words: &str) -> Vec<String> {
    let files =
        std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
    let with = files.filter(|path| {
        let bytes = std::fs::read(path).unwrap_or_default();
        bytes.windows(words.len()).any(|part| part == words.as_bytes())
    });
    with.map(|path| path.display().to_string()).collect()
}

#[tokio::test]
async fn e9_a_journal_leaves_no_word_anywhere_but_on_its_authors_screen() {
    let mut process = Process::of_with(FOUR, &["--metrics-listen", "127.0.0.1:0"]).await;
    // The end of a connection is told at the finest level only.
    process.people[3].drop_off();
    let meeting = format!("/api/meetings/{}", process.meeting());
    let ada = &mut process.people[1].browser;
    let set = ada.get::<api::MeetingPage>(&meeting).await.expect("her meeting").set;
    let page = Uuid::from_u128(1);
    let path = format!("/api/sets/{set}/journal/{page}");
    let text = format!("{PAGE}\n{EXTRACT}");
    let new = json!({ "version": 0, "text": text, "meeting": null, "prompt": null });
    ada.put::<api::KeptPage>(&path, &new).await.expect("it is saved");
    let wrong =
        json!({ "version": 7, "text": format!("{PAGE}, again"), "meeting": null, "prompt": null });
    let told = ada.put::<Value>(&path, &wrong).await.expect_err("another version");
    assert!(matches!(told, WebError::Problem(..)) && !told.to_string().contains("canary"));
    let journal = format!("/api/sets/{set}/journal");
    let own: api::Journal = ada.get(&format!("{journal}/export/json")).await.expect("her journal");
    assert_eq!(own.pages[0].text.as_str(), text);
    let release = json!({ "page": page, "text": EXTRACT, "named": false, "consent": 1 });
    let extracts = format!("/api/sets/{set}/extracts");
    ada.post::<api::OwnExtract>(&extracts, &release).await.expect("it is released");

    let hugo = &mut process.people[0].browser;
    let seen: Value = hugo.get(&extracts).await.expect("what is released");
    assert!(seen.to_string().contains(EXTRACT) && !seen.to_string().contains(PAGE), "{seen}");
    let metrics = process.program().metrics.expect("an address of its own");
    let numbers = answer(metrics, "GET /metrics HTTP/1.1\r\nHost: x\r\n").await;
    assert!(numbers.contains("hyacinth_") && !numbers.contains("canary"), "{numbers}");

    let elsewhere = tempfile::tempdir().expect("a folder");
    let file = elsewhere.path().join("backup.sqlite");
    let data = process.folder().to_str().expect("plain characters").to_owned();
    let to = file.to_str().expect("plain characters");
    let backup = run_to_end(&["--data", &data, "backup", to]).await;
    let said = String::from_utf8_lossy(&[backup.stdout, backup.stderr].concat()).into_owned();
    assert!(backup.status.success() && said.contains("journal.key"), "{said}");
    assert_eq!(files_with(elsewhere.path(), PAGE), [""; 0], "a backup");
    assert_eq!(files_with(process.folder(), PAGE), [""; 0], "while it runs");
    assert_eq!(files_with(elsewhere.path(), EXTRACT).len(), 1, "what is looked for is found");
    let sound = run_to_end(&["--data", &data, "check"]).await;
    assert!(sound.status.success(), "{}", String::from_utf8_lossy(&sound.stderr));

    process.kill().await;
    assert_eq!(files_with(process.folder(), PAGE), [""; 0], "after it was killed");
    let logs = process.logs();
    assert!(logs.contains("TRACE") || logs.contains("DEBUG"), "it logs at its finest:\n{logs}");
    assert!(!logs.contains("canary"), "a log line holds what someone wrote");

    // Without its key it starts all the same, and says what is the matter.
    std::fs::rename(process.folder().join("journal.key"), elsewhere.path().join("key"))
        .expect("a key");
    let unsound = run_to_end(&["--data", &data, "check"]).await;
    let said = String::from_utf8_lossy(&unsound.stderr).into_owned();
    assert!(unsound.status.code() == Some(1) && said.contains("journal.key is missing"), "{said}");
    process.start().await;
    let ada = &mut process.people[1].browser;
    let told = ada.get::<Value>(&journal).await.expect_err("no key");
    assert!(told.to_string().contains("journals-closed"), "{told}");
    let back = process.folder().join("journal.key");
    std::fs::rename(elsewhere.path().join("key"), back).expect("a key");
    let ada = &mut process.people[1].browser;
    assert!(ada.get::<api::Journal>(&journal).await.is_ok(), "put back, it opens at once");
    process.kill().await;
    assert!(process.logs().contains("journals cannot be opened"));
}
