import Foundation
import RunbookModel
import SystemPackage

@testable import Authoring

/// The published guides of others, where they are at hand: they are not part of this project.
///
/// `RUNBOOK_GUIDES` names their folder; otherwise it is `shared/guides` beside the working copy.
enum PublishedGuides {
    static let folder: FilePath = {
        if let named = ProcessInfo.processInfo.environment["RUNBOOK_GUIDES"] { return FilePath(named) }
        var root = FilePath(#filePath)
        for _ in 0..<5 { root.removeLastComponent() }
        return root.appending("shared/guides")
    }()

    /// The names of pages in a language, without their ending.
    static func names(_ language: String) -> [String] {
        let path = folder.appending(language).string
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return files.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
    }

    static func file(_ name: String, _ language: String) throws -> RunbookSource.File {
        try RunbookSource.File.read(folder.appending("\(language)/\(name).md"))
    }

    /// The list of code blocks that is published with a page.
    static func codeList(_ name: String, _ language: String) throws -> [String] {
        struct Sidecar: Decodable { var codeList: [String] }
        let data = try Data(contentsOf: URL(filePath: folder.appending("\(language)/\(name).json").string))
        return try JSONDecoder().decode(Sidecar.self, from: data).codeList
    }

    static var isHere: Bool { !names("fr").isEmpty }
}
