//! The web app, embedded: every file of its build, with its media type and its compressed forms.
//!
//! The table is written by `build.rs`; `WEB_DIST` says where the files come from (see there). What
//! to answer, and with which headers, is the server's business.

#[cfg(test)]
#[path = "build/app.rs"]
#[expect(dead_code, reason = "the build script calls the rest")]
mod app;
#[cfg(test)]
#[path = "build/table.rs"]
mod table;
#[cfg(test)]
mod tests;

/// One file of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asset {
    /// As it is asked for, e.g. `/assets/index-4f1c.js`.
    pub path: &'static str,
    /// Its media type, for `Content-Type`.
    pub mime: &'static str,
    /// For `ETag` and `If-None-Match`: weak, the same for all three forms, with its quotes.
    pub etag: &'static str,
    /// True where the name holds a hash of the content: browsers may keep it for ever.
    pub immutable: bool,
    /// The bytes as they are.
    pub plain: &'static [u8],
    /// The bytes in Brotli, where that is smaller.
    pub br: Option<&'static [u8]>,
    /// The bytes in gzip, where that is smaller: browsers offer Brotli on https and localhost only.
    pub gz: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The file at `path`, which begins with a slash and has no query, e.g. `/assets/index-4f1c.js`.
pub fn find(path: &str) -> Option<&'static Asset> {
    let at = ASSETS.binary_search_by_key(&path, |asset| asset.path).ok()?;
    ASSETS.get(at)
}

/// The page that starts the app; every address of the app that is no file answers with it.
pub fn index() -> &'static Asset {
    &ASSETS[INDEX]
}
