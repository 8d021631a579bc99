//! A meeting on the program itself, in which every word typed is a canary.

use crate::fields::canaries;
use hyacinth::client::Answered;
use hyacinth_protocol::{Changed, Command, CommandId, Kind, Line, Words};
use hyacinth_tests::{Process, say, within};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Who is there; the first facilitates.
pub(crate) const FOUR: &[&str] = &["Hugo", "Ada", "Ben", "Chloe"];

/// The meeting, and every word in it.
pub(crate) struct Walk {
    pub(crate) process: Process,
    /// Where words were typed, as `command.field`.
    pub(crate) typed: BTreeSet<String>,
    /// Every word, for the logs.
    pub(crate) words: Vec<String>,
    count: usize,
}

impl Walk {
    pub(crate) async fn begin() -> Self {
        let flags = &["--metrics-listen", "127.0.0.1:0"];
        let process = Process::of_with(FOUR, flags).await;
        Self { process, typed: BTreeSet::new(), words: Vec::new(), count: 0 }
    }

    /// A text that nobody typed before.
    pub(crate) fn text(&mut self) -> String {
        self.count += 1;
        format!("canary-{}-{:x}", self.count, Uuid::now_v7().as_u128() & 0xffff_ffff)
    }

    pub(crate) fn words(&mut self) -> Words {
        self.text().parse().expect("words")
    }

    pub(crate) fn line(&mut self) -> Line {
        self.text().parse().expect("a line")
    }

    /// Asks, and gives the words that were in it.
    async fn asks(&mut self, who: &str, command: Command) -> (Answered, Vec<String>) {
        let value = serde_json::to_value(&command).expect("commands are plain data");
        let mut found = Vec::new();
        canaries(value["type"].as_str().expect("a type"), &value, &mut found);
        let texts: Vec<String> = found.iter().map(|(_, text)| text.clone()).collect();
        self.words.extend(texts.iter().cloned());
        self.typed.extend(found.into_iter().map(|(place, _)| place));
        let answer = self.process.asks_as(who, CommandId(Uuid::now_v7()), command).await;
        (answer, texts)
    }

    /// Does it; gives the words that were in it.
    pub(crate) async fn does(&mut self, who: &str, command: Command) -> Vec<String> {
        let asked = format!("{command:?}");
        let (answer, texts) = self.asks(who, command).await;
        assert!(matches!(answer, Answered::Accepted(_)), "{who} asked {asked}: {answer:?}");
        texts
    }

    /// It is refused, and nobody else hears of its words.
    pub(crate) async fn is_refused(&mut self, who: &str, command: Command) {
        let asked = format!("{command:?}");
        let (answer, texts) = self.asks(who, command).await;
        assert!(matches!(answer, Answered::Refused(_)), "{who} asked {asked}: {answer:?}");
        self.keeps(who, &texts).await;
    }

    /// Everybody is up to date: they have seen a word that was said after all that was before it.
    async fn settles(&mut self) {
        let text = self.words();
        self.does("Hugo", say(Kind::ProcessRemark, text.as_str())).await;
        for person in &mut self.process.people {
            let last =
                |said: &Vec<hyacinth_protocol::SaidView>| said.iter().any(|said| said.text == text);
            let seeing =
                person.sees("what was said last", |view| view.said.as_ref().is_some_and(last));
            within("everybody is up to date", seeing).await;
        }
    }

    /// Who, of the others, was sent one of these words.
    fn told(&self, author: &str, texts: &[String]) -> Vec<&'static str> {
        let others = self.process.people.iter().filter(|person| person.name != author);
        let heard = |text: &String| {
            let text = text.clone();
            move |heard: &str| heard.contains(&text)
        };
        let told = others.filter(|person| {
            texts.iter().any(|text| person.heard.iter().any(|frame| heard(text)(&frame.json)))
        });
        told.map(|person| person.name).collect()
    }

    /// No frame to anyone else holds these words.
    pub(crate) async fn keeps(&mut self, author: &str, texts: &[String]) {
        if self.process.people[0].view().round.as_ref().is_some_and(Option::is_some) {
            self.settles().await;
        }
        let told = self.told(author, texts);
        assert!(told.is_empty(), "{told:?} were sent {texts:?} of {author}'s");
    }

    /// Everybody else was sent each of these words: what is looked for would be found.
    pub(crate) async fn tells(&mut self, author: &str, texts: &[String]) {
        self.settles().await;
        for text in texts {
            let told = self.told(author, std::slice::from_ref(text));
            assert_eq!(told.len(), FOUR.len() - 1, "{told:?} were sent {text} of {author}'s");
        }
    }

    /// The facilitator moves on.
    pub(crate) async fn moves_on(&mut self) {
        let round = |view: &Changed| view.round.clone().flatten();
        let hugo = &mut self.process.people[0];
        hugo.sees("a round", |view| round(view).is_some()).await;
        let round = round(hugo.view()).expect("a round");
        self.does("Hugo", Command::Next { leaving: round.index, insist: true }).await;
        let hugo = &mut self.process.people[0];
        hugo.sees("the next round", |view| {
            let now = view.round.as_ref().and_then(Option::as_ref);
            now.is_some_and(|now| now.index != round.index)
        })
        .await;
    }
}
