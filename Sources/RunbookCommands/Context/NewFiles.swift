internal import Glibc
internal import RunbookModel
internal import SystemPackage

/// A file that a command makes.
struct NewFile {
    var path: FilePath
    var text: String
}

/// Files that come to be together, or not at all, and never in place of others.
struct NewFiles {
    var folder: FilePath
    var files: [NewFile]

    /// Writes them; one that is there already with the same content stays.
    ///
    /// - Throws: ``CommandFailure`` naming every file with other content, or what the system refuses.
    func write() throws(CommandFailure) {
        let missing = files.filter { !isThere($0) }
        let faults = missing.filter { exists($0.path) }.map { Diagnostic(.fileInTheWay, ["path": $0.path.string]) }
        guard faults.isEmpty else { throw CommandFailure(faults) }
        let made = try makeFolders()
        var written: [FilePath] = []
        do {
            for file in missing {
                try write(file)
                written.append(file.path)
            }
        } catch {
            for path in written { _ = path.withPlatformString { unlink($0) } }
            for path in made.reversed() { _ = path.withPlatformString { rmdir($0) } }
            throw error
        }
    }

    /// Whether a file is there with the content that it is to have.
    private func isThere(_ file: NewFile) -> Bool {
        guard exists(file.path) else { return false }
        return (try? RunbookSource.File.read(file.path).bytes) == Array(file.text.utf8)
    }

    private func exists(_ path: FilePath) -> Bool {
        var status = stat()
        return path.withPlatformString { lstat($0, &status) } == 0
    }

    /// Makes the folder and those above it; returns those that were not there.
    private func makeFolders() throws(CommandFailure) -> [FilePath] {
        var missing: [FilePath] = []
        var next = folder
        while !next.isEmpty, !exists(next) {
            missing.append(next)
            next.removeLastComponent()
        }
        for path in missing.reversed() {
            guard path.withPlatformString({ mkdir($0, 0o777) }) == 0 else { throw failure(path, errno) }
        }
        return missing.reversed()
    }

    /// Writes a file beside its place, then gives it its name, which nothing else may have taken meanwhile.
    private func write(_ file: NewFile) throws(CommandFailure) {
        let mark = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let beside = folder.appending(".runbook.\(mark)")
        defer { _ = beside.withPlatformString { unlink($0) } }
        do {
            try beside.write(Array(file.text.utf8), .exclusiveCreate)
        } catch {
            throw failure(file.path, (error as? Errno)?.rawValue ?? EIO)
        }
        let result = beside.withPlatformString { from in
            file.path.withPlatformString { to in
                if link(from, to) == 0 { return Int32(0) }
                // Some file systems know no links.
                return [EPERM, EOPNOTSUPP].contains(errno) && !exists(file.path) ? rename(from, to) : -1
            }
        }
        guard result == 0 else { throw failure(file.path, errno) }
    }

    private func failure(_ path: FilePath, _ errno: Int32) -> CommandFailure {
        CommandFailure(.inputOutput, "commands.unusablePath", ["path": path.string, "errno": "\(errno)"])
    }
}
