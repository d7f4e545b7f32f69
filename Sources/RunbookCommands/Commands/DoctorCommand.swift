internal import ArgumentParser
internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel

/// `runbook doctor`: are a runbook's tools here, in which version, and does its cluster answer.
struct DoctorCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "doctor")

    @OptionGroup var common: CommonOptions
    @Argument var id: String
    @Option(name: .long) var format: OutputFormat = .text

    func run(_ context: CommandContext) throws {
        let runbook = try context.load(id).runbook
        let signals = try SignalMonitor.start()
        defer { withExtendedLifetime(signals) {} }
        let checkup = ToolCheckup(commands: ReadOnlyCommands(signals: signals.source))
        let findings = runbook.requiredTools.flatMap(checkup.examine)
        if format == .json {
            try context.print(json: ["checks": findings])
        } else {
            if findings.isEmpty { context.print(context.localizer("commands.nothingRequired")) }
            for finding in findings { context.print(line(for: finding, context)) }
        }
        if findings.contains(where: { $0.isToolFault }) { throw CommandFailure(.toolMissing) }
        if findings.contains(where: { !$0.isGood }) { throw CommandFailure(.notMet) }
    }

    private func line(for finding: ToolFinding, _ context: CommandContext) -> String {
        let arguments = [
            "name": finding.name, "found": finding.found ?? "", "minimum": finding.minimum ?? "",
        ]
        let text = context.localizer("commands.doctor.\(finding.status.rawValue)", arguments)
        let mark = finding.isGood ? "✓" : "✗"
        return context.outputStyle.apply(finding.isGood ? [.success] : [.error], to: "\(mark) \(text)")
    }
}
