import Glibc
package import SystemPackage

/// Where runs, their journals and locks are kept: `runbook` in the state folder of the XDG Base Directory Specification.
package struct StateDirectory: Sendable, Hashable {
    /// Why the folder cannot be used.
    package enum Failure: Error, Sendable, Hashable {
        /// Neither `XDG_STATE_HOME` (absolute) nor `HOME` (absolute) says where it is.
        case noHome
        case io(path: FilePath, errno: Int32)
    }

    /// The folder `runbook` itself.
    package let path: FilePath

    /// A folder that is given.
    package init(at path: FilePath) {
        self.path = path
    }

    /// The folder that an environment says; a relative `XDG_STATE_HOME` is ignored, as the specification wants it.
    ///
    /// - Throws: ``Failure/noHome``.
    package init(environment: ProcessEnvironment) throws(Failure) {
        func absolute(_ name: String) -> FilePath? {
            environment[name].map { FilePath($0) }.flatMap { $0.isAbsolute ? $0 : nil }
        }
        guard let base = absolute("XDG_STATE_HOME") ?? absolute("HOME")?.appending(".local/state") else {
            throw .noHome
        }
        path = base.appending("runbook")
    }

    /// Where all runs are.
    package var runs: FilePath { path.appending("runs") }

    /// Where locks are.
    package var locks: FilePath { path.appending("locks") }

    /// The folder of a run.
    package func run(_ id: String) -> FilePath {
        runs.appending(id)
    }

    /// Creates a folder in here, with those above it, for its owner alone (0700).
    ///
    /// - Throws: ``Failure/io(path:errno:)``.
    package func create(_ folder: FilePath) throws(Failure) {
        var prefix = FilePath(root: folder.root)
        for component in folder.components {
            prefix.append(component)
            let result = prefix.withPlatformString { mkdir($0, 0o700) }
            guard result == 0 || errno == EEXIST || isFolder(prefix) else { throw .io(path: prefix, errno: errno) }
        }
        guard isFolder(folder) else { throw .io(path: folder, errno: ENOTDIR) }
    }

    private func isFolder(_ path: FilePath) -> Bool {
        let code = errno
        defer { errno = code }
        var status = stat()
        return path.withPlatformString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// A new name for a run: the moment and six random characters, `20261122T094612Z-k3v9ab`.
    package static func newRunID(at time: Timestamp = .now) -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let suffix = String((0..<6).map { _ in letters[Int.random(in: letters.indices)] })
        return "\(time.compactText)-\(suffix)"
    }
}
