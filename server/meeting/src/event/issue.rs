//! One person's issue: support, offers, flags, actions.

/// Adds its events to those before, and hands them on.
macro_rules! of_the_issue {
    ($next:ident $($later:ident)* ; $($before:tt)*) => { $next! { $($later)* ;
        $($before)*

            // — the issue —
            /// The presenter said what support they want [O6].
            SupportStated {
                /// Kinds.
                wanted: Vec<SupportKind>,
                /// In own words.
                note: Option<Line>,
            }
            /// The minimum time was used [C2].
            MinimumReached {}

            // — offers —
            /// Someone made an offer [O1].
            OfferMade {
                /// Which.
                offer: OfferId,
                /// Whose.
                seat: Seat,
                /// What it is.
                kind: OfferKind,
                /// Its text; none once it was deleted unopened [O5].
                text: Option<Words>,
                /// True where its kind was invited, so that it went straight through.
                opened: bool,
            }
            /// A held offer was reworded [O4].
            OfferReworded {
                /// Which.
                offer: OfferId,
                /// The text; none once it was deleted unopened [O5].
                text: Option<Words>,
            }
            /// A held offer was withdrawn [O4].
            OfferWithdrawn {
                /// Which.
                offer: OfferId,
            }
            /// The advice gate is open for these kinds, and no others [O3].
            GateOpened {
                /// Which.
                kinds: Vec<OfferKind>,
            }
            /// Advice is muted [O3].
            GateClosed {}
            /// The presenter opened held offers [O3].
            OffersOpened {
                /// Which.
                offers: Vec<OfferId>,
            }

            // — flags —
            /// A flag was raised [G1].
            FlagRaised {
                /// Which.
                flag: FlagId,
                /// On whom.
                seat: Seat,
                /// Which rule.
                slip: Slip,
                /// By whom.
                by: Seat,
            }
            /// A second person flags the same: now it counts [G1].
            FlagSeconded {
                /// Which.
                flag: FlagId,
                /// By whom.
                by: Seat,
            }
            /// The flagged one answered [G2].
            FlagAnswered {
                /// Which.
                flag: FlagId,
                /// How.
                answer: FlagAnswer,
            }
            /// Fifteen seconds went by without an answer [G3].
            FlagOverdue {
                /// Which.
                flag: FlagId,
            }
            /// A flag is shown to all [G3].
            FlagShown {
                /// Which.
                flag: FlagId,
            }
            /// A flag was dropped [G3].
            FlagDropped {
                /// Which.
                flag: FlagId,
            }

            // — actions —
            /// The presenter drafted an action [S1].
            ActionDrafted {
                /// Which.
                action: ActionId,
                /// Whose.
                seat: Seat,
                /// Its wording.
                wording: Wording,
            }
            /// An action got a new wording; read-back and confirmation fall [S1].
            ActionReworded {
                /// Which.
                action: ActionId,
                /// The wording.
                wording: Wording,
            }
            /// A drafted action was removed.
            ActionDropped {
                /// Which.
                action: ActionId,
            }
            /// An action was read back [S1].
            ActionReadBack {
                /// Which.
                action: ActionId,
            }
            /// The presenter confirmed an action [S1].
            ActionConfirmed {
                /// Which.
                action: ActionId,
            }
            /// The owner said what became of a carried action [S3].
            ActionReviewed {
                /// Which.
                action: CarriedId,
                /// Done, changed or not yet.
                outcome: Outcome,
                /// What happened.
                happened: Option<Words>,
                /// What the owner learned.
                learned: Option<Words>,
            }
    } };
}
