internal import ArgumentParser
internal import Authoring
internal import Localization
internal import Rendering
internal import RunbookModel

/// `runbook compare`: where a runbook and the published guide that it matches differ.
struct CompareCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "compare")

    @OptionGroup var common: CommonOptions
    @Argument var id: String
    @Argument var page: String
    @Option(name: .long) var variables: String?
    @Option(name: .long) var format: OutputFormat = .text

    func run(_ context: CommandContext) throws {
        let page = try GuidePageReading(variablesFile: variables).page(page)
        let place = try context.locate(id)
        // The same language differs in fewer comments.
        let language = place.languages.first { $0.lowercased() == page.language?.lowercased() }
        let loaded = try context.load(id, in: language)
        context.report(loaded.warnings)
        let comparison = GuideComparison(loaded.runbook, page)
        let view = ComparisonPage(localizer: context.localizer, style: context.outputStyle)
        for notice in view.notices(comparison, loaded.runbook, page) { context.tell(notice, .warning) }
        if format == .json {
            try context.print(json: ComparisonReport(comparison, loaded.runbook, path: self.page))
        } else {
            context.print(view.lines(comparison))
        }
        guard comparison.isDeclared else { throw ExitCode(ExitStatus.notMet.rawValue) }
    }
}

/// What `--format json` prints of a comparison.
private struct ComparisonReport: Encodable {
    struct Block: Encodable {
        var guide: [Int]
        var step: String?
        var status: ComparedBlock.Status
        var reason: String?
    }

    var runbook: String
    var page: String
    var pageHasChanged: Bool?
    var blocks: [Block]

    init(_ comparison: GuideComparison, _ runbook: Runbook, path: String) {
        self.runbook = runbook.id
        page = path
        pageHasChanged = comparison.pageHasChanged
        blocks = comparison.blocks.map {
            Block(guide: $0.guide, step: $0.step, status: $0.status, reason: $0.reason)
        }
    }
}
