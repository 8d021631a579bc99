//! The machine a measurement runs on: which core does what, how many files may be open.

use rustix::{
    process::{Resource, Rlimit, getrlimit, setpriority_process, setrlimit},
    thread::{CpuSet, sched_setaffinity},
};
use std::{fs, io};

/// The priority asked for: well before everything that asks for none.
const FIRST: i32 = -15;

/// Lets this thread, and all that it starts from now on, run on `core` alone.
///
/// # Errors
/// When there is no such core.
pub(crate) fn run_on(core: usize) -> io::Result<()> {
    let mut cores = CpuSet::new();
    cores.set(core);
    Ok(sched_setaffinity(None, &cores)?)
}

/// Lets this process open as many files as it may at all. Gives how many that are.
///
/// # Errors
/// When the system says no.
pub(crate) fn raise_files() -> io::Result<u64> {
    let most = getrlimit(Resource::Nofile).maximum;
    setrlimit(Resource::Nofile, Rlimit { current: most, maximum: most })?;
    Ok(most.unwrap_or(u64::MAX))
}

/// A place before what else the machine does, for this process and those it starts. Without the right
/// to it nothing changes.
pub(crate) struct First {
    /// What the session had before.
    before: Option<String>,
}

/// Where the kernel shares processors among sessions first, the session's priority is what counts.
const SESSION: &str = "/proc/self/autogroup";

impl First {
    /// Asks for it.
    pub(crate) fn ask() -> Self {
        let _ = setpriority_process(None, FIRST);
        // As in "/autogroup-7 nice 0".
        let session = fs::read_to_string(SESSION).ok();
        let before = session.and_then(|text| text.split_whitespace().last().map(str::to_owned));
        let _ = fs::write(SESSION, FIRST.to_string());
        Self { before }
    }
}

impl Drop for First {
    fn drop(&mut self) {
        if let Some(before) = &self.before {
            let _ = fs::write(SESSION, before);
        }
    }
}

/// One line on what the machine is and how busy.
pub(crate) fn described() -> String {
    let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name))
        .unwrap_or("unknown processor");
    // Not what this thread may use: it is bound to one of them.
    let cores = cpu.lines().filter(|line| line.starts_with("processor")).count();
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split_whitespace().next().unwrap_or("?").to_owned();
    format!("{model}, {cores} cores, Linux {}, load {load}", kernel.trim())
}
