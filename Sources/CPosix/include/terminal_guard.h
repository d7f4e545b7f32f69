#ifndef RUNBOOK_TERMINAL_GUARD_H
#define RUNBOOK_TERMINAL_GUARD_H

#include <stddef.h>

/// Sees to it that a terminal gets the modes back that it has now, however the process ends, SIGKILL apart.
///
/// Handlers are set for the signals that end a process by default and that nobody handles or ignores, and for those of a
/// crash; each gives the terminal back and hands the signal on to who had it before. The first call registers the same
/// with atexit. SIGCONT interrupts a wait meanwhile, so that its caller can take its modes again. One terminal at a time.
///
/// `farewell` is written to `output` when the terminal is given back, at most 64 bytes of it.
void terminal_guard_arm(int input, int output, const char *farewell, size_t length);

/// Gives the terminal back now, once: does nothing if it was given back since it was armed.
void terminal_guard_restore(void);

/// Gives the terminal back and the signals to who had them.
void terminal_guard_disarm(void);

#endif
