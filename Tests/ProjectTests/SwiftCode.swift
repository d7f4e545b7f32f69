/// Swift source without its comments and the contents of its string and regex literals.
struct SwiftCode {
    /// What is left, line by line, so that line numbers stay.
    private(set) var lines: [String] = [""]

    init(_ source: String) {
        var rest = Substring(source)
        while let character = rest.first {
            if rest.hasPrefix("//") {
                rest = rest.drop { $0 != "\n" }
            } else if let delimiter = Self.literalDelimiter(rest) {
                append("\"")
                rest = skipLiteral(rest, delimiter)
                append("\"")
            } else {
                rest.removeFirst()
                append(character)
            }
        }
    }

    /// What opens and closes the literal that starts here: `"`, `"""`, `#"`, `#"""`, `#/`.
    private static func literalDelimiter(_ text: Substring) -> (open: String, close: String)? {
        let signs = text.prefix { $0 == "#" }
        let rest = text.dropFirst(signs.count)
        if rest.hasPrefix("\"\"\"") { return (signs + "\"\"\"", "\"\"\"" + signs) }
        if rest.hasPrefix("\"") { return (signs + "\"", "\"" + signs) }
        return !signs.isEmpty && rest.hasPrefix("/") ? (signs + "/", "/" + signs) : nil
    }

    private mutating func skipLiteral(_ text: Substring, _ delimiter: (open: String, close: String)) -> Substring {
        let isRaw = delimiter.open.hasPrefix("#")
        var rest = text.dropFirst(delimiter.open.count)
        while let character = rest.first, !rest.hasPrefix(delimiter.close) {
            if !isRaw, rest.hasPrefix("\\(") {
                rest = skipInterpolation(rest.dropFirst(2))
                continue
            }
            if character == "\n" { append(character) }
            rest = rest.dropFirst(character == "\\" && !isRaw ? 2 : 1)
        }
        return rest.dropFirst(delimiter.close.count)
    }

    /// Skips up to the parenthesis that closes an interpolation, and that too.
    private mutating func skipInterpolation(_ text: Substring) -> Substring {
        var rest = text
        var depth = 1
        while let character = rest.first, depth > 0 {
            if let delimiter = Self.literalDelimiter(rest) {
                rest = skipLiteral(rest, delimiter)
                continue
            }
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            rest.removeFirst()
        }
        return rest
    }

    private mutating func append(_ character: Character) {
        if character == "\n" { lines.append("") } else { lines[lines.count - 1].append(character) }
    }

    /// The modules that the source imports.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split(separator: " ")
            let modifiers: Set = [
                "public", "package", "internal", "fileprivate", "private", "@testable", "@preconcurrency",
            ]
            let bare = words.drop { modifiers.contains(String($0)) }
            guard bare.first == "import" else { return nil }
            let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            let path = bare.dropFirst().first { !kinds.contains(String($0)) }
            return path?.split(separator: ".").first.map(String.init)
        }
    }
}
