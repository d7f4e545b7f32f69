import Foundation
import RunbookModel
import SystemPackage
import Testing

@testable import Authoring

/// Pages for tests.
enum Pages {
    static let fixtures = FilePath(#filePath).removingLastComponent().appending("Fixtures")

    /// Reads a page of the project's own writing.
    static func fixture(_ name: String) throws -> GuidePage {
        try GuidePage(try RunbookSource.File.read(fixtures.appending("\(name).md")))
    }

    /// The list of code blocks that stands beside a fixture.
    static func codeList(_ name: String) throws -> [String] {
        struct Sidecar: Decodable { var codeList: [String] }
        let data = try Data(contentsOf: URL(filePath: fixtures.appending("\(name).json").string))
        return try JSONDecoder().decode(Sidecar.self, from: data).codeList
    }

    /// Reads a text as a page with a title.
    static func page(_ body: String, variables: GuideVariables = GuideVariables()) throws -> GuidePage {
        try GuidePage(file("---\ntitle: Page\n---\n" + body), variables: variables)
    }

    static func file(_ text: String, path: FilePath = "page.md") -> RunbookSource.File {
        RunbookSource.File(path: path, bytes: Array(text.utf8))
    }

    /// A text as the code block that is published of it.
    static func code(_ text: String, language: String? = nil) -> String {
        block(text.replacing("&", with: "&amp;").replacing("<", with: "&lt;"), language: language)
    }

    /// A code block as it is published.
    static func block(_ html: String, language: String? = nil) -> String {
        let mark = language.map { " class=\"language-\($0)\"" } ?? ""
        return "<pre><code translate=\"no\"\(mark)>\(html)<button class=\"copy-code-btn\"></button></code></pre>\n"
    }
}
