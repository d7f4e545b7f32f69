internal import Foundation

/// How large the program is, and what is installed with it.
struct Size: Sendable {
    static let area = "size"

    @Sendable func measure(_ bench: Workbench) throws {
        let stripped = bench.scratch + "/runbook-stripped"
        _ = try Command(arguments: ["strip", "-o", stripped, bench.runbook]).run()
        let program = size(of: stripped)
        let swift = try libraries(of: bench.runbook).filter { $0.contains("/swift/") }
        let icu = swift.filter { $0.contains("ICU") }.map(size).reduce(0, +)
        let material = ["runbooks", "locales"].map { sizeOfFiles(in: Repository.root + "/" + $0) }.reduce(0, +)
        let loaded = swift.map(size).reduce(0, +)
        let alone = (name: "the program, stripped", size: program)
        let both = (name: "the program and these libraries", size: program + loaded)
        add(alone.name, program, nil, bench)
        add("Swift's libraries that it loads", loaded, alone, bench)
        add("of both, ICU's data and what else its symbols name", try icuSymbols(in: bench.runbook) + icu, both, bench)
        add("an installation: both, runbooks with the handbook, catalogs", both.size + material, both, bench)
    }

    private func add(_ name: String, _ size: Int, _ peer: (name: String, size: Int)?, _ bench: Workbench) {
        bench.add(
            Figure(
                area: Self.area,
                subject: name,
                peer: peer?.name ?? "–",
                unit: .bytes,
                goal: .none,
                subjectSample: Sample([Double(size)]),
                peerSample: peer.map { Sample([Double($0.size)]) }
            )
        )
    }

    private func size(of file: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: file)[.size]) as? Int ?? 0
    }

    private func sizeOfFiles(in folder: String) -> Int {
        let files = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        return files.map { folder + "/" + $0 }.filter { !isFolder($0) }.map(size).reduce(0, +)
    }

    private func isFolder(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)[.type]) as? FileAttributeType == .typeDirectory
    }

    /// The bytes of the symbols whose names are ICU's; tables of it that are named otherwise are not counted.
    ///
    /// Its C++ code is in the namespace `icu_<version>`, its data is `icudt<version>_dat`, and the C functions that Swift
    /// has of it begin with `swift_u`.
    private func icuSymbols(in program: String) throws -> Int {
        try lines(of: ["nm", "--print-size", "--defined-only", program]).reduce(0) { sum, line in
            let fields = line.split(separator: " ")
            guard fields.count == 4, let size = Int(fields[1], radix: 16) else { return sum }
            let isICU = fields[3].contains("icu_") || fields[3].hasPrefix("icudt") || fields[3].hasPrefix("swift_u")
            return isICU ? sum + size : sum
        }
    }

    /// The paths of the shared libraries that the loader finds for a program.
    private func libraries(of program: String) throws -> [String] {
        try lines(of: ["ldd", program]).compactMap { line in
            line.split(separator: " ").first { $0.hasPrefix("/") }.map(String.init)
        }
    }

    private func lines(of command: [String]) throws -> [Substring] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return output.split(separator: "\n")
    }
}
