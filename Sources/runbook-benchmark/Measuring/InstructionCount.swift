internal import Foundation

/// Counts instructions, which say what noise would hide, with callgrind.
struct InstructionCount {
    /// The folder for what callgrind writes.
    var scratch: String

    /// The instructions of a command, in millions; nil where valgrind is missing or the command fails under it.
    func millions(of command: Command) -> Double? {
        let log = scratch + "/callgrind.log"
        var counted = command
        if let program = command.arguments.first, program.contains("/") {
            // Valgrind gives up where it cannot read what is there for debuggers.
            let stripped = scratch + "/counted"
            guard (try? Command(arguments: ["strip", "--strip-debug", "-o", stripped, program]).run()) != nil else {
                return nil
            }
            counted.arguments[0] = stripped
        }
        counted.arguments =
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--log-file=\(log)"] + counted.arguments
        guard (try? counted.run()) != nil, let text = try? String(contentsOfFile: log, encoding: .utf8) else {
            return nil
        }
        let collected = text.split(separator: "\n").last { $0.contains("Collected :") }
        return collected.flatMap { $0.split(separator: " ").last }.flatMap { Double($0) }.map { $0 / 1e6 }
    }
}
