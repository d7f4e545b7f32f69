import Foundation
import Localization
import RunbookModel
import SystemPackage
import TestSupport
import Testing

@testable import Site

/// Sites that tests look at.
enum SampleSite {
    private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent().removingLastComponent()

    /// The project's own runbooks in their languages.
    static let shipped: Result<Site, any Error> = Result {
        let library = RunbookLibrary(folders: [root.appending("runbooks")])
        let entries = try library.ids().map { id in
            let place = try #require(library.locate(id))
            let runbooks = try place.languages.map { language in
                let parsed = RunbookParser().parse(try place.source(language: language))
                return (language, try #require(parsed.runbook))
            }
            return SiteEntry(
                id: id,
                runbooks: Dictionary(uniqueKeysWithValues: runbooks),
                sourceLanguage: "en"
            )
        }
        return Site(entries, in: try localizers(["en", "fr"]))
    }

    /// The texts of the files of ``shipped``, by their paths; a site is not written twice.
    static let shippedTexts: [String: String] = {
        let files = (try? shipped.get().files) ?? []
        return Dictionary(files.map { ($0.path, $0.text) }) { first, _ in first }
    }()

    /// A runbook from texts of its languages and a definition, in a site of these languages.
    static func entry(_ id: String, _ texts: [String: String], definition: String? = nil) throws -> SiteEntry {
        var runbooks: [String: Runbook] = [:]
        for (language, text) in texts {
            let source = RunbookSource(
                id: id,
                language: language,
                languages: texts.keys.sorted(),
                markdown: file("\(id)/\(language).md", text),
                definition: definition.map { file("\(id)/runbook.yml", $0) }
            )
            let parsed = RunbookParser().parse(source)
            #expect(parsed.diagnostics.filter { $0.severity == .error } == [])
            let runbook: Runbook = try #require(parsed.runbook)
            runbooks[language] = runbook
        }
        return SiteEntry(id: id, runbooks: runbooks, sourceLanguage: texts.keys.min() ?? "")
    }

    private static func file(_ path: String, _ text: String) -> RunbookSource.File {
        RunbookSource.File(path: FilePath(path), bytes: Array(text.utf8))
    }

    static func localizers(_ tags: [String]) throws -> [Localizer] {
        try tags.map { Localizer(embedded: try #require(LanguageTag($0))) }
    }

    /// A localizer of Arabic, whose catalog is a file as anybody may drop one in.
    static func arabic() throws -> Localizer {
        let folder = try ScratchDirectory()
        try folder.write("ar:\n  site:\n    page:\n      contents: \"في هذه الصفحة\"\n", to: "ar.yml")
        let tag = try #require(LanguageTag("ar"))
        return try Localizer(tag, library: CatalogLibrary(requested: [folder.path]))
    }
}

extension Site {
    /// The pages by their paths.
    var pages: [String: MarkupPage] {
        let pages = files.filter { $0.path.hasSuffix(".html") }.map { ($0.path, MarkupPage($0.text)) }
        return Dictionary(uniqueKeysWithValues: pages)
    }

    func text(_ path: String) throws -> String {
        try #require(files.first { $0.path == path }).text
    }
}
