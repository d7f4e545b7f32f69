internal import ArgumentParser
internal import Authoring
internal import Localization
internal import RunbookModel
internal import SystemPackage

/// `runbook translate`: starts a language of a runbook from another one, or brings it up to date with it.
struct TranslateCommand: ContextualCommand {
    static let configuration = CommandConfiguration(subcommand: "translate")

    @OptionGroup var common: CommonOptions
    @Argument var id: String
    @Argument var tag: String
    @Option(name: .customLong("from"), help: ArgumentHelp(valueName: "tag")) var source: String?
    @Flag(name: .long) var sync = false
    @Flag(name: .long) var dryRun = false

    func run(_ context: CommandContext) throws {
        guard case .folder(let folder) = try context.locate(id) else {
            throw CommandFailure(.usage, "commands.translate.loneFile", ["path": id])
        }
        guard let language = LanguageTag(tag), language.text == tag else {
            throw CommandFailure(.usage, "commands.translate.noTag", ["tag": tag])
        }
        let languages = TranslatedFolder(context: context, folder: folder, tag: tag)
        if sync { return try TranslationUpdate(languages: languages).run(from: source, isDryRun: dryRun) }
        try start(languages)
    }

    /// Writes a draft, unless the language is there already.
    private func start(_ languages: TranslatedFolder) throws {
        let context = languages.context
        let path = languages.path
        let exists = CommandFailure(.usage, "commands.translate.exists", ["path": path.string, "id": id, "tag": tag])
        guard !languages.isThere else { throw exists }
        let draft = TranslationDraft(of: try languages.source(named: source))
        if dryRun { return context.write(draft.text, to: .standardOutput) }
        guard try LanguageFile.create(path, Array(draft.text.utf8)) else { throw exists }
        let arguments = ["path": path.string, "id": id, "tag": tag]
        context.tell(context.localizer("commands.translate.started", count: draft.markCount, arguments))
    }
}
