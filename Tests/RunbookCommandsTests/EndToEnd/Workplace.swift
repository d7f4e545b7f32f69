import Execution
import Foundation
import SystemPackage
import TestSupport

/// A machine of its own for a test: a working folder, a home and a state folder, with the built program in them.
struct Workplace {
    let scratch: ScratchDirectory
    /// Variables beyond those that every test has.
    var variables: [String: String?] = [:]

    init() throws {
        scratch = try ScratchDirectory()
        for name in ["work", "home", "state", "tmp", "bin"] {
            try FileManager.default.createDirectory(
                atPath: scratch.appending(name).string,
                withIntermediateDirectories: true
            )
        }
    }

    /// Where the program is started.
    var work: FilePath { scratch.appending("work") }

    /// What no run may leave behind but under these names: everything that is here, below the scratch folder.
    var tree: [String] {
        let paths = FileManager.default.enumerator(atPath: scratch.path.string)?.compactMap { $0 as? String } ?? []
        return paths.sorted()
    }

    /// Writes a file of the working folder.
    @discardableResult
    func write(_ text: String, to name: String) throws -> FilePath {
        try scratch.write(text, to: "work/" + name)
    }

    /// The text of a file of the working folder; nil where there is none.
    func read(_ name: String) -> String? {
        scratch.read("work/" + name)
    }

    /// Puts a program on the search path.
    func install(_ name: String, _ script: String) throws {
        let path = try scratch.write("#!/bin/bash\n" + script + "\n", to: "bin/" + name)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.string)
    }

    private var environment: [String: String?] {
        let path = ProcessEnvironment.current["PATH"] ?? "/usr/bin:/bin"
        let own: [String: String?] = [
            "HOME": scratch.appending("home").string, "XDG_STATE_HOME": scratch.appending("state").string,
            "TMPDIR": scratch.appending("tmp").string, "PATH": scratch.appending("bin").string + ":" + path,
            "RUNBOOK_PATH": nil, "RUNBOOK_LANG": nil, "RUNBOOK_LOCALES": nil, "NO_COLOR": nil, "COLUMNS": nil,
            "LANG": "C.UTF-8", "LC_ALL": nil, "LC_MESSAGES": nil, "TMUX": nil, "STY": nil,
        ]
        return own.merging(variables) { _, new in new }
    }

    /// Starts the program in a terminal.
    func start(
        _ arguments: [String],
        language: String = "en",
        columns: UInt16 = 80,
        deadline: Duration = .seconds(60)
    ) throws -> TerminalProgram {
        try TerminalProgram(
            [try BuiltProgram.path.string] + arguments + ["--lang", language],
            environment: environment,
            in: work,
            size: TerminalSize(rows: 24, columns: columns),
            deadline: deadline
        )
    }

    /// Starts a shell in a terminal, whose `$0` is the program and whose other arguments are given.
    func startShell(_ script: String, _ arguments: [String]) throws -> TerminalProgram {
        try TerminalProgram(
            ["bash", "-c", script, try BuiltProgram.path.string] + arguments + ["--lang", "en"],
            environment: environment,
            in: work
        )
    }

    /// Runs the program to its end without a terminal.
    func run(_ arguments: [String], language: String = "en", input: String = "") throws -> CompletedProgram {
        try execute([try BuiltProgram.path.string] + arguments + ["--lang", language], input: input)
    }

    /// Runs any program to its end in the same surroundings.
    func execute(_ arguments: [String], input: String = "") throws -> CompletedProgram {
        try CompletedProgram.run(arguments, input: input, environment: environment, in: work)
    }

    // MARK: What runs leave

    /// The folders of the runs, in the order of their starts.
    var runs: [FilePath] {
        let folder = scratch.appending("state/runbook/runs")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.string)) ?? []
        return names.sorted().map { folder.appending($0) }
    }

    /// The account of the only run.
    var account: RecordedRun {
        get throws { try RecordedRun(folder: runs.count == 1 ? runs[0] : FilePath("/nonexistent")) }
    }

    /// Every file below the state folder, its bytes as text.
    func stateText() -> String {
        tree.filter { $0.hasPrefix("state/") }.compactMap { scratch.read($0) }.joined(separator: "\n")
    }
}

/// The folder of the repository.
enum Repository {
    static var root: FilePath {
        var path = FilePath(#filePath)
        for _ in 0..<4 { path.removeLastComponent() }
        return path
    }

    /// The runbook that comes with the program.
    static let runbook = "upgrade-milvus-standalone-operator"

    /// The options that find it.
    static var options: [String] { ["--runbooks", root.appending("runbooks").string] }
}

extension String {
    /// The words on one line, with plain spaces between them: how a text is wrapped and set does not matter then.
    var flattened: String {
        split { $0.isWhitespace || $0 == "\u{A0}" || $0 == "\u{202F}" }.joined(separator: " ")
    }
}
