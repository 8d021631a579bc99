//! The one cookie: who this browser's person is.
//!
//! Over https it is `__Host-hyacinth`, `Secure`: no other host, subdomain or plain connection can set
//! or read it. Over plain http, as on localhost, browsers refuse that prefix, so it is `hyacinth`.
//! `SameSite=Strict` costs nothing here: a link from a mail opens the page, which needs no cookie, and
//! what the page then asks for comes from this very site.

use crate::{
    config::Origin,
    identity::{SIGN_IN_LASTS, Secret},
};
use axum::http::{HeaderMap, HeaderValue, header};

/// `Set-Cookie` that signs this browser in.
pub fn give(origin: &Origin, token: &Secret) -> HeaderValue {
    set(origin, &token.reveal(), SIGN_IN_LASTS.0 / 1_000)
}

/// `Set-Cookie` that forgets who it was.
pub(super) fn clear(origin: &Origin) -> HeaderValue {
    set(origin, "", 0)
}

/// The token a request carries.
pub(super) fn read(headers: &HeaderMap, origin: &Origin) -> Option<Secret> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| if key == name(origin) { Secret::read(value) } else { None })
}

fn name(origin: &Origin) -> &'static str {
    if origin.is_https() { "__Host-hyacinth" } else { "hyacinth" }
}

fn set(origin: &Origin, value: &str, seconds: u64) -> HeaderValue {
    let secure = if origin.is_https() { "; Secure" } else { "" };
    let name = name(origin);
    let cookie =
        format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}");
    let mut cookie =
        HeaderValue::from_str(&cookie).expect("names and digits are a header's characters");
    cookie.set_sensitive(true);
    cookie
}
