import Foundation
import SystemPackage

/// The files of the project, from its top-level folder.
enum ProjectFiles {
    static let root = FilePath(#filePath).removingLastComponent().removingLastComponent().removingLastComponent()

    /// The text of a file.
    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: root.appending(FilePath(path).components).string, encoding: .utf8)
    }

    /// The names in a folder, sorted, those that start with a dot left out.
    static func names(in folder: String = "") throws -> [String] {
        let path = root.appending(FilePath(folder).components).string
        return try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// The paths of the Swift files in a folder and below it, sorted.
    static func swiftFiles(in folder: String) throws -> [String] {
        let path = root.appending(FilePath(folder).components).string
        return try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.hasSuffix(".swift") }.sorted()
            .map { "\(folder)/\($0)" }
    }
}
