//! E4: what is mailed, to whom, and when it is not. Mail goes into a folder here; over a socket it goes
//! in `smtp.rs`.

use crate::house::{Browser, House, date, secret};
use axum::http::{Method, StatusCode};
use hyacinth::mail::{Settings, round};
use hyacinth_protocol::Millis;
use serde_json::{Value, json};
use std::{fs, path::Path};
use tempfile::TempDir;

const DAY: Millis = Millis::minutes(24 * 60);

/// A folder that mail goes into.
struct Letters {
    folder: TempDir,
    settings: Settings,
}

impl Letters {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let settings =
            Settings::folder(folder.path(), "Hyacinth <sets@example.org>").expect("a folder");
        Self { folder, settings }
    }

    /// What was mailed since the last look, oldest first.
    async fn come(&self, house: &House) -> Vec<String> {
        round(&house.app, &self.settings).await.expect("a round");
        let mut files: Vec<_> = fs::read_dir(self.folder.path())
            .expect("a folder")
            .map(|entry| entry.expect("a file").path())
            .collect();
        files.sort();
        files.iter().map(|file| take(file)).collect()
    }
}

/// A mail without its line breaks in the middle of words, and gone from the folder.
fn take(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("a mail");
    fs::remove_file(file).expect("it was there");
    text.replace("=\r\n", "").replace("=3D", "=").replace("\r\n", "\n")
}

/// Gives an address and the code that comes there.
async fn at(browser: &mut Browser, house: &House, letters: &Letters, address: &str) {
    let body = json!({ "address": address, "zone": "Europe/London" });
    browser.put("/api/me/mail", body).await.expect(StatusCode::NO_CONTENT);
    let [mail] = letters.come(house).await.try_into().expect("one mail");
    assert!(mail.contains(&format!("To: {address}")), "{mail}");
    let code = json!({ "code": code(&mail) });
    browser.post("/api/me/mail/confirm", code).await.expect(StatusCode::NO_CONTENT);
}

fn code(mail: &str) -> String {
    let (_, rest) = mail.split_once("Subject: ").expect("a subject");
    rest.chars().take(6).collect()
}

#[tokio::test]
async fn e4_an_address_is_used_once_its_code_came_back() {
    let house = House::new();
    let letters = Letters::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    for wrong in ["ben", "ben@school", "ben@@school.example", "a b@school.example"] {
        let problem = ben
            .put("/api/me/mail", json!({ "address": wrong }))
            .await
            .problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
        assert_eq!(problem["field"], "address", "{wrong}");
    }
    let body = json!({ "address": "ben@school.example" });
    ben.put("/api/me/mail", body.clone()).await.expect(StatusCode::NO_CONTENT);
    let page = ben.get("/api/me/mail").await.json();
    assert_eq!((&page["address"], &page["waiting"]), (&Value::Null, &json!("ben@school.example")));
    // Nothing about dates goes to an address that nobody confirmed.
    ada.plan(&set, date()).await;
    let [mail] = letters.come(&house).await.try_into().expect("only the code");
    let right = code(&mail);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    for _ in 0..4 {
        ben.post("/api/me/mail/confirm", json!({ "code": wrong }))
            .await
            .problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    }
    let confirm = "/api/me/mail/confirm";
    ben.post(confirm, json!({ "code": wrong }))
        .await
        .problem(StatusCode::CONFLICT, "no-code-waits");
    ben.post(confirm, json!({ "code": right }))
        .await
        .problem(StatusCode::CONFLICT, "no-code-waits");

    // A newer code; an older one, or another person's try, opens nothing; too late is too late.
    ben.put("/api/me/mail", body.clone()).await.expect(StatusCode::NO_CONTENT);
    let [mail] = letters.come(&house).await.try_into().expect("a code");
    ada.post(confirm, json!({ "code": code(&mail) }))
        .await
        .problem(StatusCode::CONFLICT, "no-code-waits");
    house.app.clock.advance(Millis::minutes(31));
    ben.post(confirm, json!({ "code": code(&mail) }))
        .await
        .problem(StatusCode::CONFLICT, "no-code-waits");
    at(&mut ben, &house, &letters, "ben@school.example").await;
    let page = ben.get("/api/me/mail").await.json();
    assert_eq!((&page["address"], &page["waiting"]), (&json!("ben@school.example"), &Value::Null));
    for _ in 0..2 {
        ben.put("/api/me/mail", body.clone()).await.expect(StatusCode::NO_CONTENT);
    }
    ben.put("/api/me/mail", body).await.problem(StatusCode::TOO_MANY_REQUESTS, "too-many-codes");
}

#[tokio::test]
async fn e4_dates_are_told_and_remembered_once_each() {
    let house = House::new();
    let letters = Letters::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    let (mut chloe, _) = house.member(&mut ada, &set, "Chloe").await;
    at(&mut ada, &house, &letters, "ada@school.example").await;
    at(&mut ben, &house, &letters, "ben@school.example").await;
    at(&mut chloe, &house, &letters, "chloe@school.example").await;

    let id = ada.plan(&set, date()).await;
    let told = letters.come(&house).await;
    assert_eq!(told.len(), 2, "the others, not the one who planned it: {told:?}");
    assert!(
        told[0].contains("To: ben@school.example") && told[1].contains("To: chloe@school.example")
    );
    for mail in &told {
        assert!(mail.contains("Subject: Tuesday set meets on Monday 25 January"), "{mail}");
        assert!(mail.contains("Monday 25 January 2027, 08:00 (Europe/London)"), "{mail}");
        assert!(
            mail.contains("Room 4") && mail.contains("90 minutes") && mail.contains("text/html")
        );
        assert!(mail.contains("List-Unsubscribe: <http://localhost:4100/me>"), "{mail}");
    }
    assert!(letters.come(&house).await.is_empty(), "one mail once");

    let path = format!("/api/sets/{set}/dates/{id}");
    chloe.put(&format!("{path}/apology"), Value::Null).await.expect(StatusCode::NO_CONTENT);
    house.app.clock.advance(Millis(DAY.0 * 8 - 1));
    assert!(letters.come(&house).await.is_empty(), "a reminder is never early");
    house.app.clock.advance(Millis(1));
    let reminded = letters.come(&house).await;
    assert_eq!(reminded.len(), 2, "not who cannot come: {reminded:?}");
    assert!(reminded[0].contains("To: ada@school.example"));
    assert!(reminded[1].contains("Think of one dilemma"), "{}", reminded[1]);
    house.app.clock.advance(Millis::minutes(60));
    assert!(letters.come(&house).await.is_empty(), "once");

    ben.put("/api/me/mail/reminders", json!({ "reminders": false }))
        .await
        .expect(StatusCode::NO_CONTENT);
    ada.ask(Method::DELETE, &path, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let [off] = letters.come(&house).await.try_into().expect("one mail");
    assert!(off.contains("To: chloe@school.example") && off.contains("called off"), "{off}");
}

#[tokio::test]
async fn e4_what_is_not_true_any_more_is_not_sent() {
    let house = House::new();
    let letters = Letters::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    at(&mut ben, &house, &letters, "ben@school.example").await;
    let id = ada.plan(&set, date()).await;
    let path = format!("/api/sets/{set}/dates/{id}");
    let mut later = date();
    later["minutes"] = json!(60);
    ada.put(&path, later).await.expect(StatusCode::NO_CONTENT);
    ada.ask(Method::DELETE, &path, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let [mail] = letters.come(&house).await.try_into().expect("one mail");
    assert!(mail.contains("called off"), "{mail}");
    house.app.clock.advance(Millis(DAY.0 * 8));
    assert!(letters.come(&house).await.is_empty(), "a date that is called off reminds nobody");

    ada.plan(&set, {
        let mut new = date();
        new["at"] = json!(new["at"].as_i64().expect("a time") + 30 * 86_400_000);
        new
    })
    .await;
    ben.ask(Method::DELETE, "/api/me/mail", Value::Null).await.expect(StatusCode::NO_CONTENT);
    assert!(letters.come(&house).await.is_empty(), "who took their address back gets nothing");
}

#[tokio::test]
async fn e3_an_invitation_is_mailed_with_its_link() {
    let house = House::new();
    let letters = Letters::new();
    let (mut ada, set) = house.set().await;
    let path = format!("/api/sets/{set}/invitations");
    let body = json!({ "name": "Chloe", "role": "member", "address": "chloe@school.example" });
    let made = ada.post(&path, body).await.expect(StatusCode::CREATED).json();
    assert_eq!(ada.page(&set).await["invitations"][0]["mail"], "waiting");
    let [mail] = letters.come(&house).await.try_into().expect("one mail");
    let link = made["link"].as_str().expect("a link");
    assert!(
        mail.contains("Subject: Ada invites you to Tuesday set") && mail.contains(link),
        "{mail}"
    );
    let state = ada.page(&set).await["invitations"][0].clone();
    assert_eq!(state["mail"], "sent");
    assert!(!state.to_string().contains("school.example"), "the address is told to nobody");
    house.browser().claim(link, "Chloe").await;

    // One that is taken back before it goes is not sent.
    let body = json!({ "name": "Dev", "role": "member", "address": "dev@school.example" });
    let made = ada.post(&path, body).await.expect(StatusCode::CREATED).json();
    let revoke = format!("{path}/{}", made["id"].as_str().expect("an id"));
    ada.ask(Method::DELETE, &revoke, Value::Null).await.expect(StatusCode::NO_CONTENT);
    assert!(letters.come(&house).await.is_empty());

    // Sent, neither the link nor the address is left in the file.
    house.app.store.forget_deleted().await.expect("it is written");
    let bytes = fs::read(house.app.store.path()).expect("the file");
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(!holds(secret(link)) && !holds("chloe@school.example") && !holds("dev@school.example"));
}

#[tokio::test]
async fn e4_an_address_is_its_owners_alone() {
    let house = House::new();
    let letters = Letters::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    at(&mut ben, &house, &letters, "ben@school.example").await;
    ben.get("/api/me/mail").await.expect(StatusCode::OK);
    for path in [
        "/api/me",
        "/api/me/mail",
        &format!("/api/sets/{set}"),
        &format!("/api/sets/{set}/schedule"),
    ] {
        let told = ada.get(path).await.expect(StatusCode::OK);
        assert!(!String::from_utf8_lossy(&told.bytes).contains("school.example"), "{path}");
    }
    house.browser().get("/api/me/mail").await.problem(StatusCode::UNAUTHORIZED, "signed-out");
}
