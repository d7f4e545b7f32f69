import CPosix
package import SystemPackage

/// A program to run, and how.
package struct ProcessRequest: Sendable {
    /// Where the program's output goes, and what it reads.
    package enum Streams: Sendable {
        /// To pipes; standard error joins standard output unless it is to stay apart. Standard input is empty.
        case pipes(separateStandardError: Bool)
        /// To a pseudo-terminal that cannot be typed into: standard input is empty, and `/dev/tty` does not exist.
        case pseudoTerminal(TerminalSize)
        /// To a pseudo-terminal that is the controlling one, with the keys of `keyboard`, a terminal, relayed to it.
        case interactive(keyboard: FileDescriptor)
    }

    /// The program, by path or by a name on the search path, and its arguments.
    package var arguments: [String]
    /// The program's file where it is known, so that the name, which stays its first argument, is not looked for.
    package var program: String?
    /// The whole environment.
    package var environment: ProcessEnvironment
    /// The directory in which it starts.
    package var workingDirectory: FilePath
    /// Where its output goes, and what it reads.
    package var streams: Streams
    /// Descriptors that it inherits, by the number (3 to 15) under which it knows them.
    package var inheritedDescriptors: [Int32: FileDescriptor] = [:]
    /// Seconds after which it is ended; nil for no limit.
    package var timeout: Double?
    /// Seconds between asking it to end and killing it.
    package var gracePeriod: Double = 10

    /// A request with no limit in time and the usual grace period of 10 seconds.
    package init(
        _ arguments: [String],
        environment: ProcessEnvironment = .current,
        workingDirectory: FilePath,
        streams: Streams = .pipes(separateStandardError: false)
    ) {
        self.arguments = arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.streams = streams
    }
}

/// The size of a terminal in character cells.
package struct TerminalSize: Sendable, Hashable {
    /// Lines.
    package var rows: UInt16
    /// Characters in a line.
    package var columns: UInt16

    /// A size.
    package init(rows: UInt16, columns: UInt16) {
        self.rows = rows
        self.columns = columns
    }

    /// The size of the terminal behind a descriptor; nil where it is none or does not tell.
    package init?(of descriptor: FileDescriptor) {
        var (rows, columns): (UInt16, UInt16) = (0, 0)
        guard rb_get_window_size(descriptor.rawValue, &rows, &columns) == 0, rows > 0, columns > 0 else { return nil }
        self.init(rows: rows, columns: columns)
    }

    /// The size of the terminal of this process, found at its standard descriptors.
    package static var current: TerminalSize? {
        [FileDescriptor.standardOutput, .standardError, .standardInput].lazy.compactMap(TerminalSize.init(of:)).first
    }
}
