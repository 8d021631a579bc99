//! The manual and the program agree on what it can be told.

use hyacinth_tests::run_to_end;

/// The words of `text` that begin like this.
fn words<'a>(text: &'a str, begin: &str) -> Vec<&'a str> {
    let ends = |letter: char| !(letter.is_ascii_alphanumeric() || "-_".contains(letter));
    let mut words: Vec<_> = text.split(ends).filter(|word| word.starts_with(begin)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[tokio::test]
async fn every_flag_variable_and_command_is_in_the_manual() {
    let output = run_to_end(&["--help"]).await;
    let help = String::from_utf8(output.stdout).expect("text");
    let manual = include_str!("../../../docs/running.md");
    let mut told = words(&help, "--");
    told.extend(words(&help, "HYACINTH_"));
    let commands = help.split("Commands:").nth(1).expect("its heading").lines().skip(1);
    let named = commands.take_while(|line| !line.is_empty()).filter_map(|line| {
        line.strip_prefix("  ")?.split(' ').next().filter(|word| !word.is_empty())
    });
    told.extend(named.filter(|command| *command != "help"));
    assert!(told.len() > 15, "{told:?}");
    let missing: Vec<_> = told
        .into_iter()
        .filter(|word| !["--help", "--version"].contains(word) && !manual.contains(*word))
        .collect();
    assert!(missing.is_empty(), "docs/running.md does not tell of {missing:?}");
}
