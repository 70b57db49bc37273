#include "internal.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

// Everything the fatal-signal handler needs, ready before anything can go wrong: it may only call write and tcsetattr.
static struct termios saved;
static bool have_saved;
static char farewell[512];
static size_t farewell_length;
static _Atomic bool armed;
static pid_t owner;

static void append(const char *capability) {
  const char *text = tigetstr((char *)capability);
  if (!text || text == (char *)-1) return;
  while (*text && farewell_length < sizeof farewell - 1) {
    // Padding such as $<100/> is for printers.
    if (text[0] == '$' && text[1] == '<') {
      const char *end = strchr(text, '>');
      if (end) {
        text = end + 1;
        continue;
      }
    }
    farewell[farewell_length++] = *text++;
  }
}

static void at_exit(void) {
  if (getpid() == owner) ct_close();
}

// Called twice: before curses starts, to save the settings, and after, when terminfo can be asked.
void ct_restore_prepare(void) {
  static bool registered;
  if (!registered) {
    atexit(at_exit);
    registered = true;
  }
  if (!ct.open) {
    have_saved = tcgetattr(ct.input, &saved) == 0;
    owner = getpid();
    return;
  }
  farewell_length = 0;
  const char *paste_off = "\033[?2004l";
  if (have_saved) {
    memcpy(farewell, paste_off, strlen(paste_off));
    farewell_length = strlen(paste_off);
  }
  append("rmkx");
  append("sgr0");
  append("cnorm");
  append("rmcup");
  armed = true;
}

void ct_restore_disarm(void) { armed = false; }

void ct_restore_now(void) {
  if (!armed || getpid() != owner) return;
  armed = false;
  size_t done = 0;
  // A terminal that takes nothing more (a stuck line, a closed window) must not keep a dying process alive.
  struct pollfd ready = {.fd = ct.output, .events = POLLOUT};
  if (poll(&ready, 1, 200) <= 0) done = farewell_length;
  while (done < farewell_length) {
    ssize_t written = write(ct.output, farewell + done, farewell_length - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    done += (size_t)written;
  }
  if (have_saved) tcsetattr(ct.input, TCSANOW, &saved);
}

void ct_enter_modes(void) {
  if (have_saved) ct_write("\033[?2004h", 8);
}

void ct_leave_modes(void) {
  if (have_saved) ct_write("\033[?2004l", 8);
}
