import Foundation
import Localization
import Planning
import RunbookModel
import SystemPackage
import TestSupport

@testable import Site

/// A site of pages that hold what the script works on, in a folder of its own.
struct ContractSite {
    let folder: ScratchDirectory
    let id: String

    /// Writes the pages of a runbook in each language.
    init(_ runbooks: [Runbook]) throws {
        folder = try ScratchDirectory()
        id = runbooks.first?.id ?? ""
        try folder.write(SiteScript.text, to: "assets/site.js")
        let languages = runbooks.map(\.language)
        for runbook in runbooks {
            var page = ContractPage(runbook, language: runbook.language)
            let path = "\(runbook.language)/\(runbook.id)/index.html"
            try folder.write(page.html(languages: languages), to: path)
            let values = PageValues.shown(of: runbook)
            let words = SearchPage(runbook, path: path) { values[$0] }
            let localizer = Localizer(embedded: LanguageTag(runbook.language) ?? .english)
            try folder.write(SearchIndex([words], localizer).script, to: "assets/search-\(runbook.language).js")
        }
    }

    /// The page of a language.
    func page(_ language: String) -> FilePath {
        folder.appending("\(language)/\(id)/index.html")
    }

    /// A runbook of the project.
    static func shipped(_ id: String, _ language: String) throws -> Runbook {
        let root = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
            .removingLastComponent().appending("runbooks").appending(id)
        return try runbook(
            id,
            language,
            at: root.appending("\(language).md"),
            definition: root.appending("runbook.yml")
        )
    }

    /// A runbook of one file.
    static func runbook(_ id: String, _ text: String, language: String = "en") throws -> Runbook {
        let file = RunbookSource.File(path: FilePath("\(id).md"), bytes: Array(text.utf8))
        return try runbook(
            RunbookSource(id: id, language: language, languages: [language], markdown: file, definition: nil)
        )
    }

    private static func runbook(
        _ id: String,
        _ language: String,
        at path: FilePath,
        definition: FilePath?
    ) throws -> Runbook {
        let file = { (path: FilePath) in
            RunbookSource.File(path: path, bytes: [UInt8](try Data(contentsOf: URL(filePath: path.string))))
        }
        let source = RunbookSource(
            id: id,
            language: language,
            languages: [language],
            markdown: try file(path),
            definition: try definition.map(file)
        )
        return try runbook(source)
    }

    private static func runbook(_ source: RunbookSource) throws -> Runbook {
        let parsed = RunbookParser().parse(source)
        guard let runbook = parsed.runbook, parsed.isValid else {
            throw InvalidRunbook(diagnostics: parsed.diagnostics)
        }
        return runbook
    }
}

/// A runbook of a test with errors.
struct InvalidRunbook: Error {
    var diagnostics: [Diagnostic]
}
