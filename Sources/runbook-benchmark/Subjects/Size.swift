internal import Foundation

/// How large the program is.
struct Size: Sendable {
    static let area = "size"

    @Sendable func measure(_ bench: Workbench) throws {
        let stripped = bench.scratch + "/runbook-stripped"
        _ = try Command(arguments: ["strip", "-o", stripped, bench.runbook]).run()
        add("the program, stripped", [stripped], bench)
        let libraries = try libraries(of: bench.runbook)
        let swift = libraries.filter { $0.contains("/swift/") }
        add("Swift's libraries that it loads", swift, bench)
        add("of these, ICU", swift.filter { $0.contains("ICU") }, bench)
    }

    private func add(_ name: String, _ files: [String], _ bench: Workbench) {
        let sizes = files.map { file in
            (try? FileManager.default.attributesOfItem(atPath: file)[.size]) as? Int ?? 0
        }
        let sum = Sample([Double(sizes.reduce(0, +))])
        bench.add(
            Figure(
                area: Self.area,
                subject: name,
                peer: "–",
                unit: .bytes,
                goal: .none,
                subjectSample: sum,
                peerSample: nil
            )
        )
    }

    /// The paths of the shared libraries that the loader finds for a program.
    private func libraries(of program: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["ldd", program]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return output.split(separator: "\n").compactMap { line in
            line.split(separator: " ").first { $0.hasPrefix("/") }.map(String.init)
        }
    }
}
