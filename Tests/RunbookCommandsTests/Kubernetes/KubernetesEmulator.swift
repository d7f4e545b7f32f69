import Foundation
import SystemPackage
import TestSupport

/// A Kubernetes API on loopback with a Milvus and a small operator, for the real kubectl.
///
/// It runs in a virtual environment that the first test makes; where Python, pip or kubectl is missing, `isAvailable` is
/// false and the tests that need it are skipped.
final class KubernetesEmulator {
    private let process = Process()
    private let input = Pipe()
    private let scratch: ScratchDirectory

    /// What the emulator is told: `--image …`, `--missing`, `--migration fails`.
    init(_ options: [String] = []) throws {
        scratch = try ScratchDirectory()
        for folder in ["work", "state", "helm"] {
            try FileManager.default.createDirectory(
                atPath: scratch.appending(folder).string,
                withIntermediateDirectories: true
            )
        }
        process.executableURL = URL(filePath: Self.python)
        process.arguments = [Self.folder + "/emulator.py", kubeconfig, "--reads", "0"] + options
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line = Data()
        while !line.contains(UInt8(ascii: "\n")) {
            let chunk = output.fileHandleForReading.availableData
            if chunk.isEmpty { throw Failure.didNotStart }
            line += chunk
        }
    }

    enum Failure: Error {
        case didNotStart
    }

    deinit {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    // MARK: What tests use

    private var kubeconfig: String { scratch.appending("kubeconfig").string }

    /// The folder in which runs work.
    var workFolder: FilePath { scratch.appending("work") }

    /// The environment of a run: kubectl's configuration, a helm and a state folder of its own.
    var environment: [String: String?] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return [
            "KUBECONFIG": kubeconfig, "PATH": "\(Self.folder)/bin:\(path)", "LANG": "C.UTF-8", "LC_ALL": nil,
            "HELM_STAND_IN": scratch.appending("helm").string, "XDG_STATE_HOME": scratch.appending("state").string,
        ]
    }

    /// What kubectl prints for these arguments, trimmed.
    func kubectl(_ arguments: String...) throws -> String {
        let result = try CompletedProgram.run(["kubectl"] + arguments, environment: environment)
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The journal of the only run, line by line.
    var journal: [String] {
        get throws {
            let runs = try scratch.names(in: "state/runbook/runs")
            let text = runs.first.flatMap { scratch.read("state/runbook/runs/\($0)/journal.jsonl") } ?? ""
            return text.split(separator: "\n").map(String.init)
        }
    }

    // MARK: The virtual environment

    private static let root = FilePath(#filePath).removingLastComponent().removingLastComponent()
        .removingLastComponent().removingLastComponent()
    private static let folder = root.appending("Tests/Emulator").string
    private static let python = root.appending(".build/emulator/bin/python").string

    /// The runbooks that ship.
    static let runbooks = root.appending("runbooks").string

    /// Whether kubectl is here and the virtual environment is, or could be made.
    static let isAvailable: Bool = {
        guard (try? CompletedProgram.run(["kubectl", "version", "--client"]))?.status == 0 else { return false }
        if imports() { return true }
        let environment = root.appending(".build/emulator").string
        guard (try? CompletedProgram.run(["python3", "-m", "venv", environment]))?.status == 0 else { return false }
        let install = [python, "-m", "pip", "install", "--quiet", "--requirement", folder + "/requirements.txt"]
        _ = try? CompletedProgram.run(install, timeout: 300)
        return imports()
    }()

    private static func imports() -> Bool {
        (try? CompletedProgram.run([python, "-c", "import kmock"]))?.status == 0
    }
}
