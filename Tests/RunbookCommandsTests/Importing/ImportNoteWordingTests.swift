import Localization
import RunbookModel
import Testing

@testable import Authoring
@testable import RunbookCommands

struct ImportNoteWordingTests {
    private static let kinds: [ImportNote.Kind] = [
        .prose(text: "Do this"), .elision, .invisibleCharacter(codePoint: "U+200B"), .hiddenCode,
        .unfilledVariable(name: "var.a"), .mixedOutput, .unreadableShell, .unknownContent, .otherShell(prompt: ">>>"),
        .foreignShell(language: "powershell"),
        .nothingToRun, .outputOfProse(command: "helm list"), .outputWithoutStep, .fileWithoutName,
        .sameFile(file: "a.yaml", other: 2), .alternatives(labels: ["A", "B"]), .codeInTable, .exampleInNote,
        .refused(Diagnostic(.emptyStep)), .languageCorrected(from: "yaml", to: "shell"), .fileNamed(file: "a.yaml"),
        .fileNamesDiffer(file: "a.yaml", other: "b.yaml"), .codeInNote, .interactive, .background,
        .templateOfAnotherTool, .literalKept, .parameter(name: "a", value: "b", count: 3),
        .placeholder(name: "a", text: "b"), .choice(sections: ["a", "b"]), .hiddenSection, .hiddenText(text: "a"),
        .danglingLink(anchor: "a"), .repeatedAnchor(anchor: "a"), .tabsLeftOut(labels: ["A"]),
        .bracesInProse(name: "a"),
        .brokenMarkup, .frontMatterUnreadable, .frontMatterKeysLeftOut(keys: ["a"]), .languageUnknown(chosen: "en"),
        .languageDiffers(found: "en", chosen: "fr"),
    ]

    @Test(arguments: ["en", "fr"], kinds)
    func everyNoteHasItsSentence(language: String, kind: ImportNote.Kind) throws {
        let localizer = Localizer(embedded: try #require(LanguageTag(language)))
        let sentence = ImportNoteWording(localizer: localizer).sentence(for: ImportNote(kind))
        #expect(sentence.last == "." || sentence.hasSuffix("a"), "\(sentence)")
        #expect(!sentence.contains("%{") && !sentence.hasPrefix("import."), "\(sentence)")
    }

    @Test func everySentenceBelongsToANote() {
        let keys = Localizer(embedded: .english).keys(under: "import.notes")
        #expect(Set(keys.map { $0.prefix { $0 != "." } }) == Set(Self.kinds.map { $0.name[...] }))
    }
}
