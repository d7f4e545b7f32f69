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
    private let expected: Pattern?
    private let failing: Pattern?

    /// A pattern, compiled; one without special characters is compared as it stands, which is much faster.
    private enum Pattern {
        case literal(String)
        case expression(Regex<AnyRegexOutput>)

        func matches(_ line: String) -> Bool {
            switch self {
            case .literal(let text): line.unicodeScalars.elementsEqual(text.unicodeScalars)
            case .expression(let expression): (try? expression.wholeMatch(in: line)) != nil
            }
        }
    }

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
        if failing?.matches(line.text) == true {
            state = .failedBy(line: line.text)
        } else if state == .waiting, expected?.matches(line.text) == true {
            state = .met
        }
    }

    private static func compile(_ pattern: String) throws(PatternError) -> Pattern {
        if !pattern.contains(where: { #"\^$.|?*+()[]{}"#.contains($0) }) { return .literal(pattern) }
        do {
            return .expression(try Regex(pattern).matchingSemantics(.unicodeScalar))
        } catch {
            throw .malformed(pattern: pattern, reason: String(describing: error))
        }
    }
}
