//! What is told while it is measured.
#![allow(
    clippy::print_stderr,
    clippy::cast_precision_loss,
    reason = "this file talks to the one who measures"
)]

use crate::steady::Steady;

/// Tells how far it is.
pub(crate) fn say(text: &str) {
    eprintln!("{text}");
}

/// Microseconds as milliseconds.
pub(crate) fn ms(micros: u64) -> f64 {
    micros as f64 / 1_000.0
}

/// One measurement in a few lines.
pub(crate) fn say_steady(steady: &Steady) {
    let Steady { shown, commands, frames, generator, .. } = steady;
    say(&format!(
        "  {shown} of {commands} shown ({:.0}/s, {frames:.2} frames each); p50 {:.2}, p99 {:.2} ms; \
         CPU {:.2} ms per 1,000 deliveries ({:.2} user + {:.2} system)",
        steady.rate,
        ms(steady.p50),
        ms(steady.p99),
        ms(steady.per_thousand),
        ms(steady.per_thousand_user),
        ms(steady.per_thousand_system),
    ));
    let threads = steady.threads.iter().filter(|used| used.ran > 0);
    let threads =
        threads.map(|used| format!("{} {:.0}+{:.0}", used.name, ms(used.user), ms(used.system)));
    say(&format!(
        "  threads, user+system ms: {}; waited for a core: server {:.1} %, generator {:.1} % \
         (which used {generator:.0} %)",
        threads.collect::<Vec<_>>().join(", "),
        steady.server_waited,
        steady.generator_waited,
    ));
    if steady.failed > 0 {
        let refusal = steady.refusal.as_deref().unwrap_or("not sent, or never shown");
        say(&format!("  {} FAILED, the first: {refusal}", steady.failed));
    }
}
