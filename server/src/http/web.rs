//! The embedded web app: its files, and its one page at every address the app has.

use super::Problem;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use hyacinth_web::Asset;

/// Answers whatever is no API: a file of the app, or its page. An address the app does not have gets
/// the page too, with "not found", so that people read it in the app's words.
pub(super) async fn serve(request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Problem::WrongMethod.into_response();
    }
    let (path, headers) = (request.uri().path(), request.headers());
    if let Some(asset) = hyacinth_web::find(path) {
        answer(StatusCode::OK, asset, headers)
    } else if is_page(path) {
        answer(StatusCode::OK, hyacinth_web::index(), headers)
    } else if wants_page(headers) {
        answer(StatusCode::NOT_FOUND, hyacinth_web::index(), headers)
    } else {
        Problem::NoSuchRoute.into_response()
    }
}

/// The addresses of the app's own router.
fn is_page(path: &str) -> bool {
    let segments: Vec<_> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    matches!(
        segments[..],
        [] | ["first" | "join" | "me" | "demo"]
            | ["sets" | "meetings", _]
            | ["sets", _, "formats" | "schedule" | "actions" | "focus" | "charter"]
            | ["sets", _, "library" | "board" | "journal"]
            | ["sets", _, "formats", _]
            | ["sets", _, "formats", _, "copy" | "file"]
    )
}

fn wants_page(headers: &HeaderMap) -> bool {
    text(headers, header::ACCEPT).is_some_and(|accept| accept.contains("text/html"))
}

fn answer(status: StatusCode, asset: &'static Asset, headers: &HeaderMap) -> Response {
    let fresh = status == StatusCode::OK
        && text(headers, header::IF_NONE_MATCH).is_some_and(|known| is_known(known, asset.etag));
    let (encoding, bytes) =
        encoded(asset, text(headers, header::ACCEPT_ENCODING).unwrap_or_default());
    let mut response = if fresh {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let mut response = (status, bytes).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.mime));
        if let Some(encoding) = encoding {
            response
                .headers_mut()
                .insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        response
    };
    let cached = if asset.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    for (name, value) in [
        (header::ETAG, asset.etag),
        (header::VARY, "accept-encoding"),
        (header::CACHE_CONTROL, cached),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The smallest form the browser takes.
fn encoded(asset: &'static Asset, accepted: &str) -> (Option<&'static str>, &'static [u8]) {
    let forms = [("br", asset.br), ("gzip", asset.gz)];
    forms
        .into_iter()
        .filter(|(name, _)| takes(accepted, name))
        .find_map(|(name, bytes)| Some((Some(name), bytes?)))
        .unwrap_or((None, asset.plain))
}

/// True where `Accept-Encoding` names this coding, and not with a weight of nothing.
fn takes(accepted: &str, coding: &str) -> bool {
    accepted.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let refused = parts
            .filter_map(|part| part.strip_prefix("q="))
            .any(|weight| weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0));
        named && !refused
    })
}

/// True where `If-None-Match` lists this tag; weak and strong are the same to it.
fn is_known(known: &str, etag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    known.trim() == "*" || known.split(',').any(|tag| bare(tag) == bare(etag))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_apps_addresses_are_pages_and_others_are_not() {
        for path in [
            "/",
            "/first",
            "/join",
            "/demo",
            "/sets/new",
            "/sets/0197",
            "/meetings/0197",
            "/sets/0197/",
            "/sets/0197/actions",
            "/sets/0197/board",
            "/sets/0197/journal",
            "/sets/0197/formats",
            "/sets/0197/formats/ours",
            "/sets/0197/formats/ours/copy",
            "/sets/0197/formats/ours/file",
        ] {
            assert!(is_page(path), "{path}");
        }
        for path in [
            "/sets",
            "/assets/app.js",
            "/meetings/0197/more",
            "/sets/0197/journal/more",
            "/sets/0197/formats/ours/more",
            "/elsewhere",
        ] {
            assert!(!is_page(path), "{path}");
        }
    }

    #[test]
    fn a_coding_is_sent_to_those_who_take_it() {
        assert!(takes("gzip, deflate, br", "br"));
        assert!(takes("GZIP;q=0.5", "gzip"));
        for refused in ["", "gzip;q=0", "gzip; q=0.0", "x-gzip", "deflate"] {
            assert!(!takes(refused, "gzip"), "{refused}");
        }
    }

    #[test]
    fn the_smallest_form_that_is_taken_is_sent() {
        static APP: Asset = Asset {
            path: "/assets/app-1a2b.js",
            mime: "text/javascript",
            etag: "W/\"1a2b\"",
            immutable: true,
            plain: b"plain",
            br: Some(b"br"),
            gz: Some(b"gz"),
        };
        assert_eq!(encoded(&APP, "gzip, deflate, br"), (Some("br"), &b"br"[..]));
        assert_eq!(encoded(&APP, "gzip, br;q=0"), (Some("gzip"), &b"gz"[..]));
        assert_eq!(encoded(&APP, ""), (None, &b"plain"[..]));
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("br"));
        let answer = answer(StatusCode::OK, &APP, &headers);
        assert_eq!(answer.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(answer.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    }

    #[test]
    fn a_known_tag_is_known_weak_or_strong() {
        assert!(is_known("\"a\"", "W/\"a\""));
        assert!(is_known("\"b\", W/\"a\"", "W/\"a\""));
        assert!(is_known("*", "W/\"a\""));
        assert!(!is_known("\"b\"", "W/\"a\""));
    }
}
