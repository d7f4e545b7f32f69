internal import MarkdownTree

/// Plain words as Markdown that means nothing but them.
struct EscapedText {
    private(set) var markdown = ""
    private let scalars: [Unicode.Scalar]
    private let place: InlineWriter.Place

    /// Escapes a text.
    ///
    /// - Parameters:
    ///   - text: The words.
    ///   - output: What is written before them.
    ///   - next: What is written after them.
    ///   - place: Where they stand.
    init(_ text: String, after output: String, before next: Inline?, in place: InlineWriter.Place) {
        scalars = Array(text.unicodeScalars)
        self.place = place
        let isAtStart = place == .paragraph && (output.isEmpty || output.hasSuffix("\n"))
        for index in scalars.indices {
            if isAtStart, opensBlock(index) || mustEscape(index, before: next) {
                markdown += "\\"
            } else if !isAtStart, mustEscape(index, before: next) {
                markdown += "\\"
            }
            markdown.unicodeScalars.append(scalars[index])
        }
    }

    private func scalar(_ index: Int) -> Unicode.Scalar? {
        scalars.indices.contains(index) ? scalars[index] : nil
    }

    private func mustEscape(_ index: Int, before next: Inline?) -> Bool {
        switch scalars[index] {
        case "\\", "`", "*", "[", "]", "<": true
        case "_": !(isWord(index - 1) && isWord(index + 1))
        case "&": startsReference(index)
        case "!": index == scalars.count - 1 && next != nil
        case "|": place == .cell
        case "#": place == .heading && scalars[index...].allSatisfy { $0 == "#" || $0 == " " }
        default: false
        }
    }

    private func isWord(_ index: Int) -> Bool {
        guard let scalar = scalar(index) else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private func startsReference(_ index: Int) -> Bool {
        let rest = scalars[(index + 1)...].prefix(40)
        let name = rest.prefix {
            $0 == "#" || $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
        }
        return !name.isEmpty && scalar(index + 1 + name.count) == ";"
    }

    /// Whether a character at the start of a line could open a block: a heading, a list, a quote, a fence, a ruler.
    private func opensBlock(_ index: Int) -> Bool {
        switch scalars[index] {
        case "#", ">", "+", "-", "=", "~": return scalars[..<index].allSatisfy { $0 == " " }
        case ".", ")":
            let number = scalars[..<index].drop { $0 == " " }
            let isNumber = !number.isEmpty && number.count <= 9 && number.allSatisfy { ("0"..."9").contains($0) }
            return isNumber && (scalar(index + 1).map { $0 == " " } ?? true)
        default: return false
        }
    }
}
