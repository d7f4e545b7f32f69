/// What a heading or a task item says beside its text: a checkbox at its start, attributes at its end.
struct TextMarks: Sendable {
    /// What stands for a checkbox while CommonMark is parsed: text of three bytes that means nothing.
    static let checkboxFiller: [UInt8] = Array("\u{E000}".utf8)

    var checkbox: ListItem.Checkbox?
    var attributes: AttributeList?
    /// How many SUBSTITUTE characters stand in place of the attributes, after their opening brace.
    var fillerCount = 0

    /// Takes off a text what stands in place of the marks.
    func removeFillers(from content: inout [Inline]) {
        if checkbox != nil { Self.removeCheckbox(from: &content) }
        guard attributes != nil else { return }
        removeAttributes(from: &content)
        Self.trimEnd(of: &content)
    }

    private static func removeCheckbox(from content: inout [Inline]) {
        guard case .text(let text) = content.first, text.utf8.starts(with: checkboxFiller) else { return }
        let rest = text.utf8.dropFirst(checkboxFiller.count).drop(while: \.isBlank)
        if rest.isEmpty {
            content.removeFirst()
            if content.first == .softBreak || content.first == .lineBreak { content.removeFirst() }
        } else {
            content[0] = .text(String(Substring(rest)))
        }
    }

    private func removeAttributes(from content: inout [Inline]) {
        var remaining = fillerCount
        while let last = content.popLast() {
            switch last {
            case .softBreak, .lineBreak: continue
            case .text(let text):
                var rest = Substring(text).utf8
                while remaining > 0, rest.last == .substitute {
                    rest.removeLast()
                    remaining -= 1
                }
                let isDone = remaining == 0 && rest.last == .openingBrace
                if isDone { rest.removeLast() }
                if !rest.isEmpty { content.append(.text(String(Substring(rest)))) }
                if isDone || !rest.isEmpty { return }
            default: return content.append(last)
            }
        }
    }

    private static func trimEnd(of content: inout [Inline]) {
        while let last = content.last {
            switch last {
            case .softBreak, .lineBreak: content.removeLast()
            case .text(let text):
                var rest = Substring(text).utf8
                while let byte = rest.last, byte.isBlank { rest.removeLast() }
                guard rest.count < text.utf8.count else { return }
                content.removeLast()
                if !rest.isEmpty { return content.append(.text(String(Substring(rest)))) }
            default: return
            }
        }
    }
}
