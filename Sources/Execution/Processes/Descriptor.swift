import CPosix
import Glibc

/// A file descriptor that is closed with its last reference.
package final class Descriptor: Sendable {
    /// The number that the kernel knows it by.
    package let number: Int32

    /// Takes over an open descriptor.
    package init(owning number: Int32) {
        self.number = number
    }

    deinit {
        close(number)
    }

    /// Opens a pipe whose two ends are closed on exec.
    ///
    /// - Throws: ``ProcessError/system(call:errno:)``.
    package static func pipe() throws(ProcessError) -> (read: Descriptor, write: Descriptor) {
        var ends: [Int32] = [-1, -1]
        let result = rb_pipe(&ends)
        guard result == 0 else { throw .system(call: "pipe2", errno: -result) }
        return (Descriptor(owning: ends[0]), Descriptor(owning: ends[1]))
    }

    /// Makes reads and writes return at once where nothing can be moved.
    package func makeNonBlocking() {
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
    }
}

/// What one read of a descriptor gave.
enum ReadResult: Equatable {
    /// So many bytes.
    case bytes(Int)
    /// Nothing for now.
    case empty
    /// End of file, or a pseudo-terminal without a holder (EIO on Linux).
    case end
}

extension Descriptor {
    /// Reads once into a buffer.
    func read(into buffer: inout [UInt8]) -> ReadResult {
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(number, $0.baseAddress, $0.count) }
            if count > 0 { return .bytes(count) }
            if count == 0 { return .end }
            if errno == EINTR { continue }
            return errno == EAGAIN ? .empty : .end
        }
    }
}
