internal import Planning
internal import RunbookModel
internal import SystemPackage

/// The output of one execution of a step: masked, shown, kept and judged as it comes.
final class StepRecording {
    private let step: PlannedStep
    private let transcript: Transcript?
    /// One for each stream: what one holds back is not what the other goes on with.
    private var maskers: [OutputChunk.Stream: SecretMasker]
    private var judge: OutputJudge
    /// Of what is shown, for the failure that quotes it.
    private var lastLine = LastLine()
    private var shownLines = LineScanner()
    /// Whether the line that failed the step is shown as it stands: no part of a secret is in it.
    private var isFailureLineShown = false
    private var writeError: Int32?

    /// Opens the step's transcript; a step whose output is sensitive has none.
    ///
    /// - Throws: ``StepFailure/transcript(_:)``.
    init(_ step: PlannedStep, _ context: StepContext, in folder: FilePath) throws(StepFailure) {
        self.step = step
        let masker = SecretMasker(secrets: context.bindings.secrets)
        maskers = [.output: masker, .error: masker]
        judge = OutputJudge(step)
        do {
            transcript = step.sensitive ? nil : try Transcript(at: folder.appending("\(step.id).log"))
        } catch {
            throw .transcript(error.errno)
        }
    }

    func take(_ chunk: OutputChunk, _ onOutput: (OutputChunk) -> Void) -> OutputVerdict {
        judge.take(chunk)
        emit(maskers[chunk.stream]?.mask(chunk.bytes) ?? [], chunk.stream, onOutput)
        return judge.failureLine == nil && writeError == nil ? .goOn : .stop
    }

    private func emit(_ bytes: [UInt8], _ stream: OutputChunk.Stream, _ onOutput: (OutputChunk) -> Void) {
        guard !bytes.isEmpty, let transcript else { return }
        do {
            try transcript.append(bytes)
        } catch {
            writeError = error.errno
        }
        if step.expect != nil { lastLine.take(bytes) }
        if step.fail != nil { noteShown(shownLines.scan(bytes)) }
        onOutput(OutputChunk(stream: stream, bytes: bytes[...]))
    }

    private func noteShown(_ lines: [OutputLine]) {
        if lines.contains(where: { $0.text == judge.failureLine }) { isFailureLineShown = true }
    }

    func finish(_ shell: ShellResult, _ context: StepContext, _ onOutput: (OutputChunk) -> Void) -> StepResult {
        judge.finish()
        for stream in [OutputChunk.Stream.output, .error] {
            emit(maskers[stream]?.finish() ?? [], stream, onOutput)
        }
        if let last = shownLines.finish() { noteShown([last]) }
        var result = StepResult(leftovers: shell.outcome.leftovers, lostTerminal: shell.outcome.lostTerminal)
        result.isSensitive = step.sensitive
        switch shell.outcome.termination {
        case .exited(let status): result.exitStatus = status
        case .signaled(let signal): result.signal = signal
        }
        result.failure = failure(shell, context).map(discreet)
        guard result.isSuccess else { return result }
        do {
            result.captured = try judge.value(as: context.captureType, secrets: context.bindings.secrets)
        } catch {
            result.failure = discreet(error)
        }
        result.state = try? shell.state.get()
        return result
    }

    /// The failure without what the output must not show.
    private func discreet(_ failure: StepFailure) -> StepFailure {
        switch failure {
        case .failureLine(let line): .failureLine(isFailureLineShown ? line : masked(line))
        case .expectationUnmet: failure.quoting(lastLine.text)
        case .captureRefused(let name, let text, let error):
            .captureRefused(name: name, text: step.sensitive ? SecretMasker.replacement : masking(text), error)
        default: failure
        }
    }

    /// A line in which a secret, or a part of one that goes on in other lines, was masked where it was shown.
    private func masked(_ line: String) -> String {
        let masked = masking(line)
        return step.sensitive || masked == line ? SecretMasker.replacement : masked
    }

    private func masking(_ text: String) -> String {
        maskers[.output]?.masking(text) ?? SecretMasker.replacement
    }

    private func failure(_ shell: ShellResult, _ context: StepContext) -> StepFailure? {
        if let writeError { return .transcript(writeError) }
        if let line = judge.failureLine { return .failureLine(line) }
        switch shell.outcome.ending {
        case .timedOut: return .timedOut(step.timeout ?? context.timeout ?? 0)
        case .interrupted(let signal): return .interrupted(signal)
        case .natural, .stoppedByVerdict: break
        }
        switch shell.outcome.termination {
        case .signaled(let signal): return .signal(signal)
        case .exited(let status) where !step.exit.contains(status):
            if case .failure(.notRestored) = shell.state { return .state(.notRestored) }
            return .exitStatus(status)
        case .exited: break
        }
        if case .failure(let error) = shell.state { return .state(error) }
        return judge.failure
    }
}

extension Transcript.Failure {
    fileprivate var errno: Int32 {
        switch self {
        case .io(_, let errno): errno
        }
    }
}
