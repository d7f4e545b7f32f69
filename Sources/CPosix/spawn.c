#include "CPosix.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <unistd.h>

enum { maximum_descriptors = 16 };

/// Moves descriptors out of the range that the child's take, so that none is overwritten before it is duplicated.
static int lift(const struct rb_spawn_request *request, int first, int *lifted)
{
    for (int i = first; i < request->descriptor_count; i++) {
        if (request->descriptors[i] < 0)
            continue;
        lifted[i] = fcntl(request->descriptors[i], F_DUPFD_CLOEXEC, maximum_descriptors);
        if (lifted[i] < 0)
            return errno;
    }
    return 0;
}

static int add_descriptors(posix_spawn_file_actions_t *actions, const struct rb_spawn_request *request, int first,
                           const int *lifted)
{
    int error = 0;
    if (request->terminal != NULL) {
        // Opened by path after setsid: that makes it the controlling terminal.
        error = posix_spawn_file_actions_addopen(actions, 0, request->terminal, O_RDWR, 0);
        if (error == 0)
            error = posix_spawn_file_actions_adddup2(actions, 0, 1);
        if (error == 0)
            error = posix_spawn_file_actions_adddup2(actions, 0, 2);
    }
    for (int i = first; i < request->descriptor_count && error == 0; i++) {
        if (lifted[i] < 0 && i < 3)
            error = posix_spawn_file_actions_addopen(actions, i, "/dev/null", O_RDONLY, 0);
        else if (lifted[i] < 0)
            error = posix_spawn_file_actions_addclose(actions, i);
        else
            error = posix_spawn_file_actions_adddup2(actions, lifted[i], i);
    }
    int last = request->descriptor_count > first ? request->descriptor_count : first;
    if (error == 0)
        error = posix_spawn_file_actions_addclosefrom_np(actions, last);
    if (error == 0 && request->directory != NULL)
        error = posix_spawn_file_actions_addchdir_np(actions, request->directory);
    return error;
}

static int set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    int error = posix_spawnattr_setsigmask(attributes, &none);
    if (error == 0)
        error = posix_spawnattr_setsigdefault(attributes, &all);
    if (error == 0)
        error = posix_spawnattr_setflags(attributes,
                                         POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    return error;
}

int rb_spawn(const struct rb_spawn_request *request, pid_t *pid)
{
    int lifted[maximum_descriptors];
    memset(lifted, -1, sizeof lifted);
    if (request->descriptor_count > maximum_descriptors)
        return -EINVAL;
    int first = request->terminal != NULL ? 3 : 0;
    int error = lift(request, first, lifted);

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    if (error == 0)
        error = add_descriptors(&actions, request, first, lifted);
    if (error == 0)
        error = set_attributes(&attributes);
    if (error == 0)
        error = posix_spawnp(pid, request->program, &actions, &attributes, request->arguments, request->environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    for (int i = 0; i < maximum_descriptors; i++)
        if (lifted[i] >= 0)
            close(lifted[i]);
    return -error;
}
