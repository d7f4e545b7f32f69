internal import Execution
internal import Foundation
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// Goes on with a run that was left: with its values, its decisions and the state that its steps left.
struct Resumption {
    var context: CommandContext
    var prompter: Prompter
    var consents: ConsentOptions
    var signals: SignalSource
    var unknown: UnknownDecision?

    private var words: Localizer { context.localizer }

    /// Resumes a run, by default the latest of this folder.
    ///
    /// - Throws: ``CommandFailure`` where it cannot go on.
    func resume(_ name: String?) throws -> ExitStatus {
        let account = try account(named: name)
        let beginning = try beginning(of: account)
        let folder = FilePath(account.workingDirectory ?? beginning.workingDirectory)
        guard FileManager.default.changeCurrentDirectoryPath(folder.string) else {
            throw CommandFailure(.inputOutput, "commands.unusablePath", ["path": folder.string, "errno": "2"])
        }
        let runbook = try load(beginning)
        let environment = ProcessEnvironment.current
        let site = try RunSite(folder: folder, runbook: runbook.id, environment: environment, resuming: account.run)
        let record = try Journal.read(at: account.journal)
        let continuation = RunContinuation(account, record)
        try requireSameActions(runbook, account, site)
        let prepared = try prepare(runbook, beginning, continuation)
        try RunPreflight(context: context).requireAnswers(
            to: remaining(of: prepared.plan, continuation),
            consents,
            prompter
        )
        context.tell(words("run.resuming", ["run": account.run]), [.strong])
        let journal = try site.continueJournal(prepared)
        return try RunSitting(
            context: context,
            prompter: prompter,
            consents: consents,
            signals: signals,
            continuation: continuation,
            unknown: unknown
        ).follow(prepared, at: site, journal)
    }

    private func account(named name: String?) throws -> RunAccount {
        let history = try context.history()
        do {
            guard let name else { return try history.latest(in: FilePath(FileManager.default.currentDirectoryPath)) }
            return try history.account(of: try history.id(startingWith: name))
        } catch {
            throw CommandFailure(history: error)
        }
    }

    /// How the run began, as far as its journal is sound and it has anything left to do.
    private func beginning(of account: RunAccount) throws -> JournalEvent.RunStarted {
        if let fault = account.fault, !fault.isTornEnd {
            throw CommandFailure(.inputOutput, "run.resume.damaged", ["run": account.run, "line": "\(fault.line)"])
        }
        if account.outcome == .succeeded { throw CommandFailure(.usage, "run.resume.finished", ["run": account.run]) }
        for entry in try Journal.read(at: account.journal).entries {
            if case .runStarted(let started) = entry.event { return started }
        }
        throw CommandFailure(.inputOutput, "run.resume.damaged", ["run": account.run, "line": "1"])
    }

    /// The runbook of the run, in the reader's language: the fingerprint binds a resumption, not the language.
    private func load(_ beginning: JournalEvent.RunStarted) throws -> Runbook {
        let file = FilePath(beginning.path ?? "")
        let folder = file.removingLastComponent()
        let isFolder = FileManager.default.fileExists(atPath: folder.appending("runbook.yml").string)
        let loaded = try context.load(isFolder ? folder.string : file.string)
        context.report(loaded.warnings)
        try RunPreflight(context: context).refuseDraft(loaded.runbook)
        return loaded.runbook
    }

    /// Shows what the runbook does otherwise than when the run began, and asks; without anybody to ask, refuses.
    private func requireSameActions(_ runbook: Runbook, _ account: RunAccount, _ site: RunSite) throws {
        let now = Fingerprint(runbook)
        guard now.digest != account.beginning?.fingerprint else { return }
        context.tell(words("run.resume.changed"), [.warning])
        for difference in site.recordedActions?.differences(from: RecordedActions(now)) ?? [] { show(difference) }
        guard prompter.isInteractive else { throw CommandFailure(.notMet, "run.resume.refused") }
        let menu = QuestionMenu(words, ["continue", "quit", "help"])
        while true {
            switch prompter.ask(words("run.question.changed"), menu) {
            case .choice("continue"): return
            case .choice("help"): for line in menu.explanation(context.errorStyle) { context.say(line) }
            case .enter: continue
            default: throw CommandFailure(.declined, "run.resume.refused")
            }
        }
    }

    private func show(_ difference: RecordedActions.Difference) {
        context.say()
        context.tell(difference.name, [.strong])
        let text = { (lines: [String]?) in lines.map { $0.joined(separator: "\n") + "\n" } }
        let diff = LineDiff(old: text(difference.before) ?? "", new: text(difference.now) ?? "")
        let renderer = DiffRenderer(style: context.errorStyle, missingNewlineNotice: "")
        for line in renderer.lines(diff, path: difference.name) { context.say(line) }
    }

    /// The values of the run, with what its steps captured; secrets are asked again.
    private func prepare(
        _ runbook: Runbook,
        _ beginning: JournalEvent.RunStarted,
        _ continuation: RunContinuation
    ) throws -> PreparedRun {
        var bindings = Bindings(chosenSections: Set(beginning.choices ?? []))
        for (name, text) in beginning.parameters {
            guard let value = try? runbook.parameter(name)?.type.value(from: text) else { continue }
            bindings.values[name] = BoundValue(value, from: .asked)
        }
        let preparation = RunPreparation(
            context: context,
            prompter: prompter,
            values: ValueOptions(),
            takesDefaults: true
        )
        var prepared = try preparation.prepare(runbook, bindings)
        for (step, text) in continuation.captured {
            guard let name = runbook.step(step)?.capture,
                let value = try? runbook.parameter(name)?.type.value(from: text)
            else { continue }
            prepared.bindings.values[name] = BoundValue(value, from: .captured)
        }
        return prepared
    }

    private func remaining(of plan: Plan, _ continuation: RunContinuation) -> Plan {
        var plan = plan
        plan.steps.removeAll { continuation.settled[$0.id] != nil }
        return plan
    }
}
