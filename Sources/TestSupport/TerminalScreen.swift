package import Execution

/// What a person would see on a terminal: enough of ECMA-48 for the programs that the tests run.
package struct TerminalScreen {
    private var size: TerminalSize
    /// A cell is a character with the marks that combine with it; the right half of a wide one is empty.
    private var cells: [[String]]
    private var row = 0
    private var column = 0
    private var pending: [UInt8] = []

    /// An empty screen.
    package init(size: TerminalSize) {
        self.size = size
        cells = Array(repeating: Self.emptyRow(size), count: Int(size.rows))
    }

    /// The lines, without the spaces at their ends.
    package var lines: [String] {
        cells.map { row in
            let text = row.joined()
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// The lines down to the last that holds something.
    package var text: String {
        lines.reversed().drop { $0.isEmpty }.reversed().joined(separator: "\n")
    }

    private static func emptyRow(_ size: TerminalSize) -> [String] {
        Array(repeating: " ", count: Int(size.columns))
    }

    /// Takes bytes as a terminal would.
    package mutating func write(_ bytes: some Sequence<UInt8>) {
        pending += bytes
        var rest = pending[...]
        while let token = TerminalToken.next(in: &rest) { apply(token) }
        pending = Array(rest)
    }

    private mutating func apply(_ token: TerminalToken) {
        switch token {
        case .character(let scalar): put(scalar)
        case .control(let byte): applyControl(byte)
        case .sequence(let final, let parameters): applySequence(final, parameters)
        case .ignored: break
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        let width = Self.width(of: scalar)
        if width == 0 {
            if column > 0 { cells[row][column - 1].unicodeScalars.append(scalar) }
            return
        }
        if column + width > Int(size.columns) {
            column = 0
            lineFeed()
        }
        cells[row][column] = String(Character(scalar))
        if width == 2 { cells[row][column + 1] = "" }
        column += width
    }

    private mutating func applyControl(_ byte: UInt8) {
        switch byte {
        case 10: lineFeed()
        case 13: column = 0
        case 8: column = max(0, column - 1)
        case 9: column = min(Int(size.columns) - 1, (column / 8 + 1) * 8)
        default: break
        }
    }

    private mutating func lineFeed() {
        if row + 1 < cells.count {
            row += 1
        } else {
            cells.removeFirst()
            cells.append(Self.emptyRow(size))
        }
    }

    private mutating func applySequence(_ final: UInt8, _ parameters: [Int]) {
        let first = parameters.first ?? 0
        let count = max(1, first)
        switch Character(Unicode.Scalar(final)) {
        case "A": row = max(0, row - count)
        case "B": row = min(cells.count - 1, row + count)
        case "C": column = min(Int(size.columns) - 1, column + count)
        case "D": column = max(0, column - count)
        case "G": column = min(Int(size.columns), count) - 1
        case "H", "f":
            row = min(cells.count, count) - 1
            column = min(Int(size.columns), max(1, parameters.count > 1 ? parameters[1] : 1)) - 1
        case "J": erase(screen: first)
        case "K": erase(line: row, part: first)
        default: break
        }
    }

    private mutating func erase(screen part: Int) {
        switch part {
        case 0:
            erase(line: row, part: 0)
            for line in cells.indices where line > row { erase(line: line, part: 2) }
        case 1:
            erase(line: row, part: 1)
            for line in cells.indices where line < row { erase(line: line, part: 2) }
        default: for line in cells.indices { erase(line: line, part: 2) }
        }
    }

    private mutating func erase(line: Int, part: Int) {
        let end = Int(size.columns)
        let columns = part == 0 ? min(column, end)..<end : part == 1 ? 0..<min(column + 1, end) : 0..<end
        for column in columns { cells[line][column] = " " }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}

extension TerminalScreen {
    /// Text without its escape sequences, and where in the bytes each of its scalars ends.
    package struct PlainText {
        package var text: String
        fileprivate var ends: [Int]

        /// The bytes up to the end of that many scalars.
        package func offset(after scalarCount: Int) -> Int {
            scalarCount == 0 ? 0 : ends[scalarCount - 1]
        }
    }

    /// Removes escape sequences and carriage returns.
    package static func plainText(of bytes: ArraySlice<UInt8>) -> PlainText {
        var rest = bytes
        var scalars = String.UnicodeScalarView()
        var ends: [Int] = []
        while let token = TerminalToken.next(in: &rest) {
            switch token {
            case .character(let scalar): scalars.append(scalar)
            case .control(10): scalars.append("\n")
            case .control(9): scalars.append("\t")
            default: continue
            }
            ends.append(rest.startIndex - bytes.startIndex)
        }
        return PlainText(text: String(scalars), ends: ends)
    }
}
