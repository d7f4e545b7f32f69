import FoundationEssentials
import Glibc
import Planning
package import SystemPackage

/// The right to run in a working directory, which one run at a time has.
///
/// The kernel holds the lock (flock(2)) for as long as this value lives, and drops it when its process dies, however it
/// dies. The programs that a run starts do not inherit it.
package final class RunLock: Sendable {
    /// Who holds a lock.
    package struct Holder: Sendable, Hashable, Codable {
        package var pid: Int32
        package var run: String
        package var runbook: String
        /// RFC 3339, UTC.
        package var started: String
        /// The runs that had the lock before and did not give it up, the latest first; nil in locks of older versions.
        var abandoned: [String]?

        /// A holder, this process unless another is named.
        package init(pid: Int32 = getpid(), run: String, runbook: String, started: String = Timestamp.now.text) {
            self.pid = pid
            self.run = run
            self.runbook = runbook
            self.started = started
        }
    }

    /// Why there is no lock.
    package enum Failure: Error, Sendable, Hashable {
        /// Another run has it; nil where that run has not said yet which it is.
        case held(by: Holder?)
        case io(path: FilePath, errno: Int32)
    }

    /// How many runs a lock remembers that did not give it up.
    private static let longestMemory = 8

    private let descriptor: Descriptor
    /// The runs that had the lock before and did not give it up: their runners have died.
    package let abandoned: [String]

    private init(_ descriptor: Descriptor, abandoned: [String]) {
        self.descriptor = descriptor
        self.abandoned = abandoned
    }

    /// Takes the lock of a working directory, by whatever path it is reached.
    ///
    /// - Throws: ``Failure``.
    package static func acquire(
        for directory: FilePath,
        in state: StateDirectory,
        as holder: Holder
    ) throws(Failure) -> RunLock {
        guard let real = realPath(directory) else { throw .io(path: directory, errno: errno) }
        let path = place(of: real, in: state)
        do {
            try state.create(state.locks)
        } catch {
            guard case .io(let path, let code) = error else { throw .io(path: state.locks, errno: EIO) }
            throw .io(path: path, errno: code)
        }
        let number = path.withPlatformString { open($0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600) }
        guard number >= 0 else { throw .io(path: path, errno: errno) }
        let descriptor = Descriptor(owning: number)
        while flock(number, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK else { throw .io(path: path, errno: errno) }
            // Who only looks whether it is held has it shared, for a moment; no run has it so.
            guard flock(number, LOCK_SH | LOCK_NB) == 0 else { throw .held(by: readHolder(descriptor)) }
            sched_yield()
        }
        let before = readHolder(descriptor)
        let abandoned = before.map { [$0.run] + ($0.abandoned ?? []).prefix(longestMemory) } ?? []
        var holder = holder
        holder.abandoned = abandoned.isEmpty ? nil : abandoned
        ftruncate(number, 0)
        let text = (try? JSONEncoder().encode(holder)).map { Array($0) } ?? []
        let code = descriptor.writeAll(text)
        guard code == 0 else { throw .io(path: path, errno: code) }
        return RunLock(descriptor, abandoned: abandoned)
    }

    /// Who holds the lock of a working directory now; nil where nobody does.
    ///
    /// Looking takes nothing away from a run that wants the lock, and the directory may be gone.
    package static func holder(for directory: FilePath, in state: StateDirectory) -> Holder? {
        let real = realPath(directory) ?? Array(directory.string.utf8)
        let path = place(of: real, in: state)
        let number = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
        guard number >= 0 else { return nil }
        let descriptor = Descriptor(owning: number)
        guard flock(number, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
        return readHolder(descriptor)
    }

    private static func place(of realPath: [UInt8], in state: StateDirectory) -> FilePath {
        state.locks.appending(SHA256.hexDigest(of: realPath))
    }

    private static func readHolder(_ descriptor: Descriptor) -> Holder? {
        guard case .success(let bytes) = FileSync.contents(of: descriptor) else { return nil }
        return try? JSONDecoder().decode(Holder.self, from: Data(bytes))
    }

    private static func realPath(_ path: FilePath) -> [UInt8]? {
        guard let real = path.withPlatformString({ realpath($0, nil) }) else { return nil }
        defer { free(real) }
        return Array(UnsafeRawBufferPointer(start: real, count: strlen(real)))
    }

    /// Gives the lock up in an orderly way: nothing of its run goes on.
    package func release() {
        ftruncate(descriptor.number, 0)
        flock(descriptor.number, LOCK_UN)
    }
}
