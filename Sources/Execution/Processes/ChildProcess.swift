import CPosix
import Glibc
import SystemPackage

/// A program that has been started, with the descriptors that tell of it.
final class ChildProcess {
    /// A descriptor from which output is read.
    struct Source {
        var stream: OutputChunk.Stream
        var descriptor: Descriptor
    }

    /// The process, its session and its process group.
    let pid: pid_t
    /// Becomes readable when the program ends.
    let end: Descriptor
    /// Where its output is read from.
    let sources: [Source]
    /// The master side of its pseudo-terminal.
    let master: Descriptor?

    /// Starts a program.
    ///
    /// - Throws: ``ProcessError``; nothing runs then.
    init(starting request: ProcessRequest) throws(ProcessError) {
        let streams = try Streams(request.streams)
        pid = try Self.spawn(request, streams)
        let end = rb_pidfd_open(pid)
        guard end >= 0 else {
            kill(-pid, SIGKILL)
            _ = rb_reap(pid)
            throw .system(call: "pidfd_open", errno: -end)
        }
        self.end = Descriptor(owning: end)
        sources = streams.sources
        master = streams.master
    }

    private static func spawn(_ request: ProcessRequest, _ streams: Streams) throws(ProcessError) -> pid_t {
        if let index = request.arguments.firstIndex(where: { $0.utf8.contains(0) }) { throw .malformedArgument(index) }
        guard let name = request.arguments.first else { throw .program("", errno: ENOENT) }
        var descriptors: [Int32] = [-1, streams.output?.number ?? -1, streams.error?.number ?? -1]
        for (number, descriptor) in request.inheritedDescriptors.sorted(by: { $0.key < $1.key }) where number > 2 {
            while descriptors.count <= number { descriptors.append(-1) }
            descriptors[Int(number)] = descriptor.rawValue
        }
        var pid: pid_t = 0
        let result = CStringArray.with(request.arguments.map { Array($0.utf8) }) { arguments in
            CStringArray.with(request.environment.entries) { environment in
                (request.program ?? name).withCString { program in
                    request.workingDirectory.withPlatformString { directory in
                        withOptionalCString(streams.controllingTerminal) { terminal in
                            descriptors.withUnsafeBufferPointer { descriptors in
                                var raw = rb_spawn_request()
                                raw.program = program
                                raw.arguments = arguments
                                raw.environment = environment
                                raw.directory = directory
                                raw.terminal = terminal
                                raw.descriptors = descriptors.baseAddress
                                raw.descriptor_count = Int32(descriptors.count)
                                return rb_spawn(&raw, &pid)
                            }
                        }
                    }
                }
            }
        }
        guard result == 0 else { throw failure(of: request, program: name, errno: -result) }
        return pid
    }

    /// Tells a directory that cannot be entered from a program that cannot be run: the kernel's answer is the same.
    private static func failure(of request: ProcessRequest, program: String, errno code: Int32) -> ProcessError {
        let directory = request.workingDirectory.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard directory >= 0 else { return .workingDirectory(request.workingDirectory.string, errno: errno) }
        defer { close(directory) }
        return .program(program, errno: code)
    }
}

/// The descriptors of a child on both sides, before it is started.
private struct Streams {
    var sources: [ChildProcess.Source] = []
    var master: Descriptor?
    var output: Descriptor?
    var error: Descriptor?
    var controllingTerminal: String?

    init(_ streams: ProcessRequest.Streams) throws(ProcessError) {
        switch streams {
        case .pipes(let isSeparate):
            output = try addPipe(.output)
            error = isSeparate ? try addPipe(.error) : output
        case .pseudoTerminal(let size):
            let slave = try addTerminal(size)
            let descriptor = rb_open_plain_slave(slave)
            guard descriptor >= 0 else { throw .system(call: "open", errno: -descriptor) }
            output = Descriptor(owning: descriptor)
            error = output
        case .interactive(let keyboard):
            guard isatty(keyboard.rawValue) == 1 else { throw .notATerminal }
            let size = TerminalSize(of: keyboard) ?? TerminalSize(rows: 24, columns: 80)
            controllingTerminal = try addTerminal(size)
            if let mode = TerminalMode(of: keyboard.rawValue), let master { mode.apply(to: master.number) }
        }
    }

    private mutating func addPipe(_ stream: OutputChunk.Stream) throws(ProcessError) -> Descriptor {
        let (read, write) = try Descriptor.pipe()
        read.makeNonBlocking()
        sources.append(ChildProcess.Source(stream: stream, descriptor: read))
        return write
    }

    /// Opens a pseudo-terminal and gives the path of its slave.
    private mutating func addTerminal(_ size: TerminalSize) throws(ProcessError) -> String {
        var path = [CChar](repeating: 0, count: 128)
        let number = rb_open_terminal(&path, path.count)
        guard number >= 0 else { throw .system(call: "posix_openpt", errno: -number) }
        let master = Descriptor(owning: number)
        _ = rb_set_window_size(number, size.rows, size.columns)
        self.master = master
        sources.append(ChildProcess.Source(stream: .output, descriptor: master))
        return String(decoding: path.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// Null-terminated arrays of C strings.
private enum CStringArray {
    static func with<Result>(
        _ strings: [[UInt8]],
        _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> Result
    ) -> Result {
        var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { bytes in
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
            for (index, byte) in bytes.enumerated() { copy[index] = CChar(bitPattern: byte) }
            copy[bytes.count] = 0
            return copy
        }
        defer { for pointer in pointers { pointer?.deallocate() } }
        pointers.append(nil)
        return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}

private func withOptionalCString<Result>(_ text: String?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
    guard let text else { return body(nil) }
    return text.withCString { body($0) }
}
