internal import Authoring
internal import Foundation
internal import RunbookModel
internal import SystemPackage

/// The folder of a runbook, and the language in it that is translated.
struct TranslatedFolder {
    let context: CommandContext
    let folder: FilePath
    /// The tag of the language that is translated into.
    let tag: String

    /// The file of that language.
    var path: FilePath { folder.appending("\(tag).md") }

    /// Whether something is at its path, be it a dangling link.
    var isThere: Bool {
        (try? FileManager.default.attributesOfItem(atPath: path.string)) != nil
    }

    private var place: RunbookPlace { .folder(folder) }

    /// Reads the language to translate from: the one that is named, otherwise the one that the others are translations of.
    ///
    /// - Throws: ``CommandFailure`` where it is not there, or has errors.
    func source(named name: String?) throws(CommandFailure) -> Runbook {
        let tags = place.languages.filter { $0 != tag }
        if let name {
            guard tags.contains(name) else { throw notHere(name, tags) }
            return try read(name)
        }
        let runbooks = tags.compactMap { language in
            (try? context.parse(place, language: language)).flatMap(\.runbook)
        }
        guard let source = LanguageParity.source(of: runbooks) else { throw notHere("", tags) }
        return try read(source.language)
    }

    private func notHere(_ name: String, _ tags: [String]) -> CommandFailure {
        let arguments = ["runbook": folder.string, "language": name, "languages": tags.joined(separator: ", ")]
        return CommandFailure(Diagnostic(.languageNotHere, arguments))
    }

    /// Reads a language as one of several, all of whose steps must have ids.
    private func read(_ language: String) throws(CommandFailure) -> Runbook {
        var file: RunbookSource
        do { file = try place.source(language: language) } catch { throw CommandFailure(error) }
        file.languages = Set(file.languages).union([tag]).sorted()
        let parsed = RunbookParser().parse(file)
        guard let runbook = parsed.runbook, parsed.isValid else { throw CommandFailure(parsed.diagnostics) }
        return runbook
    }
}
