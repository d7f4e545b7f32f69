import FoundationEssentials
import Glibc
package import SystemPackage

/// A folder of a test's own, which goes with the value.
package final class ScratchDirectory: Sendable {
    /// Where it is, without links on the way.
    package let path: FilePath

    /// Makes an empty folder.
    ///
    /// - Throws: `Errno`.
    package init() throws {
        var template = Array("/tmp/runbook-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
        path = FilePath(platformString: template)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path.string)
    }

    /// A path in the folder.
    package func appending(_ name: String) -> FilePath {
        path.appending(FilePath(name).components)
    }

    /// Writes a file, with the folders that it needs.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> FilePath {
        let file = appending(name)
        try FileManager.default.createDirectory(
            atPath: file.removingLastComponent().string,
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: URL(filePath: file.string))
        return file
    }

    /// The text of a file; nil where there is none.
    package func read(_ name: String) -> String? {
        FileManager.default.contents(atPath: appending(name).string).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The names of what is in the folder or one in it, hidden ones included, in order.
    package func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: appending(folder).string).sorted()
    }
}
