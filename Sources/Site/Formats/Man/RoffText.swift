internal import Foundation
internal import MarkdownTree

/// Words as the input of roff, in ASCII alone, so that they are shown as they are wherever a page is read.
enum RoffText {
    /// A text of one line.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars { result += escaped(scalar) }
        return result
    }

    /// A text in running words: words too long for a line can be cut after their signs, without a hyphen.
    static func words(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard word.count > longestWord else { return escaped(String(word)) }
            return word.reduce(into: "") { result, sign in
                result += escaped(String(sign)) + ("/,=:.;-_}]".contains(sign) ? "\\:" : "")
            }
        }.joined(separator: " ")
    }

    /// The characters of a word that fits on a line of any terminal, set in as deep as pages are.
    private static let longestWord = 30

    /// A text that stands at the start of a line, where a dot would be a request.
    static func line(_ text: String) -> String {
        let escaped = escaped(text)
        return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
    }

    /// The argument of a request.
    static func argument(_ text: String) -> String {
        "\"\(escaped(text))\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\\": "\\[rs]"
        // These signs stand for others: for a hyphen, for quotation marks and accents.
        case "-": "\\-"
        case "'": "\\[aq]"
        case "\"": "\\[dq]"
        case "`": "\\[ga]"
        case "^": "\\[ha]"
        case "~": "\\[ti]"
        case "\t": "\t"
        case "\u{A0}": "\\ "
        case " "..."~": String(scalar)
        case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": ""
        default: "\\[u\(String(format: "%04X", scalar.value))]"
        }
    }
}

/// Inlines as the input of roff, on one line.
struct RoffInlines {
    private(set) var roff = ""
    private var fonts: [Font] = []

    private enum Font {
        case bold
        case italic
    }

    init(_ content: [Inline]) {
        write(content)
        if roff.hasPrefix(".") { roff = "\\&" + roff }
    }

    private mutating func write(_ content: [Inline]) {
        for inline in content { write(inline) }
    }

    private mutating func write(_ inline: Inline) {
        switch inline {
        case .text(let text), .html(let text): roff += RoffText.words(text.replacing("\n", with: " "))
        case .code(let code): styled(.bold) { $0.roff += RoffText.words(code.replacing("\n", with: " ")) }
        case .softBreak: roff += " "
        case .lineBreak: roff += "\n.br\n"
        case .strong(let inner): styled(.bold) { $0.write(inner) }
        case .emphasis(let inner): styled(.italic) { $0.write(inner) }
        case .link(let link): write(link)
        case .image(let link): styled(.italic) { $0.write(link.content) }
        }
    }

    /// The words of a link, and its address where they are not the address.
    private mutating func write(_ link: Link) {
        write(link.content)
        guard let address = ExternalAddress(link.destination)?.text, link.content.plainText != address else { return }
        roff += " <\(RoffText.words(address))>"
    }

    private mutating func styled(_ font: Font, _ body: (inout Self) -> Void) {
        fonts.append(font)
        roff += current
        body(&self)
        fonts.removeLast()
        roff += current
    }

    private var current: String {
        switch (fonts.contains(.bold), fonts.contains(.italic)) {
        case (false, false): "\\fR"
        case (true, false): "\\fB"
        case (false, true): "\\fI"
        case (true, true): "\\f[BI]"
        }
    }
}
