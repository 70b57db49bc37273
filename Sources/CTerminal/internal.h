#pragma once
#define _GNU_SOURCE
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include "cterminal.h"
#include <curses.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <termios.h>

typedef struct {
  bool open;
  bool gone;
  bool utf8;
  int input, output;
  FILE *in_file, *out_file;
  SCREEN *screen;
  WINDOW *keys;  // a pad: reading from it never refreshes the screen
  int colours;
  bool bare_corner;  // the bottom right cell stays blank
  attr_t attributes[CT_STYLES];
  short pairs[CT_STYLES];
  int cursor;  // what curs_set was told last
} ct_state;

extern ct_state ct;

// signals.c
extern _Atomic bool ct_saw_hangup, ct_saw_terminate, ct_saw_stop, ct_saw_continue, ct_saw_resize, ct_saw_wake;
int ct_signals_open(void);  // the read end of the self-pipe, or -1
void ct_signals_close(void);
void ct_signals_take_stop(void);
void ct_signals_drain(void);

// restore.c
void ct_restore_prepare(void);
void ct_restore_disarm(void);
void ct_restore_now(void);  // async-signal-safe
void ct_enter_modes(void);
void ct_leave_modes(void);

// capabilities.c
bool ct_needs_bare_corner(void);
bool ct_can_place_cursor(void);

// input.c
void ct_input_open(void);
