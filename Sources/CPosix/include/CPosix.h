/// What Swift has no library for: spawning into a session of its own, pseudo-terminals, process descriptors, signals
/// through a pipe, and Linux calls without a symbol in Swift's Glibc module.
///
/// Every function that can fail returns a negative errno value, so that no caller reads errno across a language border.
#ifndef RUNBOOK_CPOSIX_H
#define RUNBOOK_CPOSIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "terminal_guard.h"

/// How a child process is started.
struct rb_spawn_request {
    /// The program: a path, or a name that is looked up on the parent's search path.
    const char *program;
    /// Null-terminated.
    char *const *arguments;
    /// Null-terminated.
    char *const *environment;
    /// The working directory; null for the parent's.
    const char *directory;
    /// A pseudo-terminal slave that becomes standard input, output and error, and the controlling terminal; or null.
    const char *terminal;
    /// Descriptors of the parent, by the child's number from 0; -1 for /dev/null, read-only, in 0 to 2 and for
    /// none from 3 on.
    const int *descriptors;
    /// How many there are; ignored for 0, 1 and 2 where `terminal` is set. Every other descriptor is closed.
    int descriptor_count;
};

/// Starts a child that leads a session and a process group of its own, with no signal blocked and all at default.
///
/// Returns 0 and sets `pid`, or a negative errno value, of which a missing program or directory is one.
int rb_spawn(const struct rb_spawn_request *request, pid_t *pid);

/// A descriptor that becomes readable when the process ends (close-on-exec).
int rb_pidfd_open(pid_t pid);

/// Collects the processes that are alive in a session, its leader excepted, who is a child that is not reaped yet.
///
/// Returns how many there are, which may be more than `capacity`.
int rb_session_members(pid_t session, pid_t *members, int capacity);

/// Learns of the end of a child and leaves it unreaped, so that its process group's number stays taken.
///
/// Returns 1 when it has ended, 0 when not yet. `status` is the exit status or, with `signaled`, the signal.
int rb_peek_exit(pid_t pid, int *status, bool *signaled);

/// Reaps a child that has ended.
int rb_reap(pid_t pid);

/// Opens a pseudo-terminal (close-on-exec, non-blocking) and writes the slave's path.
int rb_open_terminal(char *slave, size_t capacity);

/// Opens a slave so that it does not become the controlling terminal, with output processing off: line feeds stay.
int rb_open_plain_slave(const char *slave);

/// Reads and sets a terminal's size in character cells.
int rb_get_window_size(int descriptor, uint16_t *rows, uint16_t *columns);
int rb_set_window_size(int descriptor, uint16_t rows, uint16_t columns);

/// The size in bytes of `struct termios`, which callers keep without looking into it.
size_t rb_terminal_mode_size(void);

/// Reads a terminal's mode into a buffer of `rb_terminal_mode_size` bytes.
int rb_get_terminal_mode(int descriptor, void *mode);

/// Sets a terminal's mode after its output has drained.
int rb_set_terminal_mode(int descriptor, const void *mode);

/// Puts a terminal in raw mode.
int rb_set_raw_mode(int descriptor);

/// Writes the number of each of these signals as a byte to `descriptor` when it arrives.
///
/// A signal that is ignored at the time of the call stays ignored, as nohup wants it. Returns -EBUSY where a watch is
/// already in place.
int rb_watch_signals(const int *signals, int count, int descriptor);

/// Stops this process as the terminal's suspend key does, until it is continued.
///
/// The kernel ignores that where no shell could continue it: in an orphaned process group (POSIX, XBD 3.264).
void rb_suspend(void);

/// Puts the dispositions back that `rb_watch_signals` found.
void rb_unwatch_signals(void);

/// Opens a pipe, both ends close-on-exec: the read end, then the write end.
int rb_pipe(int ends[2]);

/// An anonymous file in memory (close-on-exec).
int rb_memory_file(const char *name);

/// Opens `path` beneath the directory `root`, through no link that leaves it (openat2 with RESOLVE_BENEATH).
int rb_open_beneath(int root, const char *path, int flags, mode_t mode);

/// Renames without replacing what is there (renameat2 with RENAME_NOREPLACE).
int rb_rename_new(int directory, const char *from, const char *to);

#endif
