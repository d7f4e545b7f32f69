/// Draws an edited line on one row: the prompt, and as much of the text around the cursor as fits.
///
/// A text that is cut has `<` or `>` at the cut. It moves by carriage return and writing over alone, so that every
/// terminal can show it; one that knows ECMA-48 erases the rest of the row, another has spaces written over it.
package struct LineEditorView: Sendable {
    private let prompt: String
    private let promptColumns: Int
    private let columns: Int
    private let isEchoed: Bool
    private let canErase: Bool
    private let redraws: Bool
    /// What stands on the row where it is not drawn again; nil before the prompt.
    private var typed: String?
    private let cells: @Sendable (Character) -> CharacterCells
    /// The first character shown, counted from the start of the text.
    private var start = 0
    private var drawnColumns = 0

    /// Takes the prompt's last row and the row's properties.
    ///
    /// - Parameters:
    ///   - prompt: What stands before the text; its escape sequences take no column.
    ///   - columns: The terminal's width.
    ///   - isEchoed: Whether the text is shown; of a secret nothing is, not even its length.
    ///   - canErase: Whether the terminal knows ECMA-48.
    ///   - redraws: Whether the row is drawn again over itself; otherwise what is typed is added at its end, and an edit
    ///     elsewhere starts a new row.
    ///   - cells: How each character is drawn.
    package init(
        prompt: String,
        columns: Int,
        isEchoed: Bool = true,
        canErase: Bool = true,
        redraws: Bool = true,
        cells: @escaping @Sendable (Character) -> CharacterCells
    ) {
        let width = Self.columns(of: prompt, cells)
        let fits = width <= max(columns / 2, columns - 20)
        self.prompt = fits ? prompt : ""
        promptColumns = fits ? width : 0
        self.columns = max(columns, 4)
        self.isEchoed = isEchoed
        self.canErase = canErase
        self.redraws = redraws
        self.cells = cells
        lead = fits ? "" : prompt + "\n"
    }

    /// What to write once, before the first drawing: a prompt that leaves too little room on its row, and a line end.
    package let lead: String

    /// Gives what to write to show the line and to put the cursor in its place.
    package mutating func draw(_ editor: LineEditor) -> String {
        guard redraws else { return add(editor) }
        guard isEchoed else { return "\r" + prompt }
        let characters = Array(editor.before) + Array(editor.after)
        let cursor = editor.before.count
        scroll(characters, cursor)
        let (shown, shownColumns) = fill(characters, to: characters.count)
        let (head, _) = fill(characters, to: cursor)
        let rest = canErase ? "\u{1B}[K" : String(repeating: " ", count: max(0, drawnColumns - shownColumns))
        drawnColumns = shownColumns
        return "\r" + prompt + shown + rest + "\r" + prompt + head
    }

    /// Adds what was typed since the last call.
    private mutating func add(_ editor: LineEditor) -> String {
        let text = isEchoed ? (editor.before + editor.after).map { cells($0).text }.joined() : ""
        defer { typed = text }
        guard let typed else { return prompt + text }
        if text.hasPrefix(typed) { return String(text.dropFirst(typed.count)) }
        if typed.hasPrefix(text) {
            return String(
                repeating: "\u{8} \u{8}",
                count: typed.dropFirst(text.count).reduce(0) { $0 + cells($1).columns }
            )
        }
        return "\n" + prompt + text
    }

    /// The columns for the text; the last one of the row stays free for the cursor.
    private var room: Int { columns - promptColumns - 1 }

    /// Moves the window so that the cursor is in it, by half of its width at a time.
    private mutating func scroll(_ characters: [Character], _ cursor: Int) {
        start = min(start, characters.count)
        let isLeft = cursor < start || (cursor == start && start > 0)
        let isRight = !isLeft && width(characters[start..<max(start, cursor)]) > room - 2
        guard isLeft || isRight else { return }
        start = cursor
        var used = 0
        while start > 0 {
            used += cells(characters[start - 1]).columns
            if used > room / 2 { break }
            start -= 1
        }
    }

    /// The window's text up to a character, and its width.
    private func fill(_ characters: [Character], to end: Int) -> (text: String, columns: Int) {
        var text = start > 0 ? "<" : ""
        var used = text.isEmpty ? 0 : 1
        for index in start..<max(start, end) {
            let cell = cells(characters[index])
            let isLast = index == characters.count - 1
            if used + cell.columns > room - (isLast ? 0 : 1) { return (text + ">", used + 1) }
            text += cell.text
            used += cell.columns
        }
        return (text, used)
    }

    private func width(_ characters: ArraySlice<Character>) -> Int {
        var sum = 0
        for character in characters {
            sum += cells(character).columns
            if sum > columns { break }
        }
        return sum
    }

    /// Counts the columns of a text whose control sequences (ECMA-48, CSI) take none.
    private static func columns(of text: String, _ cells: (Character) -> CharacterCells) -> Int {
        var sum = 0
        var isInSequence = false
        for character in text {
            if character == "\u{1B}" {
                isInSequence = true
            } else if isInSequence {
                isInSequence = character == "[" || !("@"..."~").contains(character)
            } else {
                sum += cells(character).columns
            }
        }
        return sum
    }
}
