import Glibc
package import SystemPackage

/// The whole output of a step in a file of its own, written as it comes and readable by its owner alone.
package final class Transcript {
    /// Why output could not be kept.
    package enum Failure: Error, Sendable, Hashable {
        case io(path: FilePath, errno: Int32)
    }

    /// Where it is.
    package let path: FilePath
    private let descriptor: Descriptor

    /// Creates the file, or goes on at the end of one that is there.
    ///
    /// - Throws: ``Failure``.
    package init(at path: FilePath) throws(Failure) {
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW
        let number = path.withPlatformString { open($0, flags, 0o600) }
        guard number >= 0 else { throw .io(path: path, errno: errno) }
        self.path = path
        descriptor = Descriptor(owning: number)
    }

    /// Writes a piece of output, whole.
    ///
    /// - Throws: ``Failure``, ENOSPC among them.
    package func append(_ piece: some Collection<UInt8>) throws(Failure) {
        let code = descriptor.writeAll(Array(piece))
        guard code == 0 else { throw .io(path: path, errno: code) }
    }
}

extension Descriptor {
    /// Writes all bytes and gives 0, or the errno value of what went wrong.
    func writeAll(_ bytes: [UInt8]) -> Int32 {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes { write(number, $0.baseAddress.map { $0 + offset }, $0.count - offset) }
            if count > 0 { offset += count } else if errno != EINTR { return errno }
        }
        return 0
    }
}
