/// Plain words as Markdown that means nothing but them, to CommonMark and to what forges add to it.
struct MarkdownEscapes {
    private(set) var markdown = ""
    private let scalars: [Unicode.Scalar]
    private let isHeading: Bool

    /// Escapes a text.
    ///
    /// - Parameters:
    ///   - text: The words, without line feeds.
    ///   - output: What is written before them.
    ///   - next: What comes after them.
    ///   - isHeading: Whether they stand in a heading.
    init(_ text: String, after output: String, before next: Character?, isHeading: Bool) {
        scalars = Array(text.unicodeScalars)
        self.isHeading = isHeading
        let isAtStart = !isHeading && (output.isEmpty || output.hasSuffix("\n"))
        for index in scalars.indices {
            if mustEscape(index, next) || isAtStart && opensBlock(index) { markdown += "\\" }
            markdown.unicodeScalars.append(scalars[index])
        }
    }

    private func scalar(_ index: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index) ? scalars[index] : nil
    }

    private func mustEscape(_ index: Int, _ next: Character?) -> Bool {
        switch scalars[index] {
        case "\\", "`", "*", "[", "]", "<", "~", "$": true
        case "_": !(isWord(index - 1) && isWord(index + 1))
        case "&": startsReference(index)
        case "!": index == scalars.count - 1 && next == "["
        case "#": isHeading && scalars[index...].allSatisfy { $0 == "#" || $0 == " " }
        default: false
        }
    }

    private func isWord(_ index: Int) -> Bool {
        scalar(index).map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
    }

    private func startsReference(_ index: Int) -> Bool {
        let rest = scalars[(index + 1)...].prefix(40)
        let name = rest.prefix { $0 == "#" || $0.isASCII && isLetterOrDigit($0) }
        return !name.isEmpty && scalar(index + 1 + name.count) == ";"
    }

    private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Whether a character at the start of a line could open a block: a heading, a list, a quotation, a ruler.
    private func opensBlock(_ index: Int) -> Bool {
        switch scalars[index] {
        case "#", ">", "+", "-", "=": return index == 0
        case ".", ")":
            let number = scalars[..<index]
            let isNumber = !number.isEmpty && number.count <= 9 && number.allSatisfy { ("0"..."9").contains($0) }
            return isNumber && (scalar(index + 1).map { $0 == " " } ?? true)
        default: return false
        }
    }
}
