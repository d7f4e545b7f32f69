/// A text with placeholders: `%{name}` stands for a value, `%%{` for the characters `%{`.
///
/// A name is an ASCII letter or `_`, then letters, digits and `_`. Any other `%` is itself.
package struct MessageTemplate: Sendable, Hashable {
    private enum Piece {
        case text(Substring)
        case placeholder(Substring)
    }

    private let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// The names of the text's placeholders.
    package var placeholders: Set<String> {
        pieces.reduce(into: []) { names, piece in
            if case .placeholder(let name) = piece {
                names.insert(String(name))
            }
        }
    }

    /// Puts values in the place of placeholders, once: a `%{name}` within a value stays as it is.
    ///
    /// A placeholder that has no value stays as it is written.
    package func filled(with arguments: [String: String]) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        return pieces.reduce(into: "") { result, piece in
            switch piece {
            case .text(let text): result += text
            case .placeholder(let name): result += arguments[String(name)] ?? "%{\(name)}"
            }
        }
    }

    private var pieces: [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let percent = rest.firstIndex(of: "%") {
            let after = rest[rest.index(after: percent)...]
            if after.hasPrefix("%{") {
                pieces += [.text(rest[..<percent]), .text("%{")]
                rest = after.dropFirst(2)
            } else if let name = Self.name(in: after) {
                pieces += [.text(rest[..<percent]), .placeholder(name)]
                rest = after[name.endIndex...].dropFirst()
            } else {
                pieces.append(.text(rest[...percent]))
                rest = after
            }
        }
        return pieces + [.text(rest)]
    }

    /// The name of the placeholder whose `{` the text starts with.
    private static func name(in text: Substring) -> Substring? {
        guard text.first == "{", let end = text.firstIndex(of: "}") else { return nil }
        let name = text[..<end].dropFirst()
        guard let first = name.utf8.first, first.isLetter || first == UInt8(ascii: "_") else { return nil }
        return name.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") } ? name : nil
    }
}
