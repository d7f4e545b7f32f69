import Authoring
import MarkdownTree
import RunbookModel
import SystemPackage
import Testing

struct TranslationRecordTests {
    private static let page = "# Titre {#title}\n\n```sh {#a}\nls\n```\n\n## Suite {#more}\n\nTexte.\n"

    private func entries() throws -> [SectionTexts.Entry] {
        SectionTexts(try Languages("Lead.\n\n" + Self.page, Self.page).runbook("en")).entries
    }

    private func recorded(_ front: String) throws -> String {
        try TranslationRecord(try entries(), in: "---\n\(front)---\n\(Self.page)").recorded()
    }

    /// The front matter's lines with `S` where a block of digests is to stand, and `F` for a flow mapping.
    private func expected(_ front: String) throws -> String {
        let entries = try entries()
        let lines = entries.map { "\($0.key): \($0.digest)" }
        return "---\n"
            + front.split(separator: "\n").map { line in
                guard line.hasSuffix("S") else {
                    return line.replacing("F", with: "{" + lines.joined(separator: ", ") + "}") + "\n"
                }
                let indentation = String(line.dropLast())
                return lines.map { indentation + $0 + "\n" }.joined()
            }.joined() + "---\n" + Self.page
    }

    @Test(arguments: [
        // In each, only what stands for the digests changes.
        (
            "translation:\n  of: en # source\ntitle: T\n",
            "translation:\n  of: en # source\n  sections:\n    S\ntitle: T\n"
        ),
        ("title: é\ntranslation:\n    of: en\n", "title: é\ntranslation:\n    of: en\n    sections:\n      S\n"),
        ("translation: {of: en}\n", "translation: {of: en, sections: F}\n"),
        (
            "translation: {of: en, sections: {a: \"}\", b: c}, status: draft} # x\n",
            "translation: {of: en, sections: F, status: draft} # x\n"
        ),
        (
            "translation:\n  sections:\n     old: 1\n     # gone\n     b: 2\n\n  # kept\n  of: en\n",
            "translation:\n  sections:\n     S\n\n  # kept\n  of: en\n"
        ),
        (
            "translation:\n  of: en\n  sections:\n  status: done\n",
            "translation:\n  of: en\n  sections:\n    S\n  status: done\n"
        ),
        ("translation:\n  sections: {}\n  of: en\n", "translation:\n  sections: F\n  of: en\n"),
    ])
    func onlyTheDigestsChange(front: String, result: String) throws {
        let text = try recorded(front)
        #expect(text.split(separator: "\n") == (try expected(result)).split(separator: "\n"))
        #expect(try TranslationRecord(try entries(), in: text).recorded() == text)
    }

    @Test func everyOtherByteStays() throws {
        let front = "# ü\ntranslation:\n  of: en\n  sections:\n    title: 0\n\n\n  status: done  \n# end\n"
        let text = try recorded(front)
        let digests = try entries().map { "    \($0.key): \($0.digest)\n" }.joined()
        #expect(text == "---\n" + front.replacing("    title: 0\n", with: digests) + "---\n" + Self.page)
    }

    @Test(arguments: ["title: T\n", "translation:\n", "translation: en\n"])
    func fileThatIsNoTranslationIsRefused(front: String) throws {
        let entries = try entries()
        #expect(throws: TranslationRecord.Failure.noTranslation) {
            try TranslationRecord(entries, in: "---\n\(front)---\n\(Self.page)").recorded()
        }
        #expect(throws: TranslationRecord.Failure.noTranslation) {
            try TranslationRecord(entries, in: Self.page).recorded()
        }
    }
}
