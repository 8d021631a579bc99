//! What the table promises, on the embedded one and on small ones made here.

use crate::{ASSETS, app, find, index, table};
use std::{fs, path::Path};

fn dist(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, file.as_bytes()).expect("a file");
    }
    folder
}

#[test]
fn every_embedded_file_is_found_by_its_path() {
    assert!(ASSETS.is_sorted_by(|a, b| a.path < b.path));
    for asset in ASSETS {
        assert_eq!(find(asset.path), Some(asset));
        assert!(asset.path.starts_with('/'));
        assert!(asset.etag.starts_with("W/\"") && asset.etag.ends_with('"'));
    }
    assert_eq!(find("/no-such-file.js"), None);
    assert_eq!(find(""), None);
}

#[test]
fn the_index_is_html() {
    assert_eq!(index().path, "/index.html");
    assert_eq!(index().mime, "text/html; charset=utf-8");
    assert!(index().plain.starts_with(b"<!doctype html>"));
    assert!(!index().immutable);
}

#[test]
fn compressed_forms_go_with_their_file() {
    let dist = dist(&["index.html", "index.html.br", "assets/a-1.js", "assets/a-1.js.gz"]);
    let rust = table::source(&table::read(dist.path()).expect("a table"));
    let rows: Vec<&str> = rust.lines().filter(|line| line.contains("Asset {")).collect();
    assert_eq!(rows.len(), 2, "{rust}");
    assert!(rows[0].contains("\"/assets/a-1.js\"") && rows[0].contains("immutable: true"));
    assert!(rows[0].contains("br: None") && rows[0].contains("gz: Some("));
    assert!(rows[1].contains("\"/index.html\"") && rows[1].contains("immutable: false"));
    assert!(rows[1].contains("br: Some(") && rows[1].contains("gz: None"));
    assert!(rust.contains("const INDEX: usize = 1;"));
}

#[test]
fn an_etag_changes_with_the_content_alone() {
    let first = table::source(&table::read(dist(&["index.html"]).path()).expect("a table"));
    let other = dist(&["index.html"]);
    fs::write(other.path().join("index.html"), "changed").expect("a file");
    let second = table::source(&table::read(other.path()).expect("a table"));
    let etag = |rust: &str| {
        rust.split("etag: ").nth(1).and_then(|it| it.split(',').next()).map(str::to_owned)
    };
    assert_ne!(etag(&first), etag(&second));
    let again = table::source(&table::read(dist(&["index.html"]).path()).expect("a table"));
    assert_eq!(etag(&first), etag(&again));
}

#[test]
fn an_unknown_extension_is_an_error_that_names_it() {
    let wrong =
        table::read(dist(&["index.html", "assets/film.xyz"]).path()).err().expect("an error");
    assert!(wrong.contains("/assets/film.xyz") && wrong.contains("web/build/table.rs"), "{wrong}");
}

#[test]
fn a_folder_without_an_index_is_no_app() {
    let wrong = table::read(dist(&["robots.txt"]).path()).err().expect("an error");
    assert!(wrong.contains("index.html"), "{wrong}");
}

#[test]
fn node_must_be_one_that_vite_runs_on() {
    for enough in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0", "v23.0.0"] {
        assert!(app::is_enough(enough), "{enough}");
    }
    for old in ["v18.20.4", "v20.18.3", "v21.7.0", "v22.11.0", "", "node"] {
        assert!(!app::is_enough(old), "{old}");
    }
}
