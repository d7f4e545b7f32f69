import Glibc
import Planning
import Synchronization
package import SystemPackage

/// The account of a run, one line an event, each on the disk before the call that writes it returns.
///
/// A line is added by one write(2) and synced, so that a crash leaves whole lines and at most one torn end.
package final class Journal: Sendable {
    /// Why an event could not be recorded; nothing may run after it.
    package enum Failure: Error, Sendable, Hashable {
        case io(path: FilePath, errno: Int32)
        /// The journal that was to be continued does not hold together.
        case damaged(path: FilePath, JournalRecord.Fault)
    }

    /// Where it is.
    package let path: FilePath
    private let descriptor: Descriptor
    private let lastDigest: Mutex<String>
    private let clock: @Sendable () -> Timestamp

    private init(path: FilePath, descriptor: Descriptor, last: String, clock: @escaping @Sendable () -> Timestamp) {
        self.path = path
        self.descriptor = descriptor
        lastDigest = Mutex(last)
        self.clock = clock
    }

    /// Creates an empty journal, readable by its owner alone, whose name too is on the disk.
    ///
    /// - Throws: ``Failure/io(path:errno:)``, EEXIST where there is one.
    package static func create(
        at path: FilePath,
        clock: @escaping @Sendable () -> Timestamp = { .now }
    ) throws(Failure) -> Journal {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC
        let number = path.withPlatformString { open($0, flags, 0o600) }
        guard number >= 0 else { throw .io(path: path, errno: errno) }
        let descriptor = Descriptor(owning: number)
        let code = FileSync.syncFolder(of: path)
        guard code == 0 else { throw .io(path: path, errno: code) }
        return Journal(path: path, descriptor: descriptor, last: JournalEntry.noPrevious, clock: clock)
    }

    /// Opens a journal to go on with it; a torn end is cut off.
    ///
    /// - Throws: ``Failure``, where the chain is broken among others.
    package static func `continue`(
        at path: FilePath,
        clock: @escaping @Sendable () -> Timestamp = { .now }
    ) throws(Failure) -> (journal: Journal, record: JournalRecord) {
        let record = try read(at: path)
        switch record.fault {
        case nil, .tornEnd: break
        case let fault?: throw .damaged(path: path, fault)
        }
        let number = path.withPlatformString { open($0, O_WRONLY | O_APPEND | O_CLOEXEC) }
        guard number >= 0 else { throw .io(path: path, errno: errno) }
        let descriptor = Descriptor(owning: number)
        guard ftruncate(number, off_t(record.soundLength)) == 0, fsync(number) == 0 else {
            throw .io(path: path, errno: errno)
        }
        return (Journal(path: path, descriptor: descriptor, last: record.lastDigest, clock: clock), record)
    }

    /// Reads a journal without changing it.
    ///
    /// - Throws: ``Failure/io(path:errno:)``; a fault of what it holds is in the result.
    package static func read(at path: FilePath) throws(Failure) -> JournalRecord {
        switch FileSync.contents(of: path) {
        case .success(let bytes): return JournalRecord(bytes)
        case .failure(let error): throw .io(path: path, errno: error.code)
        }
    }

    /// Records an event.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - isPrelude: Whether the next event follows before anything else happens, so that its sync will do for both.
    /// - Throws: ``Failure/io(path:errno:)``; the event then counts as not recorded.
    package func append(_ event: JournalEvent, isPrelude: Bool = false) throws(Failure) {
        let code: Int32 = lastDigest.withLock { last in
            let entry = JournalEntry(time: clock().text, event: event, previous: last)
            guard let line = try? JournalCoder.encode(entry) else { return EINVAL }
            let code = descriptor.append(line + [10], durably: !isPrelude)
            if code == 0 { last = SHA256.hexDigest(of: line) }
            return code
        }
        guard code == 0 else { throw .io(path: path, errno: code) }
    }
}

extension Descriptor {
    /// Appends a line and, where it must be durable at once, syncs it, or takes back what could be written of it.
    ///
    /// - Returns: 0, or the errno value of what went wrong.
    fileprivate func append(_ line: [UInt8], durably isDurable: Bool) -> Int32 {
        let end = lseek(number, 0, SEEK_END)
        let code = writeAll(line)
        guard code == 0 else {
            _ = ftruncate(number, end)
            return code
        }
        return !isDurable || fsync(number) == 0 ? 0 : errno
    }
}
