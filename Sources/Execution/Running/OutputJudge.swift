internal import Planning
internal import RunbookModel

/// Judges a step by what it printed and how it exited, the same for real and for simulated output.
struct OutputJudge {
    private let step: PlannedStep
    private var expectation: OutputExpectation?
    /// A pattern that cannot be used: nothing can match it.
    private var malformedPattern: String?
    private var scanner = LineScanner()
    /// Standard output, as far as a captured value may be long.
    private var captured: [UInt8] = []

    /// The most bytes of standard output that become a value: 1 MiB.
    private static let longestCapture = 1 << 20

    init(_ step: PlannedStep) {
        self.step = step
        if step.expect != nil || step.fail != nil {
            do {
                expectation = try OutputExpectation(expect: step.expect, fail: step.fail)
            } catch {
                switch error {
                case .malformed(let pattern, _): malformedPattern = pattern
                }
            }
        }
    }

    /// The line that matched `fail`, if one did.
    var failureLine: String? {
        if case .failedBy(let line) = expectation?.state { line } else { nil }
    }

    /// Takes a piece of output before it is masked.
    mutating func take(_ chunk: OutputChunk) {
        if step.capture != nil, chunk.stream == .output, captured.count < Self.longestCapture {
            captured += chunk.bytes
        }
        guard expectation != nil else { return }
        for line in scanner.scan(chunk.bytes) { expectation?.observe(line) }
    }

    /// Takes the last line, which no line feed ended.
    mutating func finish() {
        if let line = scanner.finish() { expectation?.observe(line) }
    }

    /// Why the output is not what the step promises; nil where it is.
    var failure: StepFailure? {
        if let malformedPattern { return .expectationUnmet(malformedPattern) }
        return switch expectation?.state {
        case .failedBy(let line): .failureLine(line)
        case .waiting: .expectationUnmet(step.expect ?? "")
        case .met, nil: nil
        }
    }

    /// The value for the parameter that the step fills.
    ///
    /// - Throws: ``StepFailure/captureRefused(name:text:_:)`` where its type refuses what was printed, and
    ///   ``StepFailure/captureHoldsSecret(name:)`` where that would bring a secret into the open.
    func value(as type: ParameterType?, secrets: [String] = []) throws(StepFailure) -> ParameterValue? {
        guard let name = step.capture, let type else { return nil }
        let text = String(decoding: captured, as: UTF8.self).trimmingWhitespace
        if type != .secret, SecretMasker(secrets: secrets).masking(text) != text {
            throw .captureHoldsSecret(name: name)
        }
        do {
            return try type.value(from: text)
        } catch {
            throw .captureRefused(name: name, text: type == .secret ? "•••" : text, error)
        }
    }
}

extension StepFailure {
    /// The failure with the last line that was seen, where it is about lines that are missing.
    func quoting(_ line: String?) -> StepFailure {
        guard case .expectationUnmet(let pattern, _) = self else { return self }
        return .expectationUnmet(pattern, lastLine: line)
    }
}

extension String {
    /// The text without the white space around it.
    package var trimmingWhitespace: String {
        let isBlank = { (character: Character) in character.isWhitespace }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
