#define _GNU_SOURCE
#include "cstore.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

void cstore_configure(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

int cstore_db_config(sqlite3 *db, int option, int on) {
  int now = 0;
  return sqlite3_db_config(db, option, on, &now);
}

int cstore_bind_text(sqlite3_stmt *s, int i, const char *t, int n) { return sqlite3_bind_text(s, i, t, n, SQLITE_TRANSIENT); }
int cstore_bind_blob(sqlite3_stmt *s, int i, const void *b, int n) { return sqlite3_bind_blob(s, i, b, n, SQLITE_TRANSIENT); }
int cstore_bind_text_static(sqlite3_stmt *s, int i, const char *t, int n) { return sqlite3_bind_text(s, i, t, n, SQLITE_STATIC); }
int cstore_bind_blob_static(sqlite3_stmt *s, int i, const void *b, int n) {
  return n == 0 ? sqlite3_bind_zeroblob(s, i, 0) : sqlite3_bind_blob(s, i, b, n, SQLITE_STATIC);
}

// flock has no timeout of its own. A timer that signals just this thread ends the wait with EINTR; the handler does nothing. SIGURG is
// ignored by default and used by nobody else here.
static void nothing(int signal) { (void)signal; }
static pthread_once_t once = PTHREAD_ONCE_INIT;
static void install(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = nothing;  // without SA_RESTART, so that flock returns
  sigaction(SIGURG, &action, NULL);
}

static long long now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

// That somebody waits stands as a shared lock on a byte of the file: the kernel drops it with whoever waited, however they end.
static struct flock waiting(short type) {
  struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = 16, .l_len = 1};
  return lock;
}

int cstore_turn_is_wanted(int fd) {
  struct flock lock = waiting(F_WRLCK);
  return fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

int cstore_take_turn(int fd, int milliseconds) {
  if (flock(fd, LOCK_EX | LOCK_NB) == 0) return 0;
  if (errno != EWOULDBLOCK && errno != EINTR) return -1;
  pthread_once(&once, install);
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = SIGURG;
  // Dispatch's threads block nearly every signal: without this the wait would never end on them.
  sigset_t urgent, before;
  sigemptyset(&urgent);
  sigaddset(&urgent, SIGURG);
  pthread_sigmask(SIG_UNBLOCK, &urgent, &before);
  event.sigev_notify_thread_id = (pid_t)syscall(SYS_gettid);
  timer_t timer;
  if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) {
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return -1;
  }
  // It repeats, so that a signal which arrives between two system calls isn't the last one.
  struct itimerspec spec = {{0, 20 * 1000000L}, {milliseconds / 1000, (milliseconds % 1000) * 1000000L + 1}};
  timer_settime(timer, 0, &spec, NULL);
  long long end = now_ms() + milliseconds;
  int result = -1;
  struct flock wait = waiting(F_RDLCK), over = waiting(F_UNLCK);
  fcntl(fd, F_OFD_SETLK, &wait);
  for (;;) {
    if (flock(fd, LOCK_EX) == 0) { result = 0; break; }
    if (errno != EINTR) break;
    if (now_ms() >= end) { result = 1; break; }
  }
  int saved = errno;
  fcntl(fd, F_OFD_SETLK, &over);
  timer_delete(timer);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = saved;
  return result;
}

void cstore_end_turn(int fd) { flock(fd, LOCK_UN); }

long cstore_file_system(const char *path) {
  struct statfs info;
  return statfs(path, &info) == 0 ? (long)info.f_type : 0;
}
