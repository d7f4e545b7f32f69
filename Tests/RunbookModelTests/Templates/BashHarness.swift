import Foundation
import Testing

/// Runs many pieces of shell text in one bash, each in a subshell and an empty folder of its own.
struct BashHarness {
    struct Run {
        var script: String
        /// What `$V` holds.
        var value: String
    }

    struct Outcome {
        /// What it printed to standard output.
        var output: [UInt8]
        var errors: String
        /// The names of what it left in its folder, apart from the file `out`.
        var leftovers: [String]
    }

    /// Runs the scripts, in order.
    static func outcomes(of runs: [Run]) throws -> [Outcome] {
        let manager = FileManager.default
        let root = manager.temporaryDirectory.appending(path: "substitution-\(UUID().uuidString)")
        try manager.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? manager.removeItem(at: root) }
        for (index, run) in runs.enumerated() {
            try Data(run.script.utf8).write(to: root.appending(path: "\(index).sh"))
            try Data(run.value.utf8).write(to: root.appending(path: "\(index).value"))
        }
        try run(driver, in: root)
        return try runs.indices.map { index in
            let folder = root.appending(path: "\(index).d").path(percentEncoded: false)
            let errors = try Data(contentsOf: root.appending(path: "\(index).err"))
            return Outcome(
                output: Array(try Data(contentsOf: root.appending(path: "\(index).out"))),
                errors: String(decoding: errors, as: UTF8.self),
                leftovers: try manager.contentsOfDirectory(atPath: folder).filter { $0 != "out" }
            )
        }
    }

    /// `$V` is read so that no newline at its end is lost.
    private static let driver = """
        show() { printf '%s\\0' "$@"; }
        export LC_ALL=C.UTF-8
        for script in [0-9]*.sh; do
            index=${script%.sh}
            mkdir "$index.d"
            (
                IFS= read -r -d '' V < "$index.value" || true
                cd "$index.d" || exit
                set --
                . "../$script"
            ) > "$index.out" 2> "$index.err" < /dev/null
        done
        """

    private static func run(_ script: String, in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments = ["--norc", "--noprofile", "-c", script]
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
    }
}
