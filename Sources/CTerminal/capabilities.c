#include "internal.h"
#include <term.h>

// Without a way to stop wrapping, curses fills the last cell by inserting beside it, which tears wide characters (seen with the
// terminals of screen and tmux).
bool ct_needs_bare_corner(void) {
  const char *no_wrap = tigetstr("rmam");
  return tigetflag("am") > 0 && (!no_wrap || no_wrap == (const char *)-1);
}

// Asked before the screen is drawn on; needs the terminal that newterm has just made current.
bool ct_can_place_cursor(void) {
  const char *place = tigetstr("cup");
  return place && place != (const char *)-1;
}
