internal import ArgumentParser
internal import Execution
internal import Foundation
internal import Rendering
internal import SystemPackage

/// `runbook report`: what happened in a run, for those who were not there.
struct ReportCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "report")

    @OptionGroup var common: CommonOptions
    @Argument var run: String?
    @Option(name: .long) var format: ReportFormat = .text
    @Option(name: .long) var output: String?

    func run(_ context: CommandContext) throws {
        let account = try context.account(of: run)
        let wording = ReportWording(localizer: context.localizer)
        // What the record is worth comes before what it says; in a text on the screen it is the first line anyway.
        if let fault = account.fault, format != .text || output != nil { context.say(wording.sentence(for: fault)) }
        try ProductFile(output).write(try text(of: account, wording, context))
        if let fault = account.fault, !fault.isTornEnd { throw ExitCode(ExitStatus.inputOutput.rawValue) }
    }

    private func text(of account: RunAccount, _ wording: ReportWording, _ context: CommandContext) throws -> String {
        if format == .json { return try context.text(json: account) + "\n" }
        var report = RunReport(account)
        for step in account.steps {
            guard let path = step.transcript else { continue }
            report.outputs[step.id] = TranscriptExcerpt(of: FilePath(path))
        }
        switch format {
        case .text, .json:
            var style = context.outputStyle
            if output != nil { style.ink = .none }
            return TextReport(wording: wording, style: style).lines(report).map { $0 + "\n" }.joined()
        case .markdown: return MarkdownReport(wording: wording).text(report)
        case .html: return HTMLReport(wording: wording).text(report)
        case .junit: return JUnitReport(wording: wording).text(report)
        }
    }
}

extension ReportFormat: OptionWord {}
