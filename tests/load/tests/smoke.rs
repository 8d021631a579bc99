//! The load in small: everything starts, every member sees every change, and the figures are there.
//! What they are is never judged here: a busy machine is no fault.

use serde::Deserialize;
use std::{path::PathBuf, process::Command};

#[derive(Deserialize)]
struct Table {
    columns: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    name: String,
    /// By column, then by run.
    runs: Vec<Vec<f64>>,
}

impl Table {
    fn row(&self, name: &str) -> &Row {
        let found = self.rows.iter().find(|row| row.name == name);
        found.unwrap_or_else(|| panic!("no row is called {name:?}"))
    }
}

/// The server as it was built beside this test.
fn server() -> PathBuf {
    let built = PathBuf::from(env!("CARGO_BIN_EXE_hyacinth-load")).with_file_name("hyacinth");
    assert!(
        built.is_file(),
        "{} is not built: run `cargo build -p hyacinth` first, or everything by tests/run",
        built.display()
    );
    built
}

/// Runs the load with these arguments and gives its table.
fn measured(arguments: &[&str]) -> Table {
    let work = tempfile::tempdir().expect("a folder");
    let json = work.path().join("figures.json");
    let ran = Command::new(env!("CARGO_BIN_EXE_hyacinth-load"))
        .args(arguments)
        .args(["--runs", "1", "--anywhere"])
        .arg("--binary")
        .arg(server())
        .arg("--work")
        .arg(work.path())
        .arg("--json")
        .arg(&json)
        .output()
        .expect("it starts");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "it failed:\n{said}");
    serde_json::from_slice(&std::fs::read(json).expect("figures")).expect("a table")
}

#[test]
fn every_member_sees_every_change_and_the_figures_are_there() {
    let table = measured(&[
        "run",
        "--rooms",
        "3",
        "--rate",
        "30",
        "--seconds",
        "2",
        "--warm-up",
        "0",
        "--settle",
        "0",
    ]);
    assert_eq!(table.columns, ["Hyacinth", "plain floor", "durable floor"]);
    for runs in &table.row("commands that were not shown to all").runs {
        assert_eq!(*runs, [0.0]);
    }
    for name in [
        "command → last of eight, p50",
        "command → last of eight, p99",
        "CPU per 1,000 deliveries",
        "commands shown a second",
        "frames per command",
        "memory of the server, RSS",
    ] {
        for runs in &table.row(name).runs {
            assert!(runs.len() == 1 && runs[0] > 0.0, "{name}: {runs:?}");
        }
    }
}

#[test]
fn everybody_comes_back_after_the_server_was_killed() {
    let table = measured(&["storm", "--restart", "--rooms", "3", "--server", "hyacinth"]);
    let runs = &table.row("all are live after").runs;
    assert!(runs[0][0] > 0.0, "{runs:?}");
}
