internal import ArgumentParser
internal import Authoring
internal import Localization
internal import RunbookModel
internal import SystemPackage

/// `runbook import`: published guides as runbooks, with notes of what a person must still decide.
struct ImportCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "import")

    @OptionGroup var common: CommonOptions
    @Argument var pages: [String]
    @Option(name: .long) var variables: String?
    @Option(name: .long, help: ArgumentHelp(valueName: "outputFolder")) var output: String?
    @Option(name: .long) var format: OutputFormat = .text

    func run(_ context: CommandContext) throws {
        if pages.count > 1, output == nil, format == .text {
            throw CommandFailure(.usage, "import.severalPages")
        }
        let reading = try GuidePageReading(variablesFile: variables)
        var imports: [GuideImport] = []
        var failure: CommandFailure?
        let results = pages.mapInParallel { path in
            Result { () throws(CommandFailure) in GuideImport(path: path, runbook: try runbook(path, reading)) }
        }
        for result in results {
            do throws(CommandFailure) {
                imports.append(try result.get())
            } catch {
                context.report(error.diagnostics)
                if let (key, arguments) = error.message { context.say(context.sentence(key, arguments)) }
                failure = failure ?? CommandFailure(error.status)
            }
        }
        if failure == nil, let output { try ImportFolder(FilePath(output)).write(imports, context) }
        try print(imports, context)
        if let failure { throw failure }
    }

    private func runbook(_ path: String, _ reading: GuidePageReading) throws(CommandFailure) -> ImportedRunbook {
        let language = common.lang.last.flatMap { LanguageTag($0) }?.text
        return GuideImporter(try reading.page(path), language: language).runbook()
    }

    private func print(_ imports: [GuideImport], _ context: CommandContext) throws {
        let wording = ImportNoteWording(localizer: context.localizer)
        for (path, runbook) in imports.map({ ($0.path, $0.runbook) }) {
            let notes = runbook.notes(isLone: output == nil)
            if format == .json {
                let report = ImportReport(path, runbook, notes, wording)
                context.print(try pages.count == 1 ? context.text(json: report) : context.line(json: report))
            } else {
                if output == nil { context.write(runbook.loneFile, to: .standardOutput) }
                for note in notes { context.say(wording.line(note, path: path)) }
                context.tell(wording.summary(runbook, notes))
            }
        }
    }
}

/// A page and the runbook that was made of it.
struct GuideImport: Sendable {
    /// The path as it was given.
    var path: String
    var runbook: ImportedRunbook
}

/// What `--format json` prints of a page.
private struct ImportReport: Encodable {
    struct Block: Encodable {
        var index: Int
        var language: String
        var kind: ImportedRunbook.BlockKind
        var text: String
        var line: Int
    }

    struct Note: Encodable {
        var kind: String
        var message: String
        var block: Int?
        var line: Int?
        var resultLine: Int?
    }

    var page: String
    var codeBlocks: [Block]
    var notes: [Note]

    init(_ path: String, _ runbook: ImportedRunbook, _ notes: [ImportNote], _ wording: ImportNoteWording) {
        page = path
        codeBlocks = runbook.page.codeBlocks.map { code in
            let form = runbook.form(of: code)
            return Block(
                index: code.index ?? 0,
                language: form.language,
                kind: form.kind,
                text: code.text,
                line: code.line
            )
        }
        self.notes = notes.map { note in
            Note(
                kind: note.kind.name,
                message: wording.sentence(for: note),
                block: note.block,
                line: note.line,
                resultLine: note.resultLine
            )
        }
    }
}
