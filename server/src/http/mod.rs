//! HTTP: every route is on this page; one file per noun behind it. Knows requests, cookies and
//! statuses; knows no SQL and no rule of meetings. Every error is a [`Problem`].
//!
//! A request that changes anything must come from a page of this server, see `origin.rs`. Whoever asks
//! for a set, a meeting or a member that is not theirs hears "not found", as for one that never was.

mod actions;
mod board;
mod body;
mod calendar;
mod caller;
mod charters;
mod cookie;
mod demo;
mod extracts;
mod first;
mod focus;
mod formats;
mod headers;
mod health;
mod invitations;
mod journals;
mod library;
mod live;
mod mail;
mod me;
mod meetings;
mod members;
mod origin;
mod problem;
mod schedule;
mod sets;
mod signed_in;
#[cfg(debug_assertions)]
mod turned;
mod upgrade;
mod web;
mod year;

pub use cookie::give as give_cookie;
pub(crate) use health::health_routes;
pub use meetings::joining;
pub use problem::Problem;
pub use signed_in::SignedIn;
#[cfg(test)]
pub(crate) use upgrade::Upgrade;

use crate::app::App;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    routing::{any, delete, get, post, put},
};

/// The largest body taken, in bytes.
pub const BODY_BYTES: usize = 64 * 1024;

/// Everything this server answers.
pub fn routes(app: App) -> Router {
    let router = Router::new();
    #[cfg(debug_assertions)]
    let router = router.merge(turned::routes(&app.clock));
    let router = router
        .nest("/api", api(&app))
        // With a slash and nothing behind it, it reaches neither the nested routes nor their fallback.
        .route("/api/", any(async || Problem::NoSuchRoute))
        .merge(health::health_routes())
        .fallback(web::serve);
    secured(router, app)
}

/// These routes, each answer with the headers that every answer of this server carries.
pub(crate) fn secured(router: Router<App>, app: App) -> Router {
    router.layer(middleware::from_fn_with_state(app.clone(), headers::secure)).with_state(app)
}

/// Who is nobody yet shows a secret.
fn secrets(app: &App) -> Router<App> {
    Router::new()
        .route("/first", post(first::begin))
        .route("/invitations/look", post(invitations::look))
        .route("/invitations/claim", post(invitations::claim))
        .route_layer(middleware::from_fn_with_state(app.clone(), caller::pace))
}

fn api(app: &App) -> Router<App> {
    Router::new()
        .route("/me", get(me::show))
        .route("/sign-out", post(me::sign_out))
        .route("/me/mail", get(mail::show).put(mail::ask).delete(mail::forget))
        .route("/me/mail/confirm", post(mail::confirm))
        .route("/me/mail/reminders", put(mail::wish))
        .route("/me/calendar", get(calendar::show).post(calendar::subscribe).delete(calendar::end))
        // Opened by its own name and password, not by a cookie.
        .route("/calendar.ics", get(calendar::feed))
        .merge(secrets(app))
        .route("/formats", get(formats::list))
        .route("/sets", post(sets::create))
        .route("/sets/{set}", get(sets::show))
        .route("/sets/{set}/format", put(formats::choose))
        .route("/sets/{set}/formats", get(formats::of_set))
        // A file is posted to `read`, which may be a key as well.
        .route(
            "/sets/{set}/formats/{key}",
            get(formats::show).put(formats::keep).delete(formats::delete).post(formats::read),
        )
        .route("/sets/{set}/formats/{key}/file", get(formats::file))
        .route("/sets/{set}/charter", get(charters::history).put(charters::change))
        .route("/sets/{set}/charter/accept", post(charters::accept))
        .route("/sets/{set}/invitations", post(invitations::create))
        .route("/sets/{set}/invitations/{invitation}", delete(invitations::revoke))
        .route("/sets/{set}/members/{member}/admit", post(members::admit))
        .route("/sets/{set}/members/{member}/role", put(members::give_role))
        .route("/sets/{set}/schedule", get(schedule::show))
        .route("/sets/{set}/schedule.ics", get(calendar::file))
        .route("/sets/{set}/dates", post(schedule::plan))
        .route("/sets/{set}/dates/{date}", put(schedule::change).delete(schedule::call_off))
        .route(
            "/sets/{set}/dates/{date}/apology",
            put(schedule::apologise).delete(schedule::come_after_all),
        )
        .route("/sets/{set}/actions", get(actions::list))
        .route("/sets/{set}/actions/{action}/observations", post(actions::observe))
        .route(
            "/sets/{set}/actions/{action}/observations/{observation}",
            delete(actions::forget_observation),
        )
        .route("/sets/{set}/library", get(library::list).post(library::add))
        .route("/sets/{set}/library/{resource}", delete(library::remove))
        .route("/sets/{set}/board", get(board::list).post(board::put_up))
        .route("/sets/{set}/board/{note}", delete(board::take_down))
        .route("/sets/{set}/board/{note}/answer", put(board::answer).delete(board::take_back))
        .route("/sets/{set}/year", get(year::show))
        .route("/sets/{set}/focus", get(focus::list).post(focus::visit))
        .route("/sets/{set}/focus/{visit}", delete(focus::forget))
        .route("/sets/{set}/meetings", post(meetings::call))
        .route("/sets/{set}/journal", get(journals::show).delete(journals::delete_all))
        .route(
            "/sets/{set}/journal/{page}",
            get(journals::page)
                .put(journals::keep)
                .delete(journals::delete)
                .layer(DefaultBodyLimit::max(journals::PAGE_BODY_BYTES)),
        )
        .route("/sets/{set}/journal/export/markdown", get(journals::markdown))
        .route("/sets/{set}/journal/export/json", get(journals::json))
        .route("/sets/{set}/extracts", get(extracts::list).post(extracts::release))
        .route("/sets/{set}/extracts/{extract}", delete(extracts::withdraw))
        .route("/meetings/{meeting}", get(meetings::show))
        .route("/meetings/{meeting}/live", get(live::join))
        .route("/demo", get(demo::list))
        .route("/demo/sit", post(demo::sit))
        .route("/", any(async || Problem::NoSuchRoute))
        .fallback(async || Problem::NoSuchRoute)
        .method_not_allowed_fallback(async || Problem::WrongMethod)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(middleware::from_fn_with_state(app.clone(), origin::guard))
        .layer(middleware::from_fn(headers::never_stored))
}
