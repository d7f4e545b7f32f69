/// A place in a source text.
///
/// Lines and columns start at 1. A column is the number of bytes in the text's UTF-8 encoding from the start of the
/// line, plus one: what libcmark counts, and what compilers print.
package struct SourceLocation: Hashable, Sendable, Comparable, Codable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.line, lhs.column) < (rhs.line, rhs.column)
    }
}

/// A stretch of source text, from its first byte up to, and without, `end`.
package struct SourceRange: Hashable, Sendable {
    package var start: SourceLocation
    package var end: SourceLocation

    package init(start: SourceLocation, end: SourceLocation) {
        self.start = start
        self.end = end
    }
}
