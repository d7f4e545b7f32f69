internal import Synchronization
internal import SystemPackage

/// Whether everything could be written to standard output: a script must not take half a product for a whole.
final class OutputHealth: Sendable {
    private let first = Mutex<Errno?>(nil)

    /// The first thing that went wrong; a reader that has gone away, as in `| head`, is no fault.
    var failure: Errno? { first.withLock { $0 } }

    /// Writes bytes to standard output.
    func write(_ bytes: some Sequence<UInt8>) {
        do {
            try FileDescriptor.standardOutput.writeAll(bytes)
        } catch {
            guard let error = error as? Errno, error != .brokenPipe else { return }
            first.withLock { $0 = $0 ?? error }
        }
    }
}
