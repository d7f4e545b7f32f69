/// Lines of output in which `…` stands for anything: within a line, or for any lines.
///
/// White space at the end of a line does not count: a document keeps none there.
package struct ElidedText {
    private let lines: [Substring]

    /// Reads a sample.
    package init(_ text: String) {
        lines = Self.lines(of: text)
    }

    /// Whether an output is what the sample says.
    package func matches(_ output: String) -> Bool {
        Self.match(lines[...], Self.lines(of: output)[...])
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.dropLast(line.reversed().prefix { $0 == " " }.count)
        }
    }

    private static func match(_ lines: ArraySlice<Substring>, _ found: ArraySlice<Substring>) -> Bool {
        guard let line = lines.first else { return found.isEmpty }
        let rest = lines.dropFirst()
        if line == "…" {
            return (found.startIndex...found.endIndex).contains { match(rest, found[$0...]) }
        }
        guard let next = found.first, matches(line, next) else { return false }
        return match(rest, found.dropFirst())
    }

    private static func matches(_ line: Substring, _ found: Substring) -> Bool {
        let pieces = line.split(separator: "…", omittingEmptySubsequences: false)
        guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return line == found }
        guard found.hasPrefix(first), found.hasSuffix(last), found.count >= first.count + last.count else {
            return false
        }
        var rest = found.dropFirst(first.count).dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
