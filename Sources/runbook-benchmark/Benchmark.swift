internal import Foundation

/// Measures Runbook against named peers, and prints a table.
///
///     swift run -c release runbook-benchmark [--quick] [--only AREA] [--json FILE]
@main
struct Benchmark {
    private static let areas: [(name: String, measure: @Sendable (Workbench) throws -> Void)] = [
        (StartUp.area, StartUp().measure),
        (Parsing.area, Parsing().measure),
        (Planning.area, Planning().measure),
        (Running.area, Running().measure),
        (Interaction.area, Interaction().measure),
        (Publishing.area, Publishing().measure),
        (Checking.area, Checking().measure),
        (Importing.area, Importing().measure),
        (Size.area, Size().measure),
    ]

    static func main() throws {
        let options = try Options(Array(CommandLine.arguments.dropFirst()), areas: areas.map(\.name))
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "runbook").path
        let scratch = try scratchFolder()
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let bench = Workbench(
            runbook: program,
            peers: Peers(folder: Repository.root + "/.build/benchmark"),
            scratch: scratch,
            isQuick: options.isQuick
        )
        for area in areas where options.areas.isEmpty || options.areas.contains(area.name) {
            FileHandle.standardError.write(Data("\(area.name) …\n".utf8))
            try area.measure(bench)
        }
        let facts = Machine.facts([
            ("runbook", [program, "--version"]), ("bash", ["bash", "--version"]), ("cmark", ["cmark", "--version"]),
            ("python", ["python3", "--version"]),
        ])
        let report = Report(machine: facts, figures: bench.figures, missing: bench.missing, isQuick: options.isQuick)
        print(report.markdown, terminator: "")
        if let file = options.json { try report.json().write(to: URL(filePath: file)) }
    }

    private static func scratchFolder() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "runbook-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.path
    }
}

/// What the person asks the benchmark for.
private struct Options {
    var isQuick = false
    var areas: Set<String> = []
    var json: String?

    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    init(_ arguments: [String], areas known: [String]) throws {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            switch option {
            case "--quick": isQuick = true
            case "--only": areas.insert(try Self.value(of: option, &rest, among: known))
            case "--json": json = try Self.value(of: option, &rest)
            default: throw Fault(description: "usage: runbook-benchmark [--quick] [--only AREA] [--json FILE]")
            }
        }
    }

    private static func value(
        of option: String,
        _ rest: inout ArraySlice<String>,
        among known: [String]? = nil
    ) throws -> String {
        guard let value = rest.popFirst(), known?.contains(value) ?? true else {
            throw Fault(
                description: "\(option) needs a value" + (known.map { ": " + $0.joined(separator: ", ") } ?? "")
            )
        }
        return value
    }
}
