//! What may be logged: a fixed sentence, and fields that the manual lists.

use crate::tree::{files, none, read};

/// The fields that the manual lists.
fn listed(manual: &str) -> Vec<&str> {
    let (_, rest) = manual.split_once("### Log fields").expect("its heading");
    let rows = rest.lines().skip_while(|line| !line.starts_with("| `"));
    rows.map_while(|line| line.strip_prefix("| `")?.split('`').next()).collect()
}

/// What stands between the parentheses, one argument each; `text` begins behind the first one.
fn arguments(text: &str) -> Vec<String> {
    let (mut all, mut depth, mut quoted) = (vec![String::new()], 0, false);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted && depth == 0 => break,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                all.push(String::new());
                continue;
            }
            _ => {}
        }
        all.last_mut().expect("never empty").push(letter);
    }
    all.retain(|argument| !argument.trim().is_empty());
    all.iter().map(|argument| argument.trim().to_owned()).collect()
}

/// What is wrong with one argument of a log line.
fn fault(argument: &str, listed: &[&str]) -> Option<String> {
    if let Some(sentence) = argument.strip_prefix('"') {
        let sentence = sentence.trim_end_matches('"');
        let plain = |letter: char| letter.is_ascii_alphabetic() || " ,:-'()=".contains(letter);
        let fixed = sentence.len() < 120 && sentence.chars().all(plain);
        return (!fixed).then(|| format!("{argument} is no short fixed sentence"));
    }
    let field = argument.split(" = ").next().unwrap_or_default().trim_start_matches(['%', '?']);
    (!listed.contains(&field)).then(|| format!("{field} is no log field of docs/running.md"))
}

#[test]
fn a_log_line_is_a_fixed_sentence_and_listed_fields() {
    let manual = read("docs/running.md");
    let listed = listed(&manual);
    assert!(listed.len() > 5, "the manual's list is found");
    let (mut wrong, mut lines) = (Vec::new(), 0);
    for file in files() {
        if !file.path.starts_with("server/src/") || !file.path.ends_with(".rs") {
            continue;
        }
        for (at, _) in file.text.match_indices("tracing::") {
            let rest = &file.text[at + "tracing::".len()..];
            let Some((level, rest)) = rest.split_once("!(") else { continue };
            if !["error", "warn", "info", "debug", "trace"].contains(&level) {
                continue;
            }
            lines += 1;
            let faults = arguments(rest).into_iter().filter_map(|each| fault(&each, &listed));
            wrong.extend(faults.map(|fault| format!("{}: {fault}", file.path)));
        }
    }
    assert!(lines > 10, "the log lines are found: {lines}");
    none(wrong);
}
