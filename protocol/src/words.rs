//! The field's words as closed lists: what a round allows, what may be contributed, who has which role.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$item_doc:meta])* $item:ident),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub enum $name { $($(#[$item_doc])* $item),+ }

        impl $name {
            /// Every one, in the order they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$item),+];
        }
    )+};
}

words! {
    /// How the right to speak moves in a round [T3].
    FloorKind {
        /// Each seat once, in order.
        InTurn,
        /// The presenter, uninterrupted.
        PresenterAlone,
        /// Asker and presenter in pairs, from a queue.
        QuestionAndAnswer,
        /// Everyone but the presenter talks; the presenter listens.
        ListeningIn,
        /// The presenter gives the floor.
        PresenterCalls,
        /// The facilitator gives the floor.
        FacilitatorLeads,
        /// Anyone speaks.
        Open,
    }

    /// What a contribution is [A1].
    Kind {
        /// How last meeting's action went.
        Update,
        /// An issue offered for presenting.
        Bid,
        /// The presenter's account of the issue.
        Account,
        /// A question about facts.
        FactQuestion,
        /// A question that opens thinking; no story, no suggestion in it.
        OpenQuestion,
        /// The presenter's answer.
        Answer,
        /// A suggestion, advice, opinion, experience or resource.
        Offer,
        /// What the presenter realises.
        Insight,
        /// What the presenter will do, by when.
        Action,
        /// What someone noticed.
        Reflection,
        /// A remark on how the set works, not on the issue.
        ProcessRemark,
        /// What a cycle of meetings is about.
        Theme,
        /// Something to read, watch or listen to together, with guide questions.
        Resource,
        /// What the school could do.
        Recommendation,
        /// What is worth sharing with the wider staff.
        Sharing,
        /// The aspect of the theme for the next cycle.
        NextTheme,
    }

    /// Who presents in a format.
    #[derive(Default)]
    Presents {
        /// One person, chosen together [B].
        #[default]
        Chosen,
        /// Everyone in turn, an issue each, with time of their own.
        InTurn,
        /// Nobody: the set works on a theme together.
        Nobody,
    }

    /// How often a round is held in a meeting.
    #[derive(Default)]
    Repeats {
        /// Once.
        #[default]
        Once,
        /// Once for each issue.
        PerIssue,
        /// Once for each one present who comes back with actions to tell of.
        PerReturn,
    }

    /// Who may bring a contribution [A1].
    Whom {
        /// Who has the floor.
        Holder,
        /// The presenter.
        Presenter,
        /// Everyone but the presenter.
        Others,
        /// Everyone.
        Everyone,
        /// The facilitator.
        Facilitator,
        /// Everyone but the facilitator; in a self-facilitated meeting, everyone.
        Members,
    }

    /// What may become of the advice gate in a round.
    Gate {
        /// It stays closed.
        Closed,
        /// The presenter may open it.
        Invitable,
    }

    /// Why everything stands still.
    PauseReason {
        /// Someone asked for it; nobody is told who [R4].
        Asked,
        /// The server restarted: nobody asked [D8].
        Restarted,
        /// A process time-out: the content rests, how the set works is looked at [R5].
        Process,
        /// The presenter dropped out of their issue [D2].
        PresenterAway,
        /// Everybody had dropped out: nothing fell due meanwhile [D1].
        Empty,
    }

    /// What becomes of an issue whose presenter dropped out [D2].
    AwayChoice {
        /// Wait another ninety seconds.
        Wait,
        /// The clock goes on, and the others write down quietly what they would ask or offer.
        SilentNotes,
        /// The next one presents: the bid with most agreement, or the next in turn.
        NextPresenter,
        /// This issue ends here; the meeting goes on behind it.
        EndIssue,
    }

    /// What an offer brings [O1].
    OfferKind {
        /// Something the presenter could try.
        Suggestion,
        /// What the author would do.
        Advice,
        /// What the author thinks.
        Opinion,
        /// Something similar the author lived through.
        Experience,
        /// Something to read, watch or use.
        Resource,
    }

    /// A way a rule can slip [G1].
    Slip {
        /// Advice in place of a question.
        Telling,
        /// One's own story in place of a question.
        Story,
        /// A question that carries its answer.
        Leading,
        /// A verdict on the person or the act.
        Judging,
        /// Speaking over the one who has the floor.
        Interrupting,
        /// More airtime than the role and round expect.
        Dominating,
    }

    /// How the one who was flagged answers [G2].
    FlagAnswer {
        /// Say it again as a question.
        Reword,
        /// Keep it as a held offer.
        Park,
        /// It was no slip.
        StandBy,
    }

    /// Roles in a set. The presenter is not a role: it lasts one issue.
    Role {
        /// Opens and closes, moves rounds, keeps time, mutes advice.
        Facilitator,
        /// Asked first when the facilitator drops out.
        Deputy,
        /// Everyone else.
        Member,
    }

    /// What the presenter would like from the set [O6].
    SupportKind {
        /// Be listened to.
        Listening,
        /// Be asked questions.
        Questions,
        /// Be challenged.
        Challenge,
        /// Get feedback.
        Feedback,
        /// Get ideas.
        Ideas,
    }

    /// The order in which the queue is served [F5].
    QueueOrder {
        /// As asked.
        AsAsked,
        /// Who had least floor time comes first.
        LeastHeard,
    }

    /// How a tie between bids ends, after the two-minute talk and the chance to withdraw [B4].
    TieRule {
        /// Who presented longest ago presents; a random draw if that is a tie too.
        LongestSince,
        /// A random draw with a seed everybody can check.
        Draw,
    }

    /// What became of an action [S3].
    Outcome {
        /// Done as planned.
        Done,
        /// Something else was done.
        Changed,
        /// Not yet.
        NotYet,
    }

    /// Where a meeting stands.
    Stage {
        /// Called; people arrive.
        Gathering,
        /// Open.
        Live,
        /// Put away for another day, with everything in it [R3].
        Suspended,
        /// Over.
        Closed,
    }

    /// What a round should yield before it ends; soft, a second press overrides [T2].
    Yield {
        /// Everyone present had a turn or passed [R1].
        EveryoneHeard,
        /// Every carried action of someone present was reviewed [S3].
        ActionsReviewed,
        /// A presenter is chosen [B3].
        PresenterChosen,
        /// The presenter said what support they want [O6].
        SupportStated,
        /// The minimum time was used [C2].
        MinimumTime,
        /// The presenter drafted at least one action [S1].
        ActionDrafted,
        /// Every drafted action was read back and confirmed [S1].
        ActionsConfirmed,
        /// Someone reflected on the process.
        Reflected,
        /// The theme is stated.
        ThemeStated,
        /// A resource to work with is shared.
        ResourceShared,
        /// At least one recommendation is written down.
        Recommended,
        /// The presenter, or in a theme's meeting someone, wrote an insight down.
        InsightTold,
    }

    /// What a seat may do now. The screen shows these and no others [A1].
    Act {
        /// Open the meeting [R2].
        Open,
        /// Consent to open below the quorum [R2].
        Consent,
        /// Move to the next round [R1].
        Next,
        /// Add minutes to the round [C5].
        Extend,
        /// Close the meeting.
        Close,
        /// Stop all clocks [R4].
        Pause,
        /// Go on after a pause [R4].
        Continue,
        /// Accept the offered floor [F2].
        AcceptFloor,
        /// Pass, without a reason [F2].
        Pass,
        /// End one's turn.
        Done,
        /// Ask for the floor [F3].
        AskFloor,
        /// Ask a question in a question round [F3].
        Ask,
        /// Leave the queue, or reword what waits there.
        LeaveQueue,
        /// Say that the question was asked aloud.
        Asked,
        /// Say that the question is answered.
        Answered,
        /// Ask the one follow-up [F8].
        FollowUp,
        /// Give the floor to someone [F6].
        Grant,
        /// Take the floor back [F6].
        Revoke,
        /// Move places in the queue [F6].
        Reorder,
        /// Contribute in writing, of the kinds in `admitted` [A2].
        Say,
        /// Bid, or say "no bid today" [B1].
        Bid,
        /// Withdraw one's bid [B4].
        WithdrawBid,
        /// Reveal the bids before everybody is in [B1].
        RevealBids,
        /// Say how far one agrees with a bid [B2].
        Gauge,
        /// Propose a bid to the group [B3].
        Propose,
        /// Agree or object to what is proposed [B3].
        AnswerProposal,
        /// Let the charter's tie rule decide [B4].
        SettleTie,
        /// State the support wanted [O6].
        StateSupport,
        /// Offer something to the presenter; it is held while the gate is closed [O1].
        Offer,
        /// Open the advice gate [O3].
        Invite,
        /// Close the advice gate [O3].
        MuteAdvice,
        /// Open a held offer [O3].
        OpenOffer,
        /// Flag a slip [G1].
        Flag,
        /// Show a flag to all [G3].
        ShowFlag,
        /// Drop a flag [G3].
        DropFlag,
        /// Draft an action [S1].
        DraftAction,
        /// Read an action back [S1].
        ReadBack,
        /// Confirm the wording of one's action [S1].
        ConfirmAction,
        /// Say what became of a carried action [S3].
        ReviewAction,
        /// Say that one is ready for the next round, or take it back [T5, R1].
        Ready,
        /// Take the last "Next" back, within 10 s [R1].
        UndoNext,
        /// Put the meeting away for another day [R3].
        Suspend,
        /// Take it up again [R3].
        Resume,
        /// Call a process time-out [R5].
        TimeOut,
        /// End the thinking pause [F7].
        SkipThinking,
        /// Ask the others for what nobody decides alone [D7, C4, T5].
        Move,
        /// Answer what is asked of all.
        AnswerMotion,
        /// Offer someone the lead [D4].
        OfferLead,
        /// Accept or decline the lead [D4].
        AnswerLead,
        /// Say how to go on without the presenter [D2].
        AnswerAway,
        /// Ask someone unheard, privately, whether they would like the next question [G7].
        Encourage,
        /// Answer that [G7].
        AnswerEncouragement,
        /// Give minutes of one's own to someone.
        GiftMinutes,
        /// "No issue today": one's minutes go back to all.
        NoIssue,
        /// Give one's issue a name.
        NameIssue,
        /// State the theme [E8].
        StateTheme,
        /// Share a resource with guide questions [E6].
        ShareResource,
        /// Go on with another format, because nobody bid [B6].
        SwitchFormat,
    }
}
