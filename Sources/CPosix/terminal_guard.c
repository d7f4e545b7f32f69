#include "terminal_guard.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { FAREWELL_LIMIT = 64 };

struct guarded_signal {
    int number;
    int is_crash;
    int is_wake;
    int is_set;
    struct sigaction previous;
};

static struct guarded_signal guarded_signals[] = {
    {.number = SIGINT},
    {.number = SIGTERM},
    {.number = SIGHUP},
    {.number = SIGQUIT},
    {.number = SIGABRT, .is_crash = 1},
    {.number = SIGSEGV, .is_crash = 1},
    {.number = SIGBUS, .is_crash = 1},
    {.number = SIGILL, .is_crash = 1},
    {.number = SIGTRAP, .is_crash = 1},
    {.number = SIGFPE, .is_crash = 1},
    {.number = SIGCONT, .is_wake = 1},
};
static const size_t guarded_count = sizeof guarded_signals / sizeof guarded_signals[0];

static volatile sig_atomic_t is_armed;
static int guarded_input;
static int guarded_output;
static struct termios guarded_modes;
static char guarded_farewell[FAREWELL_LIMIT];
static size_t guarded_farewell_length;

// Only functions that POSIX lists as async-signal-safe. SIGTTOU is blocked: a background process may give the terminal
// back, and must not stop while it does.
void terminal_guard_restore(void) {
    if (!is_armed) return;
    is_armed = 0;
    int error = errno;
    sigset_t background, before;
    sigemptyset(&background);
    sigaddset(&background, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &background, &before);
    tcsetattr(guarded_input, TCSANOW, &guarded_modes);
    ssize_t written = write(guarded_output, guarded_farewell, guarded_farewell_length);
    (void)written;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
}

static void hand_on(int number) {
    terminal_guard_restore();
    for (size_t index = 0; index < guarded_count; index++) {
        if (guarded_signals[index].number != number) continue;
        sigaction(number, &guarded_signals[index].previous, NULL);
        guarded_signals[index].is_set = 0;
    }
    raise(number);
}

// Interrupts a wait, so that the modes are taken again that a shell may have changed while the process was stopped.
static void wake(int number) {
    (void)number;
}

static void guard(struct guarded_signal *guarded) {
    struct sigaction current;
    if (guarded->is_set || sigaction(guarded->number, NULL, &current) != 0) return;
    int is_default = !(current.sa_flags & SA_SIGINFO) && current.sa_handler == SIG_DFL;
    int is_ignored = !(current.sa_flags & SA_SIGINFO) && current.sa_handler == SIG_IGN;
    if (is_ignored || (!is_default && !guarded->is_crash)) return;
    struct sigaction action = {.sa_handler = guarded->is_wake ? wake : hand_on, .sa_flags = SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    guarded->is_set = sigaction(guarded->number, &action, &guarded->previous) == 0;
}

// Leaves a handler alone that somebody set in the meantime.
static void unguard(struct guarded_signal *guarded) {
    struct sigaction current;
    if (!guarded->is_set) return;
    guarded->is_set = 0;
    if (sigaction(guarded->number, NULL, &current) != 0) return;
    if ((current.sa_flags & SA_SIGINFO) || current.sa_handler != (guarded->is_wake ? wake : hand_on)) return;
    sigaction(guarded->number, &guarded->previous, NULL);
}

void terminal_guard_arm(int input, int output, const char *farewell, size_t length) {
    static int is_registered;
    terminal_guard_disarm();
    if (tcgetattr(input, &guarded_modes) != 0) return;
    if (!is_registered) is_registered = atexit(terminal_guard_restore) == 0;
    guarded_input = input;
    guarded_output = output;
    guarded_farewell_length = length < FAREWELL_LIMIT ? length : FAREWELL_LIMIT;
    memcpy(guarded_farewell, farewell, guarded_farewell_length);
    is_armed = 1;
    for (size_t index = 0; index < guarded_count; index++) guard(&guarded_signals[index]);
}

void terminal_guard_disarm(void) {
    terminal_guard_restore();
    for (size_t index = 0; index < guarded_count; index++) unguard(&guarded_signals[index]);
}
