internal import Execution
internal import Foundation
internal import Planning
internal import RunbookModel
internal import SystemPackage

/// What was found of a tool.
struct ToolFinding: Encodable, Equatable {
    enum Status: String, Encodable {
        case ok
        case missing
        case tooOld
        /// It is there, and does not tell its version.
        case unknownVersion
        case reachable
        case unreachable
    }

    var name: String
    var status: Status
    /// The version that was found.
    var found: String?
    var minimum: String?

    /// Whether the tool itself, and not what it talks to, is at fault.
    var isToolFault: Bool { status == .missing || status == .tooOld }

    /// Whether all is well with it.
    var isGood: Bool { status == .ok || status == .reachable }
}

/// Looks for the tools that a runbook requires.
struct ToolCheckup {
    var commands: ReadOnlyCommands

    /// What the servers behind known tools answer to, without changing anything.
    private static let reachability = [
        "kubectl": "kubectl get --raw=/api --request-timeout=5s",
        "docker": "docker info --format '{{.ServerVersion}}'",
    ]

    /// The findings for a tool: the tool itself and, where it is known how to ask, the server behind it.
    func examine(_ tool: ToolRequirement) -> [ToolFinding] {
        let finding = examineVersion(of: tool)
        guard !finding.isToolFault, let command = Self.reachability[tool.name] else { return [finding] }
        let answers = commands.output(of: command, timeout: 10) != nil
        return [finding, ToolFinding(name: tool.name, status: answers ? .reachable : .unreachable)]
    }

    /// The finding for the tool itself.
    func examineVersion(of tool: ToolRequirement) -> ToolFinding {
        var finding = ToolFinding(name: tool.name, status: .ok, minimum: tool.minimumVersion?.text)
        guard isOnSearchPath(tool.name) else {
            finding.status = .missing
            return finding
        }
        guard let command = tool.versionCommand else { return finding }
        let version = commands.output(of: command, timeout: 20).flatMap(firstVersion)
        finding.found = version?.text
        guard let version else {
            finding.status = .unknownVersion
            return finding
        }
        if let minimum = tool.minimumVersion, version.precedence < minimum.precedence { finding.status = .tooOld }
        return finding
    }

    private func isOnSearchPath(_ name: String) -> Bool {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }

    /// The first word of a text that is a version of two parts or more.
    private func firstVersion(in text: String) -> Version? {
        let words = text.split { $0.isWhitespace || $0 == "," || $0 == "\"" || $0 == ":" || $0 == "=" }
        return words.lazy.compactMap { word in word.contains(".") ? Version(String(word)) : nil }.first
    }
}
