internal import Foundation
package import SystemPackage

/// Runs the read-only commands of a runbook: proposals, protected facts, versions of tools.
package struct ReadOnlyCommands: Sendable {
    /// The most bytes of output that are kept: 64 KiB.
    private static let longestOutput = 1 << 16

    private let session: ShellSession

    /// Commands that run in a folder, the current one by default.
    package init(signals: SignalSource, folder: FilePath? = nil) {
        let folder = folder ?? FilePath(FileManager.default.currentDirectoryPath)
        session = ShellSession(runner: ProcessRunner(signals: signals), folder: folder)
    }

    /// The standard output of a command, trimmed; nil where it fails or takes longer than `timeout` seconds.
    package func output(of command: String, timeout: Double, secrets: [String: String] = [:]) -> String? {
        answer(to: command, timeout: timeout, secrets: secrets).output
    }

    /// The output of a command as ``output(of:timeout:secrets:)`` gives it, and whether a signal says to leave the run.
    package func answer(
        to command: String,
        timeout: Double,
        secrets: [String: String]
    ) -> (output: String?, departure: Departure?) {
        var bytes: [UInt8] = []
        let step = ShellStep(
            command,
            secrets: secrets,
            streams: .pipes(separateStandardError: true),
            timeout: timeout,
            gracePeriod: 1
        )
        let result = try? session.run(step, from: ShellState()) { chunk in
            if chunk.stream == .output, bytes.count < Self.longestOutput { bytes += chunk.bytes }
            return .goOn
        }
        guard let result else { return (nil, nil) }
        var departure: Departure? = result.outcome.lostTerminal ? .lostTerminal : nil
        if case .interrupted = result.outcome.ending { departure = departure ?? .interrupted }
        guard result.outcome.termination == .exited(0), result.outcome.ending == .natural else {
            return (nil, departure)
        }
        return (String(decoding: bytes, as: UTF8.self).trimmingWhitespace, departure)
    }
}
