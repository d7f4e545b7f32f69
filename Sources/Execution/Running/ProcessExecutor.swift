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
        /// Where commands run that read what must not change, if that is another folder.
        package var reading: FilePath?

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
    private let environment: ProcessEnvironment
    private let signals: SignalSource
    private let commands: ReadOnlyCommands
    private let background = BackgroundSteps()
    /// The size of the person's terminal at the start; nil where there is none, and steps write to pipes.
    private let terminalSize: TerminalSize?
    /// Whether somebody is at the keyboard, for steps that read it.
    private let hasKeyboard: Bool
    /// What successful steps have left.
    private var state: ShellState
    /// What a signal that reached a read-only command says of the run.
    private var heldDeparture: Departure?

    package init(
        places: Places,
        signals: SignalSource,
        terminalSize: TerminalSize?,
        hasKeyboard: Bool,
        state: ShellState = ShellState(),
        run: String,
        language: String
    ) {
        self.hasKeyboard = hasKeyboard
        self.state = state
        self.places = places
        self.signals = signals
        self.terminalSize = terminalSize
        files = StepFiles(folder: places.folder, originals: places.originals)
        environment = ProcessEnvironment.current.forSteps(ofRun: run, in: language)
        session = ShellSession(
            runner: ProcessRunner(signals: signals),
            folder: places.folder.path,
            environment: environment
        )
        commands = ReadOnlyCommands(signals: signals, folder: places.reading ?? places.folder.path)
    }

    package func preview(_ step: PlannedStep, undoing change: FileChange?) throws(StepFailure) -> FilePreview {
        try files.preview(step, undoing: change)
    }

    package func goOn(from state: ShellState) {
        self.state = state
    }

    package func answer(_ command: String, _ bindings: Bindings) -> String? {
        let answer = commands.answer(to: command, timeout: 30, secrets: bindings.secretsByName)
        heldDeparture = heldDeparture ?? answer.departure
        return answer.output.map(SecretMasker(secrets: bindings.secrets).masking)
    }

    package func departure() -> Departure? {
        defer { heldDeparture = nil }
        return heldDeparture ?? signals.departure()
    }

    package func takeEndedSteps() -> [(step: PlannedStep, result: StepResult)] {
        background.takeEnded()
    }

    package func endBackgroundSteps(among ids: Set<String>?) -> [(step: PlannedStep, result: StepResult)] {
        background.end(among: ids)
    }

    /// Waits on the signals alone: no sleep that a Ctrl-C would not end.
    ///
    /// A terminal that is lost does not end the wait: the step is let finish.
    package func wait(seconds: Double) -> WaitOutcome {
        var descriptor = pollfd(fd: signals.descriptor.rawValue, events: Int16(POLLIN), revents: 0)
        let clock = ContinuousClock()
        let end = clock.now + .bounded(seconds: seconds)
        var outcome = WaitOutcome()
        while true {
            let left = clock.now.duration(to: end).seconds
            if left <= 0 { return outcome }
            guard poll(&descriptor, 1, Int32(min(left * 1000 + 1, 1e9))) > 0 else { continue }
            let arrived = signals.pending()
            if arrived.contains(SIGTSTP) { signals.suspend() }
            if arrived.contains(SIGHUP) { outcome.lostTerminal = true }
            outcome.signal = arrived.first { [SIGINT, SIGTERM, SIGQUIT].contains($0) }
            if outcome.signal != nil { return outcome }
        }
    }

    package func execute(_ step: PlannedStep, _ context: StepContext, onOutput: (OutputChunk) -> Void) -> StepResult {
        if step.kind == .file { return files.write(step) }
        if step.kind == .restore { return files.restore(step, undoing: context.change) }
        if step.background { return start(step, context) }
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

    private func start(_ step: PlannedStep, _ context: StepContext) -> StepResult {
        var result = StepResult()
        do {
            try background.start(step, context, as: request(step, context), from: state, in: places, environment)
            result.continues = true
        } catch {
            result.failure = .process(error)
        }
        return result
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
        if step.background { return .pipes(separateStandardError: false) }
        if step.interactive, hasKeyboard { return .interactive(keyboard: .standardInput) }
        if step.capture != nil { return .pipes(separateStandardError: true) }
        if step.effect == .reads || step.expect != nil || step.fail != nil {
            return .pipes(separateStandardError: false)
        }
        // The window may have changed since.
        guard let terminalSize else { return .pipes(separateStandardError: false) }
        return .pseudoTerminal(TerminalSize(of: .standardOutput) ?? terminalSize)
    }
}

extension Bindings {
    /// The values of secrets, by parameter name.
    package var secretsByName: [String: String] {
        values.filter { $0.value.value.type == .secret }.mapValues(\.value.text)
    }
}
