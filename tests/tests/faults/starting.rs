//! What the program says where it does not start: one clear line, exit 2 where it was asked wrongly, and
//! exit 1 where the machine could not, so that whatever keeps it running tries again.

use hyacinth_tests::run_to_end;
use rusqlite::Connection;
use std::net::TcpListener;

/// The same start may succeed later.
const MAY_PASS: i32 = 1;
/// Nothing but another start will do.
const WRONG: i32 = 2;

/// Runs it, checks the exit code and silence on standard output, and gives what it says instead.
async fn complaint(code: i32, arguments: &[&str]) -> String {
    let output = run_to_end(arguments).await;
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    said
}

fn is_one_line(said: &str) -> bool {
    said.trim_end().lines().count() == 1 && !said.contains("panicked")
}

#[tokio::test]
async fn an_address_in_use_is_one_clear_line() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("plain characters");
    let said = complaint(MAY_PASS, &["--data", data, "--listen", &address]).await;
    assert!(is_one_line(&said), "{said}");
    assert!(said.contains(&address) && said.contains("--listen"), "{said}");
}

#[tokio::test]
async fn a_data_folder_that_is_a_file_is_one_clear_line() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let path = file.path().to_str().expect("plain characters");
    let said = complaint(MAY_PASS, &["--data", path, "--listen", "127.0.0.1:0"]).await;
    assert!(is_one_line(&said) && said.contains(path), "{said}");
}

#[tokio::test]
async fn a_database_of_another_kind_is_one_clear_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("plain characters");
    std::fs::write(
        folder.path().join("hyacinth.sqlite"),
        "no database, but long enough to be read as one ".repeat(40),
    )
    .expect("a file");
    let said = complaint(MAY_PASS, &["--data", data, "--listen", "127.0.0.1:0"]).await;
    assert!(is_one_line(&said), "{said}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_one_clear_line_and_no_reason_to_try_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("plain characters");
    let file = Connection::open(folder.path().join("hyacinth.sqlite")).expect("a file");
    file.pragma_update(None, "user_version", 99).expect("a number");
    drop(file);
    let said = complaint(WRONG, &["--data", data, "--listen", "127.0.0.1:0"]).await;
    assert!(is_one_line(&said) && said.contains("newer Hyacinth"), "{said}");
}

#[tokio::test]
async fn a_metrics_address_in_use_is_one_clear_line() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("plain characters");
    let listen = ["--listen", "127.0.0.1:0", "--metrics-listen", &address];
    let said = complaint(MAY_PASS, &[&["--data", data][..], &listen].concat()).await;
    assert!(is_one_line(&said) && said.contains("--metrics-listen"), "{said}");
}

#[tokio::test]
async fn a_certificate_that_is_not_there_yet_may_come_and_one_without_its_key_may_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().to_str().expect("plain characters");
    let none = folder.path().join("none.pem");
    let none = none.to_str().expect("plain characters");
    let start = ["--data", data, "--listen", "127.0.0.1:0", "--tls-certificate", none];
    let said = complaint(MAY_PASS, &[&start[..], &["--tls-key", none]].concat()).await;
    assert!(is_one_line(&said) && said.contains("none.pem"), "{said}");
    let said = complaint(WRONG, &start).await;
    assert!(said.contains("--tls-key"), "{said}");
    let empty = folder.path().join("empty.pem");
    std::fs::write(&empty, "").expect("a file");
    let empty = empty.to_str().expect("plain characters");
    let start = ["--data", data, "--listen", "127.0.0.1:0", "--tls-certificate", empty];
    let said = complaint(WRONG, &[&start[..], &["--tls-key", empty]].concat()).await;
    assert!(is_one_line(&said) && said.contains("no certificate"), "{said}");
}

#[tokio::test]
async fn a_wrong_flag_names_itself() {
    for (arguments, named) in [
        (&["--lisen", "localhost:1"][..], "--lisen"),
        (&["--listen", "here"], "here"),
        (&["--public-url", "sets.example.org/path"], "sets.example.org/path"),
        (&["demo", "--pace", "0"], "--pace"),
        (&["dance"], "dance"),
    ] {
        let said = complaint(WRONG, arguments).await;
        assert!(said.contains(named) && !said.contains("panicked"), "{said}");
    }
}

#[tokio::test]
async fn help_tells_every_flag_and_version_its_number() {
    let help = run_to_end(&["--help"]).await;
    let text = String::from_utf8(help.stdout).expect("text");
    assert!(help.status.success());
    for wanted in ["--data", "--listen", "--public-url", "demo", "HYACINTH_DATA"] {
        assert!(text.contains(wanted), "{wanted} is not in\n{text}");
    }
    let version = run_to_end(&["--version"]).await;
    let text = String::from_utf8(version.stdout).expect("text");
    assert_eq!(text.trim(), format!("hyacinth {}", env!("CARGO_PKG_VERSION")));
}
