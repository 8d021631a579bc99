//! The app's own files, and what every answer carries.

use crate::house::{Answer, House};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use serde_json::Value;

async fn get(house: &House, path: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
    let mut request = Request::builder().uri(path);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    house.browser().send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn the_app_is_at_each_of_its_addresses() {
    let house = House::new();
    let index = hyacinth_web::index();
    for path in [
        "/",
        "/first",
        "/join",
        "/me",
        "/sets/0197/schedule",
        "/sets/new",
        "/sets/0197",
        "/meetings/0197",
        "/demo",
    ] {
        let answer = get(&house, path, &[]).await.expect(StatusCode::OK);
        assert_eq!(answer.bytes, index.plain);
        assert_eq!(answer.header(header::CONTENT_TYPE), index.mime);
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-cache");
        assert_eq!(answer.header(header::VARY), "accept-encoding");
    }
}

#[tokio::test]
async fn a_page_that_is_known_is_not_sent_again() {
    let house = House::new();
    let etag = hyacinth_web::index().etag;
    let answer =
        get(&house, "/", &[(header::IF_NONE_MATCH, etag)]).await.expect(StatusCode::NOT_MODIFIED);
    assert!(answer.bytes.is_empty());
    assert_eq!(answer.header(header::ETAG), etag);
}

#[tokio::test]
async fn an_address_the_app_does_not_have_is_not_found() {
    let house = House::new();
    let html = (header::ACCEPT, "text/html,*/*");
    let page = get(&house, "/elsewhere", &[html]).await.expect(StatusCode::NOT_FOUND);
    assert_eq!(page.bytes, hyacinth_web::index().plain, "people read it in the app's words");
    let file = get(&house, "/assets/gone-0000.js", &[(header::ACCEPT, "*/*")]).await;
    file.problem(StatusCode::NOT_FOUND, "no-such-route");
    let post = house.browser().post("/", Value::Null).await;
    post.problem(StatusCode::METHOD_NOT_ALLOWED, "wrong-method");
}

#[tokio::test]
async fn an_api_route_that_is_none_is_a_problem() {
    let house = House::new();
    for path in ["/api", "/api/", "/api/elsewhere", "/api/sets/a/b/c/d"] {
        get(&house, path, &[(header::ACCEPT, "text/html")])
            .await
            .problem(StatusCode::NOT_FOUND, "no-such-route");
    }
    let wrong = house.browser().ask(Method::DELETE, "/api/me", Value::Null).await;
    wrong.problem(StatusCode::METHOD_NOT_ALLOWED, "wrong-method");
}

#[tokio::test]
async fn what_the_api_tells_is_never_stored() {
    let house = House::new();
    for path in ["/api/me", "/api/formats", "/api/elsewhere"] {
        let answer = get(&house, path, &[]).await;
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
    }
}

#[tokio::test]
async fn health_says_no_more_than_that() {
    let house = House::new();
    let answer = get(&house, "/health", &[]).await.expect(StatusCode::NO_CONTENT);
    assert!(answer.bytes.is_empty());
}
