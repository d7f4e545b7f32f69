import MarkdownTree
import Rendering
import Testing

struct ProseRendererTests {
    private static let place = SourceRange(start: .init(line: 1, column: 1), end: .init(line: 1, column: 1))

    private func block(_ kind: Block.Kind) -> Block { Block(kind, range: Self.place) }

    private func paragraph(_ inlines: Inline...) -> Block { block(.paragraph(inlines)) }

    private func item(_ checkbox: ListItem.Checkbox? = nil, _ blocks: Block...) -> ListItem {
        ListItem(checkbox: checkbox, blocks: blocks, range: Self.place)
    }

    private func code(_ literal: String) -> Block {
        block(
            .codeBlock(
                CodeBlock(
                    isFenced: true,
                    language: "",
                    literal: literal,
                    places: .init(start: .init(line: 1, column: 1))
                )
            )
        )
    }

    private func plain(_ columns: Int) -> ProseRenderer {
        ProseRenderer(style: TerminalStyle(columns: columns))
    }

    private func quote(_ blocks: Block...) -> Block { block(.blockQuote(blocks)) }

    private var french: [Block] {
        [
            block(.heading(Heading(level: 2, content: [.text("Mise à niveau continue")]))),
            paragraph(
                .text("Avant de commencer, vérifiez que l’instance «\u{A0}"),
                .code("{{release}}"),
                .text("\u{A0}» est saine\u{202F}; sinon,"),
                .softBreak,
                .strong([.text("arrêtez")]),
                .text(" et lisez "),
                .link(Link(destination: "https://milvus.io/docs/fr", content: [.text("le guide")])),
                .text(" ou "),
                .link(Link(destination: "#rollback", content: [.text("le retour arrière")])),
                .text(".")
            ),
            block(.html("<!-- nothing -->")),
            block(
                .list(
                    List(
                        isTight: true,
                        items: [
                            item(nil, paragraph(.text("Enregistrez la configuration actuelle de l’instance."))),
                            item(
                                nil,
                                paragraph(.text("Appliquez\u{A0}:")),
                                block(
                                    .list(
                                        List(
                                            start: 9,
                                            isTight: true,
                                            items: [
                                                item(nil, paragraph(.text("le manifeste"))),
                                                item(.done, paragraph(.text("la migration des métadonnées"))),
                                            ]
                                        )
                                    )
                                )
                            ),
                        ]
                    )
                )
            ),
            quote(
                paragraph(.text("La durée dépend de la taille des données."), .lineBreak, .text("Patience.")),
                code("a  b\n\nc\n")
            ),
            block(.thematicBreak),
        ]
    }

    @Test func frenchProseAtEightyColumns() {
        let lines = plain(80).lines(french)
        #expect(
            lines == [
                "## Mise à niveau continue",
                "",
                "Avant de commencer, vérifiez que l’instance «\u{A0}`{{release}}`\u{A0}» est saine\u{202F}; sinon,",
                "*arrêtez* et lisez le guide (https://milvus.io/docs/fr) ou le retour arrière.",
                "",
                "• Enregistrez la configuration actuelle de l’instance.",
                "• Appliquez\u{A0}:",
                "  9.  le manifeste",
                "  10. [x] la migration des métadonnées",
                "",
                "│ La durée dépend de la taille des données.",
                "│ Patience.",
                "│",
                "│     a  b",
                "│",
                "│     c",
                "",
                String(repeating: "─", count: 40),
            ]
        )
    }

    @Test func frenchProseAtFiftyColumns() {
        #expect(
            plain(50).lines(Array(french.prefix(2))) == [
                "## Mise à niveau continue",
                "",
                "Avant de commencer, vérifiez que l’instance",
                "«\u{A0}`{{release}}`\u{A0}» est saine\u{202F}; sinon, *arrêtez* et",
                "lisez le guide (https://milvus.io/docs/fr) ou le",
                "retour arrière.",
            ]
        )
    }

    @Test func frenchProseAtTwentyColumns() {
        #expect(
            plain(20).lines(french) == [
                "## Mise à niveau",
                "   continue",
                "",
                "Avant de commencer,",
                "vérifiez que",
                "l’instance",
                "«\u{A0}`{{release}}`\u{A0}»",
                "est saine\u{202F}; sinon,",
                "*arrêtez* et lisez",
                "le guide",
                "(https://milvus.io/docs/fr)",
                "ou le retour",
                "arrière.",
                "",
                "• Enregistrez la",
                "  configuration",
                "  actuelle de",
                "  l’instance.",
                "• Appliquez\u{A0}:",
                "  9.  le manifeste",
                "  10. [x] la",
                "          migration",
                "          des",
                "          métadonnées",
                "",
                "│ La durée dépend de",
                "│ la taille des",
                "│ données.",
                "│ Patience.",
                "│",
                "│   a  b",
                "│",
                "│   c",
                "",
                String(repeating: "─", count: 20),
            ]
        )
    }

    @Test func japaneseSourceLinesJoinWithoutASpace() {
        let text = paragraph(
            .text("「設定」を保存してから、"),
            .softBreak,
            .text("サーバーを再起動します。"),
            .softBreak,
            .text("Milvus が起動します。")
        )
        #expect(
            plain(20).lines([text]) == ["「設定」を保存してか", "ら、サーバーを再起動", "します。 Milvus が起", "動します。"]
        )
        #expect(plain(80).lines([text]) == ["「設定」を保存してから、サーバーを再起動します。 Milvus が起動します。"])
    }

    @Test func arabicWrapsByItsColumns() {
        let text = paragraph(.text("قَبْلَ البَدْءِ، تَحَقَّقْ مِنْ أَنَّ الخَادِمَ يَعْمَلُ."))
        let lines = plain(20).lines([text])
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { DisplayWidth.width(of: $0) <= 20 })
        #expect(lines.joined(separator: " ") == "قَبْلَ البَدْءِ، تَحَقَّقْ مِنْ أَنَّ الخَادِمَ يَعْمَلُ.")
    }

    @Test func looseItemsStandApart() {
        let list = List(
            isTight: false,
            items: [item(nil, paragraph(.text("un")), paragraph(.text("suite"))), item(nil), item(.open)]
        )
        #expect(plain(80).lines([block(.list(list))]) == ["• un", "", "  suite", "", "•", "", "• [ ]"])
    }

    @Test func plainTerminalsGetAsciiOrnamentsAndMarks() {
        var style = TerminalStyle(columns: 80)
        style.isPlain = true
        let list = block(.list(List(isTight: true, items: [item(nil, paragraph(.emphasis([.text("vite")])))])))
        let lines = ProseRenderer(style: style).lines([quote(list), block(.thematicBreak)])
        #expect(lines == ["> - _vite_", "", String(repeating: "-", count: 40)])
    }

    @Test func colorsReplaceTheMarks() {
        let renderer = ProseRenderer(style: TerminalStyle(ink: .colors))
        let lines = renderer.lines([paragraph(.code("ls"), .text(" "), .strong([.text("ici")]))])
        #expect(lines == ["\u{1B}[36mls\u{1B}[0m \u{1B}[1mici\u{1B}[0m"])
        let monochrome = ProseRenderer(style: TerminalStyle(ink: .monochrome))
        #expect(monochrome.lines([paragraph(.code("ls"))]) == ["`ls`"])
    }

    @Test func valuesAreSubstitutedAcrossCutTexts() {
        let renderer = ProseRenderer(style: TerminalStyle()) { $0.replacing("{{target_version}}", with: "2.4.23") }
        let text = paragraph(.text("vers {{target"), .text("_"), .text("version}} "), .code("v{{target_version}}"))
        #expect(renderer.lines([text, code("v{{target_version}}\n")]) == ["vers 2.4.23 `v2.4.23`", "", "    v2.4.23"])
    }

    @Test func codeInALineKeepsItsSpaces() {
        #expect(plain(80).lines([paragraph(.text("a  "), .code("x   y"), .text("  b"))]) == ["a `x   y` b"])
    }

    @Test func nothingInProseActsOnTheTerminal() {
        let link = Link(destination: "https://x/\u{1B}]0;a\u{7}", content: [.text("a\u{1B}[2J")])
        let lines = plain(80).lines([paragraph(.link(link), .code("\u{202E}")), code("\u{9B}2J")])
        #expect(
            lines.allSatisfy { line in
                !line.unicodeScalars.contains { $0.value < 32 || $0 == "\u{9B}" || $0 == "\u{202E}" }
            }
        )
        #expect(lines.joined().contains("<U+001B>") && lines.joined().contains("<U+009B>"))
    }

    @Test func anAddressThatIsItsOwnTextStandsOnce() {
        let url = "https://milvus.io"
        let mail = Link(destination: "mailto:a@b.c", content: [.text("a@b.c")])
        let lines = plain(80).lines([
            paragraph(.link(Link(destination: url, content: [.text(url)])), .text(" "), .link(mail))
        ])
        #expect(lines == ["https://milvus.io a@b.c"])
    }

    @Test(arguments: [1, 2, 7, 20, 50])
    func deepNestingStaysReadable(columns: Int) {
        var nested = paragraph(.text("au fond"))
        for depth in 0..<200 {
            nested =
                depth % 2 == 0
                ? quote(nested) : block(.list(List(start: depth, isTight: true, items: [item(nil, nested)])))
        }
        let text = plain(columns).lines([nested]).joined(separator: " ")
        #expect(text.contains("au") && text.contains("fond"))
    }

    @Test func theMeasureBoundsWideTerminals() {
        let lines = plain(300).lines([paragraph(.text(String(repeating: "mot ", count: 100)))])
        #expect(lines.allSatisfy { $0.count <= 100 })
    }

    @Test func aTitleIsOneLineHoweverLong() {
        let title = plain(10).line([.text("Une mise à niveau"), .lineBreak, .text("continue")], roles: .heading)
        #expect(title == StyledText("Une mise à niveau continue", .heading))
    }
}
