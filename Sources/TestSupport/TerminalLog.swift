/// Everything that a program wrote to a terminal, as lines of any length.
///
/// A line that is drawn over itself stands as it was at the end; what the terminal's width would wrap is one line.
package struct TerminalLog {
    private var rows: [[Unicode.Scalar]] = [[]]
    private var column = 0

    /// Reads what was written.
    package init(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while let token = TerminalToken.next(in: &rest) { apply(token) }
    }

    /// The lines, without the spaces at their ends.
    package var lines: [String] {
        rows.map { row in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: row.reversed().drop { $0 == " " }.reversed())
            return String(text)
        }
    }

    private mutating func apply(_ token: TerminalToken) {
        switch token {
        case .character(let scalar): put(scalar)
        case .control(10):
            rows.append([])
            column = 0
        case .control(13): column = 0
        case .control(8): column = max(0, column - 1)
        case .control(9): put("\t")
        case .sequence(UInt8(ascii: "K"), let parameters) where parameters.allSatisfy { $0 == 0 }:
            rows[rows.count - 1] = Array(rows[rows.count - 1].prefix(column))
        default: break
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        let last = rows.count - 1
        if column < rows[last].count { rows[last][column] = scalar } else { rows[last].append(scalar) }
        column += 1
    }
}
