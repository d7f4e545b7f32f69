internal import Glibc
package import Planning
internal import RunbookModel
package import SystemPackage

/// Does what steps say: runs them in bash, one process each, and writes their files.
package final class ProcessExecutor: StepExecutor {
    /// Where a run keeps what it leaves.
    package struct Places: Sendable {
        /// The folder in which the run works.
        package var folder: RunFolder
        /// Where transcripts are kept, one file a step.
        package var transcripts: FilePath
        /// Where files that steps replace are kept.
        package var originals: FilePath

        package init(folder: RunFolder, transcripts: FilePath, originals: FilePath) {
            self.folder = folder
            self.transcripts = transcripts
            self.originals = originals
        }
    }

    package let isSimulated = false
    private let places: Places
    private let files: StepFiles
    private let session: ShellSession
    private let signals: SignalSource
    private let commands: ReadOnlyCommands
    /// The size of the person's terminal; nil where there is none, and steps write to pipes.
    private let terminalSize: TerminalSize?
    /// What successful steps have left.
    private var state = ShellState()

    package init(places: Places, signals: SignalSource, terminalSize: TerminalSize?) {
        self.places = places
        self.signals = signals
        self.terminalSize = terminalSize
        files = StepFiles(folder: places.folder, originals: places.originals)
        session = ShellSession(runner: ProcessRunner(signals: signals), folder: places.folder.path)
        commands = ReadOnlyCommands(signals: signals, folder: places.folder.path)
    }

    package func preview(_ step: PlannedStep) throws(StepFailure) -> FilePreview {
        try files.preview(step)
    }

    package func answer(_ command: String, _ bindings: Bindings) -> String? {
        commands.output(of: command, timeout: 30, secrets: bindings.secretsByName)
    }

    /// Waits on the signals alone: no sleep that a Ctrl-C would not end.
    package func wait(seconds: Double) -> WaitOutcome {
        var descriptor = pollfd(fd: signals.descriptor.rawValue, events: Int16(POLLIN), revents: 0)
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        while true {
            let left = clock.now.duration(to: end).seconds
            if left <= 0 { return .elapsed }
            guard poll(&descriptor, 1, Int32(min(left * 1000 + 1, 1e9))) > 0 else { continue }
            for signal in signals.pending() {
                switch signal {
                case SIGWINCH: break
                case SIGTSTP: signals.suspend()
                case SIGHUP: return .lostTerminal
                default: return .interrupted(signal)
                }
            }
        }
    }

    package func execute(_ step: PlannedStep, _ context: StepContext, onOutput: (OutputChunk) -> Void) -> StepResult {
        if step.kind == .file { return files.write(step) }
        let recording: StepRecording
        do {
            recording = try StepRecording(step, context, in: places.transcripts)
        } catch {
            return StepResult(failure: error, attempts: 1)
        }
        do {
            let shell = try session.run(request(step, context), from: state) { chunk in
                recording.take(chunk, onOutput)
            }
            let result = recording.finish(shell, context, onOutput)
            if result.isSuccess, let next = result.state { state = next }
            return result
        } catch {
            return StepResult(failure: .process(error))
        }
    }

    private func request(_ step: PlannedStep, _ context: StepContext) -> ShellStep {
        ShellStep(
            step.text,
            shell: step.shell,
            directory: step.workingDirectory.map { places.folder.path.pushing(FilePath($0)) },
            secrets: context.bindings.secretsByName,
            streams: streams(for: step),
            timeout: context.timeout
        )
    }

    /// What is read by the runner goes through pipes; what only a person reads has their terminal's size and colours.
    private func streams(for step: PlannedStep) -> ProcessRequest.Streams {
        if step.interactive, isatty(STDIN_FILENO) == 1 { return .interactive(keyboard: .standardInput) }
        if step.capture != nil { return .pipes(separateStandardError: true) }
        if step.effect == .reads || step.expect != nil || step.fail != nil {
            return .pipes(separateStandardError: false)
        }
        return terminalSize.map { .pseudoTerminal($0) } ?? .pipes(separateStandardError: false)
    }
}

extension Bindings {
    /// The values of secrets, by parameter name.
    package var secretsByName: [String: String] {
        values.filter { $0.value.value.type == .secret }.mapValues(\.value.text)
    }
}
