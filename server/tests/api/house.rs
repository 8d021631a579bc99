//! A server without sockets, and browsers that visit it.

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::FromRequestParts,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use hyacinth::{
    app::{App, Site},
    clock::Clock,
    http::{self, SignedIn},
    identity::first_link,
    mail::Post,
    room::Rooms,
    sealing::Sealing,
    store::{
        Store,
        records::{self, people, sign_ins},
    },
};
use hyacinth_protocol::Timestamp;
use serde_json::{Value, json};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt as _;

pub(crate) struct House {
    pub(crate) app: App,
    routes: Router,
    pub(crate) folder: Arc<TempDir>,
}

impl House {
    pub(crate) fn new() -> Self {
        Self::at("http://localhost:4100")
    }

    pub(crate) fn at(origin: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("test.sqlite")).expect("a store");
        let clock = Clock::manual(Timestamp(1_800_000_000_000));
        let origin: hyacinth::config::Origin = origin.parse().expect("an origin");
        let app = App {
            rooms: Rooms::new(store.clone(), clock.clone()),
            sealing: Sealing::beside(store.path()),
            store,
            clock,
            site: Arc::new(Site { origins: vec![origin.clone()], origin }),
            demo: None,
            post: Post::on(),
            draining: watch::channel(false).1,
            sockets: Default::default(),
            paces: Default::default(),
            limits: Default::default(),
            gate: Default::default(),
        };
        Self { routes: http::routes(app.clone()), app, folder: Arc::new(folder) }
    }

    /// The same, as a process that was started anew finds it.
    pub(crate) fn again(&self) -> Self {
        let sealing = Sealing::beside(self.app.store.path());
        let app = App { sealing, ..self.app.clone() };
        Self { routes: http::routes(app.clone()), app, folder: self.folder.clone() }
    }

    /// A browser nobody signed in on.
    pub(crate) fn browser(&self) -> Browser {
        let origin = self.app.site.origin.as_str().to_owned();
        Browser { routes: self.routes.clone(), origin, cookie: None }
    }

    /// The first facilitator's browser.
    pub(crate) async fn facilitator(&self) -> Browser {
        let link = first_link(&self.app).await.expect("a store").expect("a link");
        let mut browser = self.browser();
        let body = json!({ "secret": secret(&link), "name": "Ada" });
        browser.post("/api/first", body).await.expect(StatusCode::NO_CONTENT);
        browser
    }

    /// The facilitator's browser, with a set.
    pub(crate) async fn set(&self) -> (Browser, String) {
        let mut ada = self.facilitator().await;
        let set = ada.create_set("Tuesday set").await;
        (ada, set)
    }

    /// Someone who claimed an invitation and waits in the lobby, and their member id.
    pub(crate) async fn newcomer(
        &self,
        ada: &mut Browser,
        set: &str,
        name: &str,
    ) -> (Browser, String) {
        let link = ada.invite(set, name).await;
        let mut browser = self.browser();
        let member = browser.claim(&link, name).await;
        (browser, member)
    }

    /// Someone who is in and has accepted the charter.
    pub(crate) async fn member(
        &self,
        ada: &mut Browser,
        set: &str,
        name: &str,
    ) -> (Browser, String) {
        let (mut browser, member) = self.newcomer(ada, set, name).await;
        let admit = format!("/api/sets/{set}/members/{member}/admit");
        ada.post(&admit, Value::Null).await.expect(StatusCode::NO_CONTENT);
        browser.accept(set, 1).await.expect(StatusCode::NO_CONTENT);
        (browser, member)
    }

    /// Whose browser it is, as a handler finds it.
    pub(crate) async fn signed_in(&self, browser: &Browser) -> SignedIn {
        let cookie = browser.cookie.clone().expect("a cookie");
        let request =
            Request::builder().header(header::COOKIE, cookie).body(()).expect("a request");
        let (mut parts, ()) = request.into_parts();
        <SignedIn as FromRequestParts<App>>::from_request_parts(&mut parts, &self.app)
            .await
            .expect("someone")
    }

    /// Someone with a set of their own, of whom the others know nothing.
    pub(crate) async fn stranger(&self) -> Browser {
        let now = self.app.clock.now();
        let arrive = move |tx: &records::Transaction<'_>| {
            let name = "Zoe".parse().expect("a name");
            let person = people::add(tx, &name, true, now)?;
            sign_ins::add(tx, person, now)
        };
        let token = self.app.store.write(arrive).await.expect("a store");
        let mut zoe = self.browser();
        zoe.cookie = Some(format!("hyacinth={}", token.reveal()));
        zoe.create_set("Zoe's set").await;
        zoe
    }
}

/// The secret of a link.
pub(crate) fn secret(link: &str) -> &str {
    link.split_once('#').expect("a fragment").1
}

pub(crate) fn charter() -> Value {
    json!({
        "quorum": 2,
        "tieRule": "longestSince",
        "groundRules": ["Phones away."],
        "confidentiality": "What is said here stays here.",
        "namesOnHeldOffers": false,
        "mostMeetings": 6,
    })
}

/// A date ten days on.
pub(crate) fn date() -> Value {
    json!({
        "at": 1_800_000_000_000_i64 + 10 * 24 * 3_600_000,
        "place": "Room 4", "minutes": 90, "note": "Bring a pen.",
    })
}

#[derive(Clone)]
pub(crate) struct Browser {
    routes: Router,
    origin: String,
    /// `name=value`, as the browser sends it back.
    pub(crate) cookie: Option<String>,
}

impl Browser {
    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, Value::Null).await
    }

    pub(crate) async fn post(&mut self, path: &str, body: Value) -> Answer {
        self.ask(Method::POST, path, body).await
    }

    pub(crate) async fn put(&mut self, path: &str, body: Value) -> Answer {
        self.ask(Method::PUT, path, body).await
    }

    /// Asks as a page of the server would; a null body is no body.
    pub(crate) async fn ask(&mut self, method: Method, path: &str, body: Value) -> Answer {
        let mut request =
            Request::builder().method(method).uri(path).header(header::ORIGIN, &self.origin);
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, format!("theme=dark; {cookie}"));
        }
        let request = if body.is_null() {
            request.body(Body::empty())
        } else {
            request
                .header(header::CONTENT_TYPE, "application/json")
                .body(Body::from(body.to_string()))
        };
        self.send(request.expect("a request")).await
    }

    /// Sends a request as it is and keeps the cookie that comes back.
    pub(crate) async fn send(&mut self, request: Request<Body>) -> Answer {
        let response = self.routes.clone().oneshot(request).await.expect("routes always answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 20).await.expect("a body");
        if let Some(cookie) = parts.headers.get(header::SET_COOKIE) {
            let text = cookie.to_str().expect("plain characters");
            let pair = text.split(';').next().expect("a pair").to_owned();
            self.cookie = (!pair.ends_with('=')).then_some(pair);
        }
        Answer { status: parts.status, headers: parts.headers, bytes: bytes.to_vec() }
    }

    pub(crate) async fn create_set(&mut self, name: &str) -> String {
        let body = json!({
            "name": name,
            "purpose": "To think together.",
            "format": "seven-rounds",
            "charter": charter(),
        });
        let page = self.post("/api/sets", body).await.expect(StatusCode::CREATED).json();
        page["id"].as_str().expect("an id").to_owned()
    }

    /// Plans a date and gives its id.
    pub(crate) async fn plan(&mut self, set: &str, date: Value) -> String {
        let planned = self.post(&format!("/api/sets/{set}/dates"), date).await;
        planned.expect(StatusCode::CREATED).json()["id"].as_str().expect("an id").to_owned()
    }

    /// Invites a member and gives the link.
    pub(crate) async fn invite(&mut self, set: &str, name: &str) -> String {
        let body = json!({ "name": name, "role": "member" });
        let made = self.post(&format!("/api/sets/{set}/invitations"), body).await;
        made.expect(StatusCode::CREATED).json()["link"].as_str().expect("a link").to_owned()
    }

    /// Claims a link and gives the member id.
    pub(crate) async fn claim(&mut self, link: &str, name: &str) -> String {
        let claimed = self.try_claim(link, name).await.expect(StatusCode::CREATED).json();
        claimed["member"].as_str().expect("an id").to_owned()
    }

    pub(crate) async fn try_claim(&mut self, link: &str, name: &str) -> Answer {
        let body = json!({ "secret": secret(link), "name": name });
        self.post("/api/invitations/claim", body).await
    }

    pub(crate) async fn look(&mut self, link: &str) -> Answer {
        self.post("/api/invitations/look", json!({ "secret": secret(link) })).await
    }

    pub(crate) async fn accept(&mut self, set: &str, version: u32) -> Answer {
        self.post(&format!("/api/sets/{set}/charter/accept"), json!({ "version": version })).await
    }

    pub(crate) async fn page(&mut self, set: &str) -> Value {
        self.get(&format!("/api/sets/{set}")).await.expect(StatusCode::OK).json()
    }
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    #[track_caller]
    pub(crate) fn expect(self, status: StatusCode) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.bytes));
        self
    }

    /// Checks that it is one of these.
    #[track_caller]
    pub(crate) fn expect_one_of(self, all: &[StatusCode], what: &str) -> Self {
        let body = String::from_utf8_lossy(&self.bytes);
        assert!(all.contains(&self.status), "{what}: {} {body}", self.status);
        self
    }

    /// Checks that it is a problem of this type and status, and gives it.
    #[track_caller]
    pub(crate) fn problem(self, status: StatusCode, r#type: &str) -> Value {
        assert_eq!(self.header(header::CONTENT_TYPE), "application/problem+json");
        let problem = self.expect(status).json();
        assert_eq!(problem["type"], r#type, "{problem}");
        assert_eq!(problem["status"], status.as_u16());
        assert!(problem["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{problem}");
        problem
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("JSON")
    }

    pub(crate) fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("plain characters"))
    }
}
