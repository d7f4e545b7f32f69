package import Execution

extension CharacterCells {
    /// Draws a character of a line that is edited so that it can be seen, whatever it is.
    package init(visible character: Character) {
        let text = VisibleText(String(character), as: .singleLine).text
        self.init(text: text, columns: DisplayWidth.width(of: text))
    }
}
