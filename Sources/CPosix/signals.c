#include "CPosix.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

static _Atomic int watcher = -1;
static atomic_flag is_watching = ATOMIC_FLAG_INIT;
static struct sigaction previous[NSIG];
static bool is_replaced[NSIG];

/// Async-signal-safe: one write, errno kept (signal-safety(7)).
static void note(int signal)
{
    int kept = errno;
    unsigned char byte = (unsigned char)signal;
    int descriptor = atomic_load(&watcher);
    if (descriptor >= 0 && write(descriptor, &byte, 1) < 0) {
        // The pipe is full of signals that nobody has read yet; one more tells nothing new.
    }
    errno = kept;
}

int rb_watch_signals(const int *signals, int count, int descriptor)
{
    if (atomic_flag_test_and_set(&is_watching))
        return -EBUSY;
    atomic_store(&watcher, descriptor);
    for (int i = 0; i < count; i++) {
        int signal = signals[i];
        if (signal <= 0 || signal >= NSIG || sigaction(signal, NULL, &previous[signal]) < 0)
            continue;
        if (previous[signal].sa_handler == SIG_IGN)
            continue;
        struct sigaction action = {.sa_flags = SA_RESTART};
        action.sa_handler = signal == SIGPIPE ? SIG_IGN : note;
        sigemptyset(&action.sa_mask);
        is_replaced[signal] = sigaction(signal, &action, NULL) == 0;
    }
    return 0;
}

void rb_suspend(void)
{
    struct sigaction standard = {.sa_handler = SIG_DFL}, current;
    sigemptyset(&standard.sa_mask);
    if (sigaction(SIGTSTP, &standard, &current) < 0)
        return;
    raise(SIGTSTP);
    sigaction(SIGTSTP, &current, NULL);
}

void rb_unwatch_signals(void)
{
    for (int signal = 1; signal < NSIG; signal++) {
        if (is_replaced[signal])
            sigaction(signal, &previous[signal], NULL);
        is_replaced[signal] = false;
    }
    atomic_store(&watcher, -1);
    atomic_flag_clear(&is_watching);
}
