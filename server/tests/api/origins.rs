//! Promise 6: what comes from elsewhere is refused before anything is done.

use crate::house::House;
use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};

async fn first(house: &House, headers: &[(&str, &str)]) -> crate::house::Answer {
    let mut request = Request::builder()
        .method(Method::POST)
        .uri("/api/sign-out")
        .header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    house.browser().send(request.body(Body::from("{}")).expect("a request")).await
}

#[tokio::test]
async fn only_our_own_pages_change_anything() {
    let house = House::new();
    for foreign in [
        &[("origin", "https://elsewhere.example")][..],
        &[("origin", "null")],
        &[("origin", "http://localhost:4101")],
        &[("origin", "http://localhost:4100.elsewhere.example")],
        &[("origin", "https://elsewhere.example"), ("sec-fetch-site", "same-origin")],
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "none")],
        &[],
    ] {
        first(&house, foreign).await.problem(StatusCode::FORBIDDEN, "wrong-origin");
    }
    for own in [&[("origin", "http://localhost:4100")][..], &[("sec-fetch-site", "same-origin")]] {
        first(&house, own).await.expect(StatusCode::NO_CONTENT);
    }
}

#[tokio::test]
async fn a_socket_is_refused_before_the_upgrade() {
    let house = House::new();
    let request = Request::builder()
        .uri("/api/meetings/00000000-0000-0000-0000-000000000000/live")
        .header("connection", "upgrade")
        .header("upgrade", "websocket")
        .header("origin", "https://elsewhere.example");
    let answer = house.browser().send(request.body(Body::empty()).expect("a request")).await;
    answer.problem(StatusCode::FORBIDDEN, "wrong-origin");
}

#[tokio::test]
async fn reading_needs_no_origin() {
    let house = House::new();
    let request = Request::builder().uri("/api/formats").body(Body::empty()).expect("a request");
    house.browser().send(request).await.expect(StatusCode::OK);
}
