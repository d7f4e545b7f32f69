internal import MarkdownTree

/// Writes inlines as Markdown that reads as the same words.
struct MarkdownInlines {
    /// Where a link leads in the file; nil where it leads nowhere, and is words alone.
    let target: (Link) -> String?
    /// Where the file of a picture lies; nil where there is none.
    let picture: (Link) -> String?
    /// Whether they stand in a heading, which is one line.
    var isHeading = false

    /// The words as Markdown; lines are ended as the source ends them.
    func text(_ content: [Inline]) -> String {
        var output = ""
        write(content, to: &output, before: nil)
        return output.trimmingSpaces
    }

    private func write(_ content: [Inline], to output: inout String, before last: Character?) {
        for (index, inline) in content.enumerated() {
            let next = index + 1 < content.count ? content[index + 1].firstCharacter : last
            write(inline, to: &output, before: next)
        }
    }

    private func write(_ inline: Inline, to output: inout String, before next: Character?) {
        switch inline {
        case .text(let text), .html(let text):
            output += MarkdownEscapes(text, after: output, before: next, isHeading: isHeading).markdown
        case .code(let code): output += Self.code(code)
        case .softBreak: output += isHeading ? " " : "\n"
        case .lineBreak: output += isHeading ? " " : "\\\n"
        case .strong(let inner): write(inner, isStrong: true, to: &output, before: next)
        case .emphasis(let inner): write(inner, isStrong: false, to: &output, before: next)
        case .link(let link): write(link, target(link), "[", to: &output, before: next)
        case .image(let link): write(link, picture(link), "![", to: &output, before: next)
        }
    }

    // MARK: Emphasis

    /// Writes emphasis where CommonMark will take the marks for it, otherwise the words alone.
    private func write(_ content: [Inline], isStrong: Bool, to output: inout String, before next: Character?) {
        // What follows the marks is never a line's start.
        var inner = "\u{1}"
        write(content, to: &inner, before: nil)
        inner.removeFirst()
        guard !inner.trimmingSpaces.isEmpty else {
            output += inner
            return
        }
        let mark = Self.mark(isStrong: isStrong, around: inner, output.last, next)
        output += mark + inner + mark
    }

    /// The marks that are sure to open and to close (CommonMark 0.30, section 6.2); none where no marks are.
    private static func mark(
        isStrong: Bool,
        around inner: String,
        _ before: Character?,
        _ after: Character?
    ) -> String {
        let isApart = isOutside(before) && isOutside(after)
        let sign: Character
        if isApart, !isStrong, !inner.hasPrefix("_"), !inner.hasSuffix("_") {
            sign = "_"
        } else if opens(inner.first, after: before), opens(inner.last, after: after) {
            sign = "*"
        } else if isApart, isStrong, before != "_", after != "_", !inner.hasPrefix("_"), !inner.hasSuffix("_") {
            sign = "_"
        } else {
            return ""
        }
        guard inner.first?.isWhitespace == false, inner.last?.isWhitespace == false else { return "" }
        return String(repeating: sign, count: isStrong ? 2 : 1)
    }

    private static func isOutside(_ character: Character?) -> Bool {
        guard let character else { return true }
        return character.isWhitespace || !(character.isLetter || character.isNumber) && !"*_\\".contains(character)
    }

    private static func opens(_ inner: Character?, after outer: Character?) -> Bool {
        if outer == "*" || inner == "*" { return false }
        let isOutside = outer.map { $0 == "\u{1}" || $0.isWhitespace || $0.isPunctuation || $0.isSymbol } ?? true
        return isOutside || inner?.isLetter == true || inner?.isNumber == true
    }

    // MARK: Code and links

    private static func code(_ code: String) -> String {
        let text = code.replacing("\n", with: " ")
        guard !text.isEmpty else { return "" }
        let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: longest + 1)
        let isPadded = text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ") && text.hasSuffix(" ")
        return isPadded && !text.allSatisfy { $0 == " " } ? "\(fence) \(text) \(fence)" : fence + text + fence
    }

    private func write(
        _ link: Link,
        _ destination: String?,
        _ opening: String,
        to output: inout String,
        before next: Character?
    ) {
        guard let destination else { return write(link.content, to: &output, before: next) }
        var inner = "\u{1}"
        write(link.content, to: &inner, before: "]")
        let title = link.title.isEmpty ? "" : " \"\(Self.escapedTitle(link.title))\""
        output += "\(opening)\(inner.dropFirst())](\(Self.escaped(destination))\(title))"
    }

    private static func escapedTitle(_ title: String) -> String {
        let plain = title.replacing("\n", with: " ")
        return plain.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("&", with: "&amp;")
    }

    /// A destination without anything that could end it; what is percent-encoded already stays so.
    private static func escaped(_ destination: String) -> String {
        var result = ""
        for scalar in destination.unicodeScalars {
            switch scalar {
            case " ", "(", ")", "<", ">", "\\", "\"", "`", "\0"..."\u{1F}", "\u{7F}":
                result += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
            case "&": result += "&amp;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Inline {
    /// The first character that it will be written with, as far as what is before it asks.
    fileprivate var firstCharacter: Character? {
        switch self {
        case .text(let text), .html(let text): text.first
        case .code: "`"
        case .strong, .emphasis: "*"
        case .link: "["
        case .image: "!"
        case .softBreak, .lineBreak: " "
        }
    }
}

extension String {
    /// The text without spaces and line feeds at its ends; no-break spaces stay.
    var trimmingSpaces: String {
        let isSpace = { (character: Character) in character == " " || character == "\n" || character == "\t" }
        var text = self[...].drop(while: isSpace)
        while let last = text.last, isSpace(last) { text.removeLast() }
        return String(text)
    }
}
