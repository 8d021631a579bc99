//! What the program says to whoever starts it wrongly: one clear line, and exit 2.

use hyacinth_tests::run_to_end;
use std::net::TcpListener;

/// Runs it, checks exit 2 and silence on standard output, and gives what it says instead.
async fn complaint(arguments: &[&str]) -> String {
    let output = run_to_end(arguments).await;
    let said = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
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
    let said = complaint(&["--data", data, "--listen", &address]).await;
    assert!(is_one_line(&said), "{said}");
    assert!(said.contains(&address) && said.contains("--listen"), "{said}");
}

#[tokio::test]
async fn a_data_folder_that_is_a_file_is_one_clear_line() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    let path = file.path().to_str().expect("plain characters");
    let said = complaint(&["--data", path, "--listen", "127.0.0.1:0"]).await;
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
    let said = complaint(&["--data", data, "--listen", "127.0.0.1:0"]).await;
    assert!(is_one_line(&said), "{said}");
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
        let said = complaint(arguments).await;
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
