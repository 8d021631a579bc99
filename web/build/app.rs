//! Runs the app's own build: checks Node, installs what the lock file names, runs Vite.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

/// What the app is built from, beside this crate's manifest.
pub(crate) const SOURCES: &[&str] = &[
    "src",
    "public",
    "index.html",
    "package.json",
    "package-lock.json",
    "vite.config.ts",
    "precompressed.js",
    "svelte.config.js",
    "tsconfig.json",
];

/// The way out that is always open.
const WITHOUT_NODE: &str = "or set WEB_DIST=none to leave the web app out";

/// Builds the app in `web` into `dist`, and gives `dist` back.
///
/// # Errors
/// A sentence that says what is missing, or what npm or Vite said.
pub(crate) fn build(web: &Path, dist: &Path) -> Result<PathBuf, String> {
    check_node()?;
    // An editor's check and `cargo run` share node_modules: one at a time.
    let _lock = lock(&web.join(".build.lock"))?;
    install(web)?;
    let mut vite = Command::new("node");
    vite.arg(web.join("node_modules/vite/bin/vite.js")).arg("build");
    vite.arg("--outDir").arg(dist).args(["--emptyOutDir", "--logLevel", "warn"]);
    run(vite.current_dir(web), "the web app does not build (vite build in web/)")?;
    Ok(dist.to_owned())
}

fn check_node() -> Result<(), String> {
    let said = Command::new("node").arg("--version").output().map_err(|_| {
        format!("The web app needs Node 20.19 or newer: install it, {WITHOUT_NODE}.")
    })?;
    let version = String::from_utf8_lossy(&said.stdout).trim().to_owned();
    if is_enough(&version) {
        return Ok(());
    }
    Err(format!(
        "The web app needs Node 20.19, 22.12 or newer, and this is {version}: update it, {WITHOUT_NODE}."
    ))
}

/// True for the versions Vite runs on; `version` as `node --version` says it.
pub(crate) fn is_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map(str::parse::<u32>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(major)), Some(Ok(minor))) => {
            matches!((major, minor), (20, 19..) | (22, 12..) | (23.., _))
        }
        _ => false,
    }
}

fn lock(path: &Path) -> Result<File, String> {
    File::create(path)
        .and_then(|file| file.lock().map(|()| file))
        .map_err(|error| format!("{} cannot be locked: {error}", path.display()))
}

/// Installs the packages, unless the lock file is the one they were installed from.
fn install(web: &Path) -> Result<(), String> {
    let wanted = fs::read(web.join("package-lock.json"))
        .map_err(|error| format!("web/package-lock.json cannot be read: {error}"))?;
    let copy = web.join("node_modules/.lock-copy");
    if fs::read(&copy).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["ci", "--prefer-offline", "--no-audit", "--no-fund"]);
    run(npm.current_dir(web), "the web app's packages cannot be installed (npm ci in web/)")?;
    fs::write(&copy, wanted)
        .map_err(|error| format!("{} cannot be written: {error}", copy.display()))
}

/// Runs `command` to its end; what it printed is part of the error.
fn run(command: &mut Command, wrong: &str) -> Result<(), String> {
    // Cargo sets DEBUG for build scripts, and many npm packages take it as a wish to talk.
    let done = command.env_remove("DEBUG").output().map_err(|error| format!("{wrong}: {error}"))?;
    if done.status.success() {
        return Ok(());
    }
    let said = [done.stdout, done.stderr].concat();
    Err(format!("{wrong}:\n{}", String::from_utf8_lossy(&said).trim()))
}
