internal import Execution
internal import Foundation
internal import Glibc
internal import Planning
internal import SystemPackage

/// Lets a person change the text of a step in the editor of their choice.
struct StepEditor {
    /// Why there is no new text.
    enum Failure: Error {
        /// Neither `VISUAL` nor `EDITOR` names an editor, and none of the usual ones is here.
        case noEditor
        /// The editor could not be started, or ended with a status that says that nothing is to be taken.
        case ended(editor: String)
        /// The text could not be handed over or taken back; an errno value.
        case io(path: FilePath, errno: Int32)
    }

    /// A folder for its owner alone, in which the text stands meanwhile.
    var folder: FilePath
    var signals: SignalSource
    var environment: ProcessEnvironment = .current

    /// Opens a text in the editor and gives back what it is when the editor ends.
    ///
    /// The editor is a shell command, as for git(1): `VISUAL`, else `EDITOR`, else `editor`, `vi` or `nano`.
    ///
    /// - Throws: ``Failure``.
    func edit(_ text: String, of step: PlannedStep) throws(Failure) -> String {
        guard let editor = command else { throw .noEditor }
        let place = folder.appending(step.id)
        let path = place.appending(FilePath(step.file ?? "").lastComponent?.string ?? "\(step.id).sh")
        defer { try? FileManager.default.removeItem(atPath: place.string) }
        try write(text, to: path, in: place)
        guard isSuccess(of: editor, path) else { throw .ended(editor: editor) }
        guard let bytes = FileManager.default.contents(atPath: path.string) else {
            throw .io(path: path, errno: ENOENT)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private var command: String? {
        let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty }
        return named ?? ["editor", "vi", "nano"].first(where: isOnSearchPath)
    }

    private func isOnSearchPath(_ name: String) -> Bool {
        (environment["PATH"] ?? "").split(separator: ":").contains { folder in
            FilePath(String(folder)).appending(name).withPlatformString { access($0, X_OK) == 0 }
        }
    }

    private func write(_ text: String, to path: FilePath, in place: FilePath) throws(Failure) {
        do {
            try StateDirectory(at: folder).create(place)
            let options: FileDescriptor.OpenOptions = [.create, .truncate, .noFollow]
            let file = try FileDescriptor.open(path, .writeOnly, options: options, permissions: .ownerReadWrite)
            try file.closeAfter { _ = try file.writeAll(Array(text.utf8)) }
        } catch {
            throw .io(path: path, errno: (error as? Errno)?.rawValue ?? EIO)
        }
    }

    private func isSuccess(of editor: String, _ path: FilePath) -> Bool {
        let request = ProcessRequest(
            ["/bin/sh", "-c", "\(editor) \"$1\"", "sh", path.string],
            environment: environment,
            workingDirectory: FilePath(FileManager.default.currentDirectoryPath),
            streams: .interactive(keyboard: .standardInput)
        )
        let outcome = try? ProcessRunner(signals: signals).run(request) { chunk in
            _ = try? FileDescriptor.standardError.writeAll(Array(chunk.bytes))
            return .goOn
        }
        return outcome?.termination == .exited(0)
    }
}
