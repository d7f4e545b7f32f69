import CPosix
import Execution
import Foundation
import Glibc
import SystemPackage

/// A headless Chromium, spoken to by its DevTools protocol over two pipes: no port, no network.
///
/// Messages are JSON objects, each ended by a NUL. Waiting is for messages; the deadline is only there so that a failing
/// test ends.
final class BrowserPipe {
    typealias Message = [String: Any]

    private let pid: Int32
    private let input: Descriptor
    private let output: Descriptor
    private let deadline: Duration
    private var buffer: [UInt8] = []
    private var lastNumber = 0

    /// Starts the browser with a profile of its own in a folder.
    ///
    /// - Throws: ``Browser/Failure``.
    init(profile: FilePath, deadline: Duration) throws {
        self.deadline = deadline
        let (commands, input) = try Descriptor.pipe()
        let (output, events) = try Descriptor.pipe()
        output.makeNonBlocking()
        self.input = input
        self.output = output
        let nothing = Descriptor(owning: open("/dev/null", O_RDWR | O_CLOEXEC))
        pid = try Self.spawn(
            ["chromium"] + Self.options + ["--user-data-dir=\(profile.string)", "about:blank"],
            [-1, nothing.number, nothing.number, commands.number, events.number]
        )
    }

    deinit {
        kill(-pid, SIGKILL)
        _ = rb_reap(pid)
    }

    /// No sandbox, since tests may run as root, where it does not work.
    ///
    /// Nothing but what a test opens is loaded: of addresses, that of a server of the test's own is reached, by its number.
    private static let options = [
        "--headless=new", "--no-sandbox", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check",
        "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-breakpad",
        "--disable-domain-reliability", "--metrics-recording-only", "--no-pings", "--password-store=basic",
        "--use-mock-keychain", "--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--force-color-profile=srgb", "--hide-scrollbars", "--mute-audio",
        "--window-size=1280,900",
    ]

    private static func spawn(_ arguments: [String], _ descriptors: [Int32]) throws -> Int32 {
        var argumentPointers = arguments.map { strdup($0) } + [nil]
        var variablePointers = ProcessEnvironment.current.entries.map { entry in
            (entry.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
                $0.baseAddress.flatMap { strdup($0) }
            }
        }
        variablePointers.append(nil)
        defer { for pointer in argumentPointers + variablePointers { free(pointer) } }
        var pid: Int32 = 0
        let result = descriptors.withUnsafeBufferPointer { descriptors in
            argumentPointers.withUnsafeMutableBufferPointer { argumentPointers in
                variablePointers.withUnsafeMutableBufferPointer { variablePointers in
                    var request = rb_spawn_request()
                    request.program = argumentPointers.first.flatMap { $0 }.map { UnsafePointer($0) }
                    request.arguments = argumentPointers.baseAddress.map { UnsafePointer($0) }
                    request.environment = variablePointers.baseAddress.map { UnsafePointer($0) }
                    request.descriptors = descriptors.baseAddress
                    request.descriptor_count = Int32(descriptors.count)
                    return rb_spawn(&request, &pid)
                }
            }
        }
        guard result == 0 else { throw Browser.Failure.system("posix_spawn", errno: -result) }
        return pid
    }

    /// Sends a command, and gives the number by which its answer names it.
    func send(_ method: String, _ parameters: Message = [:], session: String? = nil) throws -> Int {
        lastNumber += 1
        var message: Message = ["id": lastNumber, "method": method, "params": parameters]
        if let session { message["sessionId"] = session }
        let bytes = Array(try JSONSerialization.data(withJSONObject: message)) + [0]
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(input.number, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw Browser.Failure.ended(method)
            }
        }
        return lastNumber
    }

    /// The next message: an answer or an event.
    func receive(waitingFor what: String) throws -> Message {
        let end = ContinuousClock.now + deadline
        while true {
            if let mark = buffer.firstIndex(of: 0) {
                let data = Data(buffer[..<mark])
                buffer.removeSubrange(...mark)
                return try JSONSerialization.jsonObject(with: data) as? Message ?? [:]
            }
            var request = pollfd(fd: output.number, events: Int16(POLLIN), revents: 0)
            let left = end - .now
            guard left > .zero else { throw Browser.Failure.notSeen(what) }
            let milliseconds = Int32(clamping: left.components.seconds * 1_000 + 1)
            guard poll(&request, 1, milliseconds) > 0 else { continue }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = chunk.withUnsafeMutableBytes { read(output.number, $0.baseAddress, $0.count) }
            if count > 0 {
                buffer += chunk[..<count]
            } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
                throw Browser.Failure.ended(what)
            }
        }
    }
}
