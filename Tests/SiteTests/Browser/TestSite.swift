import Foundation
import Localization
import RunbookModel
import SystemPackage
import TestSupport

@testable import Site

/// A whole site in a folder of its own, in French and English.
struct TestSite {
    let folder: ScratchDirectory
    /// The runbook whose pages are meant where none is named.
    let id: String

    /// Writes the site of these runbooks.
    init(_ runbooks: [Runbook]) throws {
        folder = try ScratchDirectory()
        id = runbooks.first?.id ?? ""
        let entries = Dictionary(grouping: runbooks, by: \.id).map { id, languages in
            SiteEntry(
                id: id,
                runbooks: Dictionary(languages.map { ($0.language, $0) }, uniquingKeysWith: { first, _ in first }),
                sourceLanguage: "en"
            )
        }
        let localizers = ["en", "fr"].compactMap { LanguageTag($0) }.map { Localizer(embedded: $0) }
        for file in Site(entries, in: localizers).files { try folder.write(file.text, to: file.path) }
    }

    /// Writes the site of a runbook of the project in both languages.
    static func shipped(_ id: String) throws -> TestSite {
        try TestSite(["fr", "en"].map { try runbook(id, in: $0) })
    }

    /// The file of a page.
    func page(_ language: String) -> FilePath {
        folder.appending("\(language)/\(id)/index.html")
    }

    // MARK: Runbooks

    /// A runbook of the project.
    static func runbook(_ id: String, in language: String) throws -> Runbook {
        let root = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()
            .removingLastComponent()
        let folder = root.appending("runbooks").appending(id)
        let files = try ["\(language).md", "runbook.yml"].map { name in
            let path = folder.appending(name)
            return RunbookSource.File(path: path, bytes: [UInt8](try Data(contentsOf: URL(filePath: path.string))))
        }
        return try runbook(
            RunbookSource(id: id, language: language, languages: [language], markdown: files[0], definition: files[1])
        )
    }

    /// A runbook of one file.
    static func runbook(_ id: String, _ text: String, language: String = "en") throws -> Runbook {
        let file = RunbookSource.File(path: FilePath("\(id).md"), bytes: Array(text.utf8))
        return try runbook(
            RunbookSource(id: id, language: language, languages: [language], markdown: file, definition: nil)
        )
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
