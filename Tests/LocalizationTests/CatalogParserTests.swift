import Localization
import SystemPackage
import Testing

struct CatalogParserTests {
    private let french = LanguageTag("fr") ?? .english

    private func parse(_ text: String) throws(CatalogFault) -> Catalog {
        try CatalogParser.parse(Array(text.utf8), path: "fr.yml", language: french)
    }

    @Test func nestedKeysAndPluralsAreRead() throws {
        let catalog = try parse(
            """
            fr:
              # A comment.
              run:
                title: "Exécution"
                steps:
                  one: "%{count} étape"
                  many: "%{count} d’étapes"
                  other: "%{count} étapes"
                yes: oui
                1: un
                long: >-
                  deux
                  lignes
            """
        )
        #expect(catalog.entries["run.title"] == .text("Exécution"))
        #expect(
            catalog.entries["run.steps"]
                == .plural([.one: "%{count} étape", .many: "%{count} d’étapes", .other: "%{count} étapes"])
        )
        #expect(catalog.entries["run.yes"] == .text("oui"))
        #expect(catalog.entries["run.1"] == .text("un"))
        #expect(catalog.entries["run.long"] == .text("deux lignes"))
        #expect(catalog.entries.count == 5)
    }

    @Test(arguments: [
        "fr:\n  a: 12\n  b: true\n  c: 2024-01-01\n  d: \"\"\n  e: ~\n  f:\n  g: \"~\"",
        "\u{FEFF}fr:\n  a: 12\n  b: true\n  c: 2024-01-01\n  d: ''\n  e: null\n  g: '~'",
        "fr:\r\n  a: 12\r\n  b: true\r\n  c: 2024-01-01\r\n  g: '~'\r\n",
        "---\nFR: {a: 12, b: true, c: 2024-01-01, g: '~'}\n...\n",
    ])
    func scalarsAreTextAsWrittenAndEmptyOnesAreNotTranslated(text: String) throws {
        #expect(
            try parse(text).entries == [
                "a": .text("12"), "b": .text("true"), "c": .text("2024-01-01"), "g": .text("~"),
            ]
        )
    }

    @Test(arguments: ["fr:", "fr: {}", "fr: ''"])
    func catalogWithoutMessagesIsEmpty(text: String) throws {
        #expect(try parse(text).entries.isEmpty)
    }

    @Test(arguments: [
        ("fr:\n  a: [1, 2]\n", CatalogFault.Kind.notText(key: "a"), 2, 6), ("fr:\n  a: \"x\n", .syntax, 3, 1),
        ("fr:\n  a: b: c\n", .syntax, 2, 7), ("fr:\n  é: 1\n  é: 2\n", .repeatedKey("é"), 2, 3),
        ("", .noLanguage, 0, 0),
        ("# nothing\n", .noLanguage, 0, 0), ("- fr\n", .noLanguage, 1, 1),
        ("fr:\n  a: b\nen:\n  a: b\n", .noLanguage, 1, 1),
        ("en:\n  a: b\n", .wrongLanguage(found: "en", expected: LanguageTag("fr") ?? .english), 1, 1),
        ("not a tag:\n  a: b\n", .noLanguage, 1, 1), ("fr: text\n", .notText(key: "fr"), 1, 5),
        ("fr:\n  n:\n    one: x\n", .missingOther(key: "n"), 3, 5),
        ("fr:\n  n:\n    one: {a: b}\n    other: x\n", .notText(key: "n"), 3, 10),
        ("fr:\n  ? [a]\n  : b\n", .notText(key: ""), 2, 5), ("fr:\n  a: *b\n", .syntax, 2, 6),
        ("fr: {a: b}\n---\nfr: {a: b}\n", .syntax, 2, 1), ("fr:\n\ta: b\n", .syntax, 2, 1),
    ])
    func faultIsLocated(text: String, kind: CatalogFault.Kind, line: Int, column: Int) {
        #expect(throws: CatalogFault(kind, path: "fr.yml", line: line, column: column)) { try parse(text) }
    }

    @Test func bytesThatAreNotTextAreRefused() {
        #expect(throws: CatalogFault(.notUnicode, path: "fr.yml")) {
            try CatalogParser.parse([0x66, 0x72, 0x3A, 0x20, 0xE9], path: "fr.yml", language: french)
        }
    }

    @Test func hugeFileIsRefused() {
        let bytes = [UInt8](repeating: 0x20, count: CatalogParser.largestSize + 1)
        #expect(throws: CatalogFault(.tooLarge(limit: CatalogParser.largestSize), path: "fr.yml")) {
            try CatalogParser.parse(bytes, path: "fr.yml", language: french)
        }
    }

    /// Texts that nest far deeper than a catalog does.
    enum DeepText: CaseIterable {
        case brackets
        case braces
        case sequences
        case complexKeys
        case indentation

        var text: String {
            switch self {
            case .brackets: "fr: " + String(repeating: "[", count: 1_000_000)
            case .braces: "fr: " + String(repeating: "{a: ", count: 100_000)
            case .sequences: "fr:\n  " + String(repeating: "- ", count: 1_000_000)
            case .complexKeys: String(repeating: "? ", count: 1_000_000)
            case .indentation: "fr:\n" + (1...900).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
            }
        }
    }

    @Test(arguments: DeepText.allCases)
    func endlessNestingIsRefused(deep: DeepText) {
        let fault = #expect(throws: CatalogFault.self) { try parse(deep.text) }
        #expect(fault?.kind == (deep == .indentation ? .tooComplex : .syntax))
    }

    @Test func aliasesCannotMultiplyMessagesWithoutEnd() {
        let levels = (1...9).map { level in
            "  l\(level): &l\(level) {" + (0...9).map { "k\($0): *l\(level - 1)" }.joined(separator: ", ") + "}\n"
        }
        let fault = #expect(throws: CatalogFault.self) {
            try parse("fr:\n  l0: &l0 text\n" + levels.joined())
        }
        #expect(fault?.kind == .tooComplex)
    }
}
