//! A set, made the way people make one: over HTTP, link by link.

use crate::{Program, line, within};
use hyacinth::client::Browser;
use hyacinth_protocol::{MemberId, Name, Role, SetId, TieRule, api};
use serde::de::IgnoredAny;
use std::net::SocketAddr;
use uuid::Uuid;

/// Where a set is made, and what it agrees.
#[derive(Clone, Debug)]
pub struct Founding {
    /// Where the server listens.
    pub address: SocketAddr,
    /// Its origin.
    pub origin: String,
    /// The first facilitator's link.
    pub first_link: String,
    /// How ties end.
    pub tie_rule: TieRule,
    /// How many must be present to open.
    pub quorum: u16,
    /// Follows each name, so that a name is found wherever it should not be.
    pub mark: String,
}

/// A set and its people.
#[derive(Debug)]
pub struct Found {
    /// Which set.
    pub set: SetId,
    /// Everyone: name, member, browser. The facilitator comes first.
    pub people: Vec<(&'static str, MemberId, Browser)>,
    /// Every secret that was handed out.
    pub secrets: Vec<String>,
}

impl Founding {
    /// On a program with a new data folder: three open a meeting, and every name has a mark of its own.
    ///
    /// # Panics
    /// When the folder is not new.
    pub fn on(program: &Program) -> Self {
        let port = program.origin.rsplit_once(':').expect("a port").1.parse().expect("a port");
        Self {
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            origin: program.origin.clone(),
            first_link: program.first_link.clone().expect("a new folder has a first link"),
            tie_rule: TieRule::LongestSince,
            quorum: 3,
            mark: format!("Canary{:x}", Uuid::now_v7().as_u128() & 0xffff_ffff),
        }
    }

    /// The name people see.
    pub fn name(&self, short: &str) -> Name {
        format!("{short} {}", self.mark).parse().expect("a name")
    }

    fn browser(&self) -> Browser {
        Browser::new(self.address, &self.origin)
    }

    /// A set with this charter; whoever makes it facilitates.
    ///
    /// # Panics
    /// When the server says no.
    pub async fn set(&self, facilitator: &mut Browser, name: &str) -> api::SetPage {
        let charter = api::CharterDraft {
            quorum: self.quorum,
            tie_rule: self.tie_rule,
            ground_rules: vec![line("Phones away.")],
            confidentiality: line("What is said here stays here."),
            names_on_held_offers: false,
            most_meetings: 6,
            values: Vec::new(),
            sponsor_sees: Default::default(),
        };
        let new = api::NewSet {
            name: self.name(name),
            purpose: line("To think together."),
            format: "seven-rounds".into(),
            charter,
        };
        facilitator.post("/api/sets", &new).await.expect("a set")
    }

    /// Invites, claims, admits, accepts: one more member.
    ///
    /// # Panics
    /// When the server says no.
    pub async fn welcome(
        &self,
        set: SetId,
        facilitator: &mut Browser,
        short: &str,
    ) -> (MemberId, Browser, String) {
        let name = self.name(short);
        let invite = api::NewInvitation { name: name.clone(), role: Role::Member, address: None };
        let made: api::InvitationLink =
            facilitator.post(&format!("/api/sets/{set}/invitations"), &invite).await.expect(short);
        let secret = secret_of(&made.link);
        let mut browser = self.browser();
        let claim = api::Claim { secret: secret.clone(), name };
        let claimed: api::Claimed =
            browser.post("/api/invitations/claim", &claim).await.expect(short);
        let admit = format!("/api/sets/{set}/members/{}/admit", claimed.member);
        let _: IgnoredAny = facilitator.post(&admit, &()).await.expect(short);
        let page: api::SetPage = browser.get(&format!("/api/sets/{set}")).await.expect(short);
        let accept = api::AcceptCharter { version: page.charter.version };
        let path = format!("/api/sets/{set}/charter/accept");
        let _: IgnoredAny = browser.post(&path, &accept).await.expect(short);
        (claimed.member, browser, secret)
    }
}

/// Makes a set of these people; the first facilitates.
///
/// # Panics
/// When the server says no.
pub async fn found(founding: &Founding, names: &[&'static str]) -> Found {
    within("a set is made", make(founding, names)).await
}

async fn make(founding: &Founding, names: &[&'static str]) -> Found {
    let (first, others) = names.split_first().expect("a set has a facilitator");
    let mut facilitator = founding.browser();
    let secret = secret_of(&founding.first_link);
    let begin = api::First { secret: secret.clone(), name: founding.name(first) };
    let _: IgnoredAny = facilitator.post("/api/first", &begin).await.expect("the first link works");
    let page = founding.set(&mut facilitator, "Tuesday set").await;
    let mut secrets = vec![secret];
    let mut people = Vec::new();
    for name in others {
        let (member, browser, secret) = founding.welcome(page.id, &mut facilitator, name).await;
        secrets.push(secret);
        people.push((*name, member, browser));
    }
    people.insert(0, (*first, page.you.id, facilitator));
    let cookie = |browser: &Browser| Some(browser.cookie.as_ref()?.split_once('=')?.1.to_owned());
    secrets.extend(people.iter().filter_map(|(_, _, browser)| cookie(browser)));
    Found { set: page.id, people, secrets }
}

fn secret_of(link: &str) -> String {
    link.split_once('#').expect("a link carries its secret in the fragment").1.to_owned()
}
