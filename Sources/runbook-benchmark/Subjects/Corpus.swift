internal import Foundation

/// Runbooks in any number, made of a shipped one.
struct Corpus {
    /// The folder that holds them.
    var folder: String
    /// The bytes of their Markdown.
    var byteCount: Int

    /// Writes pages of documentation, each a runbook of its own, until they hold this many bytes.
    init(_ name: String, documentationOf size: Int, on bench: Workbench) throws {
        folder = try bench.folder(name)
        byteCount = 0
        var number = 0
        while byteCount < size {
            let page = DocumentationPages.page(number)
            try bench.write(page, to: "\(name)/page-\(number)/en.md")
            byteCount += page.utf8.count
            number += 1
        }
    }

    /// Writes copies of a shipped runbook in these languages; nothing is remembered from one of them to the next.
    init(_ name: String, count: Int, languages: [String], on bench: Workbench) throws {
        folder = try bench.folder(name)
        byteCount = 0
        let definition = try Repository.text("\(Repository.sample)/runbook.yml")
        for language in languages {
            let text = try Repository.text("\(Repository.sample)/\(language).md")
            byteCount += count * text.utf8.count
            for number in 0..<count { try bench.write(text, to: "\(name)/copy-\(number)/\(language).md") }
        }
        for number in 0..<count { try bench.write(definition, to: "\(name)/copy-\(number)/runbook.yml") }
    }
}
