//! Builds the web app and writes the table of its files that the crate embeds.
//!
//! `WEB_DIST` chooses where the files come from:
//! - not set: `npm ci`, where the lock file changed, and `vite build` into `OUT_DIR`;
//! - a folder: a ready build, for packagers; a relative one is taken from the workspace's root;
//! - `none`: one line of HTML, so that `cargo check` and servers under test need no Node.
#![allow(clippy::print_stdout, reason = "cargo reads a build script's standard output")]

#[path = "build/app.rs"]
mod app;
#[path = "build/table.rs"]
mod table;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What the embedded page says when the app was left out.
const NO_APP: &str = "<!doctype html><html lang=\"en\"><title>Hyacinth</title>\
    <p>This server was built without its web app (WEB_DIST=none).</p></html>\n";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            // One `cargo::error` for each line: cargo reads the instruction line by line.
            reason.lines().for_each(|line| println!("cargo::error={line}"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let web = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    println!("cargo::rerun-if-env-changed=WEB_DIST");
    watch(&web, &["build.rs", "build"]);

    let dist = match env::var("WEB_DIST").unwrap_or_default().as_str() {
        "" => {
            watch(&web, app::SOURCES);
            app::build(&web, &out.join("dist"))?
        }
        "none" => write_no_app(&out.join("no-app"))?,
        ready => {
            // `join` keeps an absolute folder as it is.
            let dist = web.join("..").join(ready);
            watch(&dist, &["."]);
            dist
        }
    };
    let assets = table::read(&dist)?;
    fs::write(out.join("assets.rs"), table::source(&assets))
        .map_err(|error| format!("the table of the web app's files cannot be written: {error}"))
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("cargo did not set {name}: {error}"))
}

/// Asks cargo to run this script again when one of `paths` changes. A path that does not exist
/// would make every build run it, so those are left out.
fn watch(folder: &Path, paths: &[&str]) {
    for path in paths.iter().map(|path| folder.join(path)).filter(|path| path.exists()) {
        println!("cargo::rerun-if-changed={}", path.display());
    }
}

fn write_no_app(dist: &Path) -> Result<PathBuf, String> {
    fs::create_dir_all(dist)
        .and_then(|()| fs::write(dist.join("index.html"), NO_APP))
        .map_err(|error| format!("{} cannot be written: {error}", dist.display()))?;
    Ok(dist.to_owned())
}
