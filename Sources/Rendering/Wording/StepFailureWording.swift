package import Execution
package import Localization
internal import RunbookModel
internal import SystemPackage

/// Words why a step failed.
package struct StepFailureWording {
    private let localizer: Localizer

    package init(localizer: Localizer) {
        self.localizer = localizer
    }

    /// One sentence.
    package func sentence(for failure: StepFailure) -> String {
        switch failure {
        case .exitStatus(let status): localizer("run.failure.exitStatus", ["status": "\(status)"])
        case .signal(let signal): localizer("run.failure.signal", ["signal": "\(signal)"])
        case .timedOut(let seconds): localizer("run.failure.timedOut", ["time": localizer.duration(.seconds(seconds))])
        case .interrupted: localizer("run.failure.interrupted")
        case .failureLine(let line): localizer("run.failure.failureLine", ["line": VisibleText(line).text])
        case .expectationUnmet(let pattern, let line): unmet(pattern, line)
        case .captureRefused(let name, let text, let error): refusal(of: text, for: name, error)
        case .captureHoldsSecret(let name): localizer("run.failure.captureHoldsSecret", ["name": name])
        case .state(let fault): sentence(for: fault)
        case .process(let error): sentence(for: error)
        case .file(let error): sentence(for: error)
        case .transcript(let number): localizer("run.failure.transcript", ["reason": localizer.reason(number)])
        case .rendering(let diagnostic): DiagnosticFormatter(localizer: localizer).message(of: diagnostic)
        }
    }

    private func unmet(_ pattern: String, _ line: String?) -> String {
        guard let line else { return localizer("run.failure.expectationUnmet", ["pattern": pattern]) }
        let shown = DisplayWidth.truncate(VisibleText(line).text, to: 200)
        return localizer("run.failure.expectationUnmetAfter", ["pattern": pattern, "line": shown])
    }

    private func refusal(of text: String, for name: String, _ error: ParameterValueError) -> String {
        let why = localizer("values.errors.\(error.key)", error.arguments)
        let shown = VisibleText(text.isEmpty ? "" : String(text.prefix(200))).text
        return localizer("run.failure.captureRefused", ["name": name, "text": shown, "why": why])
    }

    private func sentence(for error: ShellStateError) -> String {
        switch error {
        case .notRestored: localizer("run.failure.stateNotRestored")
        case .notSaved: localizer("run.failure.stateNotSaved")
        }
    }

    private func sentence(for error: FileWriteError) -> String {
        switch error {
        case .outsideFolder(let path): localizer("run.failure.outsideFolder", ["path": path.string])
        case .throughLink(let path): localizer("run.failure.throughLink", ["path": path.string])
        case .notRegularFile(let path): localizer("run.failure.notRegularFile", ["path": path.string])
        case .refusedReplacement(let path): localizer("run.failure.refusedReplacement", ["path": path.string])
        case .changedSince(let path): localizer("run.failure.changedSince", ["path": path.string])
        case .io(let path, let number):
            localizer("run.failure.file", ["path": path.string, "reason": localizer.reason(number)])
        }
    }

    private func sentence(for error: ProcessError) -> String {
        switch error {
        case .program(let name, let number):
            localizer("run.failure.program", ["name": name, "reason": localizer.reason(number)])
        case .workingDirectory(let path, let number):
            localizer("run.failure.workingDirectory", ["path": path, "reason": localizer.reason(number)])
        case .notATerminal: localizer("run.failure.notATerminal")
        case .malformedArgument: localizer("run.failure.malformedArgument")
        case .system(let call, let number):
            localizer("run.failure.system", ["call": call, "reason": localizer.reason(number)])
        }
    }
}
