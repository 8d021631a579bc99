//! What the kernel has counted of a process: time per thread, memory. Wall-clock says nothing of cost
//! on a machine that does other things as well.

use std::{collections::BTreeMap, fs, io, path::PathBuf, time::Duration};

/// Length of one tick in `stat`: 100 a second on every Linux that people run servers on.
const TICK: Duration = Duration::from_millis(10);

/// What the threads of a process have used so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Threads(BTreeMap<u32, Thread>);

#[derive(Clone, Debug)]
struct Thread {
    name: String,
    /// On a processor, by `schedstat`: exact.
    ran: Duration,
    /// Ready and not running, by `schedstat`: others were in the way.
    waited: Duration,
    /// In user code, by `stat`: in ticks.
    user: Duration,
    /// In the kernel, by `stat`: in ticks.
    system: Duration,
}

/// What threads of one name used between two readings, in microseconds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Used {
    /// The threads' name.
    pub(crate) name: String,
    /// On a processor.
    pub(crate) ran: u64,
    /// Of it in user code; the kernel's ticks say how much.
    pub(crate) user: u64,
    /// Of it in the kernel.
    pub(crate) system: u64,
    /// Ready and not running: the noise of the machine.
    pub(crate) waited: u64,
}

impl Threads {
    /// Reads what process `id` has used.
    ///
    /// # Errors
    /// When it has ended.
    pub(crate) fn of(id: u32) -> io::Result<Self> {
        let mut threads = BTreeMap::new();
        for entry in fs::read_dir(format!("/proc/{id}/task"))? {
            let folder = entry?.path();
            let Some(thread) = folder.file_name().and_then(|name| name.to_str()?.parse().ok())
            else {
                continue;
            };
            // A thread may end between the listing and the reading.
            if let Ok(read) = read(folder) {
                threads.insert(thread, read);
            }
        }
        Ok(Self(threads))
    }

    /// What was used since `before`, by name of thread, most first.
    pub(crate) fn since(&self, before: &Self) -> Vec<Used> {
        let mut names: BTreeMap<&str, Used> = BTreeMap::new();
        for (id, now) in &self.0 {
            let then = before.0.get(id);
            let micros = |now: Duration, then: Option<Duration>| {
                u64::try_from(now.saturating_sub(then.unwrap_or_default()).as_micros()).unwrap_or(0)
            };
            let ran = micros(now.ran, then.map(|then| then.ran));
            let user = micros(now.user, then.map(|then| then.user));
            let system = micros(now.system, then.map(|then| then.system));
            let used = names.entry(&now.name).or_default();
            used.ran += ran;
            used.waited += micros(now.waited, then.map(|then| then.waited));
            used.user += user;
            used.system += system;
        }
        let mut all: Vec<Used> = names
            .into_iter()
            .map(|(name, used)| {
                // Ticks only say how the exact time divides.
                let ticks = (used.user + used.system).max(1);
                let user = used.ran * used.user / ticks;
                Used { name: name.into(), user, system: used.ran - user, ..used }
            })
            .collect();
        all.sort_by_key(|used| std::cmp::Reverse(used.ran));
        all
    }
}

fn read(folder: PathBuf) -> io::Result<Thread> {
    let text = |name| fs::read_to_string(folder.join(name));
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
    let name = text("comm")?.trim().to_owned();
    let schedstat = text("schedstat")?;
    let mut nanos = schedstat.split_whitespace();
    let ran = Duration::from_nanos(number(nanos.next()));
    let waited = Duration::from_nanos(number(nanos.next()));
    let stat = text("stat")?;
    // The name stands in parentheses and may hold spaces; what follows is counted from its end.
    let after = stat.rsplit_once(") ").map_or("", |(_, after)| after);
    let mut fields = after.split_whitespace().skip(11);
    let ticks = |text| TICK * u32::try_from(number(text)).unwrap_or(u32::MAX);
    let user = ticks(fields.next());
    let system = ticks(fields.next());
    Ok(Thread { name, ran, waited, user, system })
}

/// Memory of a process, in KiB. What the kernel holds for its sockets is not in it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Memory {
    /// Resident.
    pub(crate) rss: u64,
    /// Resident, with shared pages divided among those who share them.
    pub(crate) pss: u64,
}

impl Memory {
    /// What process `id` has now.
    ///
    /// # Errors
    /// When it has ended.
    pub(crate) fn of(id: u32) -> io::Result<Self> {
        let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup"))?;
        let kib = |name: &str| {
            text.lines()
                .find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok())
                .unwrap_or(0)
        };
        Ok(Self { rss: kib("Rss:"), pss: kib("Pss:") })
    }
}
