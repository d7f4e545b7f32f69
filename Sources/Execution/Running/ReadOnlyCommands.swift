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
        guard let result, result.outcome.termination == .exited(0), result.outcome.ending == .natural else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self).trimmingWhitespace
    }
}
