#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

ct_state ct = {.input = -1, .output = -1};

static void choose_locale(void) {
  // Only the character type: numbers and dates stay as the rest of the program expects them.
  setlocale(LC_CTYPE, "");
  const char *codeset = nl_langinfo(CODESET);
  // No locale at all (ssh without LANG) says nothing about the terminal; a national one does, and is kept.
  if (strcmp(codeset, "ANSI_X3.4-1968") == 0) setlocale(LC_CTYPE, "C.UTF-8");
  ct.utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void read_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(ct.output, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
    *rows = size.ws_row;
    *columns = size.ws_col;
  } else {
    *rows = 24;
    *columns = 80;
  }
}

bool ct_update_size(void) {
  int rows, columns;
  read_size(&rows, &columns);
  if (rows == LINES && columns == COLS) return false;
  resize_term(rows, columns);
  return true;
}

int ct_open(int input, int output, const char *term) {
  if (ct.open) return -3;
  choose_locale();
  int in = fcntl(input, F_DUPFD_CLOEXEC, 3), out = fcntl(output, F_DUPFD_CLOEXEC, 3);
  FILE *in_file = in < 0 ? NULL : fdopen(in, "r"), *out_file = out < 0 ? NULL : fdopen(out, "w");
  if (!in_file || !out_file) goto failed;
  ct = (ct_state){.utf8 = ct.utf8, .input = in, .output = out, .in_file = in_file, .out_file = out_file, .cursor = 1};
  // Ours first: curses installs its own handlers only where it finds the default.
  if (ct_signals_open() < 0) goto failed;
  ct_restore_prepare();
  ct.screen = newterm(term, out_file, in_file);
  if (ct.screen && !ct_can_place_cursor()) {
    // A "dumb" one: there curses would print line under line.
    endwin();
    delscreen(ct.screen);
    ct.screen = NULL;
  }
  if (!ct.screen) {
    ct_signals_close();
    fclose(in_file);
    fclose(out_file);
    return -1;
  }
  set_term(ct.screen);
  ct_signals_take_stop();
  ct.open = true;
  set_escdelay(25);
  raw();
  noecho();
  nonl();
  scrollok(stdscr, FALSE);
  leaveok(stdscr, FALSE);
  if (has_colors() && start_color() == OK) {
    use_default_colors();
    ct.colours = COLORS;
  }
  ct.bare_corner = ct_needs_bare_corner();
  ct_update_size();
  ct_input_open();
  ct_restore_prepare();
  ct_enter_modes();
  for (int style = 0; style < CT_STYLES; style++) ct_set_style(style, -1, -1, 0);
  return 0;
failed:
  if (in_file) fclose(in_file); else if (in >= 0) close(in);
  if (out_file) fclose(out_file); else if (out >= 0) close(out);
  return -2;
}

void ct_close(void) {
  if (!ct.open) return;
  ct.open = false;
  if (ct.gone) {
    // Hung up, yet perhaps still there; curses would wait for a terminal that does not listen.
    ct_restore_now();
  } else {
    ct_leave_modes();
    curs_set(1);
    endwin();
  }
  ct_restore_disarm();
  if (ct.keys) delwin(ct.keys);
  delscreen(ct.screen);
  ct_signals_close();
  fclose(ct.out_file);
  fclose(ct.in_file);
  ct.screen = NULL;
  ct.keys = NULL;
}

bool ct_is_utf8(void) { return ct.utf8; }
int ct_colours(void) { return ct.colours; }
int ct_rows(void) { return ct.open ? LINES : 0; }
int ct_columns(void) { return ct.open ? COLS : 0; }

void ct_set_style(int style, int foreground, int background, int bits) {
  if (!ct.open || style < 0 || style >= CT_STYLES) return;
  attr_t attributes = 0;
  if (bits & CT_BOLD) attributes |= A_BOLD;
  if (bits & CT_REVERSE) attributes |= A_REVERSE;
  if (bits & CT_UNDERLINE) attributes |= A_UNDERLINE;
  if (bits & CT_DIM) attributes |= A_DIM;
  short pair = 0;
  if (ct.colours >= 8 && (foreground >= 0 || background >= 0)) {
    if (ct.colours < 16) {
      // Eight colours: bright is bold; bright black would be invisible on black, so it is the default colour, dim.
      if (foreground == 8) {
        foreground = -1;
        attributes |= A_DIM;
      } else if (foreground > 8) {
        foreground -= 8;
        attributes |= A_BOLD;
      }
      if (background >= 8) background -= 8;
    }
    pair = (short)(style + 1);
    if (pair >= COLOR_PAIRS || init_pair(pair, (short)foreground, (short)background) == ERR) pair = 0;
  }
  ct.attributes[style] = attributes;
  ct.pairs[style] = pair;
}

void ct_put(int y, int x, const ct_cell *cells, int count) {
  if (!ct.open || y < 0 || y >= LINES || x < 0 || x >= COLS) return;
  if (count > COLS - x) count = COLS - x;
  if (ct.bare_corner && y == LINES - 1 && x + count == COLS) count--;
  cchar_t line[count > 0 ? count : 1];
  int used = 0;
  for (int i = 0; i < count; i++) {
    const ct_cell *cell = &cells[i];
    int style = cell->style < CT_STYLES ? cell->style : 0;
    wchar_t text[6] = {(wchar_t)cell->base};
    bool plain = cell->base >= 0x20 && cell->base < 0x7F;
    int span = cell->span;
    if (span == 0 || (span == 2 && i + 1 >= count)) {
      // A half without its other half.
      text[0] = L' ';
      span = 1;
    } else if (!plain && wcwidth(text[0]) != span) {
      text[0] = L'?';
    } else {
      for (int mark = 0; mark < 4 && cell->marks[mark] != 0; mark++) {
        if (wcwidth((wchar_t)cell->marks[mark]) != 0) break;
        text[mark + 1] = (wchar_t)cell->marks[mark];
      }
    }
    setcchar(&line[used++], text, ct.attributes[style], ct.pairs[style], NULL);
    if (span == 2) {
      i++;
      if (text[0] == L'?') {
        text[0] = L' ';
        setcchar(&line[used++], text, ct.attributes[style], ct.pairs[style], NULL);
      }
    }
  }
  // Curses derives a wide character's second cell itself and blanks halves that the run cuts.
  if (used > 0) mvadd_wchnstr(y, x, line, used);
}

void ct_invalidate(void) {
  if (ct.open) clearok(curscr, TRUE);
}

void ct_erase(void) {
  if (ct.open) werase(stdscr);
}

void ct_show(int y, int x) {
  if (!ct.open || ct.gone) return;
  int cursor = x >= 0 && y >= 0 && y < LINES && x < COLS;
  if (cursor != ct.cursor) {
    curs_set(cursor);
    ct.cursor = cursor;
  }
  if (cursor) wmove(stdscr, y, x);
  wnoutrefresh(stdscr);
  doupdate();
}

uint32_t ct_read_cell(int y, int x, int *attributes) {
  cchar_t cell;
  wchar_t text[CCHARW_MAX + 1] = {0};
  attr_t found = 0;
  short pair = 0;
  if (attributes) *attributes = 0;
  if (!ct.open || mvwin_wch(stdscr, y, x, &cell) == ERR) return 0;
  if (getcchar(&cell, text, &found, &pair, NULL) == ERR) return 0;
  if (attributes) {
    *attributes = (found & A_BOLD ? CT_BOLD : 0) | (found & A_REVERSE ? CT_REVERSE : 0) |
                  (found & A_UNDERLINE ? CT_UNDERLINE : 0) | (found & A_DIM ? CT_DIM : 0);
  }
  return (uint32_t)text[0];
}
