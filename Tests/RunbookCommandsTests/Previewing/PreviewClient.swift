import Foundation
import Glibc

/// A client of a preview server, which sends bytes as they are given and reads what comes.
final class PreviewClient {
    /// Why nothing came.
    enum Failure: Error {
        case noConnection(errno: Int32)
        case silence(after: String)
    }

    private let socket: Int32
    private(set) var received = ""

    /// Connects to a port of an address of this machine, 127.0.0.1 unless another last part is given.
    init(port: UInt16, last: UInt32 = 1) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = (UInt32(0x7F00_0000) + last).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure.noConnection(errno: errno) }
    }

    deinit { close(socket) }

    /// Sends bytes.
    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    }

    /// Says that nothing more will be sent.
    func finish() {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// Reads until a text has come so many times, or to the end where none is given.
    @discardableResult
    func read(to text: String? = nil, times: Int = 1) throws -> String {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while text.map({ received.components(separatedBy: $0).count <= times }) ?? true {
            var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 60_000) > 0 else { throw Failure.silence(after: received) }
            let count = buffer.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
            if count <= 0 {
                guard text == nil else { throw Failure.silence(after: received) }
                break
            }
            received += String(decoding: buffer[..<count], as: UTF8.self)
        }
        return received
    }
}
