import Execution
import Testing

struct TerminalKeyDecoderTests {
    @Test(arguments: [
        ("a", [Key.character("a")]),
        ("é", [.character("é")]),
        ("日", [.character("日")]),
        ("👍", [.character("👍")]),
        ("e\u{301}", [.character("e"), .character("\u{301}")]),
        ("\r", [.enter]),
        ("\n", [.enter]),
        ("\u{7F}", [.backspace]),
        ("\u{8}", [.backspace]),
        ("\t", [.tab]),
        ("\u{3}", [.interrupt]),
        ("\u{4}", [.endOfFile]),
        ("\u{1}\u{5}\u{15}\u{1A}", [.control("a"), .control("e"), .control("u"), .control("z")]),
        ("\u{1C}", [.control("\\")]),
        ("\u{0}", [.unknown]),
        ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
        ("\u{1B}OA\u{1B}OH\u{1B}OF\u{1B}OM", [.up, .home, .end, .enter]),
        ("\u{1B}[1;5C", [.right]),
        ("\u{1B}[H\u{1B}[F\u{1B}[1~\u{1B}[4~\u{1B}[3~", [.home, .end, .home, .end, .delete]),
        ("\u{1B}OP", [.unknown]),
        ("\u{1B}[15~o", [.unknown, .character("o")]),
        ("\u{1B}[[Ao", [.unknown, .character("o")]),
        ("\u{1B}[Mooo", [.unknown]),
        ("\u{1B}[<0;3;4Mo", [.unknown, .character("o")]),
        ("\u{1B}[?62;22co", [.unknown, .character("o")]),
        ("\u{1B}]11;rgb:0/0/0\u{7}o", [.unknown, .character("o")]),
        ("\u{1B}]11;rgb:0/0/0\u{1B}\\o", [.unknown, .character("o")]),
        ("\u{1B}P1$r0m\u{1B}\\", [.unknown]),
        ("\u{1B}o", [.unknown]),
        ("\u{1B}é", [.unknown]),
        ("\u{1B}\r", [.unknown]),
        ("\u{1B}\u{3}", [.interrupt]),
        ("\u{1B}[\u{3}", [.unknown, .interrupt]),
        ("\u{1B}[1\u{1B}[A", [.unknown, .up]),
        ("\u{1B}\u{1B}[A", [.escape, .up]),
        ("\u{1B}[200~o\roui\u{1B}[201~n", [.paste("o\roui"), .character("n")]),
        ("\u{1B}[200~\u{1B}[A\u{3}\u{1B}[201\u{1B}[201~", [.paste("\u{1B}[A\u{3}\u{1B}[201")]),
        ("\u{1B}[201~", [.unknown]),
        ("\u{85}", [.unknown]),
    ])
    func bytesAreKeys(text: String, keys: [Key]) {
        var whole = KeyDecoder()
        #expect(whole.feed(text.utf8) == keys)
        #expect(!whole.isWaiting)
        var bytewise = KeyDecoder()
        #expect(text.utf8.flatMap { bytewise.feed([$0]) } == keys)
    }

    @Test(arguments: [
        ([0xE9], [Key]()),
        ([0xE9, 0x61], [.character("\u{FFFD}"), .character("a")]),
        ([0xFF, 0x80], [.character("\u{FFFD}"), .character("\u{FFFD}")]),
        ([0xC0, 0xAF], [.character("\u{FFFD}"), .character("\u{FFFD}")]),
        ([0xED, 0xA0, 0x80], [.character("\u{FFFD}")]),
        ([0xE0, 0x80, 0x80, 0x61], [.character("\u{FFFD}"), .character("a")]),
        ([0xC3, 0x03], [.character("\u{FFFD}"), .interrupt]),
    ])
    func bytesThatAreNotUTF8AreNoAnswer(bytes: [UInt8], keys: [Key]) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(bytes) == keys)
    }

    @Test(arguments: [
        ("\u{1B}", [Key.escape]), ("\u{1B}[", [.unknown]), ("\u{1B}]0;o", [.unknown]), ("\u{1B}O", [.unknown]),
        ("", []), ("\u{1B}[Mo", [.unknown]),
    ])
    func silenceEndsWhatWasBegun(text: String, keys: [Key]) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(text.utf8) == [])
        #expect(decoder.timeOut() == keys)
        #expect(decoder.feed("n".utf8) == [.character("n")])
    }

    @Test func aPasteGoesOnThroughSilence() {
        var decoder = KeyDecoder()
        #expect(decoder.feed("\u{1B}[200~o\r".utf8) == [])
        #expect(decoder.timeOut() == [])
        #expect(decoder.isInPaste)
        #expect(decoder.feed("n\u{1B}[201~".utf8) == [.paste("o\rn")])
    }

    @Test func anEndlessPasteIsCutAndStillEnds() {
        var decoder = KeyDecoder()
        let chunk = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 21)
        #expect(decoder.feed("\u{1B}[200~".utf8) == [])
        #expect(decoder.feed(chunk) == [])
        let keys = decoder.feed("\u{1B}[201~o".utf8)
        #expect(keys.count == 2 && keys.last == .character("o"))
        #expect(keys.first?.pasteLength ?? 0 <= 1 << 20)
    }

    @Test func everyTwoBytesLeaveTheDecoderAlive() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                var decoder = KeyDecoder()
                _ = decoder.feed([0x1B, first, second])
                _ = decoder.timeOut()
                #expect(decoder.isInPaste || decoder.feed("n".utf8).last == .character("n"))
            }
        }
    }
}

extension Key {
    fileprivate var pasteLength: Int? {
        if case .paste(let text) = self { text.utf8.count } else { nil }
    }
}

struct TerminalKeyBurstTests {
    @Test(arguments: [
        ([Key.character("o")], Key?.some(.character("o"))),
        ([.enter], .enter),
        ([], nil),
        ([.unknown], nil),
        ([.character("o"), .enter], .paste("o\n")),
        ([.character("o"), .character("u"), .tab], .paste("ou\t")),
        ([.unknown, .character("o")], .paste("o")),
        ([.up, .up], .paste("")),
        ([.character("o"), .interrupt], .interrupt),
        ([.paste("o")], .paste("o")),
        ([.hangup], .hangup),
    ])
    func onlyALoneKeyIsAnAnswer(keys: [Key], answer: Key?) {
        #expect(KeyBurst(keys).answer == answer)
    }

    @Test(arguments: [
        ([Key.character("a"), .character("b"), .enter], [Key.character("a"), .character("b"), .enter]),
        ([.character("a"), .enter, .character("b")], [.paste("a\nb")]),
        ([.enter, .enter], [.paste("\n\n")]),
        ([.character("a"), .interrupt], [.interrupt]),
        ([.character("a"), .paste("x\ny")], [.character("a"), .paste("x\ny")]),
    ])
    func aBlockOfLinesSubmitsNoLine(keys: [Key], edits: [Key]) {
        #expect(KeyBurst(keys).edits == edits)
    }
}
