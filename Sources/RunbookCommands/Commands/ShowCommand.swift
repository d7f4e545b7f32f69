internal import ArgumentParser
internal import Execution
internal import Localization
internal import MarkdownTree
internal import Planning
internal import Rendering
internal import RunbookModel

/// `runbook show`: a runbook as a page to read, with its parameters and steps.
struct ShowCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "show")

    @OptionGroup var common: CommonOptions
    @Argument var id: String

    func run(_ context: CommandContext) throws {
        let loaded = try context.load(id)
        context.introduce(loaded)
        context.print(RunbookPage(context: context, runbook: loaded.runbook).lines)
    }
}

/// A runbook laid out for a terminal.
struct RunbookPage {
    var context: CommandContext
    var runbook: Runbook

    private var words: Localizer { context.localizer }
    private var style: TerminalStyle { context.outputStyle }
    private var prose: ProseRenderer { ProseRenderer(style: style) }

    var lines: [String] {
        var lines = DisplayWidth.wrap(runbook.title, to: style.columns).map { style.apply([.heading], to: $0) }
        if let summary = runbook.summary { lines += [""] + prose.lines(MarkdownParser().parse(summary).blocks) }
        if !runbook.parameters.isEmpty { lines += ["", heading("commands.parameters")] + parameters }
        for section in runbook.sections { lines += self.lines(for: section) }
        return lines
    }

    private func indentedProse(by columns: Int) -> ProseRenderer {
        var narrow = style
        narrow.columns = max(20, style.columns - columns)
        return ProseRenderer(style: narrow)
    }

    private func heading(_ key: String) -> String {
        style.apply([.heading], to: words(key))
    }

    private var parameters: [String] {
        let captured = Set(runbook.steps.compactMap(\.capture))
        return runbook.parameters.filter { !captured.contains($0.name) }
            .flatMap { parameter -> [String] in
                let type = words("values.types.\(parameter.type.keyword)")
                let fallback = parameter.defaultValue.map { words("commands.default", ["value": $0.source]) } ?? ""
                let lead = "\(parameter.name) – \(parameter.label) (\(type)\(fallback))"
                let help = parameter.help.map { indentedProse(by: 4).lines(MarkdownParser().parse($0).blocks) } ?? []
                return DisplayWidth.wrap(lead, to: style.columns - 2).map { "  " + style.apply([.strong], to: $0) }
                    + help.map { "    " + style.apply([.faint], to: $0) }
            }
    }

    private func lines(for section: Section) -> [String] {
        var lines: [String] = []
        if section.level > 0, section.title.plainText != runbook.title {
            lines += [""] + prose.lines(section.title, roles: [.heading])
            if let condition = section.condition {
                lines.append(faint("commands.when", ["condition": condition.source]))
            }
        }
        for element in section.elements {
            lines.append("")
            switch element {
            case .prose(let block): lines += prose.lines([block])
            case .choice(let choice): lines += prose.lines([choice.list])
            case .example(let code):
                lines += indented(code.literal)
            case .output(let output, _): lines += self.lines(for: output)
            case .step(let id):
                lines += runbook.step(id).map { WrittenStep(localizer: words, style: style, step: $0).lines } ?? []
            }
        }
        return lines
    }

    private func lines(for output: SampleOutput) -> [String] {
        let key = output.isFailure ? "commands.sampleFailure" : "commands.sampleOutput"
        // What a tool says in the reader's language has the no-break spaces of that language.
        let text = indented(output.template.source, hasTypography: output.isTranslated)
        return [faint(key, [:])] + text.map { style.apply([.faint], to: $0) }
    }

    private func indented(_ code: String, hasTypography: Bool = false) -> [String] {
        code.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
            line.isEmpty ? "" : "    " + VisibleText(String(line), as: hasTypography ? .prose : .code).text
        }
    }

    private func faint(_ key: String, _ arguments: [String: String]) -> String {
        style.apply([.faint], to: words(key, arguments))
    }
}
