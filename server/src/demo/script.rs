//! What the simulated members say. Everyone has an issue, since anyone may be chosen.

/// One simulated member.
pub(super) struct Part {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) why: &'static str,
    pub(super) account: &'static [&'static str],
    pub(super) answers: &'static [&'static str],
    pub(super) insight: &'static str,
    pub(super) action: &'static str,
    pub(super) measure: &'static str,
    pub(super) experience: &'static str,
    pub(super) reflection: &'static str,
    /// What became of the action at work, when it comes back in the next check-in.
    pub(super) happened: &'static str,
    pub(super) learned: &'static str,
}

pub(super) const FACILITATOR: &str = "Hugo";

pub(super) const THEME: &str = "Pupils who ask more than we do";

pub(super) const RESOURCE: &str = "The question that waits: a talk of eleven minutes";

pub(super) const QUESTIONS: &[&str] = &[
    "What is the speaker's main point about silence?",
    "How do your pupils deal with not knowing?",
    "Where would you begin?",
];

pub(super) const RECOMMENDATIONS: &[&str] = &[
    "Give every department one lesson a term that is planned around pupils' questions.",
    "Let pairs of colleagues watch each other's waiting time.",
];

pub(super) const SHARING: &[&str] = &[
    "The ten-second count: it costs nothing, and it changed three classes.",
    "Two recordings of a lesson before and after.",
];

pub(super) const NEXT_THEMES: &[&str] =
    &["Questions that pupils ask each other", "What we do with the questions we cannot answer"];

pub(super) const UPDATES: &[&str] = &[
    "A long week, and glad to be here.",
    "Calmer than last time. Year 9 finally settled.",
    "Tired, but I kept one evening free.",
    "Good. I said no to something, for once.",
    "Reports are in. I can think again.",
    "Curious what we will end up talking about.",
];

pub(super) const FACTS: &[&str] = &[
    "How long has this been going on?",
    "Who else knows about it?",
    "How often does it come up in a week?",
    "What have you tried so far?",
    "Who decides about it in the end?",
    "When did you last talk about it with them?",
];

pub(super) const OPEN: &[&str] = &[
    "When did it last go well?",
    "What would you lose if it worked?",
    "What are you not saying to your head of year?",
    "What would a good week look like?",
    "What do you think they would say, if they were here?",
    "What is the smallest part of it that is yours to change?",
];

pub(super) const FOLLOW_UP: &str = "And what did you notice in yourself just then?";

pub(super) const PARTS: &[Part] = &[
    Part {
        name: "Ada",
        title: "My new assistant does the work for the children",
        why: "Parents' evening is in three weeks",
        account: &[
            "She joined in September, and she is kind, and she cannot watch anyone struggle.",
            "When a child stops writing, she finishes the sentence. I see it from the front, and I say nothing.",
            "I think what I avoid is telling her that her help is in the way.",
        ],
        answers: &[
            "Since the first week, really. I hoped that it would settle.",
            "Only you. I have not told my head of year.",
            "It went well once, when I gave her a question to ask instead of a child to help.",
            "I would lose being the nice one, I suppose.",
        ],
        insight: "I have told her what to stop, never what to do instead.",
        action: "Ask her on Monday to watch one child for ten minutes, and tell me what she sees",
        measure: "She brings me one thing that surprised her",
        experience: "I once swapped roles with an assistant for a lesson. We both saw what we do without thinking.",
        reflection: "I noticed how much I wanted to be told what to do, and how glad I am that nobody did.",
        happened: "She noticed that he starts again by himself after a minute.",
        learned: "I wait less well than the children do.",
    },
    Part {
        name: "Ben",
        title: "Two colleagues in my team do not speak to each other",
        why: "We plan next year's timetable this month",
        account: &[
            "It began with a cupboard, and now they write each other notes.",
            "I carry messages between them, and everybody thinks that is my job.",
            "I used to be friends with both.",
        ],
        answers: &[
            "About a year. I only noticed after Easter.",
            "The whole corridor knows. Nobody says so.",
            "On the trip in June they laughed about the same thing. I remember thinking: see.",
            "If it worked I would have to say what I think myself.",
        ],
        insight: "By carrying the messages I make it easy for them not to talk.",
        action: "Stop carrying messages: ask both to be in the room on Thursday",
        measure: "The timetable question is settled with both of them there",
        experience: "In my last school we started team meetings with five silent minutes of writing. It took the edge off.",
        reflection: "The questions about facts were harder for me than the open ones.",
        happened: "Both came. It was stiff, and it was enough.",
        learned: "They needed the table, not me.",
    },
    Part {
        name: "Chloe",
        title: "My quiet class has gone silent",
        why: "Their oral exam is in May",
        account: &[
            "Year 10, twenty-six of them, and when I ask a question I can hear the heating.",
            "They write well. They talk in the corridor. They do not talk to me.",
            "I have started to answer my own questions.",
        ],
        answers: &[
            "Since I moved the tables back into rows. I had not put those two together before.",
            "Three lessons a week, so often.",
            "With the visiting author they did not stop. I sat at the back that day.",
            "A good week: one argument that is theirs.",
        ],
        insight: "It went quiet when I began to fill the silence.",
        action: "Count to ten after every question for a week, and write down what happens",
        measure: "At least three pupils who have not spoken this term do",
        experience: "I had a class like that. Pairs first, then the room, helped a little each week.",
        reflection: "It was good to be slow.",
        happened: "By Thursday two of them spoke before I got to eight.",
        learned: "The silence was mine.",
    },
    Part {
        name: "Dev",
        title: "I said yes to leading maths, and I want to say no",
        why: "The head announces it next Friday",
        account: &[
            "She asked me in the car park and I said yes before I had thought.",
            "Everyone congratulates me. At home we have a baby who does not sleep.",
            "I do not know how to go back on it without being the one who went back on it.",
        ],
        answers: &[
            "Eleven days ago. I count them.",
            "My partner knows. And now you.",
            "I have drafted the mail four times.",
            "They would say: we would rather know now.",
        ],
        insight: "I am protecting a picture of me, not the department.",
        action: "Tell the head on Wednesday that I can do it from September, not now",
        measure: "We have talked, whatever the answer",
        experience: "I gave a role back once. The week after, nobody spoke of it any more.",
        reflection: "I caught myself preparing advice. Holding it was oddly restful.",
        happened: "She thanked me for saying it early.",
        learned: "I had rehearsed the wrong conversation.",
    },
    Part {
        name: "Ewa",
        title: "A father calls me every evening",
        why: "It started again on Sunday",
        account: &[
            "He found my number on an old trip letter. He is worried, and he is polite, and he does not stop.",
            "I answer, because the boy does better when I do.",
            "My own children have learned to be quiet when the phone rings.",
        ],
        answers: &[
            "Since the half-term. With a pause at Christmas.",
            "The boy's tutor knows a part of it.",
            "When we met in person, with the tutor there. He was a different man.",
            "The smallest part: which phone it is.",
        ],
        insight: "I treat it as my secret, and so it has no end.",
        action: "Agree a weekly call with the father and the tutor, from the school's phone",
        measure: "No call at home for two weeks",
        experience: "We had a family like that. A fixed time each week helped them and us.",
        reflection: "I felt the quiet after each question. It was not empty.",
        happened: "Two calls at home in the first week, none in the second.",
        learned: "A fixed end makes it easier to listen.",
    },
    Part {
        name: "Femi",
        title: "The sixth form wants a protest, and the head wants me to stop it",
        why: "They meet on Tuesday",
        account: &[
            "They want to walk out about the field that is being sold. They asked me first, because they trust me.",
            "The head asked me to have a word. He trusts me too.",
            "I agree with them, and I signed his contract.",
        ],
        answers: &[
            "Two weeks, and it goes quickly.",
            "The pupils know that I know. The head does not know that they asked me.",
            "It last went well when they ran the assembly on their own terms.",
            "I am not saying that I might lose either way.",
        ],
        insight: "I can tell both of them the same sentence.",
        action: "Tell the head what I think about the field before I speak with the pupils again",
        measure: "He hears it from me and nobody else",
        experience: "Pupils once asked the governors to a meeting in our school. It changed the tone more than the plan.",
        reflection: "I slipped into telling, and it was kind how it was handled.",
        happened: "He was quiet for a while, and then he asked what I would do.",
        learned: "Saying it once, to the right person, was lighter than I thought.",
    },
];
