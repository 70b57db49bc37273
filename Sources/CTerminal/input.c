#include "internal.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int ct_signals_descriptor(void);
bool ct_update_size(void);

enum { PASTE_START_CODE = KEY_MAX + 1, PASTE_END_CODE, MAX_WATCHED = 8, TONE_GAP = 150 };

// What terminals send whatever terminfo says: both cursor-key modes, and the common spellings of Home and End.
static const struct {
  const char *bytes;
  int code;
} sequences[] = {
    {"\033[200~", PASTE_START_CODE}, {"\033[201~", PASTE_END_CODE},
    {"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
    {"\033OA", KEY_UP}, {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},
    {"\033[H", KEY_HOME}, {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME}, {"\033[7~", KEY_HOME},
    {"\033[F", KEY_END}, {"\033OF", KEY_END}, {"\033[4~", KEY_END}, {"\033[8~", KEY_END},
    {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB},
    {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
    {"\033[11~", KEY_F(1)}, {"\033[12~", KEY_F(2)}, {"\033[13~", KEY_F(3)}, {"\033[14~", KEY_F(4)},
    {"\033OM", KEY_ENTER},
};

static int watched[MAX_WATCHED];
static int watched_count;
static int tones_left;
static long next_tone;
static int empty_reads;
static bool wakes_held;

static long now_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void ct_input_open(void) {
  empty_reads = tones_left = watched_count = 0;
  ct.keys = newpad(1, 1);
  keypad(ct.keys, TRUE);
  nodelay(ct.keys, TRUE);
  // Not meta(): on a terminal of eight bits curses keeps them anyway, and the mode that it would set is never taken back.
  for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) define_key(sequences[i].bytes, sequences[i].code);
}

void ct_hold_wakes(bool hold) { wakes_held = hold; }

bool ct_watch(int descriptor) {
  if (descriptor < 0 || watched_count >= MAX_WATCHED) return false;
  watched[watched_count++] = descriptor;
  return true;
}

void ct_unwatch(int descriptor) {
  for (int i = 0; i < watched_count; i++) {
    if (watched[i] == descriptor) watched[i--] = watched[--watched_count];
  }
}

bool ct_write(const void *bytes, int count) {
  if (ct.output < 0 || ct.gone) return false;
  fflush(ct.out_file);
  const char *at = bytes;
  while (count > 0) {
    ssize_t written = write(ct.output, at, (size_t)count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      struct pollfd ready = {.fd = ct.output, .events = POLLOUT};
      if (poll(&ready, 1, 1000) > 0) continue;
    }
    if (written <= 0) return false;
    at += written;
    count -= (int)written;
  }
  return true;
}

static void sound(void) {
  ct_write("\a", 1);
  tones_left--;
  next_tone = now_milliseconds() + TONE_GAP;
}

void ct_bell(int tones) {
  if (!ct.open || tones <= 0) return;
  tones_left = tones;
  sound();
}

static bool take(_Atomic bool *flag) { return atomic_exchange(flag, false); }

// What signals and threads have left for us; most pressing first.
static ct_event pending(void) {
  if (take(&ct_saw_hangup)) {
    ct.gone = true;
    return (ct_event){CT_HANGUP, 0};
  }
  if (take(&ct_saw_terminate)) return (ct_event){CT_TERMINATE, 0};
  if (take(&ct_saw_stop)) return (ct_event){CT_STOP_ASKED, 0};
  if (take(&ct_saw_continue)) {
    // The shell may have changed everything while we were stopped.
    reset_prog_mode();
    ct_update_size();
    ct.cursor = -1;
    clearok(curscr, TRUE);
    ct_enter_modes();
    return (ct_event){CT_RESUMED, 0};
  }
  if (take(&ct_saw_resize) && ct_update_size()) return (ct_event){CT_RESIZE, 0};
  return (ct_event){CT_NONE, 0};
}

static ct_event decode(int status, wint_t value) {
  if (status == OK) return (ct_event){CT_CHAR, (uint32_t)value};
  switch (value) {
    case KEY_UP: return (ct_event){CT_KEY, CT_UP};
    case KEY_DOWN: return (ct_event){CT_KEY, CT_DOWN};
    case KEY_LEFT: return (ct_event){CT_KEY, CT_LEFT};
    case KEY_RIGHT: return (ct_event){CT_KEY, CT_RIGHT};
    case KEY_PPAGE: return (ct_event){CT_KEY, CT_PAGE_UP};
    case KEY_NPAGE: return (ct_event){CT_KEY, CT_PAGE_DOWN};
    case KEY_HOME: case KEY_FIND: case KEY_A1: return (ct_event){CT_KEY, CT_HOME};
    case KEY_END: case KEY_SELECT: case KEY_C1: return (ct_event){CT_KEY, CT_END};
    case KEY_BACKSPACE: return (ct_event){CT_KEY, CT_BACKSPACE};
    case KEY_DC: return (ct_event){CT_KEY, CT_DELETE};
    case KEY_ENTER: return (ct_event){CT_KEY, CT_ENTER};
    case KEY_BTAB: return (ct_event){CT_KEY, CT_BACK_TAB};
    case PASTE_START_CODE: return (ct_event){CT_PASTE_START, 0};
    case PASTE_END_CODE: return (ct_event){CT_PASTE_END, 0};
  }
  if (value >= KEY_F(1) && value <= KEY_F(24)) return (ct_event){CT_KEY, CT_F0 + value - KEY_F0};
  return (ct_event){CT_NONE, 0};
}

// The rest of an escape sequence, which follows its escape at once; a pause means that there is no rest.
static int read_rest(wint_t *value) {
  int status = wget_wch(ct.keys, value);
  if (status != ERR) return status;
  struct pollfd more = {.fd = ct.input, .events = POLLIN};
  return poll(&more, 1, ESCDELAY) > 0 ? wget_wch(ct.keys, value) : ERR;
}

// Sequences nobody asked for, such as a terminal's answers, must not turn into key presses. Called behind an escape; true
// when one was read to its end, false when the escape was a key.
static bool swallow_sequence(void) {
  wint_t value;
  int status = wget_wch(ct.keys, &value);
  if (status == ERR) return false;
  if (status == OK && value == L'O') {
    status = read_rest(&value);
  } else if (status == OK && value == L'[') {
    while ((status = read_rest(&value)) == OK && value >= 0x20 && value < 0x40) {
    }
  } else if (status == OK && (value == L']' || value == L'P' || value == L'_' || value == L'^' || value == L'X')) {
    while ((status = read_rest(&value)) == OK && value != 7 && value != 27) {
    }
    if (status == OK && value == 27) status = read_rest(&value);
  } else {
    // Escape and then a key, typed fast or with Alt.
    if (status == OK) unget_wch((wchar_t)value); else ungetch((int)value);
    return false;
  }
  // A key that curses knew, such as the end of a paste, cuts the sequence short.
  if (status == KEY_CODE_YES) ungetch((int)value);
  return true;
}

static bool read_key(ct_event *event) {
  wint_t value;
  int status;
  while ((status = wget_wch(ct.keys, &value)) != ERR) {
    empty_reads = 0;
    if (status == OK && value == 27 && swallow_sequence()) continue;
    *event = decode(status, value);
    // Keys that mean nothing here, KEY_RESIZE among them, are skipped.
    if (event->kind != CT_NONE) return true;
  }
  return false;
}

// Readable, yet nothing to read: is anybody still there?
static bool is_gone(short revents) {
  if (revents & (POLLHUP | POLLERR | POLLNVAL)) return true;
  if (!(revents & POLLIN)) return false;
  struct termios settings;
  if (tcgetattr(ct.input, &settings) != 0) return true;
  // Half a character waits for its rest; only a long run of nothing is an end of file.
  if (++empty_reads < 200) {
    poll(NULL, 0, 1);
    return false;
  }
  return true;
}

static ct_event gone(long wait) {
  ct.gone = true;
  // Whoever goes on asking must not burn a processor.
  if (wait < 0 || wait > 100) wait = 100;
  poll(NULL, 0, (int)wait);
  return (ct_event){CT_HANGUP, 0};
}

ct_event ct_next(int milliseconds) {
  if (!ct.open) return (ct_event){CT_NONE, 0};
  long deadline = milliseconds < 0 ? -1 : now_milliseconds() + milliseconds;
  for (;;) {
    if (ct.gone) return gone(milliseconds);
    ct_event event = pending();
    if (event.kind != CT_NONE) return event;
    if (read_key(&event)) return event;
    if (tones_left > 0 && now_milliseconds() >= next_tone) sound();

    long now = now_milliseconds();
    long wait = deadline < 0 ? -1 : (deadline > now ? deadline - now : 0);
    if (tones_left > 0) {
      long tone = next_tone > now ? next_tone - now : 0;
      if (wait < 0 || tone < wait) wait = tone;
    }
    struct pollfd set[2 + MAX_WATCHED] = {{.fd = ct.input, .events = POLLIN},
                                          {.fd = ct_signals_descriptor(), .events = POLLIN}};
    for (int i = 0; i < watched_count; i++) set[2 + i] = (struct pollfd){.fd = watched[i], .events = POLLIN};
    int extra = wakes_held ? 0 : watched_count;
    int ready = poll(set, (nfds_t)(2 + extra), (int)wait);
    if (ready < 0) continue;
    if (set[1].revents) ct_signals_drain();
    event = pending();
    if (event.kind != CT_NONE) return event;
    if (set[0].revents) {
      if (read_key(&event)) return event;
      if (is_gone(set[0].revents)) return gone(0);
    }
    if (!wakes_held && take(&ct_saw_wake)) return (ct_event){CT_WAKE, 0};
    for (int i = 0; i < extra; i++) {
      if (set[2 + i].revents) return (ct_event){CT_WAKE, 0};
    }
    if (deadline >= 0 && now_milliseconds() >= deadline) return (ct_event){CT_NONE, 0};
  }
}
