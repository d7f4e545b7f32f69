internal import CPosix
internal import Execution
internal import Glibc

/// A command that is measured as a whole process, as a user starts it.
struct Command {
    /// What a process took.
    struct Usage {
        /// From the start of the process until it is reaped, in seconds.
        var seconds: Double
        /// The largest resident memory of the process and of those that it waited for, in bytes.
        var peakMemory: Int
        /// The exit status; 128 and the signal's number where a signal ended it.
        var status: Int32
    }

    /// Why a command told nothing.
    enum Failure: Error, CustomStringConvertible {
        case notStarted(String, errno: Int32)
        case failed(String, status: Int32)

        var description: String {
            switch self {
            case .notStarted(let command, let errno): "\(command) was not started (errno \(errno))"
            case .failed(let command, let status): "\(command) ended with \(status)"
            }
        }
    }

    /// The program and its arguments.
    var arguments: [String]
    /// The working directory.
    var directory = "/"
    /// Variables in addition to the benchmark's own.
    var environment: [String: String] = [:]
    /// The exit statuses that count as success.
    var statuses: Set<Int32> = [0]

    /// The command on one line, for messages.
    var line: String { arguments.joined(separator: " ") }

    /// A command of the shell, for pipelines.
    static func shell(_ script: String, _ arguments: [String] = [], in directory: String = "/") -> Command {
        Command(arguments: ["bash", "-c", script, "bash"] + arguments, directory: directory)
    }

    /// Runs it to its end; it reads nothing, and what it prints is thrown away.
    ///
    /// - Throws: ``Failure``.
    func run() throws -> Usage {
        let clock = ContinuousClock()
        let start = clock.now
        let pid = try spawn()
        var usage = rusage()
        var status: Int32 = 0
        while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
        let duration = clock.now - start
        let signal = status & 0x7F
        let result = Usage(
            seconds: duration.seconds,
            peakMemory: usage.ru_maxrss * 1024,
            status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal
        )
        guard statuses.contains(result.status) else { throw Failure.failed(line, status: result.status) }
        return result
    }

    private func spawn() throws -> pid_t {
        let sink = open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(sink) }
        let words = CStringArray(arguments)
        let variables = CStringArray(environment.map { "\($0)=\($1)" } + Self.inherited(besides: environment))
        var pid: pid_t = 0
        let result = [-1, sink, sink].withUnsafeBufferPointer { descriptors in
            directory.withCString { directory in
                var request = rb_spawn_request()
                request.program = words.first
                request.arguments = words.pointer
                request.environment = variables.pointer
                request.directory = directory
                request.descriptors = descriptors.baseAddress
                request.descriptor_count = 3
                return rb_spawn(&request, &pid)
            }
        }
        guard result == 0 else { throw Failure.notStarted(line, errno: -result) }
        return pid
    }

    private static func inherited(besides own: [String: String]) -> [String] {
        var entries: [String] = []
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if own[String(text.prefix { $0 != "=" })] == nil { entries.append(text) }
            next += 1
        }
        return entries
    }
}

/// Strings for a call of C, ended by a null pointer; freed with the value.
private final class CStringArray {
    private let storage: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

    init(_ strings: [String]) {
        storage = .allocate(capacity: strings.count + 1)
        for (index, string) in strings.enumerated() { storage.initializeElement(at: index, to: strdup(string)) }
        storage.initializeElement(at: strings.count, to: nil)
    }

    deinit {
        for string in storage { free(string) }
        storage.deallocate()
    }

    var first: UnsafePointer<CChar>? { storage[0].map { UnsafePointer($0) } }

    var pointer: UnsafePointer<UnsafeMutablePointer<CChar>?>? { storage.baseAddress.map { UnsafePointer($0) } }
}

extension Command {
    /// The command with more variables.
    func with(_ variables: [String: String]) -> Command {
        var command = self
        command.environment.merge(variables) { $1 }
        return command
    }
}
