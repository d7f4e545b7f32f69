/// What the scanner knows of commands by their names.
enum ShellCommandTable {
    /// Built-ins whose arguments are assignments.
    static let declarations: Set = ["declare", "typeset", "local", "export", "readonly"]

    /// Commands that evaluate their arguments, as code of some language.
    static let evaluators: Set = [
        "eval", "trap", "alias", "ssh", "autossh", "mosh", "awk", "gawk", "mawk", "nawk", "sed", "gsed", "jq", "gojq",
        "jaq", "yq", "watch", "parallel", "let", "compgen", "complete", "compopt", "bind", "enable", "coproc", "fc",
        "jobs",
    ]

    /// Evaluators whose language is the shell's own, so that variables in their arguments are evaluated by it.
    static let shellEvaluators: Set = ["eval", "trap", "alias", "let", "compgen", "complete", "watch", "parallel"]

    /// Built-ins whose operands are names of variables, which the shell evaluates where they have a subscript.
    static let naming: Set = ["read", "unset", "mapfile", "readarray", "getopts", "wait"]

    /// Programs that run the text after `-c`, or after the options given here.
    static let interpreters: [String: Set<UInt8>] = [
        "sh": scriptLetters, "bash": scriptLetters, "dash": scriptLetters, "ash": scriptLetters, "ksh": scriptLetters,
        "mksh": scriptLetters, "zsh": scriptLetters, "fish": scriptLetters, "rbash": scriptLetters,
        "busybox": scriptLetters, "su": scriptLetters, "runuser": scriptLetters, "script": scriptLetters,
        "perl": perlLetters, "ruby": perlLetters, "node": nodeLetters, "nodejs": nodeLetters, "php": phpLetters,
        "lua": nodeLetters, "deno": nodeLetters, "Rscript": nodeLetters, "osascript": nodeLetters,
        "pwsh": scriptLetters,
    ]

    private static let scriptLetters = Set("c".utf8)
    private static let perlLetters = Set("eE".utf8)
    private static let nodeLetters = Set("ep".utf8)
    private static let phpLetters = Set("rBRE".utf8)

    /// The letters of options after which an interpreter takes a script; nil where the program is none.
    static func scriptLetters(of program: String) -> Set<UInt8>? {
        if let letters = interpreters[program] { return letters }
        return program.hasPrefix("python") || program.hasPrefix("pypy") ? scriptLetters : nil
    }

    /// The same for a word among the arguments of another program, which may run it.
    static func scriptLetters(ofInner word: String, in program: String) -> Set<UInt8>? {
        let name = baseName(word)
        let isOftenOther = ["node", "script", "su", "lua"].contains(name)
        if isOftenOther, !["docker", "podman", "nerdctl", "crictl", "ctr", "docker-compose"].contains(program) {
            return nil
        }
        return scriptLetters(of: name)
    }

    /// The program among the words of a command that takes its input for a script; nil where none does.
    static func scriptReader(in words: [ShellWord]) -> String? {
        words.lazy.compactMap(\.staticString).map(baseName).first { name in
            name == "ssh" || scriptLetters(of: name) != nil
        }
    }

    /// Programs that run another one, named in their arguments.
    struct Wrapper {
        /// The options that take the next word.
        var valueOptions: Set<String> = []
        /// How many words stand before the program.
        var operands = 0
        /// Whether `NAME=value` may stand before the program.
        var takesAssignments = false
    }

    /// The wrappers by name.
    static let wrappers: [String: Wrapper] = [
        "command": Wrapper(),
        "builtin": Wrapper(),
        "exec": Wrapper(valueOptions: ["-a"]),
        "env": Wrapper(
            valueOptions: ["-u", "--unset", "-C", "--chdir", "-S", "--split-string"],
            takesAssignments: true
        ),
        "sudo": Wrapper(
            valueOptions: [
                "-u", "--user", "-g", "--group", "-h", "--host", "-p", "--prompt", "-C", "-D", "-R", "-r", "-t", "-T",
                "-U",
            ],
            takesAssignments: true
        ),
        "doas": Wrapper(valueOptions: ["-u", "-C"]),
        "time": Wrapper(valueOptions: ["-f", "-o", "--format", "--output"]),
        "nohup": Wrapper(),
        "setsid": Wrapper(),
        "timeout": Wrapper(valueOptions: ["-s", "--signal", "-k", "--kill-after"], operands: 1),
        "nice": Wrapper(valueOptions: ["-n", "--adjustment"]),
        "ionice": Wrapper(valueOptions: ["-c", "-n", "-p", "--class", "--classdata"]),
        "stdbuf": Wrapper(valueOptions: ["-i", "-o", "-e", "--input", "--output", "--error"]),
        "xargs": Wrapper(
            valueOptions: ["-I", "-n", "-P", "-L", "-s", "-d", "-E", "-a", "--max-args", "--max-procs", "--delimiter"]),
        "chroot": Wrapper(operands: 1),
        "flock": Wrapper(valueOptions: ["-w", "--timeout", "-E", "--conflict-exit-code"], operands: 1),
        "taskset": Wrapper(operands: 1),
        "chrt": Wrapper(operands: 1),
        "strace": Wrapper(valueOptions: ["-e", "-o", "-p", "-s", "-u", "-a", "-b", "-E", "-I", "-O", "-P", "-S"]),
        "unshare": Wrapper(),
        "nsenter": Wrapper(valueOptions: ["-t", "--target", "-S", "-G"]),
        "systemd-run": Wrapper(valueOptions: ["-p", "--property", "-u", "--unit", "-E", "--setenv"]),
        "gdb": Wrapper(),
        "caffeinate": Wrapper(),
    ]

    /// Programs that run a command elsewhere, with the words of theirs that say so.
    static let runners: [String: Set<String>] = [
        "kubectl": runnerWords, "oc": runnerWords, "k3s": runnerWords, "microk8s": runnerWords, "docker": runnerWords,
        "podman": runnerWords, "nerdctl": runnerWords, "crictl": runnerWords, "ctr": runnerWords, "lxc": runnerWords,
        "docker-compose": runnerWords, "minikube": runnerWords, "vagrant": runnerWords, "multipass": runnerWords,
    ]

    private static let runnerWords: Set = ["exec", "run", "rsh", "debug", "ssh", "shell"]

    /// Words after which `find` takes a program.
    static let findActions: Set = ["-exec", "-execdir", "-ok", "-okdir"]

    /// The name of a program without its folder.
    static func baseName(_ program: String) -> String {
        guard program.utf8.contains(UInt8(ascii: "/")) else { return program }
        return program.split(separator: "/").last.map(String.init) ?? program
    }
}
