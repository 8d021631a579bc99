//! The four rounds of one issue.

use crate::steps::{floor, moves_on, offered_to};
use hyacinth_protocol::{
    Changed, Command, FlagAnswer, FlagId, FloorView, Kind, Millis, OfferId, OfferKind, PairMoment,
    Refusal, Seat, Slip, SupportKind,
};
use hyacinth_tests::{Table, line, offer, say, wording, words};

pub(super) const ADVICE: &str = "Give them the first question yourself";
pub(super) const EXPERIENCE: &str = "My year eights once did exactly the same";

pub(super) struct Issue {
    pub(super) presenter: &'static str,
    pub(super) asker: &'static str,
    pub(super) second: &'static str,
    pub(super) third: &'static str,
    pub(super) flagger: &'static str,
    pub(super) quiet: &'static str,
}

fn ask(text: &str) -> Command {
    Command::Ask { text: Some(words(text)) }
}

fn pair(asker: Seat, moment: PairMoment) -> impl Fn(&Changed) -> bool {
    move |view| matches!(floor(view), FloorView::Pair { asker: a, moment: m, .. } if *a == asker && *m == moment)
}

impl Issue {
    /// Support is stated; two thoughts are held while the presenter speaks for six minutes.
    pub(super) async fn presenting(&mut self, table: &mut Table) {
        let seat = table.seat(self.presenter);
        table.all_see("the floor go to the presenter", offered_to(seat)).await;
        let note = Some(line("Gently, please"));
        let wanted = vec![SupportKind::Questions, SupportKind::Challenge];
        table.does(self.presenter, Command::StateSupport { wanted: wanted.clone(), note }).await;
        table.does(self.presenter, Command::AcceptFloor {}).await;
        table.does(self.asker, offer(OfferKind::Advice, ADVICE)).await;
        table.does(self.second, offer(OfferKind::Experience, EXPERIENCE)).await;
        table
            .sees(self.presenter, "that two are held", |view| {
                view.you.as_ref().is_some_and(|you| {
                    you.held.len() == 2 && you.held.iter().all(|held| held.seat.is_none())
                })
            })
            .await;
        table
            .all_see("the support wanted", |view| {
                let issue = view.issue.as_ref().and_then(Option::as_ref);
                issue.and_then(|issue| issue.support.as_ref()).is_some_and(|s| s.wanted == wanted)
            })
            .await;
        table.turn(Millis::minutes(6));
        table.does(self.presenter, Command::Done {}).await;
        moves_on(table, 2, false).await;
    }

    /// Three ask; each has one question and one follow-up, then the queue moves [F8].
    pub(super) async fn clarifying(&mut self, table: &mut Table) {
        let seats = [table.seat(self.asker), table.seat(self.second), table.seat(self.third)];
        table.does(self.asker, ask("How many are in the class?")).await;
        table.does(self.second, ask("Who else knows about it?")).await;
        table.does(self.third, Command::Ask { text: None }).await;
        table.all_see("the pair", pair(seats[0], PairMoment::Answering)).await;
        table
            .all_see("two waiting", |view| {
                let queue = view.queue.as_ref().expect("a whole view");
                queue.places.iter().map(|place| place.seat).eq(seats[1..].iter().copied())
            })
            .await;
        table.does(self.presenter, say(Kind::Answer, "Twenty-six, on a good day")).await;
        table.does(self.presenter, Command::Answered {}).await;
        table.does(self.asker, Command::FollowUp { text: Some(words("And last year?")) }).await;
        table.does(self.presenter, Command::Answered {}).await;
        for (name, seat) in [(self.second, seats[1]), (self.third, seats[2])] {
            table.all_see("the queue move", offered_to(seat)).await;
            table.does(name, Command::AcceptFloor {}).await;
            if name == self.third {
                table.all_see("a question aloud", pair(seat, PairMoment::Asking)).await;
                table.does(name, Command::Asked {}).await;
            }
            table.all_see("the pair", pair(seat, PairMoment::Answering)).await;
            table.turn(Millis::seconds(20));
            table.does(self.presenter, Command::Answered {}).await;
            table.does(name, Command::Done {}).await;
        }
        moves_on(table, 3, false).await;
    }

    /// A slip into telling: private to three, and shown only when fifteen seconds brought no answer.
    pub(super) async fn open_questions(&mut self, table: &mut Table) {
        let seat = table.seat(self.asker);
        table.does(self.asker, Command::Ask { text: None }).await;
        table.does(self.flagger, Command::Flag { seat, slip: Slip::Telling }).await;
        let private = |view: &Changed| !view.you.as_ref().expect("whole").flags.is_empty();
        for name in [self.asker, self.flagger, "Hugo"] {
            table.sees(name, "the flag, privately [G2]", private).await;
        }
        table.does(self.quiet, Command::Ask { text: None }).await;
        assert!(!private(table.view(self.quiet)), "nobody else hears of it [G2]");
        assert!(table.view(self.quiet).flags.as_ref().is_some_and(Vec::is_empty));
        let show = Command::ShowFlag { flag: FlagId(0) };
        table.turn(Millis(14_999));
        assert_eq!(table.refused("Hugo", show.clone()).await, Refusal::AwaitingAnswer {});
        table.turn(Millis(1));
        table
            .sees("Hugo", "that no answer came [G3]", |view| {
                view.you.as_ref().is_some_and(|you| you.flags.iter().any(|flag| flag.overdue))
            })
            .await;
        table.does("Hugo", show).await;
        table
            .all_see("telling mode [G3]", |view| view.flags.as_ref().is_some_and(|f| f.len() == 1))
            .await;
        assert_eq!(table.refused(self.asker, Command::Asked {}).await, Refusal::FloorSuspended {});
        let answer = FlagAnswer::Reword;
        table.does(self.asker, Command::AnswerFlag { flag: FlagId(0), answer }).await;
        table
            .all_see("the flag resolved", |view| view.flags.as_ref().is_some_and(Vec::is_empty))
            .await;
        table.does(self.asker, Command::Asked {}).await;
        table.turn(Millis::seconds(90));
        table.does(self.presenter, say(Kind::Insight, "I answer my own questions")).await;
        table.does(self.presenter, Command::Answered {}).await;
        table.does(self.presenter, Command::SkipThinking {}).await;
        table.does(self.asker, Command::Done {}).await;
        moves_on(table, 4, false).await;
    }

    /// The presenter invites advice and opens one of the two held offers.
    pub(super) async fn in_charge(&mut self, table: &mut Table) {
        let invite = Command::Invite { kinds: vec![OfferKind::Advice] };
        assert!(matches!(
            table.refused("Hugo", invite.clone()).await,
            Refusal::PresenterOnly { .. }
        ));
        table.does(self.presenter, invite).await;
        let closed = table.refused(self.presenter, Command::OpenOffer { offer: OfferId(1) }).await;
        assert_eq!(closed, Refusal::GateClosed {}, "an experience was not asked for [O3]");
        table.does(self.presenter, Command::OpenOffer { offer: OfferId(0) }).await;
        table
            .all_see("the advice", |view| {
                let opened = &view.offers.as_ref().expect("a whole view").opened;
                matches!(&opened[..], [one] if one.text.as_str() == ADVICE)
            })
            .await;
        let action = wording("Wait ten seconds after each question");
        table.does(self.presenter, Command::DraftAction { wording: action }).await;
        moves_on(table, 5, false).await;
    }
}
