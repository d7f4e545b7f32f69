/// How a character is drawn on a line that is edited.
package struct CharacterCells: Sendable, Hashable {
    /// What to write: the character, or an escape for one that cannot be seen.
    package var text: String
    /// How many columns that takes.
    package var columns: Int

    /// Takes what to write and its width.
    package init(text: String, columns: Int) {
        self.text = text
        self.columns = columns
    }
}

/// A line of text that a person edits, a key at a time; a value without input or output.
///
/// Backspace, Delete, the arrows, Home and End; Ctrl-A, -B, -E, -F, -H; Ctrl-U, -K and -W delete to the start, to the
/// end and the word before; Ctrl-C interrupts; Ctrl-D ends an empty line and deletes on another. A paste is inserted
/// with its line ends as spaces and its control characters left out.
package struct LineEditor: Sendable {
    /// What a key did.
    package enum Outcome: Sendable, Hashable {
        /// The line goes on; draw it again.
        case editing
        /// The key does nothing here.
        case ignored
        /// Enter.
        case submitted(String)
        /// Ctrl-C.
        case interrupted
        /// Ctrl-D on an empty line.
        case endOfFile
        /// The terminal is gone.
        case hungUp
    }

    /// The text before the cursor.
    package private(set) var before: String
    /// The text after the cursor.
    package private(set) var after: String = ""

    /// The most that a line may hold, in bytes of UTF-8; more is not taken.
    private static let limit = 1 << 20

    /// Starts with a text, the cursor at its end.
    package init(_ initial: String = "") {
        before = initial
    }

    /// The whole text.
    package var text: String { before + after }

    /// Takes a key.
    package mutating func handle(_ key: Key) -> Outcome {
        switch key {
        case .character(let character): insert(String(character))
        case .paste(let text): insert(Self.singleLine(text))
        case .enter: .submitted(text)
        case .interrupt: .interrupted
        case .hangup: .hungUp
        case .endOfFile: text.isEmpty ? .endOfFile : delete()
        case .backspace, .control("h"): change(!before.isEmpty) { $0.before.removeLast() }
        case .delete: delete()
        case .left, .control("b"): moveLeft()
        case .right, .control("f"): moveRight()
        case .home, .control("a"): move(before: "", after: text)
        case .end, .control("e"): move(before: text, after: "")
        case .control("u"): change(!before.isEmpty) { $0.before = "" }
        case .control("k"): change(!after.isEmpty) { $0.after = "" }
        case .control("w"): change(!before.isEmpty) { $0.deleteWord() }
        case .resize: .editing
        default: .ignored
        }
    }

    private mutating func insert(_ text: String) -> Outcome {
        change(!text.isEmpty && before.utf8.count + after.utf8.count + text.utf8.count <= Self.limit) {
            $0.before += text
        }
    }

    private mutating func delete() -> Outcome {
        change(!after.isEmpty) { $0.after.removeFirst() }
    }

    private mutating func moveLeft() -> Outcome {
        change(!before.isEmpty) { $0.after = String($0.before.removeLast()) + $0.after }
    }

    private mutating func moveRight() -> Outcome {
        change(!after.isEmpty) { $0.before.append($0.after.removeFirst()) }
    }

    private mutating func move(before: String, after: String) -> Outcome {
        self.before = before
        self.after = after
        return .editing
    }

    private mutating func deleteWord() {
        while before.last == " " { before.removeLast() }
        while let last = before.last, last != " " { before.removeLast() }
    }

    private mutating func change(_ isPossible: Bool, _ body: (inout LineEditor) -> Void) -> Outcome {
        guard isPossible else { return .ignored }
        body(&self)
        return .editing
    }

    /// Takes the line ends at the end away, makes the others and tabs spaces, and drops other controls.
    private static func singleLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\n", "\r", "\t", "\u{2028}", "\u{2029}": result.append(" ")
            default: if scalar.properties.generalCategory != .control { result.append(scalar) }
            }
        }
        let hasEnd = text.last.map { $0.isNewline } ?? false
        while hasEnd, result.last == " " { result.removeLast() }
        return String(result)
    }
}
