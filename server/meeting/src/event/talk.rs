//! Who speaks and what is said: floor, queue, hints, themes, contributions, choosing.

/// Adds its events to those before, and hands them on.
macro_rules! of_the_talk {
    ($next:ident $($later:ident)* ; $($before:tt)*) => { $next! { $($later)* ;
        $($before)*

            // — the floor —
            /// The floor is offered, in place of an earlier offer if there was one [F2].
            FloorOffered {
                /// To whom.
                to: Seat,
            }
            /// A seat has the floor [F1].
            FloorTaken {
                /// Who.
                seat: Seat,
            }
            /// The one it was offered to passed [F2].
            FloorPassed {
                /// Who.
                seat: Seat,
            }
            /// The offer lapsed: its seat is away, and nobody else waits.
            FloorLapsed {}
            /// A turn ended.
            TurnEnded {
                /// Whose.
                seat: Seat,
            }
            /// The floor, or its offer, was taken back [F6].
            FloorRevoked {
                /// By whom.
                by: Seat,
            }
            /// Asker and presenter have the floor [F1].
            PairBegan {
                /// Who asks.
                asker: Seat,
                /// The question, where it is typed.
                text: Option<Words>,
            }
            /// The question was asked aloud.
            QuestionAsked {}
            /// The presenter answered.
            QuestionAnswered {}
            /// The pause for thinking is over [F7].
            ThoughtOver {}
            /// The asker follows up, once [F8].
            FollowedUp {
                /// The follow-up, where it is typed.
                text: Option<Words>,
            }
            /// The pair ended.
            PairEnded {}

            // — the queue —
            /// Someone took a place [F4].
            Queued {
                /// Who.
                seat: Seat,
                /// The question that waits, where it is typed.
                text: Option<Words>,
            }
            /// A waiting question got a new text.
            QuestionReworded {
                /// Whose.
                seat: Seat,
                /// The text, or none to ask it aloud.
                text: Option<Words>,
            }
            /// Someone left the queue.
            QueueLeft {
                /// Who.
                seat: Seat,
            }
            /// Someone was moved in the queue, which is then served in this order [F6].
            QueueMoved {
                /// Whom.
                seat: Seat,
                /// The new place, counted from 0.
                place: u16,
            }
            /// The queue is served in another order [F5].
            QueueOrdered {
                /// Which.
                order: QueueOrder,
            }
            /// Someone who was skipped in turn wants their turn after all.
            TurnAsked {
                /// Who.
                seat: Seat,
            }

            /// Someone unheard was asked, privately, whether they would like the next question [G7].
            Encouraged {
                /// Whom.
                seat: Seat,
                /// By whom.
                by: Seat,
            }
            /// They answered [G7].
            EncouragementAnswered {
                /// Who.
                seat: Seat,
                /// True: they would.
                accept: bool,
            }
            /// Someone had the floor much longer than role and round expect [G7].
            DominanceNoticed {
                /// Who.
                seat: Seat,
            }

            // — a theme together —
            /// The theme was stated, or reworded [E8].
            ThemeStated {
                /// By whom.
                by: Seat,
                /// The theme.
                theme: Line,
            }
            /// A resource was shared [E6].
            ResourceShared {
                /// By whom.
                by: Seat,
                /// The resource.
                resource: ResourceView,
            }

            // — contributions —
            /// A typed contribution.
            Said {
                /// Whose.
                seat: Seat,
                /// What it is.
                kind: Kind,
                /// Its text.
                text: Words,
            }

            // — choosing —
            /// Someone bid, or reworded their bid [B1].
            BidMade {
                /// Which bid.
                bid: BidId,
                /// Whose.
                seat: Seat,
                /// The issue in one line.
                title: Line,
                /// Why now.
                why: Option<Line>,
                /// Minutes wanted.
                minutes: u8,
            }
            /// Someone said "no bid today" [B1].
            NoBidMade {
                /// The id that stands for the answer.
                bid: BidId,
                /// Who.
                seat: Seat,
            }
            /// Someone withdrew their bid [B4].
            BidWithdrawn {
                /// Which.
                bid: BidId,
            }
            /// All bids are shown together [B1].
            BidsRevealed {}
            /// Someone gauged a bid [B2].
            Gauged {
                /// Which bid.
                bid: BidId,
                /// Who.
                seat: Seat,
                /// 1 to 5.
                agreement: u8,
                /// Why.
                reason: Option<Line>,
            }
            /// A bid is proposed; earlier answers fall [B3].
            Proposed {
                /// Which.
                bid: BidId,
                /// By whom.
                by: Seat,
            }
            /// Someone answered the proposal [B3].
            ProposalAnswered {
                /// Who.
                seat: Seat,
                /// True agrees.
                agree: bool,
                /// Why.
                reason: Option<Line>,
            }
            /// Two minutes of talk began [B2].
            TalkBegan {
                /// The tied bids it is about; empty where it is about an objection.
                tied: Vec<BidId>,
            }
            /// The two minutes are over.
            TalkEnded {}
            /// The presenter is chosen.
            PresenterChosen {
                /// By which bid.
                bid: BidId,
                /// How.
                how: ChosenHow,
            }
    } };
}
