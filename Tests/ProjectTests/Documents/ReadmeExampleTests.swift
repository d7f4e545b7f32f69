import Foundation
import SystemPackage
import TestSupport
import Testing

/// What the READMEs show is what happens.
struct ReadmeExampleTests {
    @Test(arguments: [("README.md", "en"), ("README.fr.md", "fr")])
    func examplesDoWhatTheReadmeSays(path: String, language: String) throws {
        let bench = try ExampleBench(language: language)
        let examples = try Document(path).examples
        for (index, example) in examples.enumerated() {
            if let name = example.fileName { try bench.scratch.write(example.code, to: "work/\(name)") }
            guard let statuses = example.allowedStatuses else { continue }
            let result = try bench.run(example.code)
            #expect(statuses.contains(result.status), "\(path):\(example.line)\n\(result.output)")
            let next = examples.indices.contains(index + 1) ? examples[index + 1] : nil
            guard let next, next.language == "text", next.directive == nil else { continue }
            #expect(
                ElidedText(next.code).matches(result.output),
                "\(path):\(next.line)\n\(next.code)\nis not what was printed:\n\(result.output)"
            )
        }
        #expect(examples.count { $0.allowedStatuses != nil } > 5)
    }

    @Test(arguments: ["README.md", "README.fr.md"])
    func everyShellBlockSaysWhetherItIsRun(_ path: String) throws {
        for example in try Document(path).examples where example.language == "shell" {
            let isExcused = example.directive?.hasPrefix("not run: ") == true
            #expect(example.allowedStatuses != nil || isExcused, "\(path):\(example.line)")
        }
    }

    @Test(arguments: [
        ("a\n…\nd\n", "a\nb\nc\nd\n", true), ("a\n…\nd\n", "a\nd\n", true), ("a\nd\n", "a\nb\nd\n", false),
        ("in … ms\n", "in 35 ms\n", true), ("in … ms\n", "in 35 s\n", false), ("…\nb\n", "a\nb\nc\n", false),
        ("…\nb\n…\n", "a\nb\nc\n", true), (" \na\n", "\na  \n", true), ("a\n", " a\n", false),
    ])
    func ellipsisStandsForAnything(pattern: String, output: String, matches: Bool) {
        #expect(ElidedText(pattern).matches(output) == matches)
    }
}

/// A folder with the project's runbooks in which examples are run by the program that was built.
private struct ExampleBench {
    let scratch: ScratchDirectory
    private let environment: [String: String?]

    init(language: String) throws {
        scratch = try ScratchDirectory()
        let work = scratch.appending("work")
        try FileManager.default.createDirectory(atPath: work.string, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            atPath: scratch.appending("bin").string,
            withIntermediateDirectories: true
        )
        try FileManager.default.copyItem(
            atPath: ProjectFiles.root.appending("runbooks").string,
            toPath: work.appending("runbooks").string
        )
        try FileManager.default.createSymbolicLink(
            atPath: scratch.appending("bin/runbook").string,
            withDestinationPath: try BuiltProgram.path.string
        )
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        environment = [
            "PATH": "\(scratch.appending("bin").string):\(path)", "HOME": scratch.path.string, "COLUMNS": "80",
            "XDG_STATE_HOME": scratch.appending("state").string, "RUNBOOK_LANG": language, "LC_ALL": "C.UTF-8",
            "RUNBOOK_PATH": nil, "RUNBOOK_LOCALES": nil, "KUBECONFIG": "/dev/null",
        ]
    }

    /// Runs commands as a reader would type them, both streams together.
    func run(_ commands: String) throws -> CompletedProgram {
        try CompletedProgram.run(
            ["bash", "-e", "-o", "pipefail", "-c", "exec 2>&1\n" + commands],
            environment: environment,
            in: scratch.appending("work")
        )
    }
}
