//! What the process itself uses, as the kernel counts it; by the names every Prometheus client uses.

use super::page::Page;
use std::fmt::Error;

/// Where the kernel does not tell, nothing is written.
#[cfg(not(target_os = "linux"))]
pub(super) fn numbers(_: &mut Page<'_>) -> Result<(), Error> {
    Ok(())
}

/// Where the kernel does not tell, nothing is written.
#[cfg(target_os = "linux")]
pub(super) fn numbers(page: &mut Page<'_>) -> Result<(), Error> {
    use super::page::as_gauge;
    use procfs::WithCurrentSystemInfo as _;

    let Ok(process) = procfs::process::Process::myself() else { return Ok(()) };
    if let Ok(stat) = process.stat() {
        page.gauge(
            "process_resident_memory_bytes",
            "Memory in use.",
            as_gauge(stat.rss_bytes().get()),
        )?;
        let seconds = (stat.utime + stat.stime) as f64 / procfs::ticks_per_second() as f64;
        page.counter("process_cpu_seconds", "Time on processors, all threads together.", seconds)?;
        page.gauge("process_threads", "Threads.", stat.num_threads)?;
        if let Ok(booted) = procfs::boot_time_secs() {
            let started = booted as f64 + stat.starttime as f64 / procfs::ticks_per_second() as f64;
            page.gauge("process_start_time_seconds", "When it started, since 1970.", started)?;
        }
    }
    if let Ok(open) = process.fd_count() {
        page.gauge("process_open_fds", "Open files and connections.", as_gauge(open as u64))?;
    }
    if let Ok(limits) = process.limits()
        && let procfs::process::LimitValue::Value(most) = limits.max_open_files.soft_limit
    {
        page.gauge("process_max_fds", "How many may be open.", as_gauge(most))?;
    }
    Ok(())
}
