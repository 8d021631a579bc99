//! The writer thread: group commit.

use super::StoreError;
use crate::metrics::Commits;
use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Instant,
};
use tokio::sync::{mpsc, watch};

/// Jobs that may wait. At one job per room in flight this is more rooms than one process serves;
/// beyond it the askers wait, which is the back-pressure wanted.
const WAITING: usize = 1_024;

/// Jobs that share one commit at most, so that one answer never waits for an endless group.
const GROUP: usize = 256;

/// Tells a job's asker how the commit went.
pub(super) type Done = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// Changes the database; says whether to keep the changes, and whom to tell after the commit.
pub(super) type Job = Box<dyn FnOnce(&Transaction<'_>) -> (bool, Done) + Send>;

#[derive(Clone)]
pub(super) struct Writer {
    jobs: mpsc::Sender<Job>,
    stopped: watch::Receiver<Option<String>>,
}

impl Writer {
    /// Stops the store by `stop`, where others may do so too.
    pub(super) fn start(
        connection: Connection,
        commits: Arc<Commits>,
        stop: watch::Sender<Option<String>>,
    ) -> Self {
        let (jobs, mut waiting) = mpsc::channel::<Job>(WAITING);
        let stopped = stop.subscribe();
        std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || {
                let stop = Stop(stop);
                let mut group = Vec::with_capacity(GROUP);
                while waiting.blocking_recv_many(&mut group, GROUP) > 0 {
                    let (jobs, begun) = (group.len(), Instant::now());
                    if !commit(&connection, &mut group, &stop.0) {
                        return;
                    }
                    commits.done(jobs, begun.elapsed());
                }
            })
            .expect("the system can start a thread");
        Self { jobs, stopped }
    }

    pub(super) async fn send(&self, job: Job) -> Result<(), StoreError> {
        self.jobs.send(job).await.map_err(|_| StoreError::Stopped)
    }

    pub(super) fn stopped(&self) -> watch::Receiver<Option<String>> {
        self.stopped.clone()
    }
}

/// However the writer ends, the store has stopped.
struct Stop(watch::Sender<Option<String>>);

impl Drop for Stop {
    fn drop(&mut self) {
        stop(&self.0, "its writer ended by a fault of its own");
    }
}

/// Stops the store for good; the first reason is the one that is told.
pub(super) fn stop(stop: &watch::Sender<Option<String>>, reason: &str) {
    stop.send_if_modified(|told| {
        let first = told.is_none();
        told.get_or_insert_with(|| reason.to_owned());
        first
    });
}

/// Runs the group in one transaction. False means that nothing of the group may be relied on; every
/// asker has then been told so, and the store has stopped.
fn commit(
    connection: &Connection,
    group: &mut Vec<Job>,
    stops: &watch::Sender<Option<String>>,
) -> bool {
    let mut told: Vec<Done> = Vec::with_capacity(group.len());
    let mut jobs = group.drain(..);
    let outcome = run(connection, &mut jobs, &mut told);
    if let Err(error) = &outcome {
        tracing::error!(%error, "commit failed: the store stops");
        // First of all: an asker whose job did not run looks here for why it has no answer.
        stop(stops, &error.to_string());
    }
    drop(jobs);
    for done in told {
        done(if outcome.is_ok() { Ok(()) } else { Err(StoreError::Stopped) });
    }
    outcome.is_ok()
}

fn run(
    connection: &Connection,
    jobs: &mut impl ExactSizeIterator<Item = Job>,
    told: &mut Vec<Done>,
) -> Result<(), StoreError> {
    let transaction = begin(connection)?;
    // A job that is alone needs no savepoint: the transaction is its own.
    let alone = jobs.len() == 1;
    for job in jobs {
        if !alone {
            transaction.prepare_cached("SAVEPOINT job")?.execute([])?;
        }
        // A job that panics is dropped with its reply, which tells its asker; the others go on.
        let ran = catch_unwind(AssertUnwindSafe(|| job(&transaction)));
        let keep = match ran {
            Ok((keep, done)) => {
                told.push(done);
                keep
            }
            Err(_) => false,
        };
        if alone && !keep {
            return Ok(transaction.rollback()?);
        }
        if !keep {
            transaction.prepare_cached("ROLLBACK TO job")?.execute([])?;
        }
        if !alone {
            transaction.prepare_cached("RELEASE job")?.execute([])?;
        }
    }
    // Prepared once, as `Transaction::commit` is not; where it fails, dropping rolls back.
    transaction.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}

/// IMMEDIATE: the write lock is taken at once, so a job never meets "busy" half-way. Whoever else holds
/// it, as a shell of the database may, is waited for: nothing has run yet.
fn begin(connection: &Connection) -> Result<Transaction<'_>, StoreError> {
    loop {
        match Transaction::new_unchecked(connection, TransactionBehavior::Immediate) {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                tracing::warn!("another program holds the database's write lock: waiting for it");
            }
            begun => return Ok(begun?),
        }
    }
}
