/* The disk under a program that is tested, loaded before the system's own library (LD_PRELOAD).
 *
 * Under one folder it writes down, in order, whatever the program asks of the disk: so a test can work out
 * what a power cut would have left. Syncing takes as long as the test says and reaches no real disk. And it
 * lets the n-th write, sync or read fail, as a full or dying disk does.
 *
 *   HYACINTH_DISK_FOLDER   the folder, without links in its path
 *   HYACINTH_DISK_JOURNAL  where to write it down
 *   HYACINTH_DISK_CONTROL  a file of `struct control`, mapped: a test changes it while the program runs
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* What may fail, as bits. */
enum { WRITE = 1, SYNC = 2, READ = 4, TRUNCATE = 8, OPEN = 16 };
/* Where, as bits. */
enum { MAIN = 1, LOG = 2, FOLDER = 4, OTHER = 8 };

/* As in disk/mod.rs. */
struct control {
    _Atomic int32_t armed;     /* 1: the fault below is on */
    _Atomic int32_t operation; /* which operations */
    _Atomic int32_t file;      /* on which files */
    _Atomic int32_t error;     /* the errno */
    _Atomic int32_t after;     /* so many go well first */
    _Atomic int32_t once;      /* 1: the fault goes away by itself */
    _Atomic int32_t half;      /* 1: a write that fails writes half of it first */
    _Atomic int32_t met;       /* how often it was met */
    _Atomic int32_t sync_us;   /* how long a sync takes, in microseconds */
};

/* As in disk/journal.rs. */
struct record {
    uint64_t kind, inode, offset, length;
};

static struct control *control;
static int journal = -1;
static _Atomic uint64_t written;
static char folder[PATH_MAX];
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

/* Which watched file a descriptor is open on. */
enum { DESCRIPTORS = 65536 };
static struct { uint64_t inode; int file; char path[192]; } watched[DESCRIPTORS];

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void begin(void) {
    const char *given = getenv("HYACINTH_DISK_FOLDER");
    const char *notes = getenv("HYACINTH_DISK_JOURNAL");
    const char *orders = getenv("HYACINTH_DISK_CONTROL");
    if (!given || !notes || !orders || strlen(given) >= sizeof folder) return;
    int shared = REAL(open)(orders, O_RDWR | O_CLOEXEC);
    control = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, shared, 0);
    if (control == MAP_FAILED) abort();
    journal = REAL(open)(notes, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    struct stat file;
    if (journal < 0 || fstat(journal, &file)) abort();
    written = (uint64_t)file.st_size;
    strcpy(folder, given);
}

/* The path from the folder on; none where it lies elsewhere. The folder itself is "". */
static const char *within(const char *path) {
    size_t length = strlen(folder);
    if (!length || strncmp(path, folder, length)) return NULL;
    if (path[length] == 0) return path + length;
    return path[length] == '/' ? path + length + 1 : NULL;
}

static int ends_with(const char *path, const char *end) {
    size_t length = strlen(path), tail = strlen(end);
    return length >= tail && !strcmp(path + length - tail, end);
}

static int fails(int operation, int file) {
    if (!control || !control->armed || !(control->operation & operation) || !(control->file & file)) return 0;
    if (atomic_fetch_sub(&control->after, 1) > 0) return 0;
    if (control->once) control->armed = 0;
    control->met++;
    errno = control->error;
    return 1;
}

/* Adds to the journal; the order is held. */
static void note(char kind, uint64_t inode, uint64_t offset, const void *bytes, size_t length) {
    struct record record = {(uint64_t)kind, inode, offset, length};
    struct iovec parts[2] = {{&record, sizeof record}, {(void *)bytes, length}};
    if (REAL(writev)(journal, parts, 2) != (ssize_t)(sizeof record + length)) abort();
    written += sizeof record + length;
}

static void note_name(char kind, uint64_t inode, uint64_t offset, const char *path) {
    note(kind, inode, offset, path, strlen(path));
}

static int opened(int fd, const char *path, int is_new) {
    const char *name = within(path);
    struct stat file;
    if (fd < 0 || fd >= DESCRIPTORS) return fd;
    watched[fd].inode = 0;
    if (!name || ends_with(name, "-shm") || strlen(name) >= sizeof watched[fd].path || fstat(fd, &file)) return fd;
    strcpy(watched[fd].path, name);
    watched[fd].file = S_ISDIR(file.st_mode) ? FOLDER
                       : ends_with(name, ".sqlite") ? MAIN
                       : ends_with(name, "-wal")    ? LOG
                                                    : OTHER;
    watched[fd].inode = file.st_ino;
    if (is_new) note_name('c', file.st_ino, 0, name);
    return fd;
}

static int open_watched(int (*really)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    if (!within(path)) return opened(really(path, flags, mode), path, 0);
    pthread_mutex_lock(&order);
    int creates = (flags & O_CREAT) && access(path, F_OK);
    int file = ends_with(path, ".sqlite") ? MAIN : ends_with(path, "-wal") ? LOG : OTHER;
    int fd = creates && fails(OPEN, file) ? -1 : opened(really(path, flags, mode), path, creates);
    if (fd >= 0 && (flags & O_TRUNC) && !creates) note('t', watched[fd].inode, 0, NULL, 0);
    pthread_mutex_unlock(&order);
    return fd;
}

#define OPENER(name)                                                   \
    int name(const char *path, int flags, ...) {                       \
        va_list rest;                                                  \
        va_start(rest, flags);                                         \
        mode_t mode = flags & O_CREAT ? (mode_t)va_arg(rest, int) : 0; \
        va_end(rest);                                                  \
        return open_watched(REAL(name), path, flags, mode);            \
    }
OPENER(open)
OPENER(open64)

int close(int fd) {
    if (fd >= 0 && fd < DESCRIPTORS) watched[fd].inode = 0;
    return REAL(close)(fd);
}

static int is_watched(int fd) { return fd >= 0 && fd < DESCRIPTORS && watched[fd].inode; }

static ssize_t write_watched(int fd, const void *bytes, size_t length, off64_t offset) {
    ssize_t done = -1;
    pthread_mutex_lock(&order);
    if (!fails(WRITE, watched[fd].file)) {
        done = REAL(pwrite64)(fd, bytes, length, offset);
    } else if (control->half && length > 1) {
        /* The next write has no room at all. */
        done = REAL(pwrite64)(fd, bytes, length / 2, offset);
    } else {
        errno = control->error;
    }
    if (done > 0) note('w', watched[fd].inode, (uint64_t)offset, bytes, (size_t)done);
    pthread_mutex_unlock(&order);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    return is_watched(fd) ? write_watched(fd, bytes, length, offset)
                          : REAL(pwrite64)(fd, bytes, length, offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
    return pwrite64(fd, bytes, length, offset);
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (!is_watched(fd)) return REAL(write)(fd, bytes, length);
    int flags = fcntl(fd, F_GETFL);
    off64_t offset = lseek64(fd, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
    ssize_t done = write_watched(fd, bytes, length, offset);
    if (done > 0) lseek64(fd, offset + done, SEEK_SET);
    return done;
}

ssize_t pread64(int fd, void *bytes, size_t length, off64_t offset) {
    if (is_watched(fd) && fails(READ, watched[fd].file)) return -1;
    return REAL(pread64)(fd, bytes, length, offset);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset) { return pread64(fd, bytes, length, offset); }

ssize_t read(int fd, void *bytes, size_t length) {
    if (is_watched(fd) && fails(READ, watched[fd].file)) return -1;
    return REAL(read)(fd, bytes, length);
}

int ftruncate64(int fd, off64_t size) {
    if (!is_watched(fd)) return REAL(ftruncate64)(fd, size);
    pthread_mutex_lock(&order);
    int failed = fails(TRUNCATE, watched[fd].file) ? -1 : REAL(ftruncate64)(fd, size);
    if (!failed) note('t', watched[fd].inode, (uint64_t)size, NULL, 0);
    pthread_mutex_unlock(&order);
    return failed;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

/* What was written before a sync began is on the disk when it ends; `offset` says where it began. */
static int sync_watched(int fd) {
    uint64_t began = written;
    struct timespec left = {control->sync_us / 1000000, control->sync_us % 1000000 * 1000L};
    int failed = fails(SYNC, watched[fd].file) ? errno : 0;
    while (nanosleep(&left, &left) && errno == EINTR) {}
    pthread_mutex_lock(&order);
    if (watched[fd].file == FOLDER) {
        if (!failed) note_name('d', 0, began, watched[fd].path);
    } else {
        note(failed ? 'f' : 's', watched[fd].inode, began, NULL, 0);
    }
    pthread_mutex_unlock(&order);
    errno = failed;
    return failed ? -1 : 0;
}

int fsync(int fd) { return is_watched(fd) ? sync_watched(fd) : REAL(fsync)(fd); }
int fdatasync(int fd) { return is_watched(fd) ? sync_watched(fd) : REAL(fdatasync)(fd); }

int mkdir(const char *path, mode_t mode) {
    pthread_mutex_lock(&order);
    int failed = REAL(mkdir)(path, mode);
    if (!failed && within(path)) note_name('m', 0, 0, within(path));
    pthread_mutex_unlock(&order);
    return failed;
}

int unlink(const char *path) {
    pthread_mutex_lock(&order);
    int failed = REAL(unlink)(path);
    if (!failed && within(path) && !ends_with(path, "-shm")) note_name('u', 0, 0, within(path));
    pthread_mutex_unlock(&order);
    return failed;
}

/* Nothing under the folder is renamed or written by other calls: if that changes, the journal would lie. */
int rename(const char *from, const char *to) {
    if (within(from) || within(to)) abort();
    return REAL(rename)(from, to);
}
