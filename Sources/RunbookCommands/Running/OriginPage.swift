internal import Execution
internal import Localization
internal import Planning
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// What a person sees, before anything is executed, of a runbook that stands in none of the folders in which runbooks are
/// found: where it comes from, and everything that it would run, as it is written.
struct OriginPage {
    var context: CommandContext
    var runbook: Runbook
    var place: RunbookPlace

    private var words: Localizer { context.localizer }
    private var style: TerminalStyle { context.errorStyle }

    /// Shows the page, and asks once where commands would run without a question of their own; without anybody to ask, or
    /// with `--yes`, showing is enough.
    ///
    /// - Throws: ``CommandFailure`` where the person does not go on.
    func confirm(_ prompter: Prompter, _ consents: ConsentOptions) throws(CommandFailure) {
        guard !context.library.contains(place) else { return }
        let commands = UnaskedCommand.all(of: runbook, in: words)
        for line in origin + lines(of: commands) + blocks { context.say(line) }
        guard !commands.isEmpty, prompter.isInteractive, !consents.yes else { return }
        let menu = QuestionMenu(words, ["proceed", "quit", "help"])
        while true {
            let answer = prompter.ask(words("run.question.origin"), menu)
            switch answer {
            case .choice("proceed"): return
            case .choice("help"): for line in menu.explanation(style) { context.say(line) }
            case .enter: context.tell(words("run.enterIsNoAnswer", ["key": menu.key(of: "proceed")]))
            default:
                let status: ExitStatus = answer.departure == .interrupted ? .interrupted : .declined
                throw CommandFailure(status, "run.origin.declined")
            }
        }
    }

    // MARK: Parts

    private var origin: [String] {
        let path = place.path.real ?? place.path
        var lines = [""] + wrapped(words("run.origin.title"), [.warning])
        lines += fact(words("report.facts.file"), path.string)
        if let owner = ownerships.lazy.compactMap(\.ownership.foreignOwner).first {
            lines += fact(words("run.origin.owner"), owner)
        }
        lines += fact(words("report.facts.digest"), runbook.digest)
        guard let exposed = ownerships.first(where: { $0.ownership.otherWriters != nil }) else { return lines }
        return lines + wrapped(warning(exposed.ownership.otherWriters, exposed.path), [.warning])
    }

    private func warning(_ writers: FileOwnership.Writers?, _ path: FilePath) -> String {
        let shown = VisibleText(path.string, as: .singleLine).text
        switch writers {
        case .group(let name): return words("run.origin.groupMayWrite", ["path": shown, "group": name])
        case .everyone, nil: return words("run.origin.everyoneMayWrite", ["path": shown])
        }
    }

    /// Of the files that make the runbook, and of the folder in which they stand.
    private var ownerships: [(path: FilePath, ownership: FileOwnership)] {
        let files = [runbook.path, runbook.definitionPath].compactMap { $0?.real }
        return (files + files.prefix(1).map { $0.removingLastComponent() }).compactMap { path in
            FileOwnership(of: path).map { (path, $0) }
        }
    }

    private func lines(of commands: [UnaskedCommand]) -> [String] {
        guard !commands.isEmpty else { return [] }
        return [""] + wrapped(words("run.origin.unasked"), [.strong])
            + commands.flatMap { command in
                [""] + wrapped(VisibleText(command.purpose, as: .prose).text, [.faint])
                    + CodeRenderer(style: style).lines(command.template.markedText)
            }
    }

    private var blocks: [String] {
        [""] + wrapped(words("run.origin.blocks"), [.strong])
            + runbook.steps.flatMap { [""] + WrittenStep(localizer: words, style: style, step: $0).lines } + [""]
    }

    /// One line where it fits; otherwise the value, which is never broken, on a line of its own.
    private func fact(_ label: String, _ value: String) -> [String] {
        let shown = VisibleText(value, as: .singleLine).text
        let line = "  " + words("run.fact", ["label": label, "value": shown])
        if DisplayWidth.width(of: line) <= style.columns { return [line] }
        return ["  " + words("report.label", ["label": label]), "    " + shown]
    }

    private func wrapped(_ text: String, _ roles: TextRoles) -> [String] {
        DisplayWidth.wrap(text, to: style.columns).map { style.apply(roles, to: $0) }
    }
}
