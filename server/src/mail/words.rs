//! Every sentence of a mail, in one place: another language is another file beside it.

use crate::store::records::mail::{Letter, Occasion};
use hyacinth_protocol::{Timestamp, Words};
use jiff::{Zoned, tz::TimeZone};

/// What a mail says, in words.
pub(super) struct Told {
    pub(super) subject: String,
    pub(super) parts: Vec<Part>,
    /// Why it came.
    pub(super) foot: String,
    /// Where it can be turned off.
    pub(super) unsubscribe: Option<String>,
}

/// A part of a mail.
pub(super) enum Part {
    Words(String),
    Facts(Vec<(&'static str, String)>),
    List(Vec<String>),
    Figures(String),
    Link { label: &'static str, url: String },
}

/// Words a letter; `zone` is the reader's, `origin` where the pages are.
pub(super) fn tell(letter: &Letter, zone: Option<&str>, origin: &str) -> Told {
    let clock = Clock::of(zone);
    match letter {
        Letter::Invitation { set_name, by, name, link, expires_at } => Told {
            subject: format!("{} invites you to {}", by.as_str(), set_name.as_str()),
            parts: vec![
                Part::Words(format!("Hello {},", name.as_str())),
                Part::Words(format!(
                    "{} invites you to {}, a small group who help each other think about what is hard at work.",
                    by.as_str(),
                    set_name.as_str()
                )),
                Part::Link { label: "Open your invitation", url: link.clone() },
                Part::Words(format!(
                    "The link is yours alone. It works once, until {}. There is no password.",
                    clock.whole(*expires_at)
                )),
            ],
            foot: "You get this mail because someone gave your address with an invitation. If you \
                   do not know them, delete it: nothing more will come."
                .to_owned(),
            unsubscribe: None,
        },
        Letter::Planned(date) => about(
            date,
            &clock,
            origin,
            format!("{} meets on {}", date.set_name.as_str(), clock.day(date.at)),
            vec![Part::Words(format!("{} has a new date.", date.set_name.as_str()))],
            vec![CANNOT_COME.to_owned()],
        ),
        Letter::Changed(date) => about(
            date,
            &clock,
            origin,
            format!("{}: a date has changed, now {}", date.set_name.as_str(), clock.day(date.at)),
            vec![Part::Words(format!(
                "A date of {} has changed. It is now:",
                date.set_name.as_str()
            ))],
            vec![CANNOT_COME.to_owned()],
        ),
        Letter::CalledOff(date) => about(
            date,
            &clock,
            origin,
            format!("{}: called off on {}", date.set_name.as_str(), clock.day(date.at)),
            vec![Part::Words(format!(
                "This date of {} was called off. You need not come.",
                date.set_name.as_str()
            ))],
            Vec::new(),
        ),
        Letter::Reminder { date, actions } => about(
            date,
            &clock,
            origin,
            format!("{} meets on {}", date.set_name.as_str(), clock.day(date.at)),
            reminder(actions),
            vec![CANNOT_COME.to_owned()],
        ),
        Letter::Code { code } => Told {
            subject: format!("{code} is your code for Hyacinth"),
            parts: vec![
                Part::Words("Your code is".to_owned()),
                Part::Figures(code.clone()),
                Part::Words(
                    "Write it on the page where you gave this address. It works for half an hour."
                        .to_owned(),
                ),
            ],
            foot: "If you asked for no code, delete this mail: without the code nothing happens."
                .to_owned(),
            unsubscribe: None,
        },
    }
}

const CANNOT_COME: &str =
    "Cannot come? Say so on the page: the others then know how long they will need.";

fn reminder(actions: &[Words]) -> Vec<Part> {
    let due = match actions.len() {
        0 => {
            return vec![Part::Words(
                "You meet in two days. Think of one dilemma you could bring.".to_owned(),
            )];
        }
        1 => "Your action is due, and you meet in two days. Think of one dilemma, too.".to_owned(),
        n => format!(
            "Your {} actions are due, and you meet in two days. Think of one dilemma, too.",
            small(n)
        ),
    };
    let lines = actions.iter().map(|words| words.as_str().to_owned()).collect();
    vec![Part::Words(due), Part::List(lines)]
}

fn small(n: usize) -> String {
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        .get(n)
        .map_or_else(|| n.to_string(), |&word| word.to_owned())
}

fn about(
    date: &Occasion,
    clock: &Clock,
    origin: &str,
    subject: String,
    mut parts: Vec<Part>,
    after: Vec<String>,
) -> Told {
    let mut facts =
        vec![("When", clock.whole(date.at)), ("How long", format!("{} minutes", date.minutes))];
    facts.extend(date.place.as_ref().map(|place| ("Where", place.as_str().to_owned())));
    facts.extend(date.note.as_ref().map(|note| ("Note", note.as_str().to_owned())));
    parts.push(Part::Facts(facts));
    parts.push(Part::Link {
        label: "See the dates",
        url: format!("{origin}/sets/{}/schedule", date.set),
    });
    parts.extend(after.into_iter().map(Part::Words));
    let page = format!("{origin}/me");
    Told {
        subject,
        parts,
        foot: format!("You get this mail because you are in this set. Turn it off at {page}"),
        unsubscribe: Some(page),
    }
}

/// Writes times as they read where the reader is.
struct Clock {
    zone: TimeZone,
    name: String,
}

impl Clock {
    fn of(zone: Option<&str>) -> Self {
        // A machine without time zones writes UTC, and says so.
        let found = zone.and_then(|name| Some((TimeZone::get(name).ok()?, name.to_owned())));
        let (zone, name) = found.unwrap_or_else(|| (TimeZone::UTC, "UTC".to_owned()));
        Self { zone, name }
    }

    fn at(&self, at: Timestamp) -> Zoned {
        let moment = jiff::Timestamp::from_millisecond(at.0);
        moment.unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_zoned(self.zone.clone())
    }

    fn day(&self, at: Timestamp) -> String {
        self.at(at).strftime("%A %-d %B").to_string()
    }

    fn whole(&self, at: Timestamp) -> String {
        format!("{} ({})", self.at(at).strftime("%A %-d %B %Y, %H:%M"), self.name.replace('_', " "))
    }
}
