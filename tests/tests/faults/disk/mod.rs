//! A disk under the program that a test can cut off and break: `disk.c`, loaded before the system's own
//! library. Only what was synced survives a power cut; writes fail when they are told to.

mod image;
mod journal;

pub(crate) use image::{Image, Survival};
pub(crate) use journal::{Journal, Record};

use hyacinth_tests::Ground;
use std::{
    fs::File,
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, OnceLock},
    time::Duration,
};
use tempfile::TempDir;

/// What may fail, as in `disk.c`.
pub(crate) mod operation {
    pub(crate) const WRITE: i32 = 1;
    pub(crate) const SYNC: i32 = 2;
    pub(crate) const READ: i32 = 4;
    pub(crate) const TRUNCATE: i32 = 8;
    pub(crate) const OPEN: i32 = 16;
}

/// On which files, as in `disk.c`.
pub(crate) mod file {
    pub(crate) const MAIN: i32 = 1;
    pub(crate) const LOG: i32 = 2;
    pub(crate) const FOLDER: i32 = 4;
    pub(crate) const OTHER: i32 = 8;
    pub(crate) const ANY: i32 = MAIN | LOG | FOLDER | OTHER;
}

/// The system's numbers of what goes wrong with disks.
pub(crate) mod error {
    pub(crate) const IO: i32 = 5;
    pub(crate) const NO_SPACE: i32 = 28;
}

/// Something that goes wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fault {
    pub(crate) operation: i32,
    pub(crate) file: i32,
    pub(crate) error: i32,
    /// So many go well first.
    pub(crate) after: i32,
    /// It goes away by itself.
    pub(crate) once: bool,
    /// A write that fails writes half of it first.
    pub(crate) half: bool,
}

/// The place of each word in the control file, as in `disk.c`.
mod word {
    pub(super) const ARMED: u64 = 0;
    pub(super) const OPERATION: u64 = 1;
    pub(super) const MET: u64 = 7;
    pub(super) const SYNC_MICROSECONDS: u64 = 8;
    pub(super) const ALL: u64 = 9;
}

/// A disk; what is on it goes with it.
pub(crate) struct Disk {
    root: TempDir,
    control: File,
}

impl Disk {
    /// An empty one, whose syncs take this long.
    pub(crate) fn new(sync: Duration) -> Self {
        let root = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(root.path().join("disk")).expect("a folder");
        let mut options = File::options();
        let options = options.read(true).write(true).create_new(true);
        let control = options.open(root.path().join("control")).expect("a file");
        control.set_len(word::ALL * 4).expect("room");
        let disk = Self { root, control };
        disk.set(word::SYNC_MICROSECONDS, i32::try_from(sync.as_micros()).expect("short"));
        disk
    }

    /// The data folder: not there yet, and neither is the one it will lie in.
    pub(crate) fn ground(&self) -> Ground {
        let folder = self.folder();
        let journal = self.journal_path();
        Ground {
            data: folder.join("var/data"),
            variables: vec![
                ("LD_PRELOAD", library().into()),
                ("HYACINTH_DISK_FOLDER", folder.into()),
                ("HYACINTH_DISK_JOURNAL", journal.clone().into()),
                ("HYACINTH_DISK_CONTROL", self.root.path().join("control").into()),
            ],
            mark: Arc::new(move || std::fs::metadata(&journal).map_or(0, |file| file.len())),
        }
    }

    fn folder(&self) -> PathBuf {
        self.root.path().join("disk").canonicalize().expect("a folder")
    }

    fn journal_path(&self) -> PathBuf {
        self.root.path().join("journal")
    }

    /// All that was done with it so far.
    pub(crate) fn journal(&self) -> Journal {
        Journal(std::fs::read(self.journal_path()).expect("a journal"))
    }

    /// From now on this goes wrong.
    pub(crate) fn breaks(&self, fault: Fault) {
        let Fault { operation, file, error, after, once, half } = fault;
        let words = [operation, file, error, after, once.into(), half.into(), 0];
        for (place, value) in (word::OPERATION..).zip(words) {
            self.set(place, value);
        }
        self.set(word::ARMED, 1);
    }

    /// Nothing goes wrong any more. Gives how often something did.
    pub(crate) fn is_mended(&self) -> i32 {
        self.set(word::ARMED, 0);
        let mut bytes = [0; 4];
        self.control.read_exact_at(&mut bytes, word::MET * 4).expect("a whole control file");
        i32::from_ne_bytes(bytes)
    }

    fn set(&self, place: u64, value: i32) {
        self.control.write_all_at(&value.to_ne_bytes(), place * 4).expect("room");
    }
}

/// The library, built once for this run of the tests.
fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/disk/disk.c");
        let own = folder.join(format!("disk-{}.so", std::process::id()));
        let building = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"])
            .args([&own, &source])
            .args(["-ldl", "-lpthread"])
            .status();
        let built =
            building.expect("the C compiler `cc` is there: sudo apt-get install gcc libc6-dev");
        assert!(built.success(), "disk.c is built: sudo apt-get install gcc libc6-dev");
        // Other tests of this run may be building it too: each puts a whole one in its place.
        let shared = folder.join("disk.so");
        std::fs::rename(own, &shared).expect("its place");
        shared
    })
}
