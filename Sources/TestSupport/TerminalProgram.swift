import CPosix
package import Execution
import Glibc
package import SystemPackage

/// A program that runs in a pseudo-terminal, with a test in the place of the person.
///
/// The terminal is as a person's: it echoes, and a line feed brings a carriage return. Waiting is for what appears,
/// never for time; the deadline is only there so that a failing test ends.
package final class TerminalProgram {
    /// Why a test's expectation did not come true, with what stood on the screen.
    package enum Failure: Error, CustomStringConvertible {
        case system(String, errno: Int32)
        case notSeen(String, screen: String)
        case ended(before: String, screen: String)
        case stillRunning(screen: String)

        package var description: String {
            switch self {
            case .system(let call, let errno): "\(call) failed with errno \(errno)"
            case .notSeen(let text, let screen): "did not see “\(text)” in time; the screen:\n\(screen)"
            case .ended(let text, let screen): "the program ended before “\(text)” was seen; the screen:\n\(screen)"
            case .stillRunning(let screen): "the program did not end in time; the screen:\n\(screen)"
            }
        }
    }

    /// The process, which leads its session and its foreground process group.
    package let pid: Int32
    /// Everything that the program has written, as it came.
    package private(set) var bytes: [UInt8] = []
    /// What stands on the screen.
    package private(set) var screen: TerminalScreen
    /// The bytes before this one have been waited for.
    private var seen = 0
    private var master: Descriptor
    private var hasEnded = false
    private var isReaped = false
    private let deadline: Duration

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - arguments: The program and its arguments.
    ///   - environment: Variables to set; nil removes one. `TERM` is `xterm-256color` unless set.
    ///   - directory: Where it starts.
    ///   - size: The terminal's size.
    ///   - deadline: How long each wait may take at most.
    /// - Throws: ``Failure``.
    package init(
        _ arguments: [String],
        environment: [String: String?] = [:],
        in directory: FilePath = "/",
        size: TerminalSize = TerminalSize(rows: 24, columns: 80),
        deadline: Duration = .seconds(60)
    ) throws {
        self.deadline = deadline
        screen = TerminalScreen(size: size)
        var slave = [CChar](repeating: 0, count: 128)
        let number = rb_open_terminal(&slave, slave.count)
        guard number >= 0 else { throw Failure.system("posix_openpt", errno: -number) }
        master = Descriptor(owning: number)
        _ = rb_set_window_size(number, size.rows, size.columns)
        var variables = ProcessEnvironment.current
        variables["TERM"] = "xterm-256color"
        for (name, value) in environment { variables[name] = value }
        pid = try Self.spawn(arguments, variables, directory, slave)
    }

    deinit {
        guard !isReaped else { return }
        kill(-pid, SIGKILL)
        _ = rb_reap(pid)
    }

    private static func spawn(
        _ arguments: [String],
        _ environment: ProcessEnvironment,
        _ directory: FilePath,
        _ slave: [CChar]
    ) throws -> pid_t {
        var argumentPointers = arguments.map { strdup($0) } + [nil]
        var variablePointers = environment.entries.map { entry in
            (entry.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
                $0.baseAddress.flatMap { strdup($0) }
            }
        }
        variablePointers.append(nil)
        defer { for pointer in argumentPointers + variablePointers { free(pointer) } }
        var pid: pid_t = 0
        let result = slave.withUnsafeBufferPointer { slave in
            directory.withPlatformString { directory in
                argumentPointers.withUnsafeMutableBufferPointer { argumentPointers in
                    variablePointers.withUnsafeMutableBufferPointer { variablePointers in
                        var request = rb_spawn_request()
                        request.program = argumentPointers.first.flatMap { $0 }.map { UnsafePointer($0) }
                        request.arguments = argumentPointers.baseAddress.map { UnsafePointer($0) }
                        request.environment = variablePointers.baseAddress.map { UnsafePointer($0) }
                        request.directory = directory
                        request.terminal = slave.baseAddress
                        return rb_spawn(&request, &pid)
                    }
                }
            }
        }
        guard result == 0 else { throw Failure.system("posix_spawn", errno: -result) }
        return pid
    }

    /// Types text, as it is: `\r` is Enter, `\u{3}` Ctrl-C.
    package func type(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master.number, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                // The program has not taken what was typed before; it may be waiting for its output to be read.
                try pump(until: .now + deadline, or: POLLOUT)
            } else if errno != EINTR {
                throw Failure.system("write", errno: errno)
            }
        }
    }

    /// Reads until a text appears after what was waited for before, escape sequences left aside.
    ///
    /// - Returns: The plain text from the last wait to the end of the one found.
    @discardableResult
    package func wait(for text: String) throws -> String {
        let end = ContinuousClock.now + deadline
        while true {
            let plain = TerminalScreen.plainText(of: bytes[seen...])
            if let found = plain.text.firstRange(of: text) {
                let passed = plain.text[..<found.upperBound]
                seen += plain.offset(after: passed.unicodeScalars.count)
                return String(passed)
            }
            if hasEnded { throw Failure.ended(before: text, screen: screen.text) }
            guard ContinuousClock.now < end else { throw Failure.notSeen(text, screen: screen.text) }
            try pump(until: end)
        }
    }

    /// Reads until the program ends.
    ///
    /// - Returns: The exit status; 128 and the signal's number where a signal ended it.
    @discardableResult
    package func waitForExit() throws -> Int32 {
        let end = ContinuousClock.now + deadline
        while !hasEnded {
            guard ContinuousClock.now < end else { throw Failure.stillRunning(screen: screen.text) }
            try pump(until: end)
        }
        let process = Descriptor(owning: rb_pidfd_open(pid))
        defer { withExtendedLifetime(process) {} }
        var descriptors = [pollfd(fd: process.number, events: Int16(POLLIN), revents: 0)]
        guard poll(&descriptors, 1, Int32((end - .now).components.seconds * 1000)) > 0 else {
            throw Failure.stillRunning(screen: screen.text)
        }
        var status: Int32 = 0
        var isSignaled = false
        _ = rb_peek_exit(pid, &status, &isSignaled)
        _ = rb_reap(pid)
        isReaped = true
        return isSignaled ? 128 + status : status
    }

    /// Reads until the program rings the bell.
    package func waitForBell() throws {
        let end = ContinuousClock.now + deadline
        while true {
            if let bell = bytes[seen...].firstIndex(of: 7) {
                seen = bell + 1
                return
            }
            if hasEnded { throw Failure.ended(before: "BEL", screen: screen.text) }
            guard ContinuousClock.now < end else { throw Failure.notSeen("BEL", screen: screen.text) }
            try pump(until: end)
        }
    }

    /// Reads and forgets until a text appears as it stands, for output that is too much to keep.
    package func skip(to text: String) throws {
        let needle = Array(text.utf8)
        let end = ContinuousClock.now + deadline
        while true {
            // Most pieces do not even hold the first byte, which is quick to tell.
            if memchr(bytes, Int32(needle[0]), bytes.count) != nil, let found = bytes.firstRange(of: needle) {
                seen = found.upperBound
                return
            }
            let last = String(decoding: bytes.suffix(1000), as: UTF8.self)
            if hasEnded { throw Failure.ended(before: text, screen: last) }
            guard ContinuousClock.now < end else { throw Failure.notSeen(text, screen: last) }
            bytes = bytes.suffix(needle.count - 1)
            try pump(until: end, showing: false)
        }
    }

    /// Takes the terminal away, as a connection that breaks does: the program gets SIGHUP.
    package func hangUp() {
        master = Descriptor(owning: open("/dev/null", O_RDONLY | O_CLOEXEC))
        hasEnded = true
    }

    /// What was written so far as lines of any length, each as its last redraw left it.
    package var log: [String] {
        TerminalLog(bytes).lines
    }

    /// All that was written so far, without escape sequences.
    package var plainText: String {
        TerminalScreen.plainText(of: bytes[...]).text
    }

    /// Changes the size of the terminal, of which the program is told by SIGWINCH.
    package func resize(to size: TerminalSize) {
        screen = TerminalScreen(size: size)
        _ = rb_set_window_size(master.number, size.rows, size.columns)
    }

    private func pump(until end: ContinuousClock.Instant, or event: Int32 = 0, showing: Bool = true) throws {
        var descriptors = [pollfd(fd: master.number, events: Int16(POLLIN | event), revents: 0)]
        let (seconds, attoseconds) = (end - .now).components
        let milliseconds = max(0, seconds * 1000 + attoseconds / 1_000_000_000_000_000)
        guard poll(&descriptors, 1, Int32(clamping: milliseconds)) > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = buffer.withUnsafeMutableBytes { read(master.number, $0.baseAddress, $0.count) }
        if count > 0 {
            bytes += buffer[..<count]
            if showing { screen.write(buffer[..<count]) }
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            hasEnded = true
        }
    }
}
