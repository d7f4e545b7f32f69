#include "CPosix.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int rb_pidfd_open(pid_t pid)
{
    // Process descriptors are close-on-exec.
    int descriptor = (int)syscall(SYS_pidfd_open, pid, 0);
    return descriptor < 0 ? -errno : descriptor;
}

/// Reads the start of a file of proc(5) as a text; false where there is none.
static bool read_text(const char *path, char *text, size_t size)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    ssize_t count = read(descriptor, text, size - 1);
    close(descriptor);
    if (count <= 0)
        return false;
    text[count] = 0;
    return true;
}

/// Whether a process is alive and in a session, by getsid(2) and /proc/PID/stat (proc(5)).
static bool is_member(const char *pid, pid_t session)
{
    // The kernel tells this without writing a line for each process; a zombie has it too.
    if (getsid((pid_t)strtol(pid, NULL, 10)) != session)
        return false;
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%s/stat", pid);
    if (!read_text(path, text, sizeof text))
        return false;
    // The program's name stands in parentheses and may hold anything, parentheses too.
    const char *rest = strrchr(text, ')');
    char state;
    int parent, group, owner;
    if (rest == NULL || sscanf(rest + 1, " %c %d %d %d", &state, &parent, &group, &owner) != 4)
        return false;
    return owner == session && state != 'Z' && state != 'X';
}

/// Whether it is known that no process has been started since one that is not reaped yet.
///
/// Numbers are given in turn, and never that of an unreaped process; the kernel tells the last one given (proc(5)) where
/// it is built to restore checkpoints.
static bool is_newest(pid_t pid)
{
    char text[32];
    return read_text("/proc/sys/kernel/ns_last_pid", text, sizeof text) && strtol(text, NULL, 10) == pid;
}

int rb_session_members(pid_t session, pid_t *members, int capacity)
{
    if (is_newest(session))
        return 0;
    DIR *processes = opendir("/proc");
    if (processes == NULL)
        return -errno;
    int count = 0;
    for (struct dirent *entry; (entry = readdir(processes)) != NULL;) {
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9')
            continue;
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
        if (pid == session || !is_member(entry->d_name, session))
            continue;
        if (count < capacity)
            members[count] = pid;
        count++;
    }
    closedir(processes);
    return count;
}

int rb_peek_exit(pid_t pid, int *status, bool *signaled)
{
    siginfo_t info;
    info.si_pid = 0;
    while (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) < 0)
        if (errno != EINTR)
            return -errno;
    if (info.si_pid == 0)
        return 0;
    *status = info.si_status;
    *signaled = info.si_code != CLD_EXITED;
    return 1;
}

int rb_reap(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -errno;
    return 0;
}
