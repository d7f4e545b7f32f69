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

    /// Writes copies of a shipped runbook, each with an id of its own, in these languages.
    init(_ name: String, count: Int, languages: [String], on bench: Workbench) throws {
        folder = try bench.folder(name)
        byteCount = 0
        let definition = try Repository.text("\(Repository.sample)/runbook.yml")
        for language in languages {
            let text = try Repository.text("\(Repository.sample)/\(language).md")
            for number in 0..<count {
                let copy = text.replacing("Milvus Operator", with: "Milvus Operator \(number)")
                byteCount += copy.utf8.count
                try bench.write(copy, to: "\(name)/copy-\(number)/\(language).md")
            }
        }
        for number in 0..<count { try bench.write(definition, to: "\(name)/copy-\(number)/runbook.yml") }
    }
}
