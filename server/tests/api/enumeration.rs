//! What is not yours and what never was answer byte for byte the same: every route with an id, for
//! every kind of asker. A newcomer to the page of routes is one that this test asks for a row.

use crate::{
    headers::routes,
    house::{Answer, Browser, House, charter, date},
    met::met,
};
use axum::http::{HeaderMap, Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

/// Every route with an id in it: how it is asked, so that it would do what it is for.
pub(crate) fn rows() -> Vec<(Method, &'static str, Value)> {
    let format = json!({
        "key": "ours", "name": "Ours", "purpose": "To think.", "source": "us", "presents": "nobody",
        "rounds": [{
            "name": "Round", "rule": "Talk.", "purpose": "To talk.", "floor": "open", "admits": [],
            "gate": "closed", "planned": { "minutes": 5 }, "minimum": null, "yields": [],
            "prompts": [], "bidsWithinMinutes": null,
        }],
    });
    let file = json!({ "name": "ours.toml", "text": "" });
    vec![
        (Method::GET, "/api/sets/{set}", Value::Null),
        (Method::PUT, "/api/sets/{set}/format", json!({ "key": "shared-issue" })),
        (Method::GET, "/api/sets/{set}/formats", Value::Null),
        (Method::GET, "/api/sets/{set}/formats/ours", Value::Null),
        (Method::PUT, "/api/sets/{set}/formats/ours", format),
        (Method::DELETE, "/api/sets/{set}/formats/ours", Value::Null),
        (Method::POST, "/api/sets/{set}/formats/read", file),
        (Method::GET, "/api/sets/{set}/formats/ours/file", Value::Null),
        (Method::PUT, "/api/sets/{set}/charter", charter()),
        (Method::POST, "/api/sets/{set}/charter/accept", json!({ "version": 1 })),
        (Method::POST, "/api/sets/{set}/invitations", json!({ "name": "Eve", "role": "member" })),
        (Method::DELETE, "/api/sets/{set}/invitations/{invitation}", Value::Null),
        (Method::POST, "/api/sets/{set}/members/{member}/admit", Value::Null),
        (Method::PUT, "/api/sets/{set}/members/{member}/role", json!({ "role": "deputy" })),
        (Method::GET, "/api/sets/{set}/schedule", Value::Null),
        (Method::GET, "/api/sets/{set}/schedule.ics", Value::Null),
        (Method::POST, "/api/sets/{set}/dates", date()),
        (Method::PUT, "/api/sets/{set}/dates/{date}", date()),
        (Method::PUT, "/api/sets/{set}/dates/{date}/apology", Value::Null),
        (Method::DELETE, "/api/sets/{set}/dates/{date}/apology", Value::Null),
        (Method::DELETE, "/api/sets/{set}/dates/{date}", Value::Null),
        (Method::POST, "/api/sets/{set}/meetings", Value::Null),
        (Method::GET, "/api/meetings/{meeting}", Value::Null),
        (Method::GET, "/api/sets/{set}/journal", Value::Null),
        (Method::DELETE, "/api/sets/{set}/journal", Value::Null),
        (Method::GET, "/api/sets/{set}/journal/{page}", Value::Null),
        (Method::PUT, "/api/sets/{set}/journal/{page}", kept_page("Ours.")),
        (Method::DELETE, "/api/sets/{set}/journal/{page}", Value::Null),
        (Method::GET, "/api/sets/{set}/journal/export/markdown", Value::Null),
        (Method::GET, "/api/sets/{set}/journal/export/json", Value::Null),
        (Method::GET, "/api/sets/{set}/extracts", Value::Null),
        (
            Method::POST,
            "/api/sets/{set}/extracts",
            json!({ "page": Uuid::from_u128(7), "text": "Ours.", "named": true, "consent": 1 }),
        ),
        (Method::DELETE, "/api/sets/{set}/extracts/{extract}", Value::Null),
        (Method::GET, "/api/sets/{set}/charter", Value::Null),
        (Method::GET, "/api/sets/{set}/actions", Value::Null),
        (
            Method::POST,
            "/api/sets/{set}/actions/{action}/observations",
            json!({ "text": "Two asked." }),
        ),
        (
            Method::DELETE,
            "/api/sets/{set}/actions/{action}/observations/{observation}",
            Value::Null,
        ),
        (Method::GET, "/api/sets/{set}/year", Value::Null),
        (Method::GET, "/api/sets/{set}/focus", Value::Null),
        (
            Method::POST,
            "/api/sets/{set}/focus",
            json!({ "focus": "Silence.", "why": "They fill it.", "checks": ["mine"] }),
        ),
        (Method::DELETE, "/api/sets/{set}/focus/{visit}", Value::Null),
        (Method::GET, "/api/sets/{set}/library", Value::Null),
        (
            Method::POST,
            "/api/sets/{set}/library",
            json!({ "title": "A talk", "kind": "video", "link": "https://example.org/", "questions": ["Why?"] }),
        ),
        (Method::DELETE, "/api/sets/{set}/library/{resource}", Value::Null),
        (Method::GET, "/api/sets/{set}/board", Value::Null),
        (Method::POST, "/api/sets/{set}/board", json!({ "side": "share", "what": "Cards" })),
        (Method::PUT, "/api/sets/{set}/board/{note}/answer", Value::Null),
        (Method::DELETE, "/api/sets/{set}/board/{note}/answer", Value::Null),
        (Method::DELETE, "/api/sets/{set}/board/{note}", Value::Null),
    ]
}

/// A page as it is saved for the first time.
pub(crate) fn kept_page(text: &str) -> Value {
    json!({ "version": 0, "text": text, "meeting": null, "prompt": null })
}

/// Ids of one set, or of nothing.
pub(crate) struct Ids {
    pub(crate) set: String,
    pub(crate) member: String,
    /// What is in it, by the name of the parameter.
    within: Vec<(&'static str, String)>,
}

/// Parameters that name a thing of a set.
const WITHIN: [&str; 10] = [
    "invitation",
    "meeting",
    "action",
    "observation",
    "visit",
    "resource",
    "note",
    "date",
    "page",
    "extract",
];

impl Ids {
    fn never() -> Self {
        let id = |n: u128| Uuid::from_u128(n).to_string();
        let within = WITHIN.iter().zip(9..).map(|(name, n)| (*name, id(n))).collect();
        Self { set: id(7), member: id(8), within }
    }

    pub(crate) fn fill(&self, path: &str) -> String {
        let path = path.replace("{set}", &self.set).replace("{member}", &self.member);
        let put =
            |path: String, (name, id): &(&str, String)| path.replace(&format!("{{{name}}}"), id);
        self.within.iter().fold(path, put)
    }
}

/// A set with everything in it, and its facilitator.
pub(crate) async fn full(house: &House) -> (Browser, Ids) {
    let (mut ada, set) = house.set().await;
    let (_, member) = house.member(&mut ada, &set, "Ben").await;
    ada.invite(&set, "Chloe").await;
    let page = ada.page(&set).await;
    let invitation = page["invitations"][0]["id"].as_str().expect("an id").to_owned();
    let you = page["you"]["id"].as_str().expect("an id").to_owned();
    let action = met(house, &set, &you, "Ask two colleagues.").await;
    let observations = format!("/api/sets/{set}/actions/{action}/observations");
    let observation = ada.post(&observations, json!({ "text": "One came." })).await.json();
    let focus = format!("/api/sets/{set}/focus");
    let visit = ada.post(&focus, json!({ "focus": "To listen." })).await.json();
    let talk = json!({ "title": "A talk", "kind": "video", "link": "https://example.org/" });
    let resource = ada.post(&format!("/api/sets/{set}/library"), talk).await.json();
    let cards = json!({ "side": "share", "what": "Cards" });
    let note = ada.post(&format!("/api/sets/{set}/board"), cards).await.json();
    let (method, path, format) = rows().swap_remove(4);
    let path = path.replace("{set}", &set);
    ada.ask(method, &path, format).await.expect(StatusCode::NO_CONTENT);
    let date = ada.plan(&set, date()).await;
    let called = ada.post(&format!("/api/sets/{set}/meetings"), Value::Null).await.json();
    let page = Uuid::from_u128(77).to_string();
    let path = format!("/api/sets/{set}/journal/{page}");
    ada.put(&path, kept_page("Ours.")).await.expect(StatusCode::OK);
    let new = json!({ "page": page, "text": "Ours.", "named": true, "consent": 1 });
    let released = ada.post(&format!("/api/sets/{set}/extracts"), new).await;
    let extract = released.expect(StatusCode::CREATED).json();
    let id = |made: &Value| made["id"].as_str().expect("an id").to_owned();
    let within = [
        invitation,
        id(&called),
        action,
        id(&observation),
        id(&visit),
        id(&resource),
        id(&note),
        date,
        page,
        id(&extract),
    ];
    (ada, Ids { set, member, within: WITHIN.into_iter().zip(within).collect() })
}

async fn ask(browser: &mut Browser, row: &(Method, &str, Value), ids: &Ids) -> Answer {
    let (method, path, body) = row;
    browser.ask(method.clone(), &ids.fill(path), body.clone()).await
}

/// Status, headers and body.
fn whole(answer: &Answer) -> (StatusCode, &HeaderMap, &[u8]) {
    (answer.status, &answer.headers, &answer.bytes)
}

#[test]
fn every_route_with_an_id_has_a_row() {
    let nothing = "00000000-0000-7000-8000-000000000007";
    let norm = |path: &str| {
        let part = |part: &str| match part {
            "ours" => "a-key".to_owned(),
            part if part.starts_with('{') => nothing.to_owned(),
            part => part.to_owned(),
        };
        path.split('/').map(part).collect::<Vec<_>>().join("/")
    };
    let asked: Vec<String> = rows().iter().map(|(_, path, _)| norm(path)).collect();
    // Who may not open a socket hears so at the real door: see `doors.rs` of the scenarios.
    let with_id =
        routes().into_iter().filter(|path| path.contains(nothing) && !path.ends_with("/live"));
    let missing: Vec<String> = with_id.filter(|path| !asked.contains(path)).collect();
    assert!(missing.is_empty(), "no row for {missing:?}");
}

#[tokio::test]
async fn another_sets_member_and_nobody_cannot_tell_what_is_there() {
    let house = House::new();
    let (_ada, ids) = full(&house).await;
    let never = Ids::never();
    for row in rows() {
        let mut zoe = house.stranger().await;
        let (real, unreal) = (ask(&mut zoe, &row, &ids).await, ask(&mut zoe, &row, &never).await);
        assert_eq!(whole(&real), whole(&unreal), "{} {} by a stranger", row.0, row.1);
        real.problem(StatusCode::NOT_FOUND, "not-found");
        let mut nobody = house.browser();
        let (real, unreal) =
            (ask(&mut nobody, &row, &ids).await, ask(&mut nobody, &row, &never).await);
        assert_eq!(whole(&real), whole(&unreal), "{} {} by nobody", row.0, row.1);
        real.problem(StatusCode::UNAUTHORIZED, "signed-out");
    }
}

/// Ids of one's own set do not open what is another's: the set and the thing must belong together.
#[tokio::test]
async fn an_id_of_another_set_is_none_in_ones_own() {
    let house = House::new();
    let (_ada, theirs) = full(&house).await;
    let mut zoe = house.stranger().await;
    let set = zoe.create_set("Zoe's other set").await;
    let never = Ids { set: set.clone(), ..Ids::never() };
    let mixed = Ids { set, ..theirs };
    // A page of a journal is made by its author's browser, under any id.
    let made_anew = |row: &(Method, &str, Value)| row.0 == Method::PUT && row.1.contains("{page}");
    for row in rows().iter().filter(|row| {
        row.1.starts_with("/api/sets/{set}") && row.1.matches('{').count() > 1 && !made_anew(row)
    }) {
        let (real, unreal) = (ask(&mut zoe, row, &mixed).await, ask(&mut zoe, row, &never).await);
        assert_eq!(whole(&real), whole(&unreal), "{} {}", row.0, row.1);
        real.problem(StatusCode::NOT_FOUND, "not-found");
    }
}

/// Who waits in the lobby knows the set, and nothing in it: members, invitations and formats that are
/// there and that are not answer the same.
#[tokio::test]
async fn the_lobby_cannot_tell_what_is_in_the_set() {
    let house = House::new();
    let (mut ada, ids) = full(&house).await;
    let (mut dev, _) = house.newcomer(&mut ada, &ids.set, "Dev").await;
    let never = Ids { set: ids.set.clone(), ..Ids::never() };
    for row in rows() {
        let (method, path, _) = &row;
        let own = matches!(*path, "/api/sets/{set}" | "/api/sets/{set}/charter/accept");
        if own || path.starts_with("/api/meetings/") {
            continue;
        }
        let (real, unreal) = (ask(&mut dev, &row, &ids).await, ask(&mut dev, &row, &never).await);
        assert_eq!(whole(&real), whole(&unreal), "{method} {path} in the lobby");
        real.problem(StatusCode::CONFLICT, "in-the-lobby");
    }
}

/// Who signed out is nobody, at once.
#[tokio::test]
async fn who_signed_out_is_nobody() {
    let house = House::new();
    let (mut ada, ids) = full(&house).await;
    let cookie = ada.cookie.clone();
    ada.post("/api/sign-out", json!({})).await.expect(StatusCode::NO_CONTENT);
    ada.cookie = cookie;
    for row in rows() {
        let after = ask(&mut ada, &row, &ids).await;
        let nobody = ask(&mut house.browser(), &row, &ids).await;
        assert_eq!(whole(&after), whole(&nobody), "{} {}", row.0, row.1);
    }
}

/// What is no secret of ours, one that never was, and one that is close to a real one: one answer.
#[tokio::test]
async fn secrets_that_are_none_answer_alike() {
    let house = House::new();
    let (mut ada, ids) = full(&house).await;
    let link = ada.invite(&ids.set, "Femi").await;
    let real = crate::house::secret(&link);
    let close =
        format!("{}{}", &real[..real.len() - 1], if real.ends_with('0') { '1' } else { '0' });
    let none =
        [String::new(), "a".into(), "é".repeat(40), "A".repeat(real.len()), close, real.repeat(2)];
    for (path, kind) in [
        ("/api/invitations/look", "invitation-unknown"),
        ("/api/invitations/claim", "invitation-unknown"),
        ("/api/first", "first-unknown"),
    ] {
        let body = |secret: &str| match path {
            "/api/invitations/look" => json!({ "secret": secret }),
            _ => json!({ "secret": secret, "name": "Eve" }),
        };
        let first = house.browser().post(path, body("")).await;
        for secret in &none {
            let answer = house.browser().post(path, body(secret)).await;
            assert_eq!(whole(&answer), whole(&first), "{path} {secret}");
            answer.problem(StatusCode::NOT_FOUND, kind);
        }
    }
}
