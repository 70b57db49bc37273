// Breaks the disk under a program: LD_PRELOAD this, and the n-th call that writes to the files named fails. Built and used by FaultTests and
// by hand:
//
//   cc -O2 -shared -fPIC -o fault.so Bench/fault.c -ldl
//   FAULT_FILE=shop.db FAULT_AT=7 FAULT_ERRNO=28 LD_PRELOAD=./fault.so shopdesk run script.jsonl
//
//   FAULT_FILE      part of the path of the files meant
//   FAULT_AT        the first call that fails, from 1; 0: none
//   FAULT_ERRNO     28 ENOSPC, 5 EIO
//   FAULT_FOREVER   all calls from there on fail, else just the one
//   FAULT_SHORT     a write that fails leaves half of its bytes behind
//   FAULT_WHEN      every call fails while the file of this name is there, and none else: a disk that is full until somebody makes room
//   FAULT_SYNC      syncs count and fail too, else writes and growing alone
//   FAULT_READONLY  opening for writing fails with EROFS
//   FAULT_REPORT    a file that gets "calls syncs unsynced": how many calls counted, how many syncs there were, and how often something was
//                   written to standard output while the log (-wal) held what no sync had yet covered
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { most = 1024, meant = 1, log_file = 2 };
static unsigned char kind[most];
static long calls, syncs, unsynced;
static int dirty;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

#define REAL(type, name) \
  static type real; \
  if (!real) real = (type)dlsym(RTLD_NEXT, name)

typedef ssize_t (*pwrite_type)(int, const void *, size_t, off_t);
typedef ssize_t (*write_type)(int, const void *, size_t);
typedef int (*open_type)(const char *, int, ...);
typedef int (*openat_type)(int, const char *, int, ...);
typedef int (*fd_type)(int);
typedef int (*truncate_type)(int, off_t);
typedef int (*access_type)(const char *, int);
typedef int (*allocate_type)(int, off_t, off_t);

static void report(void) {
  const char *path = getenv("FAULT_REPORT");
  if (!path) return;
  REAL(open_type, "open");
  int file = real(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return;
  char text[96];
  int length = snprintf(text, sizeof text, "%ld %ld %ld\n", calls, syncs, unsynced);
  ((write_type)dlsym(RTLD_NEXT, "write"))(file, text, (size_t)length);
  ((fd_type)dlsym(RTLD_NEXT, "close"))(file);
}

__attribute__((destructor)) static void at_exit(void) { report(); }
void _exit(int code) {
  report();
  ((void (*)(int))dlsym(RTLD_NEXT, "_exit"))(code);
  __builtin_unreachable();
}

static int is_meant(int fd) { return fd >= 0 && fd < most && kind[fd] & meant; }

// Whether this call is the one; errno is set then.
static int fails(int fd, int is_sync) {
  if (!is_meant(fd) || (is_sync && !number("FAULT_SYNC"))) return 0;
  pthread_mutex_lock(&lock);
  long mine = ++calls, at = number("FAULT_AT");
  pthread_mutex_unlock(&lock);
  const char *when = getenv("FAULT_WHEN");
  if (when) {
    if (access(when, F_OK) != 0) return 0;
    errno = (int)number("FAULT_ERRNO");
    return 1;
  }
  if (at == 0 || mine < at || (mine > at && !number("FAULT_FOREVER"))) return 0;
  errno = (int)number("FAULT_ERRNO");
  return 1;
}

static void opened(int fd, const char *path) {
  if (fd < 0 || fd >= most) return;
  const char *part = getenv("FAULT_FILE");
  size_t length = strlen(path);
  kind[fd] = 0;
  if (part && strstr(path, part)) kind[fd] = meant | (length > 4 && strcmp(path + length - 4, "-wal") == 0 ? log_file : 0);
}

static int refused(const char *path, int flags) {
  const char *part = getenv("FAULT_FILE");
  if (!number("FAULT_READONLY") || !part || !strstr(path, part) || (flags & (O_ACCMODE | O_CREAT)) == O_RDONLY) return 0;
  errno = EROFS;
  return 1;
}

int access(const char *path, int how) {
  REAL(access_type, "access");
  if (how & W_OK && refused(path, O_RDWR)) return -1;
  return real(path, how);
}

#define OPEN(name) \
  int name(const char *path, int flags, ...) { \
    REAL(open_type, #name); \
    va_list rest; \
    va_start(rest, flags); \
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0; \
    va_end(rest); \
    if (refused(path, flags)) return -1; \
    int fd = real(path, flags, mode); \
    opened(fd, path); \
    return fd; \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    REAL(openat_type, #name); \
    va_list rest; \
    va_start(rest, flags); \
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, int) : 0; \
    va_end(rest); \
    if (refused(path, flags)) return -1; \
    int fd = real(folder, path, flags, mode); \
    opened(fd, path); \
    return fd; \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
  REAL(fd_type, "close");
  if (fd >= 0 && fd < most) kind[fd] = 0;
  return real(fd);
}

static void wrote(int fd) {
  if (fd >= 0 && fd < most && kind[fd] & log_file) dirty = 1;
}

#define PWRITE(name) \
  ssize_t name(int fd, const void *bytes, size_t count, off_t at) { \
    REAL(pwrite_type, #name); \
    if (fails(fd, 0)) { \
      int failure = errno; \
      if (number("FAULT_SHORT") && count > 1) real(fd, bytes, count / 2, at); \
      errno = failure; \
      return -1; \
    } \
    wrote(fd); \
    return real(fd, bytes, count, at); \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int fd, const void *bytes, size_t count) {
  REAL(write_type, "write");
  if (fails(fd, 0)) return -1;
  if (fd == 1 && dirty) unsynced++;
  wrote(fd);
  return real(fd, bytes, count);
}

#define TRUNCATE(name) \
  int name(int fd, off_t length) { \
    REAL(truncate_type, #name); \
    return fails(fd, 0) ? -1 : real(fd, length); \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

int posix_fallocate(int fd, off_t at, off_t length) {
  REAL(allocate_type, "posix_fallocate");
  return fails(fd, 0) ? errno : real(fd, at, length);
}

#define SYNC(name) \
  int name(int fd) { \
    REAL(fd_type, #name); \
    if (fails(fd, 1)) return -1; \
    int result = real(fd); \
    if (is_meant(fd)) { \
      syncs++; \
      if (result == 0 && kind[fd] & log_file) dirty = 0; \
    } \
    return result; \
  }
SYNC(fsync)
SYNC(fdatasync)
