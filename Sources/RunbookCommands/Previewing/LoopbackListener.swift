internal import Execution
internal import Glibc

/// A socket that listens on 127.0.0.1, and on no other address of the machine.
struct LoopbackListener {
    let socket: Descriptor
    /// The port that it listens on.
    let port: UInt16

    /// Listens.
    ///
    /// - Parameter port: The port; 0 for any that is free.
    /// - Throws: ``CommandFailure`` where it is taken or may not be used.
    init(port: UInt16) throws(CommandFailure) {
        let number = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Self.flags, 0)
        guard number >= 0 else { throw Self.failure(port) }
        socket = Descriptor(owning: number)
        var isReused: Int32 = 1
        setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &isReused, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        guard Self.named(&address, { bind(number, $0, $1) }) == 0, listen(number, 64) == 0 else {
            throw Self.failure(port)
        }
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        guard Self.named(&address, { address, _ in getsockname(number, address, &size) }) == 0 else {
            throw Self.failure(port)
        }
        self.port = UInt16(bigEndian: address.sin_port)
    }

    private static var flags: Int32 { Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue) }

    private static func failure(_ port: UInt16) -> CommandFailure {
        CommandFailure(.inputOutput, "render.serve.noPort", ["port": "\(port)", "errno": "\(errno)"])
    }

    private static func named(
        _ address: inout sockaddr_in,
        _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                body(pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// Takes a connection that waits; nil where none does.
    func accept() -> Descriptor? {
        let number = Glibc.accept(socket.number, nil, nil)
        guard number >= 0 else { return nil }
        let connection = Descriptor(owning: number)
        connection.makeNonBlocking()
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        return connection
    }
}
