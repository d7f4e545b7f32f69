import Execution
import Foundation
import SystemPackage
import TestSupport

/// Kills the program (SIGKILL) right before or right after one of its calls to the C library.
///
/// A small library that the dynamic linker loads first counts the calls that the program makes; its children are left
/// alone. It is compiled when it is first needed.
struct KillSwitch {
    /// Nil where there is no C compiler.
    static let shared: KillSwitch? = try? KillSwitch()

    private let scratch: ScratchDirectory
    private let library: FilePath

    private init() throws {
        scratch = try ScratchDirectory()
        let source = try scratch.write(Self.source, to: "switch.c")
        library = scratch.appending("switch.so")
        let arguments = ["cc", "-shared", "-fPIC", "-O1", "-o", library.string, source.string, "-ldl"]
        let compilation = try CompletedProgram.run(arguments, input: "", environment: [:], in: scratch.path)
        guard compilation.status == 0 else { throw CocoaError(.executableLoad) }
    }

    /// The same place, in which the program is killed at a moment: twice the number of a call, plus one for after it.
    func arm(_ place: Workplace, at moment: Int) -> Workplace {
        place.setting("LD_PRELOAD", library.string).setting("KILL_AT", "\(moment)")
    }

    /// How many moments a command has that is not killed.
    func moments(of arguments: [String], in place: Workplace) throws -> Int {
        let count = place.scratch.appending("count")
        let armed = arm(place, at: Int.max / 2).setting("KILL_COUNT", count.string)
        _ = try armed.run(arguments)
        return (place.scratch.read("count").flatMap { Int($0) } ?? 0) * 2
    }

    private static let source = #"""
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <poll.h>
        #include <signal.h>
        #include <spawn.h>
        #include <stdio.h>
        #include <stdlib.h>
        #include <string.h>
        #include <unistd.h>

        static long calls, moment;
        static const char *count_file;

        __attribute__((constructor)) static void begin(void)
        {
            if (strcmp(program_invocation_short_name, "runbook") != 0)
                return;
            if (getenv("KILL_AT"))
                moment = atol(getenv("KILL_AT"));
            if (getenv("KILL_COUNT"))
                count_file = strdup(getenv("KILL_COUNT"));
            unsetenv("LD_PRELOAD");
            unsetenv("KILL_AT");
            unsetenv("KILL_COUNT");
        }

        __attribute__((destructor)) static void end(void)
        {
            FILE *file = moment && count_file ? fopen(count_file, "w") : NULL;
            if (file) {
                fprintf(file, "%ld", calls);
                fclose(file);
            }
        }

        static void pass(int after)
        {
            if (moment && 2 * calls + after == moment)
                kill(getpid(), SIGKILL);
        }

        #define COUNTED(result, name, parameters, arguments)          \
            result name parameters                                    \
            {                                                         \
                static result(*real) parameters;                      \
                if (!real)                                            \
                    real = (result(*) parameters)dlsym(RTLD_NEXT, #name); \
                __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);      \
                pass(0);                                              \
                result value = real arguments;                        \
                int code = errno;                                     \
                pass(1);                                              \
                errno = code;                                         \
                return value;                                         \
            }

        COUNTED(ssize_t, write, (int fd, const void *bytes, size_t size), (fd, bytes, size))
        COUNTED(int, fsync, (int fd), (fd))
        COUNTED(int, ftruncate, (int fd, off_t size), (fd, size))
        COUNTED(int, poll, (struct pollfd *fds, nfds_t count, int timeout), (fds, count, timeout))
        COUNTED(int, posix_spawn,
            (pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
             const posix_spawnattr_t *attributes, char *const arguments[], char *const environment[]),
            (pid, path, actions, attributes, arguments, environment))
        """#
}
