//! What one round may not say.

use super::{About, MOST_MINUTES};
use crate::format::FormatError;
use hyacinth_protocol::{
    FloorKind, Gate, Kind, Millis, Planned, Presents, Repeats, RoundRule, Whom, Yield,
};

/// The most words a rule may have: it stays on a phone's screen.
const MOST_RULE_WORDS: usize = 8;
/// The most prompts in one list.
const MOST_PROMPTS: usize = 12;
/// The most lines about what a round admits.
const MOST_ADMITS: usize = 24;

pub(super) fn check(about: &About<'_>, at: usize) -> Result<(), FormatError> {
    check_plan(about, at)?;
    check_lists(about, at)?;
    check_floor(about, at)?;
    check_repeats(about, at)?;
    check_yields(about, at)
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
        let least = Millis::minutes(minimum.minutes.into());
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
    let comes = |what: &Yield| match what {
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
    };
    about.round(
        at,
        round.yields.iter().all(comes),
        "yields",
        "a round yields only what it makes possible: admit it, or take it out here",
    )
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
