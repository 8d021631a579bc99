//! Who presents, and the rounds that go with it.

use super::{About, held_in};
use crate::format::FormatError;
use hyacinth_protocol::{Presents, Repeats, RoundRule, Whom};

pub(super) fn check(about: &About<'_>) -> Result<(), FormatError> {
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
