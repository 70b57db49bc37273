// The whole of ncursesw and of terminal handling that Swift gets to see. One terminal per process; every function belongs to
// the thread that called ct_open, except ct_wake, which any thread may call.
#pragma once
#include <stdbool.h>
#include <stdint.h>

// What one screen cell shows. `span` is 1 or 2, or 0 for the right half of a wide character; unused marks are 0.
typedef struct {
  uint32_t base;
  uint32_t marks[4];
  uint8_t span;
  uint8_t style;
} ct_cell;

enum { CT_BOLD = 1, CT_REVERSE = 2, CT_UNDERLINE = 4, CT_DIM = 8 };
enum { CT_STYLES = 64 };

typedef enum {
  CT_NONE = 0,     // the time is up
  CT_CHAR,         // value: a Unicode scalar as typed, controls included
  CT_KEY,          // value: one of ct_key
  CT_PASTE_START,
  CT_PASTE_END,
  CT_RESIZE,
  CT_HANGUP,
  CT_TERMINATE,
  CT_STOP_ASKED,   // SIGTSTP came; nothing has been done yet
  CT_RESUMED,
  CT_WAKE,
} ct_event_kind;

typedef enum {
  CT_UP = 1, CT_DOWN, CT_LEFT, CT_RIGHT, CT_PAGE_UP, CT_PAGE_DOWN, CT_HOME, CT_END, CT_BACKSPACE, CT_DELETE, CT_ENTER,
  CT_BACK_TAB, CT_F0 = 100, // CT_F0 + n is Fn
} ct_key;

typedef struct {
  ct_event_kind kind;
  uint32_t value;
} ct_event;

// Starts curses on two descriptors. `term` is nil for $TERM. Returns 0, or -1 when terminfo does not know the terminal,
// -2 when memory or a descriptor is missing, -3 when a terminal is open already.
int ct_open(int input, int output, const char *term);
// Gives the terminal back; later calls do nothing until the next ct_open.
void ct_close(void);
bool ct_is_utf8(void);
int ct_colours(void);
int ct_rows(void);
int ct_columns(void);

// Look number `style`; colours 0...15, or -1 for the terminal's own.
void ct_set_style(int style, int foreground, int background, int attributes);
// Puts `count` cells at row y from column x: an explicit move, then the run. Characters of which the C library has another
// opinion about the width become '?'.
void ct_put(int y, int x, const ct_cell *cells, int count);
// Forgets what is on the screen, so that the next ct_show sends everything.
void ct_invalidate(void);
void ct_erase(void);
// Sends the difference, once, and puts the cursor at y, x; a negative x hides it.
void ct_show(int y, int x);

// Waits up to `milliseconds` (negative: for ever).
ct_event ct_next(int milliseconds);
// Watches one more descriptor for input (CT_WAKE). False when the table is full. Negative calls are ignored.
bool ct_watch(int descriptor);
void ct_unwatch(int descriptor);
// Makes a waiting or the next ct_next return CT_WAKE.
void ct_wake(void);
// While held, neither ct_wake nor watched descriptors end a wait; nothing is lost.
void ct_hold_wakes(bool hold);

void ct_bell(int tones);
// Bytes straight to the terminal, past curses. False when it is gone.
bool ct_write(const void *bytes, int count);
// Gives the terminal back, stops the process group, and takes the terminal again when continued.
void ct_suspend(void);

// What curses believes is at y, x: the base character, 0 for a right half; *style_bits gets CT_ attributes. For tests.
uint32_t ct_read_cell(int y, int x, int *attributes);
