//! Health says whether the server can do its work, and nothing else.

use crate::house::House;
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode},
};
use hyacinth::{app::App, http, store::StoreError};
use tokio::sync::watch;
use tower::ServiceExt as _;

async fn ask(app: &App, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    let answer = http::routes(app.clone()).oneshot(request).await.expect("an answer");
    let (status, body) = (answer.status(), answer.into_body());
    let bytes = to_bytes(body, 4_096).await.expect("a short body");
    (status, String::from_utf8(bytes.to_vec()).expect("text"))
}

#[tokio::test]
async fn a_server_that_can_do_its_work_is_ready_and_says_no_more() {
    let house = House::new();
    for path in ["/health", "/health/ready", "/health/live"] {
        assert_eq!(ask(&house.app, path).await, (StatusCode::NO_CONTENT, String::new()), "{path}");
    }
}

#[tokio::test]
async fn one_that_stops_is_alive_and_not_ready() {
    let house = House::new();
    let app = App { draining: watch::channel(true).1, ..house.app.clone() };
    for path in ["/health", "/health/ready"] {
        let (status, body) = ask(&app, path).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(body.contains("\"restarting\""), "{body}");
    }
    assert_eq!(ask(&app, "/health/live").await.0, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn one_whose_database_takes_no_writes_is_not_ready() {
    let house = House::new();
    // Found out at the commit only, which stops the store.
    let stray = "PRAGMA defer_foreign_keys = ON;
        INSERT INTO sign_ins VALUES (zeroblob(32), zeroblob(16), 0, 0)";
    let failed = house.app.store.write(move |tx| Ok::<_, StoreError>(tx.execute_batch(stray)?));
    assert!(failed.await.is_err());
    let (status, body) = ask(&house.app, "/health/ready").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(body.contains("\"stopped\""), "{body}");
}
