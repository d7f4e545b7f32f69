/// What a step's output must show, and what it must not, line by line.
///
/// A pattern matches a whole line or not at all: `Succeeded` is not found in `RollbackedSucceeded`.
package struct OutputExpectation {
    /// What the output has shown so far.
    package enum State: Sendable, Hashable {
        /// Some line is still expected.
        case waiting
        /// Nothing more is expected.
        case met
        /// This line fails the step, whatever else there is.
        case failedBy(line: String)
    }

    /// Why a pattern cannot be used.
    package enum PatternError: Error, Sendable, Hashable {
        case malformed(pattern: String, reason: String)
    }

    /// What the lines so far have shown.
    package private(set) var state: State
    private let expected: Regex<AnyRegexOutput>?
    private let failing: Regex<AnyRegexOutput>?

    /// Takes the patterns of `expect` and `fail`; without the first, the expectation is met from the start.
    ///
    /// - Throws: ``PatternError`` where a pattern is no regular expression.
    package init(expect: String? = nil, fail: String? = nil) throws(PatternError) {
        expected = try expect.map(Self.compile)
        failing = try fail.map(Self.compile)
        state = expect == nil ? .met : .waiting
    }

    /// Takes a line of the output.
    package mutating func observe(_ line: OutputLine) {
        if case .failedBy = state { return }
        guard !line.isCut else { return }
        if matches(failing, line.text) {
            state = .failedBy(line: line.text)
        } else if state == .waiting, matches(expected, line.text) {
            state = .met
        }
    }

    private func matches(_ pattern: Regex<AnyRegexOutput>?, _ line: String) -> Bool {
        guard let pattern else { return false }
        return (try? pattern.wholeMatch(in: line)) != nil
    }

    private static func compile(_ pattern: String) throws(PatternError) -> Regex<AnyRegexOutput> {
        do {
            return try Regex(pattern).matchingSemantics(.unicodeScalar)
        } catch {
            throw .malformed(pattern: pattern, reason: String(describing: error))
        }
    }
}
