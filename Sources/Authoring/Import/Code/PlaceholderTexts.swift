/// What guides write for a value that a reader must fill in: `<some-older-version>`.
enum PlaceholderTexts {
    private static let longest = 60
    private static let elements: Set = [
        "a", "b", "br", "code", "div", "i", "li", "p", "pre", "span", "table", "td", "tr", "ul",
    ]

    /// Puts something else in place of each.
    static func replacing(_ text: String, with replacement: (String) -> String) -> String {
        // Markup has end tags; placeholders have none.
        guard text.utf8.contains(UInt8(ascii: "<")), !text.contains("</") else { return text }
        var result = ""
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "<") {
            result += rest[..<start]
            let isRedirection = result.last == "<"
            if !isRedirection, let name = name(at: rest[start...]) {
                result += replacement(name)
                rest = rest[start...].dropFirst(name.count + 2)
            } else {
                result.append("<")
                rest = rest[start...].dropFirst()
            }
        }
        return result + rest
    }

    /// What they say, in order.
    static func names(in text: String) -> [String] {
        var names: [String] = []
        _ = replacing(text) { name in
            names.append(name)
            return ""
        }
        return names
    }

    private static func name(at text: Substring) -> String? {
        let name = text.dropFirst().prefix(longest).prefix { character in
            character.isLetter || character.isNumber || " _-./".contains(character)
        }
        guard let first = name.first, let last = name.last, text.dropFirst(name.count + 1).first == ">" else {
            return nil
        }
        let isWord = first.isLetter && (last.isLetter || last.isNumber)
        return isWord && !elements.contains(name.lowercased()) ? String(name) : nil
    }
}
