//! What a format may not say although every field alone can be read [T1]: one check for files and
//! for what an editor sends.

use crate::format::FormatError;
use hyacinth_protocol::{
    FloorKind, Format, Gate, Kind, Planned, Presents, Repeats, RoundRule, Whom, Yield,
};

/// The most rounds a format may have.
const MOST_ROUNDS: usize = 40;
/// The most minutes a round, or a meeting of ten, may be planned for: a working day.
const MOST_MINUTES: u16 = 480;
/// How many people a meeting's longest plan is reckoned for.
const MANY_PEOPLE: u16 = 10;
/// The most minutes a meeting keeps free.
const MOST_SLACK: u16 = 60;
/// The most meetings of a cycle.
const MOST_SITTINGS: u8 = 6;
/// The most words a rule may have: it stays on a phone's screen.
const MOST_RULE_WORDS: usize = 8;
/// The most prompts in one list.
const MOST_PROMPTS: usize = 12;
/// The most lines about what a round admits.
const MOST_ADMITS: usize = 24;

/// Checks a format, wherever it came from; `file` is only for the errors.
///
/// # Errors
/// [`FormatError`] for the first thing that is wrong: in a round before in the whole.
pub fn check_format(file: &str, format: &Format) -> Result<(), FormatError> {
    let about = About { file, format };
    about.whole(
        is_key(&format.key),
        "key",
        "write 1 to 60 small letters, digits and, between them, hyphens",
    )?;
    about.whole(
        format.slack_minutes <= MOST_SLACK,
        "slack_minutes",
        "keep 0 to 60 minutes free",
    )?;
    let many = (1..=MOST_ROUNDS).contains(&format.rounds.len());
    about.whole(many, "rounds", "give 1 to 40 rounds")?;
    for place in 0..format.rounds.len() {
        check_plan(&about, place)?;
        check_lists(&about, place)?;
        check_floor(&about, place)?;
        check_repeats(&about, place)?;
        check_yields(&about, place)?;
    }
    check_sittings(&about)?;
    check_presenter(&about)?;
    let all_protected = format.rounds.iter().all(|round| round.protected);
    about.round(
        0,
        format.rounds.len() == 1 || !all_protected,
        "protected",
        "leave at least one round unprotected: what extends another is taken from it",
    )?;
    check_length(&about)
}

/// What an error is about.
struct About<'a> {
    file: &'a str,
    format: &'a Format,
}

impl About<'_> {
    fn whole(&self, holds: bool, field: &str, message: &str) -> Result<(), FormatError> {
        if holds { Ok(()) } else { Err(self.wrong(None, field, message.to_owned())) }
    }

    fn round(&self, at: usize, holds: bool, field: &str, message: &str) -> Result<(), FormatError> {
        if holds { Ok(()) } else { Err(self.wrong(Some(at), field, message.to_owned())) }
    }

    fn wrong(&self, at: Option<usize>, field: &str, message: String) -> FormatError {
        FormatError {
            file: self.file.to_owned(),
            round: at.map(|at| self.format.rounds[at].name.as_str().to_owned()),
            place: at.and_then(|at| u16::try_from(at).ok()),
            field: field.to_owned(),
            message,
        }
    }
}

/// It names a file and stands in an address.
fn is_key(key: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (1..=60).contains(&key.len())
        && key.bytes().all(|b| plain(b) || b == b'-')
        && !key.starts_with('-')
        && !key.ends_with('-')
}

fn check_plan(about: &About<'_>, at: usize) -> Result<(), FormatError> {
    let round = &about.format.rounds[at];
    let longest = match round.planned {
        Planned::Minutes(minutes) => {
            let fits = (1..=MOST_MINUTES).contains(&minutes);
            about.round(at, fits, "minutes", "plan 1 to 480 minutes")?;
            minutes
        }
        Planned::SecondsPerTurn(seconds) => {
            let fits = (5..=3600).contains(&seconds);
            about.round(at, fits, "seconds_per_turn", "plan 5 to 3600 seconds")?;
            MOST_MINUTES
        }
    };
    if let Some(minimum) = &round.minimum {
        let least = hyacinth_protocol::Millis::minutes(minimum.minutes.into());
        let fits = minimum.minutes > 0 && least <= round.planned.length_for(1);
        about.round(at, fits, "minimum", "give 1 minute to the planned length")?;
        about.round(
            at,
            round.floor == FloorKind::PresenterAlone,
            "minimum",
            "only a round in which the presenter speaks alone has a minimum",
        )?;
        let few = minimum.prompts.len() <= MOST_PROMPTS;
        about.round(at, few, "minimum", "give at most 12 prompts")?;
    }
    about.round(
        at,
        round.bids_within_minutes.is_none_or(|minutes| (1..=longest).contains(&minutes)),
        "bids_within_minutes",
        "reveal bids after 1 minute or more, and within the round",
    )?;
    about.round(
        at,
        round.thinking_seconds.is_none_or(|seconds| (5..=60).contains(&seconds)),
        "thinking_seconds",
        "give 5 to 60 seconds",
    )
}

fn check_lists(about: &About<'_>, at: usize) -> Result<(), FormatError> {
    let (round, earlier) = (&about.format.rounds[at], &about.format.rounds[..at]);
    let name = |round: &RoundRule| round.name.as_str().to_lowercase();
    let new = earlier.iter().all(|other| name(other) != name(round));
    about.round(at, new, "name", "another round has this name: give each its own")?;
    let words = round.rule.as_str().split_whitespace().count();
    about.round(at, words <= MOST_RULE_WORDS, "rule", "say it in eight words or fewer")?;
    let few = round.prompts.len() <= MOST_PROMPTS;
    about.round(at, few, "prompts", "give at most 12")?;
    let few = round.admits.len() <= MOST_ADMITS;
    about.round(at, few, "admits", "give at most 24 lines")?;
    let few = round.yields.len() <= Yield::ALL.len();
    about.round(at, few && all_differ(&round.yields), "yields", "say each once")?;
    about.round(at, all_differ(&round.admits), "admits", "the same line stands twice")
}

fn all_differ<T: PartialEq>(list: &[T]) -> bool {
    list.iter().enumerate().all(|(i, item)| !list[..i].contains(item))
}

fn check_floor(about: &About<'_>, at: usize) -> Result<(), FormatError> {
    let round = &about.format.rounds[at];
    let asks = round.floor == FloorKind::QuestionAndAnswer;
    let admits_from = |whom| round.admits.iter().any(|admission| admission.from == whom);
    about.round(
        at,
        !asks || round.question().is_some(),
        "admits",
        "a question round admits questions: factQuestion or openQuestion",
    )?;
    let nobody_holds = matches!(round.floor, FloorKind::Open | FloorKind::ListeningIn);
    about.round(
        at,
        !(nobody_holds && admits_from(Whom::Holder)),
        "admits",
        "in this kind of floor nobody holds it: admit from everyone or from others",
    )?;
    about.round(
        at,
        round.gate == Gate::Closed || round.admits(Kind::Offer),
        "gate",
        "an invitable gate needs a round that admits offers",
    )?;
    about.round(
        at,
        round.gate == Gate::Closed || round.needs_presenter(),
        "gate",
        "an invitable gate needs a round that has a presenter",
    )?;
    about.round(
        at,
        round.admits(Kind::Bid) == round.chooses(),
        "bids_within_minutes",
        "a round that admits bids says within how many minutes, and no other does",
    )?;
    about.round(
        at,
        asks || round.thinking_seconds.is_none(),
        "thinking_seconds",
        "only a round of questions and answers has a thinking pause",
    )
}

/// What can never be yielded would be asked for at each end of the round.
fn check_yields(about: &About<'_>, at: usize) -> Result<(), FormatError> {
    let round = &about.format.rounds[at];
    let (comes, message) = (
        |what: &Yield| match what {
            Yield::EveryoneHeard | Yield::ActionsConfirmed => true,
            Yield::ActionsReviewed => round.admits(Kind::Update),
            Yield::PresenterChosen => round.chooses(),
            Yield::SupportStated => about.format.presents != Presents::Nobody,
            Yield::MinimumTime => round.minimum.is_some(),
            Yield::ActionDrafted => round.admits(Kind::Action),
            Yield::Reflected => round.admits(Kind::Reflection),
            Yield::ThemeStated => round.admits(Kind::Theme),
            Yield::ResourceShared => round.admits(Kind::Resource),
            Yield::Recommended => round.admits(Kind::Recommendation),
            Yield::InsightTold => round.admits(Kind::Insight),
        },
        "a round yields only what it makes possible: admit it, or take it out here",
    );
    about.round(at, round.yields.iter().all(comes), "yields", message)
}

fn check_repeats(about: &About<'_>, at: usize) -> Result<(), FormatError> {
    let (earlier, rest) = about.format.rounds.split_at(at);
    about.round(
        at,
        rest[0].repeats == Repeats::Once || !rest[0].chooses(),
        "repeats",
        "the round that chooses the presenter is held once",
    )?;
    let returns = |round: &&RoundRule| round.repeats == Repeats::PerReturn;
    if earlier.last().is_some_and(|before| returns(&before)) {
        return Ok(());
    }
    let mut together = rest.iter().take_while(returns).peekable();
    about.round(
        at,
        together.peek().is_none() || together.any(|round| round.admits(Kind::Update)),
        "admits",
        "who comes back tells what became of their actions: admit update here",
    )
}

fn check_sittings(about: &About<'_>) -> Result<(), FormatError> {
    let rounds = &about.format.rounds;
    for (at, round) in rounds.iter().enumerate() {
        let fits = round.sitting.is_none_or(|sitting| (1..=MOST_SITTINGS).contains(&sitting));
        about.round(at, fits, "sitting", "write 1 to 6")?;
    }
    let named = |sitting: u8| rounds.iter().any(|round| round.sitting == Some(sitting));
    for (at, round) in rounds.iter().enumerate() {
        let Some(gap) = round.sitting.and_then(|last| (1..last).find(|n| !named(*n))) else {
            continue;
        };
        let message = format!("no round is in sitting {gap}: count them from 1 without a gap");
        return Err(about.wrong(Some(at), "sitting", message));
    }
    Ok(())
}

/// The rounds of one sitting, with their places.
fn held_in(format: &Format, sitting: u8) -> impl Iterator<Item = (usize, &RoundRule)> {
    let held = move |round: &RoundRule| round.sitting.is_none_or(|only| only == sitting);
    format.rounds.iter().enumerate().filter(move |(_, round)| held(round))
}

fn check_presenter(about: &About<'_>) -> Result<(), FormatError> {
    match about.format.presents {
        Presents::Chosen => check_chosen(about),
        Presents::InTurn => check_in_turn(about),
        Presents::Nobody => check_nobody(about),
    }
}

fn check_chosen(about: &About<'_>) -> Result<(), FormatError> {
    let format = about.format;
    about.whole(
        format.rounds.iter().any(RoundRule::chooses),
        "presents",
        "no round chooses the presenter: add one that admits bids, or change who presents",
    )?;
    for sitting in 1..=format.sittings() {
        let mut chosen = false;
        for (at, round) in held_in(format, sitting) {
            // Who comes back presents what became of their actions, chosen or not.
            let needs = match round.repeats {
                Repeats::PerReturn => false,
                Repeats::PerIssue => true,
                Repeats::Once => round.needs_presenter(),
            };
            about.round(
                at,
                chosen || !needs,
                "floor",
                "the presenter is chosen first: put this round behind the one that admits bids",
            )?;
            about.round(
                at,
                !(chosen && round.chooses()),
                "bids_within_minutes",
                "the presenter is chosen already: let one round admit bids, and no other",
            )?;
            chosen |= round.chooses();
        }
    }
    Ok(())
}

fn check_in_turn(about: &About<'_>) -> Result<(), FormatError> {
    let rounds = &about.format.rounds;
    for (at, round) in rounds.iter().enumerate() {
        about.round(
            at,
            !round.chooses(),
            "bids_within_minutes",
            "everyone presents in turn, so nobody bids: take bids out here",
        )?;
        about.round(
            at,
            !round.needs_presenter() || round.repeats != Repeats::Once,
            "repeats",
            "everyone presents in turn: hold it once for each issue, or for each who comes back",
        )?;
    }
    about.whole(
        rounds.iter().any(|round| round.repeats == Repeats::PerIssue),
        "presents",
        "where everyone presents in turn, at least one round is held once for each issue",
    )
}

fn check_nobody(about: &About<'_>) -> Result<(), FormatError> {
    for (at, round) in about.format.rounds.iter().enumerate() {
        about.round(
            at,
            !round.needs_presenter(),
            "floor",
            "nobody presents: let it go in turn, be led by the facilitator, or be open",
        )?;
        about.round(
            at,
            !round.chooses(),
            "bids_within_minutes",
            "nobody presents, so nobody bids: take bids out here",
        )?;
        about.round(
            at,
            round.repeats == Repeats::Once,
            "repeats",
            "nobody presents: each round is held once",
        )?;
        let no_presenter = |whom| !matches!(whom, Whom::Presenter | Whom::Others);
        about.round(
            at,
            round.admits.iter().all(|admission| no_presenter(admission.from)),
            "admits",
            "nobody presents: admit from everyone, the members, the facilitator or the holder",
        )?;
    }
    Ok(())
}

/// Each sitting of it fits a working day, even if all of ten come back with actions.
fn check_length(about: &About<'_>) -> Result<(), FormatError> {
    let format = about.format;
    let many = |round: &RoundRule| match (round.repeats, format.presents) {
        (Repeats::PerIssue, Presents::InTurn) | (Repeats::PerReturn, _) => u64::from(MANY_PEOPLE),
        _ => 1,
    };
    for sitting in 1..=format.sittings() {
        let length = |round: &RoundRule| round.planned.length_for(MANY_PEOPLE).0 * many(round);
        let total: u64 = held_in(format, sitting).map(|(_, round)| length(round)).sum();
        let minutes = total.div_ceil(60_000);
        if minutes > u64::from(MOST_MINUTES) {
            let message = format!("ten people would need {minutes} minutes: plan at most 480");
            return Err(about.wrong(None, "rounds", message));
        }
    }
    Ok(())
}
