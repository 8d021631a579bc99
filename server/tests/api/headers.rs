//! Promise 6: what every answer carries, on every route, whoever asks and however it ends.

use crate::house::{Answer, House};
use axum::{
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use std::collections::BTreeMap;
use tower::ServiceExt as _;

/// The page of routes: what a test asks for is what is served.
const ROUTES: &str = include_str!("../../src/http/mod.rs");

const METHODS: [Method; 8] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::DELETE,
    Method::PATCH,
    Method::OPTIONS,
    Method::TRACE,
];

/// Each route's path, with an id of nothing in the place of each parameter.
pub(crate) fn routes() -> Vec<String> {
    paths().iter().map(|path| filled(path)).collect()
}

/// Each route's path, as it stands on the page of routes.
pub(crate) fn paths() -> Vec<String> {
    let (_, api) = ROUTES.split_once("fn api(").expect("the API's routes");
    let path = |text: &str| text.split('"').next().map(ToOwned::to_owned);
    let of = |source: &str, before: &str| -> Vec<String> {
        let paths = source.split(".route(").skip(1).filter_map(|rest| rest.split_once('"'));
        paths.filter_map(|(_, rest)| path(rest)).map(|path| format!("{before}{path}")).collect()
    };
    let whole = &ROUTES[..ROUTES.len() - api.len()];
    let mut paths = of(api, "/api");
    paths.retain(|path| path != "/api/");
    paths.extend(of(whole, ""));
    paths.extend(["/health", "/health/ready", "/health/live"].map(ToOwned::to_owned));
    assert!(paths.len() > 20, "the page of routes has another form: {paths:?}");
    paths
}

fn filled(path: &str) -> String {
    let part = |part: &str| match part {
        "{key}" => "a-key".to_owned(),
        part if part.starts_with('{') => "00000000-0000-7000-8000-000000000007".to_owned(),
        part => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn guarded(headers: &HeaderMap, what: &str) {
    let told = |name: &str| {
        let all: Vec<_> = headers.get_all(name).iter().collect();
        assert!(all.len() <= 1, "{what}: {name} twice");
        all.first().map_or("", |value| value.to_str().expect("plain characters")).to_owned()
    };
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(told(name), value, "{what}: {name}");
    }
    assert!(!told("cache-control").is_empty(), "{what}: cache-control");
    let devices = told("permissions-policy");
    for device in ["camera=()", "microphone=()", "geolocation=()", "display-capture=()"] {
        assert!(devices.contains(device), "{what}: {devices}");
    }
    for none in ["server", "x-powered-by", "access-control-allow-origin", "location"] {
        assert!(told(none).is_empty(), "{what}: {none}");
    }
    policy_holds(&told("content-security-policy"), what);
}

/// Each directive as it should be, and no source that lets anything else in.
fn policy_holds(policy: &str, what: &str) {
    let directives: BTreeMap<&str, &str> = policy
        .split(';')
        .map(|directive| directive.trim().split_once(' ').expect("a directive with a value"))
        .collect();
    for (directive, value) in [
        ("default-src", "'none'"),
        ("script-src", "'self'"),
        ("style-src", "'self'"),
        ("connect-src", "'self'"),
        ("img-src", "'self'"),
        ("object-src", "'none'"),
        ("frame-src", "'none'"),
        ("worker-src", "'none'"),
        ("base-uri", "'none'"),
        ("form-action", "'self'"),
        ("frame-ancestors", "'none'"),
        ("require-trusted-types-for", "'script'"),
    ] {
        assert_eq!(directives.get(directive), Some(&value), "{what}: {directive}");
    }
    for open in ["unsafe", "http", "data:", "blob:", "*", "'strict-dynamic'"] {
        assert!(!policy.contains(open), "{what}: {open} in {policy}");
    }
}

async fn ask(house: &House, method: &Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    house.browser().send(request.body(Body::empty()).expect("a request")).await
}

#[tokio::test]
async fn the_numbers_are_guarded_too() {
    let house = House::new();
    for path in ["/metrics", "/health", "/health/ready", "/health/live", "/", "/api/me"] {
        for method in METHODS {
            let what = format!("{method} {path}");
            let request = Request::builder().method(method).uri(path).body(Body::empty());
            let routes = hyacinth::metrics::listener::routes(house.app.clone());
            let answer = routes.oneshot(request.expect("a request")).await.expect("an answer");
            guarded(answer.headers(), &what);
        }
    }
}

#[tokio::test]
async fn every_route_by_every_method_is_guarded() {
    let house = House::new();
    let (ada, _) = house.set().await;
    let cookie = ada.cookie.expect("a cookie");
    let own = ("origin", "http://localhost:4100");
    let json = ("content-type", "application/json");
    for path in routes() {
        for method in &METHODS {
            let askers = [&[][..], &[own], &[own, json], &[own, json, ("cookie", &cookie)]];
            for asker in askers {
                let answer = ask(&house, method, &path, asker).await;
                let what = format!("{method} {path} as {asker:?} ({})", answer.status);
                guarded(&answer.headers, &what);
                assert!(!answer.status.is_server_error(), "{what}");
                if method == Method::HEAD {
                    assert!(answer.bytes.is_empty(), "{what} has a body");
                } else if answer.status.is_client_error() {
                    let kind = answer.header(header::CONTENT_TYPE);
                    assert_eq!(kind, "application/problem+json", "{what}");
                }
            }
        }
    }
}

#[tokio::test]
async fn files_pages_and_what_is_none_are_guarded() {
    let house = House::new();
    let html = hyacinth_web::index().plain;
    let html = String::from_utf8_lossy(html);
    let named =
        html.split('"').filter(|part| part.starts_with("/assets/") || *part == "/favicon.svg");
    let mut paths: Vec<String> = named.map(ToOwned::to_owned).collect();
    let none =
        ["/", "/first", "/sets/new", "/elsewhere", "/assets/none.js", "/%00", "/..%2f..%2fetc"];
    paths.extend(none.map(ToOwned::to_owned));
    for path in &paths {
        for method in &METHODS {
            for accept in ["text/html", "*/*"] {
                let answer = ask(&house, method, path, &[("accept", accept)]).await;
                guarded(&answer.headers, &format!("{method} {path} ({})", answer.status));
            }
        }
    }
    let etag = hyacinth_web::index().etag;
    let same = ask(&house, &Method::GET, "/", &[("if-none-match", etag)]).await;
    guarded(&same.expect(StatusCode::NOT_MODIFIED).headers, "not modified");
}

#[tokio::test]
async fn a_page_has_nothing_inline() {
    let html = String::from_utf8_lossy(hyacinth_web::index().plain);
    assert!(!html.contains("<style") && !html.contains(" style="), "{html}");
    let handler = |word: &&str| word.starts_with("on") && word.contains('=');
    assert_eq!(html.split_whitespace().find(handler), None);
    for script in html.split("<script").skip(1) {
        let (tag, rest) = script.split_once('>').expect("a whole tag");
        assert!(tag.contains(" src=\"/") && rest.starts_with("</script>"), "{html}");
    }
}

#[tokio::test]
async fn an_upgrade_that_is_refused_is_guarded() {
    let house = House::new();
    let (ada, _) = house.set().await;
    let cookie = ada.cookie.expect("a cookie");
    let path = "/api/meetings/00000000-0000-7000-8000-000000000007/live";
    let upgrade = [
        ("connection", "upgrade"),
        ("upgrade", "websocket"),
        ("sec-websocket-version", "13"),
        ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ];
    let own = ("origin", "http://localhost:4100");
    let foreign = ("origin", "https://elsewhere.example");
    for (more, wanted) in [
        (vec![foreign], StatusCode::FORBIDDEN),
        (vec![], StatusCode::FORBIDDEN),
        (vec![own], StatusCode::UNAUTHORIZED),
        // Nothing here to upgrade: the real door is asked in the scenarios.
        (vec![own, ("cookie", &cookie)], StatusCode::UPGRADE_REQUIRED),
    ] {
        let headers: Vec<_> = upgrade.iter().copied().chain(more).collect();
        let answer = ask(&house, &Method::GET, path, &headers).await.expect(wanted);
        guarded(&answer.headers, &format!("upgrade {wanted}"));
    }
}

#[tokio::test]
async fn https_is_for_good_and_http_promises_nothing() {
    for (origin, promised) in
        [("https://sets.example.org", "max-age=31536000"), ("http://localhost:4100", "")]
    {
        let house = House::at(origin);
        for path in ["/", "/api/me", "/api/elsewhere"] {
            let answer = ask(&house, &Method::GET, path, &[]).await;
            assert_eq!(
                answer.header(header::STRICT_TRANSPORT_SECURITY),
                promised,
                "{origin}{path}"
            );
        }
    }
}
