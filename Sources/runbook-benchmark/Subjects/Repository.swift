internal import Foundation

/// The project's own folder, whose runbooks serve as material.
enum Repository {
    /// Where this file was compiled from.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The text of a shipped runbook's file.
    ///
    /// - Throws: An error of the file system.
    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + "/runbooks/" + path, encoding: .utf8)
    }

    /// The shipped runbook that serves as material.
    static let sample = "upgrade-milvus-standalone-operator"
}
