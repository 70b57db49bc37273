#include "internal.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

_Atomic bool ct_saw_hangup, ct_saw_terminate, ct_saw_stop, ct_saw_continue, ct_saw_resize, ct_saw_wake;

// Never closed once made: ct_wake may be called from any thread at any time.
static int wake_pipe[2] = {-1, -1};

static const int asked[] = {SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
static const int ignored[] = {SIGPIPE, SIGXFSZ};
static const int fatal[] = {SIGSEGV, SIGILL, SIGBUS, SIGABRT, SIGFPE, SIGTRAP};
enum { ASKED = sizeof asked / sizeof *asked, IGNORED = sizeof ignored / sizeof *ignored, FATAL = sizeof fatal / sizeof *fatal };
static struct sigaction before_asked[ASKED], before_ignored[IGNORED], before_fatal[FATAL];
static stack_t handler_stack, stack_before;

static void poke(void) {
  int saved = errno;
  if (write(wake_pipe[1], "", 1) < 0) {
    // Full means that a wake-up is waiting already.
  }
  errno = saved;
}

static void on_asked(int signal) {
  switch (signal) {
    case SIGHUP: ct_saw_hangup = true; break;
    case SIGTSTP: ct_saw_stop = true; break;
    case SIGCONT: ct_saw_continue = true; break;
    case SIGWINCH: ct_saw_resize = true; break;
    default: ct_saw_terminate = true; break;
  }
  poke();
}

static void on_fatal(int signal) {
  ct_restore_now();
  // The default action, so that the parent and the core file see the real cause.
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(signal, &standard, NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, signal);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(signal);
}

int ct_signals_open(void) {
  if (wake_pipe[0] < 0 && pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) < 0) return -1;
  ct_saw_hangup = ct_saw_terminate = ct_saw_stop = ct_saw_continue = ct_saw_resize = false;
  struct sigaction action = {.sa_handler = on_asked, .sa_flags = SA_RESTART};
  for (int i = 0; i < ASKED; i++) sigaction(asked[i], &action, &before_asked[i]);
  action = (struct sigaction){.sa_handler = SIG_IGN};
  for (int i = 0; i < IGNORED; i++) sigaction(ignored[i], &action, &before_ignored[i]);
  // A stack of its own: running out of stack is one of the ways to die.
  if (!handler_stack.ss_sp) {
    handler_stack.ss_size = 64 * 1024;
    handler_stack.ss_sp = malloc(handler_stack.ss_size);
  }
  bool own_stack = handler_stack.ss_sp && sigaltstack(&handler_stack, &stack_before) == 0;
  action = (struct sigaction){.sa_handler = on_fatal, .sa_flags = own_stack ? SA_ONSTACK : 0};
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, &before_fatal[i]);
  return wake_pipe[0];
}

void ct_signals_take_stop(void) {
  struct sigaction action = {.sa_handler = on_asked, .sa_flags = SA_RESTART};
  sigaction(SIGTSTP, &action, NULL);
}

void ct_signals_close(void) {
  for (int i = 0; i < ASKED; i++) sigaction(asked[i], &before_asked[i], NULL);
  for (int i = 0; i < IGNORED; i++) sigaction(ignored[i], &before_ignored[i], NULL);
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before_fatal[i], NULL);
}

int ct_signals_descriptor(void) { return wake_pipe[0]; }

void ct_signals_drain(void) {
  char bytes[64];
  while (read(wake_pipe[0], bytes, sizeof bytes) > 0) {
  }
}

void ct_wake(void) {
  ct_saw_wake = true;
  poke();
}

void ct_suspend(void) {
  if (!ct.open || ct.gone) return;
  ct_leave_modes();
  def_prog_mode();
  endwin();
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, &standard, NULL);
  // The whole job, as the terminal itself would do: a wrapper script must stop with us.
  kill(0, SIGTSTP);
  // Running again from here on.
  ct_signals_take_stop();
  ct_saw_stop = false;
  ct_saw_continue = true;
  poke();
}
