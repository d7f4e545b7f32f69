/// In which form a page is written.
enum PageFormat: Sendable {
    /// HTML, as pages are published.
    case html
    /// Markdown with HTML in it, from which pages are made.
    case markdown

    /// Tells the form of a page's body.
    init(_ body: String) {
        if body.contains("common-anchor-header\"") || body.contains("<pre><code translate=") {
            self = .html
        } else {
            self = Self.hasMarks(body) || !Self.startsWithTag(body) ? .markdown : .html
        }
    }

    /// Whether a line outside of code starts as a heading or a fence of Markdown does.
    private static func hasMarks(_ body: String) -> Bool {
        var isInCode = false
        for line in body.split(separator: "\n") {
            let start = line.drop { $0 == " " }
            if !isInCode, start.hasPrefix("```") || start.hasPrefix("~~~") || isHeading(start) { return true }
            let opened = line.ranges(of: "<pre").last?.lowerBound
            let closed = line.ranges(of: "</pre").last?.lowerBound
            if opened != nil || closed != nil {
                isInCode = (opened ?? line.startIndex) > (closed ?? line.startIndex) || closed == nil
            }
        }
        return false
    }

    private static func isHeading(_ line: Substring) -> Bool {
        let signs = line.prefix { $0 == "#" }.count
        return (1...6).contains(signs) && line.dropFirst(signs).first == " "
    }

    private static func startsWithTag(_ body: String) -> Bool {
        let start = body.drop(while: \.isWhitespace)
        return start.first == "<" && start.dropFirst().first.map { $0.isLetter || $0 == "!" } == true
    }
}
