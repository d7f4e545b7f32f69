internal import Glibc
internal import RunbookModel
internal import SystemPackage

/// A language file that a command rewrites: whole or not at all, and only if nobody else has meanwhile.
struct LanguageFile {
    let path: FilePath
    /// What the file held when it was read.
    let bytes: [UInt8]

    /// Puts other bytes in place of the file's, which keeps its mode; a link is followed, and stays.
    ///
    /// - Throws: ``CommandFailure`` where the file has changed since it was read, or cannot be written.
    func replace(with new: [UInt8]) throws(CommandFailure) {
        guard new != bytes else { return }
        do {
            let target = try resolved()
            guard try RunbookSource.File.read(target).bytes == bytes else { throw Errno.resourceTemporarilyUnavailable }
            try write(new, mode: try mode(of: target)) { beside in
                try call { beside.withPlatformString { from in target.withPlatformString { rename(from, $0) } } }
            }
        } catch let error as Errno where error == .resourceTemporarilyUnavailable {
            throw CommandFailure(.inputOutput, "commands.translation.changedMeanwhile", ["path": path.string])
        } catch {
            throw failure(error)
        }
    }

    /// Creates a file that is not there yet.
    ///
    /// - Returns: False where something is there by now, which stays as it is.
    /// - Throws: ``CommandFailure`` where it cannot be written.
    static func create(_ path: FilePath, _ bytes: [UInt8]) throws(CommandFailure) -> Bool {
        let file = LanguageFile(path: path, bytes: [])
        do {
            try file.write(bytes, mode: nil) { beside in
                try file.call { beside.withPlatformString { from in path.withPlatformString { link(from, $0) } } }
                _ = beside.withPlatformString { unlink($0) }
            }
            return true
        } catch let error as Errno where error == .fileExists {
            return false
        } catch {
            throw file.failure(error)
        }
    }

    /// Writes a file beside the one that is meant, and lets it take that one's place.
    private func write(_ bytes: [UInt8], mode: mode_t?, _ place: (FilePath) throws -> Void) throws {
        let mark = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let folder = try mode == nil ? path.removingLastComponent() : resolved().removingLastComponent()
        let beside = folder.appending(".runbook.\(mark)")
        let file = try FileDescriptor.open(
            beside,
            .writeOnly,
            options: [.create, .exclusiveCreate, .closeOnExec],
            permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite]
        )
        do {
            try file.closeAfter {
                _ = try file.writeAll(bytes)
                if let mode { try call { fchmod(file.rawValue, mode) } }
                try call { fsync(file.rawValue) }
            }
            try place(beside)
        } catch {
            _ = beside.withPlatformString { unlink($0) }
            throw error
        }
    }

    private func resolved() throws -> FilePath {
        guard let name = path.withPlatformString({ realpath($0, nil) }) else { throw Errno(rawValue: errno) }
        defer { free(name) }
        return FilePath(platformString: name)
    }

    private func mode(of target: FilePath) throws -> mode_t {
        var status = stat()
        try call { target.withPlatformString { stat($0, &status) } }
        return status.st_mode & 0o7777
    }

    private func call(_ body: () -> Int32) throws {
        guard body() == 0 else { throw Errno(rawValue: errno) }
    }

    private func failure(_ error: any Error) -> CommandFailure {
        if let diagnostic = error as? Diagnostic { return CommandFailure(diagnostic) }
        let number = (error as? Errno)?.rawValue ?? EIO
        return CommandFailure(.inputOutput, "commands.unusablePath", ["path": path.string, "errno": "\(number)"])
    }
}
