package import RunbookModel

/// The values of the variables that the Markdown of a guide names as `{{var.release}}`.
package struct GuideVariables: Sendable {
    private let values: [String: String]

    /// No variables.
    package init() {
        values = [:]
    }

    /// Reads a JSON object; an object in it makes dotted names.
    ///
    /// - Throws: ``Diagnostic`` where the bytes are no JSON object.
    package init(_ file: RunbookSource.File) throws(Diagnostic) {
        values = try JSONScalars(file).values
    }

    /// The value of a variable; `var.` before a name may be left out in the file.
    subscript(name: String) -> String? {
        values[name] ?? (name.hasPrefix("var.") ? values[String(name.dropFirst("var.".count))] : nil)
    }
}

/// A text with the values of its variables in place, and the line that each of its lines was.
struct ExpandedText {
    private(set) var text = ""
    /// The line of the source for each line of the text.
    private var lines: [Int] = [1]

    /// Puts values into a text; a variable without one stays as it is written.
    init(_ source: String, _ variables: GuideVariables) {
        var line = 1
        for piece in VariablePieces(source) {
            let value = piece.name.flatMap { variables[$0] } ?? String(piece.text)
            let isValue = value != piece.text
            for character in value.utf8 where character == .lineFeed {
                if !isValue { line += 1 }
                lines.append(line)
            }
            text += value
        }
    }

    /// The line of the source for a line of the text.
    func line(_ number: Int) -> Int {
        lines.indices.contains(number - 1) ? lines[number - 1] : lines.last ?? 1
    }
}

/// Splits a text at what names a variable: `{{`, spaces, words joined by dots, spaces, `}}`.
struct VariablePieces: Sequence, IteratorProtocol {
    struct Piece {
        var text: Substring
        /// The variable that the piece names; nil in text.
        var name: String?
    }

    private var rest: Substring

    init(_ text: String) {
        rest = Substring(text)
    }

    mutating func next() -> Piece? {
        guard !rest.isEmpty else { return nil }
        guard rest.utf8.contains(UInt8(ascii: "{")) else {
            defer { rest = "" }
            return Piece(text: rest, name: nil)
        }
        if let name = Self.name(at: rest) {
            let end = rest.firstRange(of: "}}")?.upperBound ?? rest.endIndex
            defer { rest = rest[end...] }
            return Piece(text: rest[..<end], name: name)
        }
        let start = rest.dropFirst().firstRange(of: "{{")?.lowerBound ?? rest.endIndex
        defer { rest = rest[start...] }
        return Piece(text: rest[..<start], name: nil)
    }

    /// The variable that the start of a text names.
    static func name(at text: Substring) -> String? {
        guard text.hasPrefix("{{") else { return nil }
        let inside = text.dropFirst(2).drop { $0 == " " }
        let name = inside.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
        let end = inside[name.endIndex...].drop { $0 == " " }
        return name.first?.isLetter == true && end.hasPrefix("}}") ? String(name) : nil
    }
}
