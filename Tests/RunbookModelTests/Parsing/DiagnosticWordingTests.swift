import Foundation
import RunbookModel
import Testing

struct DiagnosticWordingTests {
    private func catalog(_ language: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "locales/\(language).yml"), encoding: .utf8)
    }

    @Test(arguments: ["en", "fr"])
    func everyFaultIsWorded(language: String) throws {
        let lines = try catalog(language).split(separator: "\n")
        let missing = DiagnosticCode.allCases.filter { code in
            guard let index = lines.firstIndex(of: "    \(code):") else { return true }
            return !lines[index + 1].hasPrefix("      message: \"")
        }
        #expect(missing == [])
    }
}
