import Execution
import Testing

struct TerminalLineEditorTests {
    private func edited(_ initial: String, _ keys: [Key]) -> LineEditor {
        var editor = LineEditor(initial)
        for key in keys { _ = editor.handle(key) }
        return editor
    }

    @Test(arguments: [
        ("", [Key.character("é"), .character("日")], "é日|"),
        ("abc", [.left, .backspace], "a|c"),
        ("abc", [.home, .delete, .right], "b|c"),
        ("abc", [.control("a"), .control("f"), .endOfFile], "a|c"),
        ("un deux  ", [.control("w")], "un |"),
        ("un deux", [.left, .left, .control("k")], "un de|"),
        ("un deux", [.left, .left, .control("u")], "|ux"),
        ("e", [.character("\u{301}"), .left], "|e\u{301}"),
        ("👩‍👩‍👧‍👦x", [.left, .backspace], "|x"),
        ("a", [.paste("b\r\nc\td\u{1B}[A\r\n")], "ab c d[A|"),
        ("a", [.paste(" b ")], "a b |"),
        ("a", [.home, .left, .up, .tab, .unknown, .escape], "|a"),
        ("a", [.end, .right, .delete], "a|"),
    ])
    func keysEditTheLine(initial: String, keys: [Key], expected: String) {
        let editor = edited(initial, keys)
        #expect(editor.before + "|" + editor.after == expected)
    }

    @Test func keysEndTheLine() {
        var editor = LineEditor("déjà")
        #expect(editor.handle(.endOfFile) == .ignored)
        #expect(editor.handle(.left) == .editing)
        #expect(editor.handle(.enter) == .submitted("déjà"))
        #expect(editor.handle(.interrupt) == .interrupted)
        #expect(editor.handle(.hangup) == .hungUp)
        var empty = LineEditor()
        #expect(empty.handle(.endOfFile) == .endOfFile)
        #expect(empty.handle(.backspace) == .ignored)
    }

    @Test func aPasteSubmitsNothing() {
        var editor = LineEditor()
        #expect(editor.handle(.paste("oui\n")) == .editing)
        #expect(editor.text == "oui")
    }

    @Test func aLineHasALimit() {
        var editor = LineEditor()
        #expect(editor.handle(.paste(String(repeating: "x", count: 1 << 20))) == .editing)
        #expect(editor.handle(.character("y")) == .ignored)
    }
}

struct TerminalLineEditorViewTests {
    private static let cells: @Sendable (Character) -> CharacterCells = { character in
        let scalar = character.unicodeScalars.first
        return CharacterCells(text: String(character), columns: (scalar?.value ?? 0) >= 0x3000 ? 2 : 1)
    }

    private func view(_ prompt: String, _ columns: Int, isEchoed: Bool = true, canErase: Bool = true) -> LineEditorView
    {
        LineEditorView(prompt: prompt, columns: columns, isEchoed: isEchoed, canErase: canErase, cells: Self.cells)
    }

    private func editor(_ before: String, _ after: String = "") -> LineEditor {
        var editor = LineEditor(before + after)
        for _ in after { _ = editor.handle(.left) }
        return editor
    }

    @Test func theCursorStandsWhereTheNextCharacterGoes() {
        var view = view("nom: ", 40)
        #expect(view.lead == "")
        #expect(view.draw(editor("日本", "é")) == "\rnom: 日本é\u{1B}[K\rnom: 日本")
    }

    @Test func aTerminalThatCannotEraseIsWrittenOver() {
        var view = view("> ", 40, canErase: false)
        #expect(view.draw(editor("abc")) == "\r> abc\r> abc")
        #expect(view.draw(editor("a")) == "\r> a  \r> a")
    }

    @Test func secretsShowNothing() {
        var view = view("jeton: ", 40, isEchoed: false)
        #expect(view.draw(editor("s3cret")) == "\rjeton: ")
    }

    @Test func stylesInThePromptTakeNoColumn() {
        let prompt = "\u{1B}[1;4mnom de l'instance\u{1B}[0m "
        #expect(view(prompt, 38).lead == "")
        #expect(view(prompt, 30).lead == prompt + "\n")
    }

    @Test func aLongLineIsCutWhereItDoesNotFit() {
        var view = view("> ", 12)
        #expect(view.draw(editor("", "abcdefghijklmnop")) == "\r> abcdefgh>\u{1B}[K\r> ")
        let end = view.draw(editor("abcdefghijklmnop"))
        #expect(end == "\r> <mnop\u{1B}[K\r> <mnop")
    }

    @Test(arguments: 1...40)
    func noDrawingIsWiderThanTheRow(columns: Int) {
        let text = "abc日本語defghiéjklmn漢字かなopqrstuvwxyz日本語日本語"
        var editor = LineEditor()
        var view = view("nom : ", columns)
        let width: (Substring) -> Int = { $0.reduce(0) { $0 + Self.cells($1).columns } }
        let keys = text.map(Key.character) + Array(repeating: .left, count: text.count) + [.end, .home, .end]
        for key in keys {
            _ = editor.handle(key)
            let drawn = view.draw(editor).replacing("\u{1B}[K", with: "").split(separator: "\r")
            #expect(drawn.allSatisfy { width($0) < max(columns, 4) })
            let isAtEnd = editor.after.isEmpty
            #expect(!isAtEnd || drawn.first == drawn.last)
        }
    }
}
