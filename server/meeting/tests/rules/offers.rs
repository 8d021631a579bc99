//! Advice is parked, never lost, and never read before it is wanted [O].

use crate::harness::*;
use hyacinth_meeting::{Event, redact, stored};
use hyacinth_protocol::{Act, Command, Kind, OfferId, OfferKind, Refusal, SupportKind};

const ADVICE: OfferKind = OfferKind::Advice;
const STORY: OfferKind = OfferKind::Experience;

fn invite(kinds: &[OfferKind]) -> Command {
    Command::Invite { kinds: kinds.to_vec() }
}

fn open(offer: u16) -> Command {
    Command::OpenOffer { offer: OfferId(offer) }
}

/// Ben holds advice, Chloe an experience; Ada is in charge.
fn in_charge() -> Given {
    let mut given = Given::in_round("Open questions");
    given
        .does(BEN, offer(ADVICE, "Talk to her first"))
        .does(CHLOE, offer(STORY, "It was so with me"));
    given.moves_on();
    given
}

#[test]
fn o1_muted_advice_is_held_and_survives_the_rounds() {
    let mut given = Given::in_round("Presenting");
    given.does(BEN, offer(ADVICE, "Talk to her first"));
    while given.round().name.as_str() != "Presenter in charge" {
        given.moves_on();
    }
    assert_eq!(given.you(ADA).held.len(), 1);
    given.does(ADA, invite(&[ADVICE])).does(ADA, open(0));
    assert_eq!(given.shared().offers.opened[0].text, words("Talk to her first"));
}

#[test]
fn o1_not_by_the_presenter_and_not_without_one() {
    let mut given = Given::in_round("Open questions");
    let refusal = Refusal::NotForPresenter { act: Act::Offer };
    given.refused(ADA, offer(ADVICE, "To me"), refusal);
    Given::live().refused(BEN, offer(ADVICE, "To whom?"), Refusal::NoPresenter {});
    let mut given = Given::in_round("Final plenary");
    given.refused(BEN, offer(ADVICE, "Late"), Refusal::NotAdmitted { kind: Kind::Offer });
}

#[test]
fn o2_before_it_is_invited_the_text_reaches_its_author_only() {
    let given = in_charge();
    for seat in [HUGO, ADA, CHLOE, DEV] {
        let you = format!("{:?}", serde_json::to_string(&given.you(seat)));
        assert!(!you.contains("Talk to her"), "{seat:?} reads Ben's offer");
    }
    assert_eq!(given.you(BEN).offers[0].text, words("Talk to her first"));
    assert!(given.shared().offers.opened.is_empty());
    let held = given.you(ADA).held;
    assert_eq!((held[0].kind, held[0].seat), (ADVICE, None));
    assert_eq!((held[1].kind, held[1].seat), (STORY, None));
    assert!(given.you(HUGO).held.is_empty());
}

#[test]
fn o2_names_only_if_the_charter_says_so() {
    let mut setup = setup();
    setup.charter.names_on_held_offers = true;
    let mut given = Given::in_round_with(setup, "Open questions");
    given.does(BEN, offer(ADVICE, "Talk to her first"));
    assert_eq!(given.you(ADA).held[0].seat, Some(BEN));
}

#[test]
fn o3_the_presenter_alone_opens_the_gate_for_the_kinds_they_want() {
    let mut given = in_charge();
    given.refused(HUGO, invite(&[ADVICE]), Refusal::PresenterOnly { act: Act::Invite });
    given.refused(ADA, open(0), Refusal::GateClosed {});
    given.refused(ADA, invite(&[]), Refusal::ChooseOne {});
    given.does(ADA, invite(&[STORY])).refused(ADA, invite(&[STORY]), Refusal::NothingToDo {});
    given.refused(ADA, open(0), Refusal::GateClosed {});
    given.refused(ADA, open(9), Refusal::NoSuchOffer {});
    given.does(ADA, open(1)).refused(ADA, open(1), Refusal::OfferOpened {});
    given.does(DEV, offer(STORY, "With me too")).does(DEV, offer(ADVICE, "Wait"));
    let opened: Vec<_> = given.shared().offers.opened.iter().map(|o| o.offer).collect();
    assert_eq!(opened, [OfferId(1), OfferId(2)]);
}

#[test]
fn o3_one_by_one_all_or_none() {
    let mut given = in_charge();
    given.does(ADA, invite(&[ADVICE, STORY])).does(ADA, Command::OpenAllOffers {});
    assert_eq!(given.shared().offers.opened.len(), 2);
    given.refused(ADA, Command::OpenAllOffers {}, Refusal::NoSuchOffer {});
}

#[test]
fn o3_the_facilitator_mutes_but_never_opens() {
    let mut given = in_charge();
    given.refused(HUGO, Command::MuteAdvice {}, Refusal::NothingToDo {});
    given.does(ADA, invite(&[ADVICE]));
    given.refused(BEN, Command::MuteAdvice {}, Refusal::FacilitatorOnly { act: Act::MuteAdvice });
    given.does(HUGO, Command::MuteAdvice {});
    given.does(DEV, offer(ADVICE, "Wait"));
    assert!(given.shared().offers.opened.is_empty());
}

#[test]
fn o3_only_where_the_round_lets_them_and_the_gate_closes_with_it() {
    let mut given = Given::in_round("Open questions");
    given.refused(ADA, invite(&[ADVICE]), Refusal::NotInThisRound { act: Act::Invite });
    given.moves_on().does(ADA, invite(&[ADVICE])).moves_on();
    assert!(given.shared().offers.invited.is_empty());
}

#[test]
fn o4_authors_reword_and_withdraw_what_is_held() {
    let mut given = in_charge();
    let reword = |text| Command::RewordOffer { offer: OfferId(0), text: words(text) };
    given.refused(CHLOE, reword("Mine now"), Refusal::NoSuchOffer {});
    given.does(BEN, reword("Listen to her first"));
    given.does(CHLOE, Command::WithdrawOffer { offer: OfferId(1) });
    assert_eq!(given.you(ADA).held.len(), 1);
    given.does(ADA, invite(&[ADVICE])).does(ADA, open(0));
    assert_eq!(given.shared().offers.opened[0].text, words("Listen to her first"));
    given.refused(BEN, reword("Too late"), Refusal::OfferOpened {});
    given.refused(BEN, Command::WithdrawOffer { offer: OfferId(0) }, Refusal::OfferOpened {});
}

#[test]
fn o5_unopened_offers_are_deleted_at_the_close_and_blanked_in_the_log() {
    let mut given = in_charge();
    let reword = Command::RewordOffer { offer: OfferId(0), text: words("Listen to her first") };
    given.does(BEN, reword).does(DEV, offer(STORY, "Never mind"));
    given.does(DEV, Command::WithdrawOffer { offer: OfferId(2) });
    given.does(ADA, invite(&[ADVICE])).does(ADA, open(0));
    let mut early = given.log.clone();
    assert!(!early.iter_mut().any(|(_, events)| redact(&given.meeting, events)));

    given.does(HUGO, Command::Close { insist: true });
    assert_eq!(given.shared().summary.expect("closed").offers_deleted, 1);
    assert!(given.you(CHLOE).offers.is_empty());
    assert_eq!(given.you(BEN).offers.len(), 1);

    let mut log = given.log.clone();
    let changed =
        log.iter_mut().filter_map(|(_, events)| redact(&given.meeting, events).then_some(()));
    assert_eq!(changed.count(), 3);
    assert!(replayed(&log) == given.meeting, "the blanked log ends in the same state");
    let text: String = log.iter().map(|(_, events)| stored::write(events)).collect();
    for gone in ["Talk to her first", "It was so with me", "Never mind"] {
        assert!(!text.contains(gone), "{gone:?} is still in the log");
    }
    assert!(text.contains("Listen to her first"), "what was opened stays");
    assert!(!log.iter_mut().any(|(_, events)| redact(&given.meeting, events)), "once is enough");
}

#[test]
fn o5_the_close_names_what_it_deletes() {
    let mut given = in_charge();
    given.does(HUGO, Command::Close { insist: true });
    let deleted = given.log.iter().flat_map(|(_, events)| events).find_map(|event| match event {
        Event::Closed { deleted, .. } => Some(deleted.clone()),
        _ => None,
    });
    assert_eq!(deleted, Some(vec![OfferId(0), OfferId(1)]));
}

#[test]
fn o1_every_author_has_room_for_twenty() {
    let mut given = Given::in_round("Open questions");
    for _ in 0..20 {
        given.does(BEN, offer(ADVICE, "Again"));
    }
    given.refused(BEN, offer(ADVICE, "Once more"), Refusal::Full {});
    given.does(CHLOE, offer(ADVICE, "First"));
}

#[test]
fn o6_the_support_wanted_is_pinned_for_all_and_may_change() {
    let mut given = Given::in_round("Presenting");
    let state =
        |wanted: &[SupportKind]| Command::StateSupport { wanted: wanted.to_vec(), note: None };
    let refusal = Refusal::PresenterOnly { act: Act::StateSupport };
    given.refused(BEN, state(&[SupportKind::Ideas]), refusal);
    given.refused(ADA, state(&[]), Refusal::ChooseOne {});
    given.does(ADA, state(&[SupportKind::Questions, SupportKind::Questions]));
    let support = |given: &Given| given.shared().issue.expect("an issue").support;
    assert_eq!(support(&given).expect("stated").wanted, [SupportKind::Questions]);
    given.moves_on().does(ADA, state(&[SupportKind::Challenge]));
    assert_eq!(support(&given).expect("stated").wanted, [SupportKind::Challenge]);
}
