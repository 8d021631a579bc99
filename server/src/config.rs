//! What the program is told at its start: flags and environment variables.

use crate::{mail::MailFlags, net::Flags};
use clap::{Parser, Subcommand, ValueEnum};
use std::{net::SocketAddr, path::PathBuf, str::FromStr};

/// A live room for action learning sets.
///
/// Starts the server on one data folder and prints where to open it. The first start prints a
/// one-time link for the first facilitator, who creates a set and invites the others by link.
#[derive(Clone, Debug, Parser)]
#[command(version, max_term_width = 96)]
pub struct Config {
    /// The folder that holds everything; created where there is none
    #[arg(
        long,
        env = "HYACINTH_DATA",
        default_value = "data",
        value_name = "FOLDER",
        global = true
    )]
    pub data: PathBuf,

    /// The address to listen on; port 0 takes a free one
    #[arg(long, env = "HYACINTH_LISTEN", default_value = "localhost:4100", value_name = "HOST:PORT",
          value_parser = listen_address, global = true)]
    pub listen: SocketAddr,

    /// Where browsers find this server, as in https://sets.example.org: used in links, and the only
    /// origin whose pages may talk to it. With https, cookies are bound to TLS. Without it, pages on
    /// http://localhost and this port
    #[arg(long, env = "HYACINTH_PUBLIC_URL", value_name = "URL", global = true)]
    pub public_url: Option<Origin>,

    /// An address of its own for metrics (/metrics) and health, for whoever runs the server. They hold
    /// no names and no words; all the same it is not for the public. None is opened without it
    #[arg(long, env = "HYACINTH_METRICS_LISTEN", value_name = "HOST:PORT",
          value_parser = listen_address, global = true)]
    pub metrics_listen: Option<SocketAddr>,

    /// How log lines are written, on standard error: for people or for machines
    #[arg(
        long,
        env = "HYACINTH_LOG_FORMAT",
        default_value = "text",
        value_name = "FORM",
        value_enum,
        global = true
    )]
    pub log_format: LogFormat,

    /// How much the server bears
    #[command(flatten)]
    pub net: Flags,

    /// How it sends mail
    #[command(flatten)]
    pub mail: MailFlags,

    /// Time stands still until a test turns it (POST /test/clock), from MS milliseconds since 1970 or
    /// from now; in builds for tests only
    #[cfg(debug_assertions)]
    #[arg(long, hide = true, global = true, value_name = "MS")]
    pub manual_clock: Option<Option<i64>>,

    /// What to do; none starts the server
    #[command(subcommand)]
    pub command: Option<Action>,
}

/// Other things the program does.
#[derive(Clone, Debug, Subcommand)]
pub enum Action {
    /// Show a live meeting with simulated members, on a data folder of its own; sit in any seat
    Demo {
        /// How fast the simulated members go: 1 is watchable, 10 is hasty
        #[arg(long, default_value = "1", value_name = "TIMES", value_parser = pace)]
        pace: f64,

        /// Which format the first meeting shows; the next ones show the others
        #[arg(long, default_value = "seven-rounds", value_name = "KEY", value_parser = format_key)]
        format: String,

        /// Nobody facilitates: the members keep rounds and time together
        #[arg(long)]
        self_facilitated: bool,
    },

    /// Copy the database into a new file, while the server runs or not, and check the copy
    Backup {
        /// The file to write; it must not be there yet
        file: PathBuf,
    },

    /// Read a database or a backup whole and say whether it is sound: every page, and every meeting
    /// replayed by the rules. Changes nothing
    Check {
        /// The file to check; without it, the one in the data folder
        file: Option<PathBuf>,
    },

    /// Ask the server that runs with these flags whether it is ready: for a container's health check.
    /// Exit code 0 when it is
    Health,

    /// Check a backup and put it into the data folder, where there is no database yet
    Restore {
        /// The backup
        file: PathBuf,
    },
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// A line for people
    Text,
    /// One JSON object a line
    Json,
}

/// A scheme, host and port: what browsers send as `Origin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// The origin as browsers write it, without a slash at the end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host alone, without the port.
    pub fn host(&self) -> &str {
        let authority = self.0.split_once("://").map_or("", |(_, authority)| authority);
        let port = authority.rfind(':').filter(|at| !authority[*at..].contains(']'));
        port.map_or(authority, |at| &authority[..at])
    }

    /// True where the pages come over TLS.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl FromStr for Origin {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "write it like https://sets.example.org, without a path".to_owned();
        let uri: axum::http::Uri = text.trim_end_matches('/').parse().map_err(|_| wrong())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(wrong());
        };
        let plain = uri.path().trim_matches('/').is_empty() && uri.query().is_none();
        if !matches!(scheme, "http" | "https") || !plain || authority.as_str().contains('@') {
            return Err(wrong());
        }
        // Browsers leave the scheme's own port out of an origin.
        let default = if scheme == "https" { ":443" } else { ":80" };
        let authority = authority.as_str().to_ascii_lowercase();
        let authority = authority.strip_suffix(default).unwrap_or(&authority);
        Ok(Self(format!("{scheme}://{authority}")))
    }
}

fn listen_address(text: &str) -> Result<SocketAddr, String> {
    use std::net::ToSocketAddrs as _;
    text.to_socket_addrs()
        .ok()
        // IPv4 first: `localhost` often means both, and browsers try both.
        .and_then(|found| {
            let mut found: Vec<_> = found.collect();
            found.sort_by_key(|address| !address.is_ipv4());
            found.first().copied()
        })
        .ok_or_else(|| "write it like localhost:4100 or 0.0.0.0:4100".to_owned())
}

fn format_key(text: &str) -> Result<String, String> {
    let formats = hyacinth_meeting::shipped();
    if formats.iter().any(|format| format.key == text) {
        return Ok(text.to_owned());
    }
    let keys: Vec<_> = formats.iter().map(|format| format.key.as_str()).collect();
    Err(format!("write one of {}", keys.join(", ")))
}

fn pace(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(times) if (0.1..=100.0).contains(&times) => Ok(times),
        _ => Err("write a number from 0.1 to 100".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for (given, wanted) in [
            ("https://sets.example.org", "https://sets.example.org"),
            ("https://Sets.Example.org/", "https://sets.example.org"),
            ("https://sets.example.org:443", "https://sets.example.org"),
            ("http://localhost:4100", "http://localhost:4100"),
        ] {
            assert_eq!(given.parse::<Origin>().expect(given).as_str(), wanted);
        }
        for wrong in
            ["sets.example.org", "ftp://a.b", "https://a.b/path", "https://me@a.b", "", "https://"]
        {
            assert!(wrong.parse::<Origin>().is_err(), "{wrong}");
        }
    }
}
