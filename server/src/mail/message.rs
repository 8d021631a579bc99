//! A letter as bytes: text and HTML that say the same.

use super::words::{Part, Told};
use crate::store::records::mail::Waiting;
use hyacinth_protocol::Timestamp;
use lettre::{
    Address, Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use std::{
    fmt::Write as _,
    time::{Duration, UNIX_EPOCH},
};
use uuid::Uuid;

/// A mail as it goes out.
pub(super) struct Written {
    /// Names it in a folder.
    pub(super) id: Uuid,
    /// What goes out.
    pub(super) message: Message,
}

/// Writes a mail; none where its address is none that mail can go to.
pub(super) fn write(
    waiting: &Waiting,
    told: &Told,
    from: &Mailbox,
    now: Timestamp,
) -> Option<Written> {
    let address: Address = waiting.address.as_str().parse().ok()?;
    // The same at every try: who gets it twice sees it once.
    let id = format!("<{}@{}>", waiting.id, from.email.domain());
    let date = UNIX_EPOCH + Duration::from_millis(u64::try_from(now.0).unwrap_or_default());
    let mut message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, address))
        .subject(told.subject.clone())
        .message_id(Some(id))
        .date(date)
        .multipart(MultiPart::alternative_plain_html(text(told), html(told)))
        .ok()?;
    let headers = message.headers_mut();
    let mut add = |name: &'static str, value: String| {
        headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
    };
    // No machine answers "I am away" to it (RFC 3834).
    add("Auto-Submitted", "auto-generated".to_owned());
    if let Some(page) = &told.unsubscribe {
        add("List-Unsubscribe", format!("<{page}>"));
    }
    Some(Written { id: waiting.id, message })
}

fn text(told: &Told) -> String {
    let mut text = String::new();
    for part in &told.parts {
        let _ = match part {
            Part::Words(words) => write!(text, "{words}\r\n\r\n"),
            Part::Facts(facts) => {
                for (name, value) in facts {
                    let _ = write!(text, "{name}: {value}\r\n");
                }
                write!(text, "\r\n")
            }
            Part::List(lines) => {
                for line in lines {
                    let _ = write!(text, "- {line}\r\n");
                }
                write!(text, "\r\n")
            }
            Part::Figures(figures) => write!(text, "    {figures}\r\n\r\n"),
            Part::Link { label, url } => write!(text, "{label}:\r\n{url}\r\n\r\n"),
        };
    }
    let _ = write!(text, "-- \r\n{}\r\n", told.foot);
    text
}

/// No colours of its own: the reader's mail program knows whether it is dark.
fn html(told: &Told) -> String {
    const BODY: &str =
        "margin:0 auto;max-width:34em;padding:1.5em;font:1em/1.5 system-ui,sans-serif";
    const BUTTON: &str = "display:inline-block;padding:.6em 1.2em;border:2px solid;border-radius:.6em;\
        font-weight:600;text-decoration:none;color:inherit";
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title></head>\
         <body style=\"{BODY}\">",
        escaped(&told.subject)
    );
    for part in &told.parts {
        let _ = match part {
            Part::Words(words) => write!(html, "<p>{}</p>", escaped(words)),
            Part::Facts(facts) => {
                html += "<p>";
                for (name, value) in facts {
                    let _ = write!(html, "<b>{}:</b> {}<br>", escaped(name), escaped(value));
                }
                write!(html, "</p>")
            }
            Part::List(lines) => {
                html += "<ul>";
                for line in lines {
                    let _ = write!(html, "<li>{}</li>", escaped(line));
                }
                write!(html, "</ul>")
            }
            Part::Figures(figures) => write!(
                html,
                "<p style=\"font-size:1.8em;letter-spacing:.15em\"><b>{}</b></p>",
                escaped(figures)
            ),
            Part::Link { label, url } => write!(
                html,
                "<p><a style=\"{BUTTON}\" href=\"{}\">{}</a></p>",
                escaped(url),
                escaped(label)
            ),
        };
    }
    let _ = write!(html, "<p style=\"font-size:.85em\">{}</p></body></html>", escaped(&told.foot));
    html
}

/// As text in HTML, in an attribute too; lines stay lines.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\n' => escaped += "<br>",
            c => escaped.push(c),
        }
    }
    escaped
}
