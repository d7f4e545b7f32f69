internal import Authoring
internal import Localization
internal import RunbookModel
internal import SystemPackage

/// The folder into which an import writes a runbook: one file a language, and a definition.
struct ImportFolder {
    private let path: FilePath

    init(_ path: FilePath) {
        self.path = path
    }

    /// Writes the languages of one guide.
    ///
    /// - Throws: ``CommandFailure`` where two pages are of one language, where other files are in the way, and where
    ///   something cannot be written; nothing is written then.
    func write(_ imports: [GuideImport], _ context: CommandContext) throws(CommandFailure) {
        let runbooks = imports.map(\.runbook)
        var texts: [String: String] = [:]
        for runbook in runbooks {
            let name = "\(runbook.language).md"
            guard texts.updateValue(runbook.languageFile, forKey: name) == nil else {
                throw CommandFailure(Diagnostic(.pagesClash, ["path": path.appending(name).string]))
            }
        }
        texts["runbook.yml"] = ImportedDefinition(runbooks).text
        let files = texts.sorted { $0.key < $1.key }.map { NewFile(path: path.appending($0.key), text: $0.value) }
        try NewFiles(folder: path, files: files).write()
        for file in files { context.say(context.localizer("import.written", ["path": file.path.string])) }
    }
}
