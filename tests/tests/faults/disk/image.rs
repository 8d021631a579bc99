//! What a power cut leaves: all that was synced, and of the rest whatever chance keeps.

use super::Record;
use hyacinth_tests::Chance;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// A disk writes so many bytes whole or not at all.
const SECTOR: usize = 512;

/// How a cut treats what was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Survival {
    /// All of it is gone.
    Nothing,
    /// All of it had reached the disk.
    Everything,
    /// Each change is there or not.
    Some,
    /// Each sector of each change is there or not.
    Torn,
}

impl Survival {
    pub(crate) const ALL: [Self; 4] = [Self::Nothing, Self::Everything, Self::Some, Self::Torn];
}

/// A change to a file that is not synced yet.
enum Change<'a> {
    Bytes { offset: usize, bytes: &'a [u8] },
    Length(usize),
}

#[derive(Default)]
struct Inode<'a> {
    safe: Vec<u8>,
    pending: Vec<(u64, Change<'a>)>,
}

/// A change to a folder that is not synced yet.
#[derive(Clone, Copy)]
enum Entry<'a> {
    File(&'a str, usize),
    Folder(&'a str),
    Gone(&'a str),
}

/// The disk at one moment: what is safe, and what is under way.
#[derive(Default)]
pub(crate) struct Image<'a> {
    /// Every file there ever was, as numbers are used again.
    inodes: Vec<Inode<'a>>,
    newest: BTreeMap<u64, usize>,
    files: BTreeMap<&'a str, usize>,
    folders: BTreeSet<&'a str>,
    entries: Vec<(u64, Entry<'a>)>,
}

impl<'a> Image<'a> {
    /// Takes in what was done next, and was whole at `at`. A sync that fails loses what chance says.
    pub(crate) fn take(&mut self, at: u64, record: Record<'a>, chance: &mut Chance) {
        let place = |bytes: u64| usize::try_from(bytes).expect("it fits");
        match record {
            Record::Created { path, inode } => {
                self.newest.insert(inode, self.inodes.len());
                self.entries.push((at, Entry::File(path, self.inodes.len())));
                self.inodes.push(Inode::default());
            }
            Record::Made { path } => self.entries.push((at, Entry::Folder(path))),
            Record::Unlinked { path } => self.entries.push((at, Entry::Gone(path))),
            Record::Written { inode, offset, bytes } => {
                let change = Change::Bytes { offset: place(offset), bytes };
                self.file(inode).pending.push((at, change));
            }
            Record::Cut { inode, length } => {
                self.file(inode).pending.push((at, Change::Length(place(length))));
            }
            Record::Synced { inode, began } => self.file(inode).settle(began, |_| true),
            Record::SyncFailed { inode, began } => {
                self.file(inode).settle(began, |_| chance.below(2) == 0);
            }
            Record::FolderSynced { path, began } => {
                let entries = std::mem::take(&mut self.entries);
                for (made, entry) in entries {
                    if made <= began && parent(entry.path()) == path {
                        entry.enter(&mut self.files, &mut self.folders);
                    } else {
                        self.entries.push((made, entry));
                    }
                }
            }
        }
    }

    fn file(&mut self, inode: u64) -> &mut Inode<'a> {
        &mut self.inodes[self.newest[&inode]]
    }

    /// Writes into `folder` what a cut at this moment leaves.
    pub(crate) fn cut(&self, survival: Survival, chance: &mut Chance, folder: &Path) {
        let (mut files, mut folders) = (self.files.clone(), self.folders.clone());
        for (_, entry) in &self.entries {
            if survival.keeps(chance) {
                entry.enter(&mut files, &mut folders);
            }
        }
        let is_there = |path: &str| {
            let mut above = std::iter::successors(Some(parent(path)), |path| Some(parent(path)));
            above.find(|path| path.is_empty() || !folders.contains(path)).is_some_and(str::is_empty)
        };
        for path in folders.iter().filter(|path| is_there(path)) {
            std::fs::create_dir_all(folder.join(path)).expect("a folder");
        }
        for (path, inode) in files.iter().filter(|(path, _)| is_there(path)) {
            let left = self.inodes[*inode].left(survival, chance);
            std::fs::write(folder.join(path), left).expect("a file");
        }
    }
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

impl Survival {
    fn keeps(self, chance: &mut Chance) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Some | Self::Torn => chance.below(2) == 0,
        }
    }
}

impl<'a> Entry<'a> {
    const fn path(&self) -> &'a str {
        match self {
            Self::File(path, _) | Self::Folder(path) | Self::Gone(path) => path,
        }
    }

    fn enter(self, files: &mut BTreeMap<&'a str, usize>, folders: &mut BTreeSet<&'a str>) {
        match self {
            Self::File(path, inode) => drop(files.insert(path, inode)),
            Self::Folder(path) => drop(folders.insert(path)),
            Self::Gone(path) => drop(files.remove(path)),
        }
    }
}

impl Inode<'_> {
    /// Makes safe what was done before `began` and `keep` keeps; the rest of it is lost.
    fn settle(&mut self, began: u64, mut keep: impl FnMut(&Change<'_>) -> bool) {
        for (made, change) in std::mem::take(&mut self.pending) {
            if made > began {
                self.pending.push((made, change));
            } else if keep(&change) {
                change.make(&mut self.safe, |_| true);
            }
        }
    }

    fn left(&self, survival: Survival, chance: &mut Chance) -> Vec<u8> {
        let mut left = self.safe.clone();
        for (_, change) in &self.pending {
            match survival {
                Survival::Torn => change.make(&mut left, |_| chance.below(2) == 0),
                _ if survival.keeps(chance) => change.make(&mut left, |_| true),
                _ => {}
            }
        }
        left
    }
}

impl Change<'_> {
    /// Changes `bytes`, sector by sector as `keep` says.
    fn make(&self, bytes: &mut Vec<u8>, mut keep: impl FnMut(usize) -> bool) {
        match *self {
            Self::Length(length) => {
                if keep(0) {
                    bytes.resize(length, 0);
                }
            }
            Self::Bytes { offset, bytes: new } => {
                let mut from = 0;
                while from < new.len() {
                    let sector = (offset + from) / SECTOR;
                    let to = new.len().min((sector + 1) * SECTOR - offset);
                    if keep(sector) {
                        if bytes.len() < offset + to {
                            bytes.resize(offset + to, 0);
                        }
                        bytes[offset + from..offset + to].copy_from_slice(&new[from..to]);
                    }
                    from = to;
                }
            }
        }
    }
}
