internal import Foundation

/// What the figures depend on besides the program.
enum Machine {
    /// Processor, kernel, and the versions of the programs that are measured.
    static func facts(_ programs: [(name: String, arguments: [String])]) -> [String: String] {
        var facts: [String: String] = [:]
        let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = processor.split(separator: "\n").first { $0.hasPrefix("model name") }
        facts["processor"] =
            (model.map { String($0.drop { $0 != ":" }.dropFirst(2)) } ?? "unknown")
            + ", \(ProcessInfo.processInfo.activeProcessorCount) cores"
        facts["kernel"] = (try? String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
        for program in programs { facts[program.name] = firstLine(of: program.arguments) }
        return facts
    }

    private static func firstLine(of arguments: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        guard (try? process.run()) != nil else { return nil }
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self).split(separator: "\n").first.map(String.init)
    }
}
