import CPosix
import Glibc

/// Hands the keys of the person's terminal to a program's pseudo-terminal, byte for byte.
///
/// The terminal is in raw mode meanwhile, so that Ctrl-C and the arrow keys reach the program, not the runner.
final class KeyboardRelay {
    /// The terminal of the person.
    let keyboard: Int32
    /// The program's terminal.
    let master: Descriptor
    /// Keys that the program has not taken yet; while there are some, no more are read.
    private(set) var pending: ArraySlice<UInt8> = []
    private(set) var isClosed = false
    private var mode: TerminalMode?
    private var buffer = [UInt8](repeating: 0, count: 4096)

    /// Puts the terminal in raw mode and begins.
    init(from keyboard: Int32, to master: Descriptor) {
        self.keyboard = keyboard
        self.master = master
        mode = TerminalMode(of: keyboard)
        _ = rb_set_raw_mode(keyboard)
    }

    /// Puts the terminal's settings back; a second call does nothing.
    func restore() {
        mode?.apply(to: keyboard)
        mode = nil
    }

    /// Reads what has been typed.
    func receive() {
        let count = buffer.withUnsafeMutableBytes { read(keyboard, $0.baseAddress, $0.count) }
        if count > 0 {
            pending = buffer[..<count]
            send()
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
            isClosed = true
        }
    }

    /// Writes as much as the program's terminal takes.
    func send() {
        while !pending.isEmpty {
            let count = pending.withUnsafeBytes { write(master.number, $0.baseAddress, $0.count) }
            if count > 0 {
                pending = pending.dropFirst(count)
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                pending = []
            }
        }
    }

    deinit {
        restore()
    }
}
