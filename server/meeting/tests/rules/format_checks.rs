//! What a format may not say, file or not [T1].

use crate::formats::{FILE, format, line, round};
use hyacinth_meeting::{check_format, read_format, write_format};
use hyacinth_protocol::{
    Admission, FloorKind, Format, Kind, Name, Planned, Repeats, RoundRule, Whom, Yield,
};

fn admission(kind: Kind, from: Whom) -> Admission {
    Admission { kind, from }
}

/// Changes a shipped format; it must be refused, as a file too, and this is where: the round and
/// the field.
fn refused(key: &str, change: impl Fn(&mut Format)) -> (Option<String>, String) {
    let mut wrong = format(key);
    change(&mut wrong);
    let error = check_format(FILE, &wrong).expect_err("it is wrong");
    assert_eq!(read_format(FILE, &write_format(&wrong)).expect_err("wrong too"), error);
    let place = error.place.map(|place| wrong.rounds[usize::from(place)].name.as_str());
    assert_eq!((error.file.as_str(), error.round.as_deref()), (FILE, place));
    assert!(error.message.len() > 10, "{} says too little", error.message);
    (error.round, error.field)
}

/// As [`refused`], about a round.
fn refused_in(key: &str, name: &str, change: impl Fn(&mut RoundRule)) -> String {
    let (at, field) = refused(key, |format| change(round(format, name)));
    assert_eq!(at.as_deref(), Some(name), "it is about this round");
    field
}

#[test]
fn t1_lists_and_lengths_are_bounded() {
    let prompts = |count| (0..count).map(|i| line(&format!("And {i}?"))).collect::<Vec<_>>();
    let seven = "seven-rounds";
    assert_eq!(refused_in(seven, "Bidding", |round| round.prompts = prompts(13)), "prompts");
    let field = refused_in(seven, "Presenting", |round| {
        round.minimum.as_mut().expect("a minimum").prompts = prompts(13);
    });
    assert_eq!(field, "minimum");
    let twice = |round: &mut RoundRule| round.admits.push(round.admits[0]);
    assert_eq!(refused_in(seven, "Check-in", twice), "admits");
    let field = refused_in(seven, "Check-in", |round| {
        let pairs = Kind::ALL.iter().flat_map(|kind| Whom::ALL.iter().map(|from| (*kind, *from)));
        round.admits = pairs.map(|(kind, from)| admission(kind, from)).take(25).collect();
    });
    assert_eq!(field, "admits");
    let twice = |round: &mut RoundRule| round.yields.push(round.yields[0]);
    assert_eq!(refused_in(seven, "Check-in", twice), "yields");
    let long = |round: &mut RoundRule| round.planned = Planned::Minutes(481);
    assert_eq!(refused_in(seven, "Final plenary", long), "minutes");
    let long = |round: &mut RoundRule| round.planned = Planned::SecondsPerTurn(3601);
    assert_eq!(refused_in(seven, "Check-in", long), "seconds_per_turn");
    assert_eq!(refused(seven, |format| format.slack_minutes = 61), (None, "slack_minutes".into()));
    let many = |format: &mut Format| {
        let last = format.rounds[6].clone();
        for i in 0..34 {
            let name = Name::new(&format!("Once more {i}")).expect("a name");
            let planned = Planned::Minutes(1);
            format.rounds.push(RoundRule { name, planned, protected: false, ..last.clone() });
        }
    };
    assert_eq!(refused(seven, many), (None, "rounds".into()));
    let all = |format: &mut Format| format.rounds.iter_mut().for_each(|r| r.protected = true);
    assert_eq!(refused(seven, all), (Some("Check-in".into()), "protected".into()));
}

#[test]
fn t1_a_single_round_may_be_protected() {
    let mut single = format("learning-cycle");
    single.rounds.drain(..8);
    assert!(single.rounds[0].protected);
    assert_eq!(check_format(FILE, &single), Ok(()));
}

#[test]
fn t1_a_chosen_presenter_is_chosen_once_and_first() {
    let seven = "seven-rounds";
    let never = |format: &mut Format| drop(format.rounds.remove(1));
    assert_eq!(refused(seven, never), (None, "presents".into()));
    let late = |format: &mut Format| format.rounds.swap(1, 2);
    assert_eq!(refused(seven, late), (Some("Presenting".into()), "floor".into()));
    let field = refused_in(seven, "Final plenary", |round| {
        round.admits.push(admission(Kind::Bid, Whom::Everyone));
        round.bids_within_minutes = Some(1);
    });
    assert_eq!(field, "bids_within_minutes");
    let often = |round: &mut RoundRule| round.repeats = Repeats::PerIssue;
    assert_eq!(refused_in(seven, "Bidding", often), "repeats");
    // In each sitting.
    let only_first = |format: &mut Format| {
        format.rounds[1].sitting = Some(1);
        format.rounds[6].sitting = Some(2);
    };
    assert_eq!(refused(seven, only_first), (Some("Presenting".into()), "floor".into()));
}

#[test]
fn t1_who_comes_back_presents_before_anybody_is_chosen() {
    let mut own = format("seven-rounds");
    let mut back = format("three-stages");
    own.rounds.insert(1, round(&mut back, "Outcomes").clone());
    assert_eq!(check_format(FILE, &own), Ok(()));
}

#[test]
fn t1_where_everyone_presents_in_turn_nobody_bids() {
    let equal = "equal-airtime";
    let field = refused_in(equal, "Opening", |round| {
        round.admits.push(admission(Kind::Bid, Whom::Everyone));
        round.planned = Planned::Minutes(5);
        round.bids_within_minutes = Some(1);
    });
    assert_eq!(field, "bids_within_minutes");
    let once = |round: &mut RoundRule| round.repeats = Repeats::Once;
    assert_eq!(refused_in(equal, "Account", once), "repeats");
    let none = |format: &mut Format| drop(format.rounds.drain(1..4));
    assert_eq!(refused(equal, none), (None, "presents".into()));
}

#[test]
fn t1_where_nobody_presents_no_round_needs_a_presenter() {
    let cycle = "learning-cycle";
    let alone = |round: &mut RoundRule| round.floor = FloorKind::PresenterAlone;
    assert_eq!(refused_in(cycle, "Guide questions", alone), "floor");
    let field = refused_in(cycle, "Theme", |round| {
        round.admits.push(admission(Kind::Bid, Whom::Everyone));
        round.bids_within_minutes = Some(1);
    });
    assert_eq!(field, "bids_within_minutes");
    let each = |round: &mut RoundRule| round.repeats = Repeats::PerIssue;
    assert_eq!(refused_in(cycle, "Reflect", each), "repeats");
    for from in [Whom::Presenter, Whom::Others] {
        let field = refused_in(cycle, "Close", |round| round.admits[0].from = from);
        assert_eq!(field, "admits");
    }
    let support = |round: &mut RoundRule| round.yields.push(Yield::SupportStated);
    assert_eq!(refused_in(cycle, "Arriving", support), "yields");
}

#[test]
fn t1_a_round_for_those_who_come_back_hears_how_it_went() {
    let field = refused_in("three-stages", "Outcomes", |round| round.admits.clear());
    assert_eq!(field, "admits");
}

#[test]
fn t1_thinking_belongs_to_questions_and_holding_to_a_floor() {
    let thinks = |seconds| move |round: &mut RoundRule| round.thinking_seconds = Some(seconds);
    for seconds in [0, 4, 61] {
        assert_eq!(
            refused_in("seven-rounds", "Open questions", thinks(seconds)),
            "thinking_seconds"
        );
    }
    assert_eq!(refused_in("seven-rounds", "Presenting", thinks(10)), "thinking_seconds");
    let holder = |round: &mut RoundRule| round.admits[0].from = Whom::Holder;
    assert_eq!(refused_in("three-stages", "Listening in", holder), "admits");
    assert_eq!(refused_in("three-stages", "What worked, and why", holder), "admits");
}

#[test]
fn t1_sittings_are_counted_without_a_gap() {
    let cycle = "learning-cycle";
    for sitting in [0, 7, u8::MAX] {
        let set = |round: &mut RoundRule| round.sitting = Some(sitting);
        assert_eq!(refused_in(cycle, "Close", set), "sitting");
    }
    let gap = |round: &mut RoundRule| round.sitting = Some(4);
    assert_eq!(refused_in(cycle, "Close", gap), "sitting");
    let no_first = |format: &mut Format| drop(format.rounds.drain(..5));
    assert_eq!(refused(cycle, no_first), (Some("How it went".into()), "sitting".into()));
    let mut three = format(cycle);
    round(&mut three, "Close").sitting = Some(3);
    assert_eq!((check_format(FILE, &three), three.sittings()), (Ok(()), 3));
}

#[test]
fn t1_a_meeting_of_ten_fits_a_working_day() {
    let long = |format: &mut Format| round(format, "Account").planned = Planned::Minutes(38);
    assert_eq!(refused("equal-airtime", long), (None, "rounds".into()));
    let mut fits = format("equal-airtime");
    round(&mut fits, "Account").planned = Planned::Minutes(37);
    assert_eq!(check_format(FILE, &fits), Ok(()));
    // The second sitting counts as much as the first, and so do all who come back.
    let long = |format: &mut Format| round(format, "Reflect").planned = Planned::Minutes(480);
    assert_eq!(refused("learning-cycle", long), (None, "rounds".into()));
    let long = |format: &mut Format| round(format, "Outcomes").planned = Planned::Minutes(20);
    assert_eq!(refused("three-stages", long), (None, "rounds".into()));
}

#[test]
fn t1_what_cannot_be_yielded_is_not_asked_for() {
    for (what, name) in [
        (Yield::ActionsReviewed, "Bidding"),
        (Yield::PresenterChosen, "Check-in"),
        (Yield::MinimumTime, "Open questions"),
        (Yield::ActionDrafted, "Presenting"),
        (Yield::Reflected, "Check-in"),
        (Yield::ThemeStated, "Check-in"),
        (Yield::ResourceShared, "Check-in"),
        (Yield::Recommended, "Final plenary"),
        (Yield::InsightTold, "Presenting"),
    ] {
        let field = refused_in("seven-rounds", name, |round| round.yields.push(what));
        assert_eq!(field, "yields", "{what:?} in {name}");
    }
}
