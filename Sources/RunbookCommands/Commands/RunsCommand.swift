internal import ArgumentParser
internal import Execution
internal import Foundation
internal import Localization
internal import Rendering
internal import SystemPackage

/// `runbook runs`: the runs of this folder, or of all, and how they stand.
struct RunsCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "runs")

    @OptionGroup var common: CommonOptions
    @Flag(name: .long) var all = false
    @Option(name: .long) var format: OutputFormat = .text

    func run(_ context: CommandContext) throws {
        let history = try context.history()
        let folder = FilePath(FileManager.default.currentDirectoryPath)
        var (accounts, failure): ([RunAccount], CommandFailure?) = ([], nil)
        do {
            for id in try history.ids() {
                do {
                    let account = try history.account(of: id)
                    if all || history.isSame(account.workingDirectory, folder) { accounts.append(account) }
                } catch {
                    failure = CommandFailure(history: error)
                }
            }
        } catch {
            throw CommandFailure(history: error)
        }
        if format == .json {
            try context.print(json: ["runs": accounts.map(ListedRun.init)])
        } else {
            for account in accounts { printLines(of: account, context) }
            if accounts.isEmpty { context.say(context.localizer(all ? "report.noRuns" : "report.noRunsHere")) }
        }
        // The runs that can be read are told first.
        if let failure { throw failure }
    }

    private func printLines(of account: RunAccount, _ context: CommandContext) {
        let (style, words) = (context.outputStyle, context.localizer)
        let wording = ReportWording(localizer: words)
        let moment = account.started.map { "  " + wording.moment($0) } ?? ""
        context.print(style.apply([.strong], to: VisibleText(account.run, as: .singleLine).text) + moment)
        var details = [account.name(in: words), wording.outcome(of: account), wording.progress(of: account)]
        if account.isNoRun { details.insert(words("report.mode.\(account.kind)"), at: 1) }
        if all, let folder = account.workingDirectory { details.append(VisibleText(folder, as: .singleLine).text) }
        if let fault = account.fault, !fault.isTornEnd { details.append(wording.sentence(for: fault)) }
        let text = details.joined(separator: words("report.separator"))
        for line in DisplayWidth.wrap(text, to: max(20, style.columns - 2)) { context.print("  " + line) }
    }
}

extension RunAccount {
    /// The runbook, and the languages in which it was followed.
    fileprivate func name(in words: Localizer) -> String {
        let name = VisibleText(runbook ?? "?", as: .singleLine).text
        let languages = languages.filter { $0 != "und" }
        return languages.isEmpty ? name : "\(name) (\(languages.joined(separator: ", ")))"
    }

    /// The languages of its parts, in their order.
    fileprivate var languages: [String] {
        parts.map(\.language).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

/// What a list says of a run.
private struct ListedRun: Encodable {
    var run: String
    /// `run`, `rehearsal` or `training`.
    var mode: String
    var runbook: String?
    var languages: [String]
    var workingDirectory: String?
    var started: String?
    var lastEvent: String?
    var duration: Double
    var outcome: RunAccount.Outcome
    var failedStep: String?
    var stepsDone: Int
    var stepsTotal: Int?
    var stepsExercised: Int?
    var fault: RunAccount.Fault?

    init(_ account: RunAccount) {
        run = account.run
        mode = account.kind
        runbook = account.runbook
        languages = account.languages
        workingDirectory = account.workingDirectory
        started = account.started
        lastEvent = account.lastEvent
        duration = account.duration
        outcome = account.outcome
        failedStep = account.failedStep
        stepsDone = account.stepsDone
        stepsTotal = account.rehearsal?.total ?? account.stepsTotal
        stepsExercised = account.rehearsal?.exercised
        fault = account.fault
    }
}
