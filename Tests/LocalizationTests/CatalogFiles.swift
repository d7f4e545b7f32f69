import Foundation
import Localization
import SystemPackage

/// The project's own catalogs and sources, as they stand in the working copy.
enum CatalogFiles {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The tags of every `locales/*.yml`.
    static let tags: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: "locales").path)) ?? [])
        .filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) }.sorted()

    /// Keys whose sources and wording are yet to come.
    static let awaited: Set<String> = [
        "diagnostics.fileNotFound.message", "values.refused", "run.title", "training.title", "plan.title",
        "commands.title",
    ]

    static func catalog(_ tag: String) throws -> Catalog {
        let url = root.appending(path: "locales/\(tag).yml")
        let bytes = try [UInt8](Data(contentsOf: url))
        return try CatalogParser.parse(bytes, path: FilePath(url.path), language: LanguageTag(tag) ?? .english)
    }

    /// The text of every Swift file of the program.
    static func sources() throws -> [String: String] {
        let folder = root.appending(path: "Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap {
            $0 as? URL
        }
        return try (files ?? []).filter { $0.pathExtension == "swift" }.reduce(into: [:]) { sources, file in
            sources[file.path] = try String(contentsOf: file, encoding: .utf8)
        }
    }
}
