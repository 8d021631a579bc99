//! Reads a built app and writes it down as Rust source: a sorted table of files.

use sha2::{Digest, Sha256};
use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

/// Media types by extension. Fonts and images are compressed in themselves.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
];

/// One file of the app.
pub(crate) struct Found {
    /// As it is asked for, e.g. `/assets/index-4f1c.js`.
    path: String,
    mime: &'static str,
    etag: String,
    file: PathBuf,
}

/// Every file under `dist`, by path; `.br` and `.gz` belong to the file they compress.
///
/// # Errors
/// A sentence: no `index.html`, an extension without a media type, or what reading met.
pub(crate) fn read(dist: &Path) -> Result<Vec<Found>, String> {
    let mut found = Vec::new();
    collect(dist, "", &mut found)?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    if index(&found).is_none() {
        return Err(format!("{} holds no index.html: it is no built web app", dist.display()));
    }
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<Found>) -> Result<(), String> {
    let unreadable = |error| format!("{} cannot be read: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let file = entry.path();
        let name = entry
            .file_name()
            .into_string()
            .map_err(|name| format!("{} is no name for the web", name.display()))?;
        let path = format!("{prefix}/{name}");
        let extension = file.extension().and_then(|it| it.to_str()).unwrap_or_default();
        if file.is_dir() {
            collect(&file, &path, found)?;
        } else if !matches!(extension, "br" | "gz") {
            let bytes = fs::read(&file)
                .map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
            found.push(Found { mime: mime(&path, extension)?, etag: etag(&bytes), path, file });
        }
    }
    Ok(())
}

/// A browser would not run a script of the wrong type, so a guess is worse than an error.
fn mime(path: &str, extension: &str) -> Result<&'static str, String> {
    let known = TYPES.binary_search_by_key(&extension, |(known, _)| known);
    known.map(|at| TYPES[at].1).map_err(|_| {
        format!("{path}: .{extension} has no media type yet: add it to TYPES in web/build/table.rs")
    })
}

/// Weak, because the plain and the compressed bytes share it.
fn etag(bytes: &[u8]) -> String {
    let mut tag = String::from("W/\"");
    for byte in Sha256::digest(bytes).iter().take(12) {
        let _ = write!(tag, "{byte:02x}");
    }
    tag + "\""
}

fn index(found: &[Found]) -> Option<usize> {
    found.iter().position(|asset| asset.path == "/index.html")
}

/// The table as Rust source, for `include!` beside `struct Asset`.
pub(crate) fn source(found: &[Found]) -> String {
    let mut rust = String::from("static ASSETS: &[Asset] = &[\n");
    for Found { path, mime, etag, file } in found {
        // Vite writes a hash into the names under assets/, so their content never changes.
        let immutable = path.starts_with("/assets/");
        let plain = include(file);
        let [br, gz] = [".br", ".gz"].map(|ending| {
            let mut compressed = file.clone().into_os_string();
            compressed.push(ending);
            let compressed = PathBuf::from(compressed);
            if compressed.exists() {
                format!("Some({})", include(&compressed))
            } else {
                "None".to_owned()
            }
        });
        let _ = writeln!(
            rust,
            "    Asset {{ path: {path:?}, mime: {mime:?}, etag: {etag:?}, immutable: {immutable}, \
             plain: {plain}, br: {br}, gz: {gz} }},"
        );
    }
    let index = index(found).unwrap_or_default();
    let _ = writeln!(rust, "];\nconst INDEX: usize = {index};");
    rust
}

fn include(file: &Path) -> String {
    format!("include_bytes!({:?})", file.display().to_string())
}
