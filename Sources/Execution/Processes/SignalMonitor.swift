import CPosix
import Glibc
package import SystemPackage

/// A descriptor from which the numbers of signals are read, a byte each.
package struct SignalSource: Sendable {
    /// Becomes readable when a signal has arrived.
    package let descriptor: FileDescriptor
    /// Stops this process until it is continued, as the terminal's suspend key asks.
    package let suspend: @Sendable () -> Void

    /// A source that reads signals from a pipe's non-blocking end.
    package init(
        _ descriptor: FileDescriptor,
        suspend: @escaping @Sendable () -> Void = { rb_suspend() }
    ) {
        self.descriptor = descriptor
        self.suspend = suspend
    }

    /// Takes the signals that have arrived since the last call.
    package func pending() -> [Int32] {
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = buffer.withUnsafeMutableBytes { read(descriptor.rawValue, $0.baseAddress, $0.count) }
        return buffer.prefix(max(0, count)).map(Int32.init)
    }
}

/// Turns the signals of this process into bytes of a pipe, so that one loop can wait for them with everything else.
///
/// There is one at a time; where it ends, the dispositions found at its start come back. SIGPIPE is ignored
/// meanwhile: a lost reader shows as EPIPE.
package final class SignalMonitor: Sendable {
    private let read: Descriptor
    private let write: Descriptor

    /// The signals that are watched: those of the keyboard, of the terminal's loss and size, and of a polite end.
    package static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP]

    /// Where the loop reads them.
    package var source: SignalSource {
        SignalSource(FileDescriptor(rawValue: read.number))
    }

    private init(read: Descriptor, write: Descriptor) {
        self.read = read
        self.write = write
    }

    /// Starts watching, for as long as the result lives.
    ///
    /// - Throws: ``ProcessError/system(call:errno:)``, EBUSY where another monitor is at work.
    package static func start() throws(ProcessError) -> SignalMonitor {
        let (read, write) = try Descriptor.pipe()
        read.makeNonBlocking()
        write.makeNonBlocking()
        let watched = signals + [SIGPIPE]
        let result = rb_watch_signals(watched, Int32(watched.count), write.number)
        guard result == 0 else { throw .system(call: "sigaction", errno: -result) }
        return SignalMonitor(read: read, write: write)
    }

    deinit {
        rb_unwatch_signals()
    }
}
