package import RunbookModel

/// Names the values of a block below it, for terminals that cannot underline.
package struct ValueLegend {
    /// What the terminal can show.
    package var style: TerminalStyle

    /// Takes a style.
    package init(style: TerminalStyle) {
        self.style = style
    }

    /// Lists `{{name}} = value` for each value as it stands in the text, its quotes included, each once.
    ///
    /// Gives nothing where the values are underlined.
    package func lines(_ code: RenderedText) -> [String] {
        guard !style.hasAttributes else { return [] }
        var seen: Set<String> = []
        return entries(code).filter { seen.insert($0).inserted }
    }

    private func entries(_ code: RenderedText) -> [String] {
        let bytes = Array(code.text.utf8)
        return code.values.map { value in
            let start = min(max(0, value.start), bytes.count)
            let end = min(max(start, value.end), bytes.count)
            let text = String(decoding: bytes[start..<end], as: UTF8.self)
            return "{{\(value.name)}} = \(VisibleText(text, as: .singleLine).text)"
        }
    }
}
