//! Formats as data [T]: read, written, and what the shipped ones are.

use crate::harness::*;
use hyacinth_meeting::{FormatError, check_format, read_format, shipped, write_format};
use hyacinth_protocol::{
    Command, FloorKind, Format, Gate, Kind, Line, Name, Planned, Presents, Repeats, RoundRule,
    Whom, Yield,
};
use proptest::prelude::*;

const GOOD: &str = include_str!("../../formats/seven-rounds.toml");
pub(crate) const FILE: &str = "own.toml";

/// The good file with one thing changed: it must be refused, and this is the error.
fn error(from: &str, to: &str) -> FormatError {
    assert!(GOOD.contains(from), "the good file does not say {from}");
    read_format(FILE, &GOOD.replacen(from, to, 1)).expect_err("it is wrong")
}

fn names(error: &FormatError) -> (&str, Option<&str>, Option<u16>, &str) {
    (error.file.as_str(), error.round.as_deref(), error.place, error.field.as_str())
}

pub(crate) fn format(key: &str) -> Format {
    shipped().iter().find(|format| format.key == key).expect("it is shipped").clone()
}

pub(crate) fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

/// The round of this name, to change it or to look at it.
pub(crate) fn round<'a>(format: &'a mut Format, name: &str) -> &'a mut RoundRule {
    format.rounds.iter_mut().find(|round| round.name.as_str() == name).expect("such a round")
}

#[test]
fn t1_an_error_names_file_round_and_field() {
    let wrong = error(r#"floor = "presenterAlone""#, r#"floor = "presenterAllone""#);
    assert_eq!(names(&wrong), (FILE, Some("Presenting"), Some(2), "floor"));
    assert!(wrong.to_string().starts_with("own.toml: round Presenting: floor: "));
    let wrong = error(r#"repeats = "perIssue""#, r#"repeat = "perIssue""#);
    assert_eq!(names(&wrong), (FILE, Some("Presenting"), Some(2), "repeat"));
    let wrong = error(r#"name = "Bidding""#, "");
    assert_eq!(names(&wrong), (FILE, Some("2"), Some(1), "name"));
    let wrong = error(r#"purpose = "One person"#, r#"aim = "One person"#);
    assert_eq!(names(&wrong), (FILE, None, None, "purpose"));
    assert_eq!(names(&error("[[rounds]]", "[[rounds]")), (FILE, None, None, "toml"));
    let long = read_format(FILE, &"#".repeat(1024 * 1024 + 1)).expect_err("too long");
    assert_eq!(names(&long), (FILE, None, None, "toml"));
}

#[test]
fn t1_what_makes_no_sense_together_is_refused() {
    let field = |from: &str, to: &str| error(from, to).field;
    assert_eq!(field("minimum = { minutes = 5", "minimum = { minutes = 11"), "minimum");
    assert_eq!(field(r#"kind = "factQuestion""#, r#"kind = "reflection""#), "admits");
    assert_eq!(field("bids_within_minutes = 5", ""), "bids_within_minutes");
    assert_eq!(field("bids_within_minutes = 5", "bids_within_minutes = 13"), "bids_within_minutes");
    assert_eq!(field(r#"name = "Bidding""#, r#"name = "check-In""#), "name");
    assert_eq!(field("minutes = 12", "minutes = 0"), "minutes");
    assert_eq!(field("minutes = 12", "minutes = 12\nseconds_per_turn = 5"), "minutes");
    assert_eq!(field("No stories, no suggestions.", "a b c d e f g h i"), "rule");
    let bid = r#"{ kind = "bid", from = "members" }"#;
    assert_eq!(field(bid, r#"{ kind = "bid", to = "all" }"#), "admits");
    let plenary = "floor = \"facilitatorLeads\"\nminutes = 10\ngate = \"closed\"";
    assert_eq!(field(plenary, &plenary.replace("closed", "invitable")), "gate");
    for key in ["Seven rounds", "", "-", "seven-", &"a".repeat(61)] {
        assert_eq!(field(r#"key = "seven-rounds""#, &format!("key = {key:?}")), "key");
    }
    let none = GOOD.split("[[rounds]]").next().expect("the head");
    assert_eq!(read_format(FILE, none).expect_err("no rounds").field, "rounds");
}

#[test]
fn t1_a_number_that_does_not_fit_is_told_which_does() {
    for (field, from) in
        [("minutes", "minutes = 12"), ("thinking_seconds", "thinking_seconds = 10")]
    {
        let told = |number: &str| error(from, &format!("{field} = {number}"));
        let bounds = told("0").message;
        for number in ["-1", "65536", "9223372036854775807"] {
            assert_eq!(
                (told(number).field.as_str(), told(number).message),
                (field, bounds.clone())
            );
        }
        assert_eq!(told("\"ten\"").message, "write a whole number");
    }
    assert_eq!(error("slack_minutes = 5", "slack_minutes = -1").field, "slack_minutes");
    assert_eq!(error("protected = true", "protected = true\nsitting = 257").field, "sitting");
}

#[test]
fn t1_an_error_names_the_field_as_a_browser_knows_it() {
    let wire = |from: &str, to: &str| error(from, to).wire_field();
    assert_eq!(wire("minutes = 12", "minutes = 0"), "planned");
    assert_eq!(wire("seconds_per_turn = 90", "seconds_per_turn = 1"), "planned");
    assert_eq!(wire("thinking_seconds = 10", "thinking_seconds = 1"), "thinkingSeconds");
    assert_eq!(wire("bids_within_minutes = 5", ""), "bidsWithinMinutes");
    assert_eq!(wire("slack_minutes = 5", "slack_minutes = 61"), "slackMinutes");
    assert_eq!(wire("minimum = { minutes = 5", "minimum = { minutes = 11"), "minimum");
    assert_eq!(wire("[[rounds]]", "[[rounds]"), "text");
}

#[test]
fn t1_a_meeting_keeps_the_format_it_was_called_with() {
    let mut own = setup();
    own.format.rounds.truncate(1);
    let mut given = Given::live_with(own);
    assert_eq!(given.shared().meeting.agenda.len(), 1);
    given.does(HUGO, Command::Close { insist: true });
}

#[test]
fn t1_a_file_is_written_as_it_is_read() {
    for format in shipped() {
        let text = write_format(format);
        assert_eq!(read_format(FILE, &text).as_ref(), Ok(format));
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert!(widest.is_some_and(|widest| widest <= 220), "a text of a format is a line at most");
    }
    let told: String = GOOD.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect();
    assert_eq!(write_format(&shipped()[0]), told, "laid out like the file that is shipped");
}

/// True for what a line may hold.
fn is_taken(letter: &char) -> bool {
    Line::new(&format!("a{letter}a")).is_ok()
}

/// Any text that is taken, with more than its share of what TOML gives a meaning.
fn odd(most: usize) -> impl Strategy<Value = String> {
    let special =
        prop::sample::select("\"'\\#=[]{},.\u{feff}\u{202e} ".chars().collect::<Vec<_>>());
    let letter =
        prop_oneof![special, any::<char>().prop_map(|c| if is_taken(&c) { c } else { '.' })];
    prop::collection::vec(letter, 1..=most)
        .prop_map(|letters| letters.into_iter().collect::<String>())
        .prop_filter("a line that is taken", |text| Line::new(text).is_ok())
}

fn odd_line() -> impl Strategy<Value = Line> {
    odd(Line::MOST).prop_map(|text| line(&text))
}

/// A shipped format with odd texts and numbers; some of them are wrong.
fn odd_format() -> impl Strategy<Value = Format> {
    let whole = (0..shipped().len(), odd(40), odd_line(), odd_line(), any::<u16>());
    let few = |most: u16| prop_oneof![3 => 1..=most, 1 => any::<u16>()];
    let numbers =
        (few(12), any::<bool>(), few(60), few(12), prop::option::of(0..8u8), any::<bool>());
    let texts = (odd(40), odd_line(), prop::collection::vec(odd_line(), 0..5));
    let rounds = prop::collection::vec((0..16usize, texts, numbers), 0..3);
    (whole, rounds).prop_map(|((which, name, purpose, source, slack), rounds)| {
        let base = shipped()[which].clone();
        let slack_minutes = slack % 70;
        let name = Name::new(&name).expect("a name");
        let mut format = Format { name, purpose, source, slack_minutes, ..base };
        for (at, (name, purpose, prompts), numbers) in rounds {
            let at = at % format.rounds.len();
            let round = &mut format.rounds[at];
            let (planned, per_turn, thinking, least, sitting, protected) = numbers;
            round.name = Name::new(&name).expect("a name");
            round.purpose = purpose;
            round.planned =
                if per_turn { Planned::SecondsPerTurn(planned) } else { Planned::Minutes(planned) };
            round.thinking_seconds = round.thinking_seconds.map(|_| thinking);
            if let Some(minimum) = &mut round.minimum {
                minimum.minutes = least;
                minimum.prompts = prompts.clone();
            }
            round.prompts = prompts;
            round.protected = protected;
            round.sitting = if sitting == Some(0) { round.sitting } else { sitting };
        }
        format
    })
}

proptest! {
    /// An editor and a file hear the same about the same format, right or wrong.
    #[test]
    fn t1_whatever_is_written_is_read_back_and_checked_alike(format in odd_format()) {
        let read = read_format(FILE, &write_format(&format));
        prop_assert_eq!(read, check_format(FILE, &format).map(|()| format));
    }
}

#[test]
fn t2_a_round_says_what_people_read_and_what_the_rules_need() {
    for format in shipped() {
        let again = serde_json::to_string(format).expect("JSON");
        assert_eq!(serde_json::from_str::<Format>(&again).expect("the same"), *format);
        let last = format.rounds.last().expect("a round");
        assert!(
            last.protected && format.rounds.iter().filter(|round| round.protected).count() == 1
        );
        for round in &format.rounds {
            let leans = !round.prompts.is_empty() || round.minimum.is_some();
            assert!(leans, "{}: {} has no prompts", format.key, round.name.as_str());
            let words = round.purpose.as_str().split_whitespace().count();
            assert!(
                (5..=30).contains(&words),
                "{}: a sentence people read",
                round.purpose.as_str()
            );
        }
    }
    let presenting = &shipped()[0].rounds[2];
    assert_eq!(presenting.minimum.as_ref().expect("a minimum").minutes, 5);
    assert!(presenting.repeats == Repeats::PerIssue && !presenting.yields.is_empty());
    let view = Given::in_round("Presenting").round();
    assert_eq!(view.rule.as_str(), "Only the presenter speaks.");
    assert_eq!(view.gate_opens_in, Some(hyacinth_protocol::RoundIndex(5)));
}

#[test]
fn t2_offers_are_held_only_where_a_later_round_may_open_them() {
    for format in shipped() {
        for (at, round) in format.rounds.iter().enumerate() {
            let opens = format.rounds[at..].iter().any(|later| later.gate == Gate::Invitable);
            assert!(opens || !round.admits(Kind::Offer), "{}: {:?}", format.key, round.name);
        }
    }
}

#[test]
fn t3_seven_rounds_uses_six_kinds_of_floor() {
    let kinds: Vec<FloorKind> = shipped()[0].rounds.iter().map(|round| round.floor).collect();
    for kind in FloorKind::ALL.iter().filter(|kind| **kind != FloorKind::ListeningIn) {
        assert!(kinds.contains(kind), "{kind:?}");
    }
}

#[test]
fn t3_the_shipped_formats_use_every_kind_of_floor_and_of_contribution() {
    let rounds = || shipped().iter().flat_map(|format| &format.rounds);
    for kind in FloorKind::ALL {
        assert!(rounds().any(|round| round.floor == *kind), "{kind:?}");
    }
    for kind in Kind::ALL {
        assert!(rounds().any(|round| round.admits(*kind)), "{kind:?}");
    }
    for what in Yield::ALL {
        assert!(rounds().any(|round| round.yields.contains(what)), "{what:?}");
    }
}

#[test]
fn t4_five_formats_come_with_the_product() {
    let keys: Vec<&str> = shipped().iter().map(|format| format.key.as_str()).collect();
    let all = ["seven-rounds", "equal-airtime", "shared-issue", "three-stages", "learning-cycle"];
    assert_eq!(keys, all);
    for (format, seed) in shipped().iter().zip(["002", "001", "003", "004", "000"]) {
        assert!(format.source.as_str().starts_with(&format!("seed {seed}: ")), "{}", format.key);
        assert_eq!(check_format(FILE, format), Ok(()));
    }
}

#[test]
fn t4_seven_rounds_take_about_ninety_minutes_for_six() {
    let format = &shipped()[0];
    assert_eq!((format.key.as_str(), format.rounds.len()), ("seven-rounds", 7));
    assert!((85..=95).contains(&format.minutes_for(6)));
    assert_eq!(format.rounds[4].thinking_seconds, Some(10));
}

#[test]
fn t4_equal_airtime_takes_fifteen_minutes_each() {
    let format = format("equal-airtime");
    assert_eq!(format.presents, Presents::InTurn);
    let own = format.rounds.iter().filter(|round| round.repeats == Repeats::PerIssue);
    let minutes = own.map(|round| round.planned.length_for(1).0 / 60_000).collect::<Vec<_>>();
    assert_eq!(minutes, [5, 7, 3]);
    assert!((55..=65).contains(&format.minutes_for(4)), "{}", format.minutes_for(4));
    assert!((115..=130).contains(&format.minutes_for(8)), "{}", format.minutes_for(8));
    assert!(!format.rounds.iter().any(|round| round.admits(Kind::Offer)), "nobody tells");
}

#[test]
fn t4_a_shared_issue_has_advice_last_and_only_if_wanted() {
    let format = format("shared-issue");
    let place = |name: &str| format.rounds.iter().position(|round| round.name.as_str() == name);
    let order = [
        "Update of actions",
        "Agreeing the issue",
        "Support wanted",
        "Presenting",
        "Open questions",
        "Feedback and advice",
        "Actions",
        "Looking back",
    ];
    assert!(order.iter().enumerate().all(|(at, name)| place(name) == Some(at)));
    let opens = |round: &&RoundRule| round.gate == Gate::Invitable;
    assert_eq!(format.rounds.iter().filter(opens).count(), 1);
    assert_eq!(format.rounds[5].floor, FloorKind::PresenterCalls);
    assert!((80..=95).contains(&format.minutes_for(6)), "{}", format.minutes_for(6));
}

#[test]
fn t4_three_stages_begin_with_who_comes_back_and_give_each_twenty_minutes() {
    let format = format("three-stages");
    let mut repeats: Vec<Repeats> = format.rounds.iter().map(|round| round.repeats).collect();
    repeats.dedup();
    let order = [Repeats::Once, Repeats::PerReturn, Repeats::PerIssue, Repeats::Once];
    assert_eq!(repeats, order);
    let own = format.rounds.iter().filter(|round| round.repeats == Repeats::PerIssue);
    assert!(own.map(|round| round.planned.length_for(1).0 / 60_000).sum::<u64>() >= 20);
    let listens = format.rounds.iter().find(|round| round.floor == FloorKind::ListeningIn);
    assert!(listens.is_some_and(|round| {
        !round.admits_from(Kind::Reflection).any(|from| from == Whom::Everyone)
    }));
}

#[test]
fn t4_a_learning_cycle_has_two_sittings_and_nobody_presents() {
    let mut format = format("learning-cycle");
    assert_eq!((format.presents, format.sittings()), (Presents::Nobody, 2));
    assert!((60..=75).contains(&format.minutes_for(6)), "{}", format.minutes_for(6));
    assert_eq!(round(&mut format, "Close").sitting, None);
    let evaluates = round(&mut format, "Evaluate and next steps");
    for kind in [Kind::Recommendation, Kind::Sharing, Kind::NextTheme] {
        assert!(evaluates.admits(kind) && evaluates.sitting == Some(2), "{kind:?}");
    }
}
