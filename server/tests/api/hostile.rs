//! Promise 5, on the real routes: every value of every body in turn is something else, and the answer
//! is a problem that says where; nothing is changed by what is refused, and nothing breaks.

use crate::{
    enumeration::{full, rows},
    house::House,
};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use serde_json::{Value, json};

/// What stands in a value's place.
fn others() -> Vec<Value> {
    let mut deep = json!(0);
    for _ in 0..100 {
        deep = json!([deep]);
    }
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(0.5),
        json!(65_536),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(1e300),
        json!(""),
        json!(" "),
        json!("\u{0}"),
        json!("\u{200b}\u{202e}"),
        json!("a\nb"),
        json!("x".repeat(3_000)),
        json!("../../etc/passwd"),
        json!("'; DROP TABLE log; --"),
        json!("%00%ff"),
        json!([]),
        json!(["a", 7, null]),
        json!({}),
        json!({ "type": "close" }),
        deep,
    ]
}

/// Every place in a value, as a JSON pointer.
fn places(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| places(value, &format!("{at}/{name}"), into));
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(n, value)| places(value, &format!("{at}/{n}"), into));
        }
        _ => {}
    }
}

#[tokio::test]
async fn no_value_in_any_body_breaks_a_route() {
    let house = House::new();
    let (mut ada, ids) = full(&house).await;
    let own = rows().into_iter().filter(|(_, _, body)| !body.is_null());
    let outside = [
        (Method::POST, "/api/first", json!({ "secret": "a", "name": "Eve" })),
        (Method::POST, "/api/invitations/look", json!({ "secret": "a" })),
        (Method::POST, "/api/invitations/claim", json!({ "secret": "a", "name": "Eve" })),
        (Method::POST, "/api/sets/{set}/meetings", json!({ "format": "ours", "newCycle": true })),
        (Method::POST, "/api/demo/sit", json!({ "member": ids.member })),
    ];
    let mut tried = 0;
    for (method, path, right) in own.chain(outside) {
        let path = ids.fill(path);
        let mut all = Vec::new();
        places(&right, "", &mut all);
        for place in all {
            let before = ada.page(&ids.set).await;
            for other in others() {
                let mut body = right.clone();
                *body.pointer_mut(&place).expect("a place") = other.clone();
                if body.is_null() {
                    continue;
                }
                let answer = ada.ask(method.clone(), &path, body).await;
                tried += 1;
                let what = format!("{method} {path}: {place} is {other}: {}", answer.status);
                assert!(!answer.status.is_server_error(), "{what}");
                if answer.status.is_client_error() {
                    let problem = answer.json();
                    let detail = problem["detail"].as_str().unwrap_or_default();
                    assert!(!detail.is_empty() && detail.len() < 4_000, "{what}: {problem}");
                    assert_eq!(ada.page(&ids.set).await, before, "{what} changed something");
                } else {
                    // It could be taken: what was is put back.
                    break;
                }
            }
        }
    }
    assert!(tried > 800, "{tried} bodies are too few: are the rows still there?");
}

/// Bytes that are no JSON, or more of it than there should be.
#[tokio::test]
async fn no_bytes_break_a_route() {
    let house = House::new();
    let (ada, ids) = full(&house).await;
    let cookie = ada.cookie.clone().expect("a cookie");
    let deep = "[".repeat(30_000);
    let many = format!("{{{}\"a\":1}}", "\"a\":1,".repeat(5_000));
    let bodies: [&[u8]; 12] = [
        b"",
        b"\xff\xfe\x00",
        b"\xef\xbb\xbf{}",
        b"{\"name\":\"\xc3\x28\"}",
        b"{\"name\":\"\\ud800\"}",
        b"{\"name\":\"\\u0000\"}",
        b"{\"name\":\"a\",\"name\":\"b\"}",
        b"NaN",
        b"1e9999999",
        b"{}{}",
        deep.as_bytes(),
        many.as_bytes(),
    ];
    for (method, path, right) in rows() {
        if right.is_null() {
            continue;
        }
        for body in bodies {
            let request = Request::builder()
                .method(method.clone())
                .uri(ids.fill(path))
                .header("origin", "http://localhost:4100")
                .header("cookie", &cookie)
                .header("content-type", "application/json")
                .body(Body::from(body.to_vec()))
                .expect("a request");
            let answer = house.browser().send(request).await;
            let shown = body[..body.len().min(30)].escape_ascii();
            answer.expect_one_of(
                &[StatusCode::UNPROCESSABLE_ENTITY, StatusCode::CONFLICT],
                &format!("{method} {path} {shown}"),
            );
        }
    }
}
