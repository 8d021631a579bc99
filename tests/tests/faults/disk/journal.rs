//! What the program asked of the disk, in order, as `disk.c` writes it down.

/// The head of a record: kind, inode, offset, length, eight bytes each.
const HEAD: usize = 32;

/// All of it.
pub(crate) struct Journal(pub(super) Vec<u8>);

/// One thing that was done; paths are from the disk's folder on.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Record<'a> {
    Created {
        path: &'a str,
        inode: u64,
    },
    Made {
        path: &'a str,
    },
    Unlinked {
        path: &'a str,
    },
    Written {
        inode: u64,
        offset: u64,
        bytes: &'a [u8],
    },
    Cut {
        inode: u64,
        length: u64,
    },
    /// What was done to the file before `began` is on the disk.
    Synced {
        inode: u64,
        began: u64,
    },
    /// What was done to the file before `began` may be lost for good, and the system thinks it is not.
    SyncFailed {
        inode: u64,
        began: u64,
    },
    /// The folder's entries from before `began` are on the disk.
    FolderSynced {
        path: &'a str,
        began: u64,
    },
}

impl Journal {
    /// Its length in bytes: a moment of the disk is counted in them.
    pub(crate) fn length(&self) -> u64 {
        u64::try_from(self.0.len()).expect("it fits")
    }

    /// Every record, and the moment it was whole.
    pub(crate) fn records(&self) -> impl Iterator<Item = (u64, Record<'_>)> {
        let mut at = 0;
        std::iter::from_fn(move || {
            let head = self.0.get(at..at + HEAD)?;
            let word = |n: usize| u64::from_ne_bytes(head[n * 8..][..8].try_into().expect("eight"));
            let (inode, offset) = (word(1), word(2));
            let length = usize::try_from(word(3)).expect("it fits");
            let bytes = self.0.get(at + HEAD..at + HEAD + length)?;
            let path = || std::str::from_utf8(bytes).expect("plain file names");
            let kind = u8::try_from(word(0)).expect("a letter");
            let record = match kind {
                b'c' => Record::Created { path: path(), inode },
                b'm' => Record::Made { path: path() },
                b'u' => Record::Unlinked { path: path() },
                b'w' => Record::Written { inode, offset, bytes },
                b't' => Record::Cut { inode, length: offset },
                b's' => Record::Synced { inode, began: offset },
                b'f' => Record::SyncFailed { inode, began: offset },
                b'd' => Record::FolderSynced { path: path(), began: offset },
                other => panic!("disk.c writes {other}"),
            };
            at += HEAD + length;
            Some((u64::try_from(at).expect("it fits"), record))
        })
    }
}
