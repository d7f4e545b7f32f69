internal import Authoring
internal import Localization
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// Brings a translation up to date with its source, and says what has changed in it.
struct TranslationUpdate {
    let languages: TranslatedFolder

    private var context: CommandContext { languages.context }
    private var path: FilePath { languages.path }

    /// Synchronizes the file, or only shows what that would change.
    ///
    /// - Throws: ``CommandFailure`` where a file cannot be read or written, or the result would not act as the source.
    func run(from name: String?, isDryRun: Bool) throws {
        let (file, runbook) = try translation()
        guard let origin = name ?? runbook.translation?.source else {
            throw CommandFailure(.invalidRunbook, "commands.translation.noSource", ["path": path.string])
        }
        let result = TranslationSynchronization(file, runbook, from: try languages.source(named: origin))
        guard result.isSame else {
            throw CommandFailure(.notMet, "commands.translate.notSame", ["path": path.string])
        }
        let bytes = Array(result.text.utf8)
        if !isDryRun { try LanguageFile(path: path, bytes: file.markdown.bytes).replace(with: bytes) }
        show(result, isChanged: bytes != file.markdown.bytes, before: file.markdown.bytes, isDryRun)
    }

    /// The translation as it is, which may have errors that the source no longer has.
    private func translation() throws(CommandFailure) -> (RunbookSource, Runbook) {
        do throws(Diagnostic) {
            let file = try RunbookPlace.folder(languages.folder).source(language: languages.tag)
            let parsed = RunbookParser().parse(file)
            guard let runbook = parsed.runbook, file.markdown.bytes.allSatisfy({ $0 != 0x0D && $0 != 0 }) else {
                throw CommandFailure(parsed.diagnostics).diagnostics.first ?? Diagnostic(.emptyFile, path: path)
            }
            return (file, runbook)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func show(
        _ result: TranslationSynchronization,
        isChanged: Bool,
        before: [UInt8],
        _ isDryRun: Bool
    ) {
        let words = context.localizer
        guard isChanged else { return context.tell(words("commands.translate.upToDate", ["path": path.string])) }
        let diff = LineDiff(old: String(decoding: before, as: UTF8.self), new: result.text)
        let renderer = DiffRenderer(style: context.outputStyle, missingNewlineNotice: words("run.noNewline"))
        context.print(renderer.lines(diff, path: path.string))
        for change in result.changes {
            let part = words("values.parts.\(change.part)", ["name": change.name])
            context.say("  " + words("commands.translate.changes.\(change.kind.rawValue)", ["part": part]))
        }
        let key = isDryRun ? "commands.translate.wouldUpdate" : "commands.translate.updated"
        context.tell(words(key, count: result.newMarkCount, ["path": path.string]))
    }
}
