import CPosix

/// The settings of a terminal (termios), kept to be put back.
package struct TerminalMode: Sendable {
    private var bytes: [UInt8]

    /// Reads the settings of the terminal behind a descriptor; nil where it is none.
    package init?(of descriptor: Int32) {
        bytes = [UInt8](repeating: 0, count: rb_terminal_mode_size())
        guard bytes.withUnsafeMutableBytes({ rb_get_terminal_mode(descriptor, $0.baseAddress) }) == 0 else {
            return nil
        }
    }

    /// Gives a terminal these settings, after what was written to it has gone out.
    package func apply(to descriptor: Int32) {
        _ = bytes.withUnsafeBytes { rb_set_terminal_mode(descriptor, $0.baseAddress) }
    }
}
