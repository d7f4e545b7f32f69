/// A regular expression that an author wrote, in the syntax of Swift's `Regex`.
///
/// It reads Unicode scalars, so that `[^\n]` does not let a line feed in behind a carriage return, which together are
/// one character to Swift. A pattern that goes back over its own repetitions, such as `(a+)+b`, can take very long: its
/// author answers for it.
package struct Pattern {
    /// Why a text is no pattern.
    package enum Fault: Error, Sendable, Hashable {
        case malformed
        /// More bytes than this.
        case tooLong(Int)
        /// Brackets inside brackets, more than this deep.
        case nestingTooDeep(Int)
    }

    /// The most bytes that a pattern has.
    package static let maximumLength = 4_096
    /// The deepest nesting of brackets; Swift's own parser bounds groups, and crashes on character classes.
    package static let maximumDepth = 50

    private let expression: Regex<AnyRegexOutput>

    /// Compiles a pattern.
    ///
    /// - Throws: ``Fault`` where Swift refuses it or would fail on it.
    package init(_ source: String) throws(Fault) {
        try Self.checkSize(of: source)
        guard let expression = try? Regex(source) else { throw .malformed }
        self.expression = expression.matchingSemantics(.unicodeScalar)
    }

    /// Checks a pattern that is not to be matched, most of the time without compiling it.
    ///
    /// - Throws: ``Fault`` where Swift refuses it or would fail on it.
    package static func check(_ source: String) throws(Fault) {
        try checkSize(of: source)
        if !PatternGrammar.recognizes(source) { _ = try Pattern(source) }
    }

    private static func checkSize(of source: String) throws(Fault) {
        guard source.utf8.count <= maximumLength else { throw .tooLong(maximumLength) }
        guard depth(of: source) <= maximumDepth else { throw .nestingTooDeep(maximumDepth) }
    }

    /// Whether it matches the text from its start to its end.
    package func matchesWhole(_ text: String) -> Bool {
        (try? expression.wholeMatch(in: text)) != nil
    }

    /// The deepest nesting of opening brackets and parentheses, escapes and classes left aside: never too small.
    private static func depth(of source: String) -> Int {
        var depth = 0
        var deepest = 0
        for byte in source.utf8 {
            if byte.isOne(of: "[(") { depth += 1 }
            if byte.isOne(of: "])"), depth > 0 { depth -= 1 }
            deepest = max(deepest, depth)
        }
        return deepest
    }
}
