internal import Execution
internal import Foundation
internal import SystemPackage

/// Where a rehearsal works: a scratch folder with copies of what its steps name, which is removed at the end.
struct RehearsalStage {
    private let scratch: ScratchFolder
    private let copies: ScratchCopies
    private let original: RunFolder
    /// The places that steps are given.
    let places: ProcessExecutor.Places

    /// Makes the scratch folder for a run in a folder.
    ///
    /// - Throws: ``CommandFailure`` where that cannot be done.
    init(of folder: FilePath, transcripts: FilePath) throws {
        scratch = try ScratchFolder(for: .rehearsal)
        copies = ScratchCopies(of: folder, below: scratch.path.appending("folder"))
        do {
            let path = copies.folder.string
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            original = try RunFolder(at: folder)
            var places = ProcessExecutor.Places(
                folder: try RunFolder(at: copies.folder),
                transcripts: transcripts,
                originals: scratch.path.appending(".originals")
            )
            // Facts are those of the folder in which a run would work.
            places.reading = folder
            self.places = places
        } catch {
            scratch.remove()
            throw CommandFailure(.inputOutput, "commands.noScratch", ["path": scratch.path.string])
        }
    }

    /// An executor that copies what steps name before they are run by another.
    func executor(running executor: ProcessExecutor) -> RehearsalExecutor {
        RehearsalExecutor(in: copies, of: original, running: executor)
    }

    /// Removes the scratch folder with what it holds.
    func remove() {
        scratch.remove()
    }
}
