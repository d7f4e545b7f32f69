internal import Authoring
internal import Localization
internal import RunbookModel
internal import SystemPackage

/// Records that a translation says what its source says now: the digests of the source's sections.
struct TranslationAcceptance {
    let context: CommandContext

    /// Writes the digests into the front matter of one language of a runbook.
    ///
    /// - Throws: ``CommandFailure`` where a file has errors, is no translation or cannot be written; then it is as before.
    func accept(_ name: String, in language: String) throws(CommandFailure) {
        let place = try context.locate(name)
        let translated = try read(place, language)
        guard let translation = translated.runbook.translation else {
            throw CommandFailure(.invalidRunbook, "commands.translation.noSource", ["path": translated.path.string])
        }
        let source = try read(place, translation.source)
        let sections = SectionTexts(source.runbook).entries
        let text = try recorded(sections, in: translated)
        try LanguageFile(path: translated.path, bytes: translated.bytes).replace(with: Array(text.utf8))
        let arguments = ["path": translated.path.string, "source": translation.source]
        context.tell(context.localizer("commands.translation.accepted", count: sections.count, arguments))
    }

    private func recorded(
        _ sections: [SectionTexts.Entry],
        in file: (runbook: Runbook, path: FilePath, bytes: [UInt8])
    ) throws(CommandFailure) -> String {
        do throws(TranslationRecord.Failure) {
            return try TranslationRecord(sections, in: String(decoding: file.bytes, as: UTF8.self)).recorded()
        } catch {
            let key =
                switch error {
                case .noTranslation: "commands.translation.noSource"
                case .unusualForm: "commands.translation.unusualForm"
                }
            throw CommandFailure(.invalidRunbook, key, ["path": file.path.string])
        }
    }

    private func read(
        _ place: RunbookPlace,
        _ language: String
    ) throws(CommandFailure) -> (runbook: Runbook, path: FilePath, bytes: [UInt8]) {
        guard case .folder = place, place.languages.contains(language) else {
            let arguments = [
                "runbook": place.path.string, "language": language,
                "languages": place.languages.joined(separator: ", "),
            ]
            throw CommandFailure(Diagnostic(.languageNotHere, arguments))
        }
        let parsed = try context.parse(place, language: language)
        guard let runbook = parsed.runbook, parsed.isValid else { throw CommandFailure(parsed.diagnostics) }
        return (runbook, runbook.path, runbook.sourceBytes.first ?? [])
    }
}
