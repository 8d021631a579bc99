//! The meeting itself: its people, its agenda, who leads, what is paused, put away, agreed on.

/// Adds its events to those before, and hands them on.
macro_rules! of_the_meeting {
    ($next:ident $($later:ident)* ; $($before:tt)*) => { $next! { $($later)* ;
        $($before)*

            // — the meeting —
            /// The meeting was called.
            Called {
                /// All it needs from its set.
                setup: Box<Setup>,
            }
            /// A late joiner took the next seat [D6].
            Joined {
                /// Who.
                participant: Participant,
            }
            /// Someone is here.
            Arrived {
                /// Whose seat.
                seat: Seat,
            }
            /// Someone dropped; nothing of theirs is lost [D1].
            Left {
                /// Whose seat.
                seat: Seat,
            }
            /// Someone consents to open below the quorum [R2].
            Consented {
                /// Who.
                seat: Seat,
            }
            /// The meeting was opened.
            Opened {
                /// By whom.
                by: Seat,
            }
            /// A round began, and the one before it ended.
            RoundBegan {
                /// Which.
                round: RoundIndex,
                /// Who moved the meeting on.
                by: Seat,
            }
            /// An issue is on the agenda: someone's turn to present, or to tell what became of their actions.
            IssuePlanned {
                /// Which.
                issue: IssueId,
                /// Whose.
                presenter: Seat,
                /// They come back with actions to tell of.
                returning: bool,
            }
            /// The rounds to come are these now: at the opening, when someone comes late or stays away,
            /// when a format is switched.
            AgendaPlanned {
                /// The first that is replaced; those before it stay.
                from: RoundIndex,
                /// The rounds from there on.
                steps: Vec<Step>,
                /// The agreed end.
                ends_at: Timestamp,
            }
            /// Someone has no issue today, or it is over before its time.
            IssueDropped {
                /// Which.
                issue: IssueId,
            }
            /// An issue got a name.
            IssueNamed {
                /// Which.
                issue: IssueId,
                /// Its name.
                title: Line,
            }
            /// The meeting goes on with another format [B6].
            FormatSwitched {
                /// That format, whole.
                format: Box<Format>,
            }
            /// The round got more time [C5].
            Extended {
                /// Minutes more.
                minutes: u8,
                /// What later rounds gave for it; the rest is slack [C4].
                #[serde(default)]
                taken: Vec<Taken>,
            }
            /// Someone gave minutes of their own to another.
            MinutesGifted {
                /// Who gave.
                by: Seat,
                /// What their rounds gave.
                taken: Vec<Taken>,
                /// The round that got them.
                round: RoundIndex,
                /// Minutes more.
                minutes: u8,
            }
            /// All agreed to another end [C4].
            EndMoved {
                /// Minutes later.
                minutes: u8,
            }
            /// Someone is ready for the next round, or took it back [T5].
            ReadyChanged {
                /// Who.
                seat: Seat,
                /// True: ready.
                ready: bool,
            }
            /// The last move to a round was taken back [R1].
            RoundUndone {
                /// By whom.
                by: Seat,
            }
            /// All clocks stopped [R4, R5].
            Paused {
                /// Who asked; kept for nothing but the log's own order.
                by: Seat,
                /// Asked for by anyone, or as a process time-out.
                #[serde(default = "asked")]
                reason: PauseReason,
            }
            /// The presenter of the issue is away, and everything waits for them [D2].
            PresenterLost {}
            /// The presenter is back [D2].
            PresenterBack {}
            /// Everybody has dropped out of a live meeting: everything stands until someone goes on [D1].
            Emptied {}
            /// Ninety seconds went by without the presenter [D2].
            AwayOverdue {}
            /// Someone chose how to go on without the presenter [D2].
            AwayAnswered {
                /// How.
                choice: AwayChoice,
                /// By whom.
                by: Seat,
            }
            /// The meeting was put away for another day [R3].
            Suspended {
                /// By whom.
                by: Seat,
            }
            /// It was taken up again [R3].
            Resumed {
                /// By whom.
                by: Seat,
            }
            /// Someone asked the others for what nobody decides alone.
            MotionMade {
                /// For what.
                motion: Motion,
                /// Who.
                by: Seat,
            }
            /// Someone answered.
            MotionAnswered {
                /// Who.
                seat: Seat,
                /// True agrees.
                agree: bool,
                /// Whom, where it was about taking someone out: that is asked beside the rest.
                about: Option<Seat>,
            }
            /// It is decided, taken back, or cannot be agreed to any more.
            MotionEnded {
                /// Whom, where it was about taking someone out.
                about: Option<Seat>,
            }
            /// Two took someone out of the meeting [D7].
            SeatRemoved {
                /// Whom.
                seat: Seat,
            }
            /// The lead is offered [D3, D4].
            LeadOffered {
                /// To whom.
                to: Seat,
                /// By whom; none where the set asks, because who leads is away or is back.
                by: Option<Seat>,
                /// True where they led before they dropped out.
                back: bool,
            }
            /// Who was asked will not lead, or did not answer [D3].
            LeadDeclined {
                /// Who.
                seat: Seat,
            }
            /// Someone leads from here on [D4].
            LeadTaken {
                /// Who.
                seat: Seat,
            }
            /// Nobody leads: the meeting goes on self-facilitated [D3, T5].
            LeadGone {}
            /// The server came back; everyone has to come back too, and a live meeting is paused [D8].
            Restarted {
                /// The last moment it was known to run: clocks stopped then.
                since: Timestamp,
            }
            /// The clocks go on [R4, D8].
            Continued {
                /// Who said so.
                by: Seat,
            }
            /// The meeting is over.
            Closed {
                /// Who closed it.
                by: Seat,
                /// The offers deleted unopened [O5].
                deleted: Vec<OfferId>,
            }
    } };
}
