package import RunbookModel

/// Renders a block of code for a terminal: flush left, unframed, never wrapped, so that a mouse copies what runs.
///
/// Values are underlined where the terminal can (``ValueLegend`` names them where it cannot), and nothing in the code is
/// invisible (``VisibleText``).
package struct CodeRenderer {
    /// What the terminal can show.
    package var style: TerminalStyle

    /// Takes a style.
    package init(style: TerminalStyle) {
        self.style = style
    }

    /// Renders each line of the code, without line ends.
    package func lines(_ code: RenderedText) -> [String] {
        styledLines(code).map(style.render)
    }

    /// Tells whether the code holds characters that are shown as escapes.
    package func hasEscapes(_ code: RenderedText) -> Bool {
        VisibleText(code.text, as: .code).hasEscapes
    }

    /// Renders each line of the code to parts with roles.
    ///
    /// A last line feed ends the last line and starts none.
    func styledLines(_ code: RenderedText) -> [StyledText] {
        var lines: [StyledText] = []
        var line = CodeLine()
        var marks = ValueMarks(code.values)
        var previous: Unicode.Scalar?
        var offset = 0
        for scalar in code.text.unicodeScalars {
            if scalar == "\n" {
                lines.append(line.finish())
            } else {
                line.add(scalar, after: previous, marks.covers(offset) ? .value : [])
            }
            offset += UTF8.width(scalar)
            previous = scalar
        }
        if previous != "\n", previous != nil { lines.append(line.finish()) }
        return lines
    }
}

/// A line of code in the making, its scalars gathered so that clusters stay whole.
private struct CodeLine {
    private var text = StyledText()
    private var pending = String.UnicodeScalarView()
    private var roles: TextRoles = []

    mutating func add(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, _ newRoles: TextRoles) {
        guard !VisibleText.mustShow(scalar, after: previous, .code) else {
            flush()
            text.append(VisibleText.escape(scalar), newRoles.union(.warning))
            return
        }
        if newRoles != roles { flush() }
        roles = newRoles
        pending.append(scalar)
    }

    mutating func finish() -> StyledText {
        flush()
        let result = text
        text = StyledText()
        return result
    }

    private mutating func flush() {
        text.append(String(pending), roles)
        pending.removeAll(keepingCapacity: true)
    }
}

/// The stretches of a text that are values, asked for in ascending order.
private struct ValueMarks {
    private let ranges: [Range<Int>]
    private var next = 0

    init(_ values: [RenderedText.Value]) {
        ranges = values.filter { $0.start < $0.end }.map { $0.start..<$0.end }
            .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }

    mutating func covers(_ offset: Int) -> Bool {
        while next < ranges.count, ranges[next].upperBound <= offset { next += 1 }
        return next < ranges.count && ranges[next].lowerBound <= offset
    }
}
