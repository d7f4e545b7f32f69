internal import Execution
internal import Foundation
internal import SystemPackage

/// A folder that exists only while a training session or a rehearsal goes on.
struct ScratchFolder {
    let path: FilePath

    /// Creates an empty folder of its own, readable by its owner alone.
    ///
    /// - Throws: ``CommandFailure`` where it cannot be created.
    init(for manner: RunManner) throws {
        let base = FileManager.default.temporaryDirectory
        let folder = base.appendingPathComponent("runbook-\(manner.rawValue)-\(UUID().uuidString)")
        do {
            let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent(".originals"),
                withIntermediateDirectories: true,
                attributes: attributes
            )
        } catch {
            throw CommandFailure(.inputOutput, "commands.noScratch", ["path": folder.path])
        }
        path = FilePath(folder.path)
    }

    /// The folder for the files of file steps.
    var files: RunFolder {
        get throws { try RunFolder(at: path) }
    }

    /// Removes the folder with what it holds.
    func remove() {
        try? FileManager.default.removeItem(atPath: path.string)
    }
}
