//! The page of numbers, in the OpenMetrics text format that Prometheus reads.

use super::{counts::Histogram, process};
use crate::{app::App, mail::Counts};
use prometheus_client::{
    collector::Collector,
    encoding::{DescriptorEncoder, EncodeGaugeValue, NoLabelSet, text},
    metrics::MetricType,
    registry::Registry,
};
use std::fmt::{Error, Formatter};

/// Microseconds in a second.
const MICROS: f64 = 1e6;

/// Every number of this server, now.
pub fn page(app: &App) -> String {
    let mut registry = Registry::default();
    registry.register_collector(Box::new(Numbers(app.clone())));
    let mut page = String::new();
    text::encode(&mut page, &registry).expect("a string takes everything");
    page
}

struct Numbers(App);

impl std::fmt::Debug for Numbers {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("Numbers")
    }
}

impl Collector for Numbers {
    fn encode(&self, encoder: DescriptorEncoder<'_>) -> Result<(), Error> {
        let mut page = Page(encoder);
        let app = &self.0;
        let build = [("version", env!("CARGO_PKG_VERSION"))];
        page.0
            .encode_descriptor("hyacinth_build", "What runs.", None, MetricType::Info)?
            .encode_info(&build)?;
        let draining = i64::from(*app.draining.borrow());
        page.gauge("hyacinth_draining", "1 while the server stops.", draining)?;
        page.connections(app)?;
        page.commands(app)?;
        page.store(app)?;
        page.mail(app)?;
        process::numbers(&mut page)
    }
}

/// Writes one number after the other.
pub(super) struct Page<'a>(DescriptorEncoder<'a>);

impl Page<'_> {
    pub(super) fn gauge(
        &mut self,
        name: &str,
        help: &str,
        value: impl EncodeGaugeValue,
    ) -> Result<(), Error> {
        self.0.encode_descriptor(name, help, None, MetricType::Gauge)?.encode_gauge(&value)
    }

    /// The name is given without the `_total` that is written behind it.
    pub(super) fn counter(&mut self, name: &str, help: &str, value: f64) -> Result<(), Error> {
        self.0
            .encode_descriptor(name, help, None, MetricType::Counter)?
            .encode_counter::<NoLabelSet, _, f64>(&value, None)
    }

    /// A counter by one label, whose values are a closed list.
    fn counters(
        &mut self,
        name: &str,
        help: &str,
        label: &'static str,
        values: &[(&str, u64)],
    ) -> Result<(), Error> {
        let mut metric = self.0.encode_descriptor(name, help, None, MetricType::Counter)?;
        for (of, value) in values {
            metric
                .encode_family(&[(label, *of)])?
                .encode_counter::<NoLabelSet, _, f64>(value, None)?;
        }
        Ok(())
    }

    /// `one` is what a whole unit of the measured values is.
    fn histogram(
        &mut self,
        name: &str,
        help: &str,
        histogram: &Histogram,
        one: f64,
    ) -> Result<(), Error> {
        let buckets: Vec<(f64, u64)> = histogram
            .buckets()
            .map(|(bound, count)| (bound.map_or(f64::INFINITY, |bound| bound as f64 / one), count))
            .collect();
        let count = buckets.iter().map(|(_, count)| count).sum();
        self.0
            .encode_descriptor(name, help, None, MetricType::Histogram)?
            .encode_histogram::<NoLabelSet>(histogram.sum() as f64 / one, count, &buckets, None)
    }

    fn mail(&mut self, app: &App) -> Result<(), Error> {
        // Where mail is off, nothing became of any.
        let none = Counts::default();
        let counts = app.post.counts().unwrap_or(&none);
        self.counters(
            "hyacinth_mail",
            "Mails that were sent, tried in vain and to be tried again, refused, and given up.",
            "result",
            &[
                ("sent", counts.sent.get()),
                ("tried", counts.tried.get()),
                ("refused", counts.refused.get()),
                ("gaveUp", counts.gave_up.get()),
            ],
        )
    }

    fn connections(&mut self, app: &App) -> Result<(), Error> {
        let traffic = &app.sockets.traffic;
        self.gauge(
            "hyacinth_connections_open",
            "Live connections: one for each open tab in a meeting.",
            as_gauge(app.sockets.open_now() as u64),
        )?;
        self.counters(
            "hyacinth_connections_welcomed",
            "Connections that were greeted: with the whole view, or with what changed since they left.",
            "with",
            &[("whole", traffic.welcomed.get()), ("changes", traffic.resumed.get())],
        )?;
        let closed: Vec<(String, u64)> = traffic
            .closed()
            .map(|(code, count)| (code.number().to_string(), count))
            .chain([("gone".to_owned(), traffic.gone.get())])
            .collect();
        let closed: Vec<_> = closed.iter().map(|(code, count)| (code.as_str(), *count)).collect();
        self.counters(
            "hyacinth_connections_closed",
            "Connections that ended, by close code; `gone` where the peer went without one.",
            "code",
            &closed,
        )?;
        self.counters(
            "hyacinth_frames",
            "Frames on live connections.",
            "way",
            &[("in", traffic.frames_received.get()), ("out", traffic.frames_sent.get())],
        )?;
        self.counters(
            "hyacinth_frame_bytes",
            "Bytes of these frames, before TLS.",
            "way",
            &[("in", traffic.bytes_received.get()), ("out", traffic.bytes_sent.get())],
        )
    }

    fn commands(&mut self, app: &App) -> Result<(), Error> {
        let (traffic, loads) = (&app.sockets.traffic, app.rooms.loads());
        self.gauge("hyacinth_rooms_live", "Meetings in memory.", as_gauge(app.rooms.count()))?;
        self.counter(
            "hyacinth_rooms_loaded",
            "Meetings that were read from their log.",
            loads.loaded.get() as f64,
        )?;
        self.counter(
            "hyacinth_rooms_faulted",
            "Rooms that ended by a fault of their own, and were rebuilt. Each is a bug: look at the log.",
            loads.faulted.get() as f64,
        )?;
        self.counters(
            "hyacinth_commands",
            "Commands by outcome: refused by a rule, failed by the machine.",
            "outcome",
            &[
                ("accepted", traffic.accepted.get()),
                ("refused", traffic.refused.get()),
                ("failed", traffic.failed.get()),
            ],
        )?;
        self.histogram(
            "hyacinth_command_seconds",
            "From the read command to its sent answer.",
            &traffic.took,
            MICROS,
        )
    }

    fn store(&mut self, app: &App) -> Result<(), Error> {
        let (store, commits) = (&app.store, app.store.commits());
        self.histogram(
            "hyacinth_commit_seconds",
            "How long a commit took, its sync to disk included.",
            &commits.took,
            MICROS,
        )?;
        self.histogram(
            "hyacinth_commit_jobs",
            "How many writes shared a commit and its sync.",
            &commits.jobs,
            1.0,
        )?;
        let stopped = i64::from(store.has_stopped());
        self.gauge("hyacinth_store_stopped", "1 after a commit that failed.", stopped)?;
        let size = |path| std::fs::metadata(path).map_or(0, |file| file.len());
        self.gauge(
            "hyacinth_store_bytes",
            "Size of the database file.",
            as_gauge(size(store.path().to_owned())),
        )?;
        let mut log = store.path().as_os_str().to_owned();
        log.push("-wal");
        self.gauge(
            "hyacinth_store_wal_bytes",
            "Size of the write-ahead log beside it.",
            as_gauge(size(log.into())),
        )
    }
}

/// Gauges may go below zero, so they are signed.
pub(super) fn as_gauge(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
