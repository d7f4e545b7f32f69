import Testing

@testable import Rendering

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0),
        ("abc", 3),
        ("déjà vu", 7),
        ("de\u{301}ja\u{300}", 4),
        ("日本語", 6),
        ("ﾊﾝｶｸ", 4),
        ("ＡＢ", 4),
        ("한글", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2),
        ("مرحبا", 5),
        ("مَرْحَبًا", 5),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩‍👩‍👧‍👦", 2),
        ("🏳️‍🌈", 2),
        ("🇫🇷", 2),
        ("❤", 1),
        ("❤️", 2),
        ("1️⃣", 2),
        ("⚠️", 2),
        ("a\u{200B}b", 2),
        ("\u{FEFF}a", 1),
        ("«\u{A0}oui\u{202F}!\u{A0}»", 9),
        ("\u{1B}[0m", 3),
        ("ab\tc", 9),
        ("\u{20000}", 2),
        ("e\u{20DD}", 1),
    ])
    func widthIsCountedInColumns(text: String, columns: Int) {
        #expect(DisplayWidth.width(of: text) == columns)
    }

    @Test(arguments: [
        ("déploiement", 20, "déploiement"),
        ("déploiement", 11, "déploiement"),
        ("déploiement", 6, "déplo…"),
        ("日本語です", 6, "日本…"),
        ("日本語です", 1, ""),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, "👩‍👩‍👧‍👦…"),
        ("abc", 1, "a"),
        ("abc", 0, ""),
        ("abc", -3, ""),
    ])
    func truncatedTextFitsAndCutsNoCluster(text: String, columns: Int, expected: String) {
        #expect(DisplayWidth.truncate(text, to: columns) == expected)
    }

    @Test func paddingCountsColumns() {
        #expect(DisplayWidth.padded("日本", to: 6) == "日本  ")
        #expect(DisplayWidth.padded("e\u{301}", to: 3) == "e\u{301}  ")
        #expect(DisplayWidth.padded("long", to: 2) == "long")
    }

    @Test(arguments: [1, 2, 5, 10, 20, 50, 80])
    func wrappedLinesKeepEveryWordInOrder(columns: Int) {
        let text = "Le serveur «\u{A0}milvus\u{A0}» répond\u{202F}: 日本語のテキストです。 مرحبا بالعالم https://example.org/a/b"
        let lines = DisplayWidth.wrap(text, to: columns)
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        #expect(lines.allSatisfy { !$0.isEmpty && !$0.hasPrefix(" ") && !$0.hasSuffix(" ") })
    }

    @Test func noBreakSpacesHoldTheirWordsTogether() {
        #expect(
            DisplayWidth.wrap("attendez «\u{A0}prêt\u{A0}»\u{202F}!", to: 12) == [
                "attendez", "«\u{A0}prêt\u{A0}»\u{202F}!",
            ]
        )
    }

    @Test func japaneseLinesStartWithNoClosingMark() {
        let lines = DisplayWidth.wrap("「設定」を、保存してから、再起動します。", to: 8)
        #expect(lines == ["「設定」", "を、保存", "してか", "ら、再起", "動しま", "す。"])
    }

    @Test(arguments: [
        ("v2日本語 ok", 4, ["v2日", "本語", "ok"]), ("日a.b本", 3, ["日", "a.b", "本"]), ("日本(a)", 4, ["日本", "(a)"]),
        ("cafe\u{301} noir", 4, ["cafe\u{301}", "noir"]), ("e\u{301}t e\u{301}", 2, ["e\u{301}t", "e\u{301}"]),
        ("a\u{200B}b c\u{AD}d", 1, ["a", "b", "cd"]),
    ])
    func plainWordsBreakWhereTheyMeetOtherScripts(text: String, columns: Int, lines: [String]) {
        #expect(DisplayWidth.wrap(text, to: columns) == lines)
    }

    @Test func aWordWiderThanTheLineStaysWhole() {
        #expect(
            DisplayWidth.wrap("voir https://example.org/page puis", to: 10) == [
                "voir", "https://example.org/page", "puis",
            ]
        )
    }

    @Test func wideRangesAscendAndEndWhereUnicodeSays() {
        let wide: [UInt32] = [0x1100, 0x115F, 0x3000, 0x3029, 0xAC00, 0xD7A3, 0xFF60, 0x1F600, 0x3FFFD]
        let narrow: [UInt32] = [0x10FF, 0x1160, 0x302A, 0x303F, 0xD7A4, 0xFF61, 0x1F54F, 0x3FFFE, 0x10FFFF]
        #expect(wide.compactMap(Unicode.Scalar.init).allSatisfy(WideScalars.contains))
        #expect(!narrow.compactMap(Unicode.Scalar.init).contains(where: WideScalars.contains))
    }
}
