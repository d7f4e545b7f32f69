extension ProcessEnvironment {
    /// Names the run in which steps are taken, for them and for whoever looks for what they left running, and the
    /// language in which it speaks, for steps that start this program again.
    func forSteps(ofRun run: String, in language: String) -> ProcessEnvironment {
        var environment = self
        environment[OutlivingProcesses.variable] = run
        environment["RUNBOOK_LANG"] = language
        return environment
    }

    /// Makes the environment fit for a step's shell.
    ///
    /// Nothing of it may change how bash reads the step: no start-up file, no functions, no options, no debugging
    /// prompt that runs commands. Without the keyboard, nothing may wait in a pager or an editor.
    package func forShell(secrets: [String: String], isInteractive: Bool) -> ProcessEnvironment {
        var environment = self
        for name in Self.shellNames { environment[name] = nil }
        environment.removeAll(prefix: "BASH_FUNC_")
        environment.removeAll(prefix: "RUNBOOK_SECRET_")
        for (name, value) in secrets { environment["RUNBOOK_SECRET_" + name.uppercased()] = value }
        guard !isInteractive else { return environment }
        for name in ["PAGER", "GIT_PAGER", "MANPAGER", "SYSTEMD_PAGER", "AWS_PAGER", "GH_PAGER", "DELTA_PAGER"] {
            environment[name] = "cat"
        }
        environment["GIT_TERMINAL_PROMPT"] = "0"
        return environment
    }

    private static let shellNames = [
        "BASH_ENV", "ENV", "SHELLOPTS", "BASHOPTS", "POSIXLY_CORRECT", "PS4", "BASH_XTRACEFD", "BASH_COMPAT", "CDPATH",
        "GLOBIGNORE", "IFS", "TIMEFORMAT", "TMOUT", "BASH_LOADABLES_PATH", "FUNCNEST", "EXECIGNORE", "_",
    ]
}
