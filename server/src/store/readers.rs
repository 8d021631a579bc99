//! The reader threads: each has a connection of its own that can only read, and keeps the statements it
//! prepared. They take what waits from one queue, so that a read never opens a connection or a thread.

use super::{STATEMENTS, StoreError};
use rusqlite::{Connection, OpenFlags};
use std::{
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::available_parallelism,
};
use tokio::sync::Semaphore;

/// Threads at least, so that reading one long log keeps nobody waiting, and at most: more than cores
/// would take turns only.
const THREADS: std::ops::RangeInclusive<usize> = 2..=8;

/// Reads that may wait. Each is a request or a room being loaded; beyond it the askers wait, which is the
/// back-pressure wanted.
const WAITING: usize = 1_024;

/// Reads that share one look at the store at most, so that the last answer does not wait for many.
const TOGETHER: usize = 16;

/// Reads the database, and answers whoever asked.
pub(super) type Job = Box<dyn FnOnce(&Connection) + Send>;

/// The threads, as those see them who ask; when the last one goes, they end.
#[derive(Clone)]
pub(super) struct Readers(Arc<Asker>);

struct Asker(Arc<Queue>);

struct Queue {
    inside: Mutex<Inside>,
    /// Something waits, or nobody will ask any more.
    changed: Condvar,
    /// Room for more.
    room: Semaphore,
}

#[derive(Default)]
struct Inside {
    waiting: VecDeque<Job>,
    ended: bool,
}

impl Readers {
    /// Opens the connections to the file at `path`, and starts a thread for each.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be opened.
    pub(super) fn start(path: &Path) -> Result<Self, StoreError> {
        let queue = Arc::new(Queue {
            inside: Mutex::default(),
            changed: Condvar::new(),
            room: Semaphore::new(WAITING),
        });
        // From here on a failure ends the threads that were started.
        let readers = Self(Arc::new(Asker(queue.clone())));
        let cores = available_parallelism().map_or(*THREADS.start(), usize::from);
        for _ in 0..cores.clamp(*THREADS.start(), *THREADS.end()) {
            let connection = open(path)?;
            let queue = queue.clone();
            std::thread::Builder::new()
                .name("store-reader".into())
                .spawn(move || queue.serve(&connection))
                .expect("the system can start a thread");
        }
        Ok(readers)
    }

    /// Lets a thread run `job`, after what waits already.
    pub(super) async fn send(&self, job: Job) {
        let queue = &self.0.0;
        // It is never closed; its room is given back when the job is taken.
        if let Ok(room) = queue.room.acquire().await {
            room.forget();
        }
        queue.inside().waiting.push_back(job);
        queue.changed.notify_one();
    }
}

impl Drop for Asker {
    fn drop(&mut self) {
        self.0.inside().ended = true;
        self.0.changed.notify_all();
    }
}

impl Queue {
    fn serve(&self, connection: &Connection) {
        let mut jobs = Vec::with_capacity(TOGETHER);
        while self.take(&mut jobs) {
            run(connection, &mut jobs);
        }
    }

    /// Waits for jobs and takes some; false when nobody will ask any more.
    fn take(&self, jobs: &mut Vec<Job>) -> bool {
        let idle = |inside: &mut Inside| inside.waiting.is_empty() && !inside.ended;
        let mut inside =
            self.changed.wait_while(self.inside(), idle).unwrap_or_else(PoisonError::into_inner);
        let count = inside.waiting.len().min(TOGETHER);
        jobs.extend(inside.waiting.drain(..count));
        drop(inside);
        self.room.add_permits(count);
        count > 0
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn open(path: &Path) -> Result<Connection, StoreError> {
    let only_read = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, only_read)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// Runs the jobs in one transaction. It begins after they were asked, so they see every write that was
/// answered before; and they look once whether the store has changed, instead of with each statement.
fn run(connection: &Connection, jobs: &mut Vec<Job>) {
    let execute = |sql| connection.prepare_cached(sql).and_then(|mut step| step.execute([]));
    // Where it cannot begin, each statement looks for itself.
    let _ = execute("BEGIN");
    for job in jobs.drain(..) {
        // A job that panics is dropped with its reply, which tells its asker; the others go on.
        let _ = catch_unwind(AssertUnwindSafe(|| job(connection)));
    }
    // Nothing was written. Unlike a commit this ends it whatever happened in between: a transaction left
    // open would show the same moment for ever.
    let _ = execute("ROLLBACK");
}
