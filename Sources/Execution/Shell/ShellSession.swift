import CPosix
import Glibc
import Synchronization
package import SystemPackage

/// A step for a shell.
package struct ShellStep: Sendable {
    /// The rendered text, which runs byte for byte.
    package var text: String
    /// `bash`, or the name or path of another shell, which carries no state.
    package var shell: String
    /// A directory for this step alone, absolute; nil for where the step before ended.
    package var directory: FilePath?
    /// The values of secrets, by parameter name.
    package var secrets: [String: String]
    /// Where its output goes, and what it reads.
    package var streams: ProcessRequest.Streams
    /// Seconds; nil for no limit.
    package var timeout: Double?
    /// Seconds between asking the step to end and killing it.
    package var gracePeriod: Double

    /// A step in bash whose output goes to pipes.
    package init(
        _ text: String,
        shell: String = "bash",
        directory: FilePath? = nil,
        secrets: [String: String] = [:],
        streams: ProcessRequest.Streams = .pipes(separateStandardError: false),
        timeout: Double? = nil,
        gracePeriod: Double = 10
    ) {
        self.text = text
        self.shell = shell
        self.directory = directory
        self.secrets = secrets
        self.streams = streams
        self.timeout = timeout
        self.gracePeriod = gracePeriod
    }
}

/// How a step ended and what it leaves to the next.
package struct ShellResult: Sendable {
    /// How its shell ended.
    package var outcome: ProcessOutcome
    /// The state after the step, for the next one where this one succeeded; the state before, in a shell that carries none.
    package var state: Result<ShellState, ShellStateError>
}

/// Why the state cannot be known: nothing may run after it.
package enum ShellStateError: Error, Sendable, Hashable {
    /// The state before the step could not be brought back, so the step did not run; its output has the shell's words.
    case notRestored
    /// The step ended without telling its state: its shell was replaced by `exec`, or killed.
    case notSaved
}

/// Runs the steps of a run, each in a shell process of its own, and carries their state.
package struct ShellSession: Sendable {
    private let runner: ProcessRunner
    private let folder: FilePath
    private let environment: ProcessEnvironment
    private let starts = ShellStarts()
    /// Looked for once, not at every step.
    private let bash = SearchPath.file(for: "bash")

    /// A session in the run's folder, which is where the first step starts.
    package init(runner: ProcessRunner, folder: FilePath, environment: ProcessEnvironment = .current) {
        self.runner = runner
        self.folder = folder
        self.environment = environment
    }

    /// Runs a step from a state.
    ///
    /// - Throws: ``ProcessError`` where the shell cannot be started.
    package func run(
        _ step: ShellStep,
        from state: ShellState,
        onOutput: (OutputChunk) -> OutputVerdict
    ) throws(ProcessError) -> ShellResult {
        guard FilePath(step.shell).lastComponent?.string == "bash" else {
            return try runForeign(step, state, onOutput)
        }
        var request = request(for: step, [step.shell, "-e", "-o", "pipefail"])
        let start = starts[step.shell, request.environment]
        let record = try MemoryFile(name: "runbook-state")
        let restoring = state.script(directory: step.directory)
        let names = try MemoryFile(name: "runbook-functions")
        let preparation = try MemoryFile(
            ShellBootstrap.script(
                restoring: restoring,
                notingStart: start == nil,
                recordingTo: record.path,
                namesTo: names.path
            )
        )
        let bootstrap = try MemoryFile(ShellBootstrap.guarding(preparation.path))
        // Bash names itself and the line in its messages where the text is an argument, which Linux keeps below 128 KiB.
        let isArgument = step.text.utf8.count < 100_000 && !step.text.utf8.contains(0)
        let text = isArgument ? nil : try MemoryFile(Array(step.text.utf8))
        // The shell opens these by their paths while it runs.
        defer { withExtendedLifetime([record, names, preparation, bootstrap, text]) {} }
        let line = step.text.hasSuffix("\n") ? step.text : step.text + "\n"
        let environment = request.environment
        request.arguments += text.map { ["--", $0.path] } ?? ["-c", "--", line]
        request.environment["BASH_ENV"] = bootstrap.path
        request.environment[ShellBootstrap.trapsVariable] = ShellBootstrap.traps
        let outcome = try runner.run(request, onOutput: onOutput)
        let secrets = step.secrets.values.flatMap(SecretMasker.forms(of:)).map(\.bytes)
        let result = ShellRecord(
            try record.contents(),
            startingAs: start,
            functionNames: try names.contents(),
            startedIn: folder,
            secrets: secrets
        )
        if let start = result.start { starts[step.shell, environment] = start }
        guard result.isRestored else { return ShellResult(outcome: outcome, state: .failure(.notRestored)) }
        guard var after = result.state else { return ShellResult(outcome: outcome, state: .failure(.notSaved)) }
        if step.directory != nil { after.directory = state.directory }
        return ShellResult(outcome: outcome, state: .success(after))
    }

    /// Runs a step in another shell, which reads the text as its script and leaves the state as it was.
    private func runForeign(
        _ step: ShellStep,
        _ state: ShellState,
        _ onOutput: (OutputChunk) -> OutputVerdict
    ) throws(ProcessError) -> ShellResult {
        let text = try MemoryFile(Array(step.text.utf8))
        defer { withExtendedLifetime(text) {} }
        let name = FilePath(step.shell).lastComponent?.string ?? ""
        let stops = ["sh", "dash", "ash", "ksh", "mksh", "yash", "zsh"].contains(name)
        var request = request(for: step, [step.shell] + (stops ? ["-e"] : []) + [text.path])
        request.workingDirectory = step.directory ?? state.directory ?? folder
        let outcome = try runner.run(request, onOutput: onOutput)
        return ShellResult(outcome: outcome, state: .success(state))
    }

    private func request(for step: ShellStep, _ arguments: [String]) -> ProcessRequest {
        var isInteractive = false
        if case .interactive = step.streams { isInteractive = true }
        let environment = environment.forShell(secrets: step.secrets, isInteractive: isInteractive)
        var request = ProcessRequest(
            arguments,
            environment: environment,
            workingDirectory: folder,
            streams: step.streams
        )
        if step.shell == "bash" { request.program = bash }
        request.timeout = step.timeout
        request.gracePeriod = step.gracePeriod
        return request
    }
}

/// How the shells of a session start, before any state is restored: the same for the same shell and environment.
private final class ShellStarts: Sendable {
    private struct Key: Hashable {
        var shell: String
        var environment: ProcessEnvironment
    }

    private let known = Mutex<[Key: ShellSnapshot]>([:])

    subscript(shell: String, environment: ProcessEnvironment) -> ShellSnapshot? {
        get { known.withLock { $0[Key(shell: shell, environment: environment)] } }
        set { known.withLock { $0[Key(shell: shell, environment: environment)] = newValue } }
    }
}

/// A file without a name, in memory, that a shell opens by its path under /proc.
private struct MemoryFile {
    private let descriptor: Descriptor

    /// Valid in every process of the same user, for as long as this value lives.
    var path: String { "/proc/\(getpid())/fd/\(descriptor.number)" }

    init(name: String) throws(ProcessError) {
        let number = rb_memory_file(name)
        guard number >= 0 else { throw .system(call: "memfd_create", errno: -number) }
        descriptor = Descriptor(owning: number)
    }

    init(_ contents: [UInt8]) throws(ProcessError) {
        try self.init(name: "runbook-step")
        let code = descriptor.writeAll(contents)
        guard code == 0 else { throw .system(call: "write", errno: code) }
    }

    func contents() throws(ProcessError) -> [UInt8] {
        switch FileSync.contents(of: descriptor) {
        case .success(let bytes): return bytes
        case .failure(let failure): throw .system(call: "pread", errno: failure.code)
        }
    }
}
