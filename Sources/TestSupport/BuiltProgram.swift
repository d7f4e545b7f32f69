import Execution
import FoundationEssentials
import Glibc
package import SystemPackage

/// The `runbook` program that was built with the tests.
package enum BuiltProgram {
    /// Why it cannot be used.
    package enum Failure: Error {
        case notBuilt(FilePath)
    }

    /// Where it is: beside the tests.
    ///
    /// - Throws: ``Failure/notBuilt(_:)``.
    package static var path: FilePath {
        get throws {
            var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
            let program = FilePath(
                String(decoding: buffer.prefix(max(0, length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
            )
            let path = program.removingLastComponent().appending("runbook")
            guard access(path.string, X_OK) == 0 else { throw Failure.notBuilt(path) }
            return path
        }
    }
}

/// What a program that ran to its end has printed.
package struct CompletedProgram: Sendable {
    /// The exit status; 128 and the signal's number where a signal ended it.
    package var status: Int32
    package var output: String
    package var error: String

    /// Runs a program without a terminal.
    ///
    /// - Parameters:
    ///   - arguments: The program and its arguments.
    ///   - input: What it reads from standard input.
    ///   - environment: Variables to set; nil removes one.
    ///   - directory: Where it starts.
    ///   - timeout: Seconds after which it is ended, generous.
    /// - Returns: What it printed and how it ended.
    /// - Throws: `ProcessError` where it cannot be started.
    package static func run(
        _ arguments: [String],
        input: String = "",
        environment: [String: String?] = [:],
        in directory: FilePath = "/",
        timeout: Double = 120
    ) throws -> CompletedProgram {
        let scratch = try ScratchDirectory()
        let inputFile = try scratch.write(input, to: "input")
        // The shell opens the input and gives way to the program.
        let wrapped = ["/bin/sh", "-c", #"exec "$@" <"$0""#, inputFile.string] + arguments
        var request = ProcessRequest(wrapped, workingDirectory: directory, streams: .pipes(separateStandardError: true))
        for (name, value) in environment { request.environment[name] = value }
        request.timeout = timeout
        var (output, error): ([UInt8], [UInt8]) = ([], [])
        let outcome = try ProcessRunner().run(request) { chunk in
            if chunk.stream == .output { output += chunk.bytes } else { error += chunk.bytes }
            return .goOn
        }
        let status =
            switch outcome.termination {
            case .exited(let status): status
            case .signaled(let signal): 128 + signal
            }
        return CompletedProgram(
            status: status,
            output: String(decoding: output, as: UTF8.self),
            error: String(decoding: error, as: UTF8.self)
        )
    }
}
