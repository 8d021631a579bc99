//! The project's own files, read once for each test.

use std::path::{Path, PathBuf};

/// Folders that hold what was made or fetched, not written here.
const NOT_OURS: &[&str] =
    &[".git", "target", "node_modules", "dist", "data", "test-results", "playwright-report"];

/// Files people write, by the end of their name.
const WRITTEN: &[&str] =
    &["rs", "ts", "js", "svelte", "css", "html", "sql", "toml", "md", "run", "svg"];

/// One file of the project.
pub(crate) struct File {
    /// From the root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    pub(crate) fn ends_with(&self, ends: &[&str]) -> bool {
        ends.iter().any(|end| self.path.ends_with(end))
    }

    /// The part of it that only tests run.
    pub(crate) fn tested_by(&self) -> &str {
        let tests = self.path.contains("tests/") || self.ends_with(&[".test.ts", ".spec.ts"]);
        // The load is a program that keeps to a schedule; its tests are those it marks.
        if tests && !self.path.starts_with("tests/load/src/") {
            return &self.text;
        }
        self.text.find("#[cfg(test)]").map_or("", |from| &self.text[from..])
    }
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file that people write.
pub(crate) fn files() -> Vec<File> {
    let mut all = Vec::new();
    visit(&root(), "", &mut all);
    assert!(all.len() > 100, "the project's root was not found");
    all
}

fn visit(folder: &Path, path: &str, all: &mut Vec<File>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("plain file names");
        let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
        if entry.file_type().expect("a type").is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                visit(&entry.path(), &path, all);
            }
        } else if WRITTEN.iter().any(|end| name.rsplit('.').next() == Some(end)) {
            let text = std::fs::read_to_string(entry.path()).expect("text");
            all.push(File { path, text });
        }
    }
}

/// The words of a name: `camelCase`, `snake_case` and `kebab-case` fall apart, in lower case.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for character in name.chars() {
        if !character.is_alphanumeric() || character.is_uppercase() {
            words.push(String::new());
        }
        if character.is_alphanumeric() {
            words.last_mut().expect("never empty").extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Fails with all that is wrong, a line each.
#[track_caller]
pub(crate) fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
