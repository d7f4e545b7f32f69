import MarkdownTree
import RunbookModel
import SystemPackage
import Testing

@testable import Authoring

/// An imported runbook as `runbook` reads it again.
struct ImportedTexts {
    let imported: ImportedRunbook
    let parsed: ParsedRunbook

    /// Imports a page and reads the result.
    init(_ page: GuidePage, language: String = "en") {
        imported = GuideImporter(page, language: language).runbook()
        let file = Pages.file(imported.loneFile, path: "import.md")
        parsed = RunbookParser().parse(
            RunbookSource(id: "import", language: language, languages: [], markdown: file, definition: nil)
        )
    }

    init(_ body: String) throws {
        self.init(try Pages.page(body))
    }

    var errors: [Diagnostic] { parsed.diagnostics.filter { $0.severity == .error } }
    var steps: [Step] { parsed.runbook?.steps ?? [] }
    var kinds: [ImportedRunbook.BlockKind] { imported.page.codeBlocks.map { imported.form(of: $0).kind } }
    var notes: [ImportNote.Kind] { imported.notes(isLone: true).map(\.kind) }

    /// The same, as a folder with a definition.
    var folderErrors: [Diagnostic] {
        let source = RunbookSource(
            id: "import",
            language: imported.language,
            languages: [imported.language, "xx"],
            markdown: Pages.file(imported.languageFile, path: "en.md"),
            definition: Pages.file(ImportedDefinition([imported]).text, path: "runbook.yml")
        )
        return RunbookParser().parse(source).diagnostics.filter { $0.severity == .error }
    }

    /// The text of every fenced block of the result, the defaults of parameters in place.
    var codes: [String] {
        let document = MarkdownParser().parse(imported.loneFile)
        return document.blocks.flatMap(\.codeBlocks).filter(\.isFenced).map { code in
            var text = code.literal
            for parameter in parsed.runbook?.parameters ?? [] {
                let value = parameter.defaultValue?.source ?? "<\(parameter.label)>"
                text = text.replacing("{{\(parameter.name)}}", with: value)
            }
            return text
        }
    }

    /// The code of the page, each text ended as a fence ends it.
    var pageCodes: [String] {
        imported.page.blocks.flatMap(\.all).compactMap { block in
            guard case .code(let code) = block.kind else { return nil }
            return code.text.isEmpty || code.text.hasSuffix("\n") ? code.text : code.text + "\n"
        }
    }
}

extension Block {
    /// The code blocks in it, in order.
    var codeBlocks: [CodeBlock] {
        switch kind {
        case .codeBlock(let code): [code]
        case .list(let list): list.items.flatMap { $0.blocks.flatMap(\.codeBlocks) }
        case .blockQuote(let blocks): blocks.flatMap(\.codeBlocks)
        default: []
        }
    }
}
