internal import Authoring
internal import Localization
internal import MarkdownTree
internal import Rendering
internal import RunbookModel
internal import SystemPackage
internal import Training

/// Checks runbooks in all their languages, and the languages of a library against each other.
struct LibraryCheck {
    let context: CommandContext
    private(set) var faults: [CheckedFault] = []
    private(set) var count = 0
    /// The folders that were checked, by their normalized paths, and their languages.
    private var folders: [(path: FilePath, languages: [String])] = []
    /// For each folder, the first runbook in it that has a language.
    private var examples: [FilePath: [String: FilePath]] = [:]

    init(context: CommandContext) {
        self.context = context
    }

    /// Checks every runbook that a name stands for.
    ///
    /// - Throws: ``CommandFailure`` where a name stands for nothing.
    mutating func check(_ names: [String]) throws(CommandFailure) {
        let found = try names.map { name throws(CommandFailure) in try context.locate(name) }
        count += found.count
        // Each is read by itself, on as many processors as there are.
        let checked = found.mapInParallel { place in
            let languages = place.languages
            return (languages, Self.faults(of: place, in: languages))
        }
        faults += checked.flatMap(\.1)
        let new = zip(found, checked).compactMap { place, result -> (path: FilePath, languages: [String])? in
            if case .folder(let path) = place { (path, result.0) } else { nil }
        }
        folders += new.map { ($0.path.lexicallyNormalized(), $0.languages) }
        for (path, languages) in new { faults += missingLanguages(of: path, among: languages) }
    }

    private static func faults(of place: RunbookPlace, in languages: [String]) -> [CheckedFault] {
        if languages.isEmpty {
            return [CheckedFault(Diagnostic(.noLanguageFile, path: place.path, ["path": place.path.string]))]
        }
        let parsed: [ParsedRunbook]
        do { parsed = try place.sources(in: languages).map { RunbookParser().parse($0) } } catch {
            return [CheckedFault(error)]
        }
        var diagnostics: [Diagnostic] = []
        for diagnostic in parsed.flatMap(\.diagnostics) where !diagnostics.contains(diagnostic) {
            diagnostics.append(diagnostic)
        }
        let runbooks = parsed.filter(\.isValid).compactMap(\.runbook)
        if case .folder(let folder) = place, let runbook = runbooks.first {
            diagnostics += LessonCheck(of: folder, languages: languages).diagnostics(runbook)
        }
        let revisions = SourceRevisions(place: place)
        return diagnostics.map { CheckedFault($0) }
            + LanguageParity(runbooks: runbooks).findings.map { finding in
                var fault = CheckedFault(finding)
                if let revision = revisions.comparison(for: finding) { fault.comparison = revision }
                return fault
            }
    }

    // MARK: The library

    /// A warning for each language that a runbook lacks and another one of its library has.
    private mutating func missingLanguages(of path: FilePath, among own: [String]) -> [CheckedFault] {
        guard !own.isEmpty else { return [] }
        let folder = path.lexicallyNormalized()
        let examples = examples(in: folder.removingLastComponent())
        return Set(examples.keys).subtracting(own).sorted().map { language in
            let arguments = [
                "id": folder.lastComponent?.string ?? "", "language": language,
                "other": examples[language]?.lastComponent?.string ?? "",
            ]
            return CheckedFault(Diagnostic(.languageMissing, severity: .warning, path: path, arguments))
        }
    }

    /// By language, the first of the runbooks in a folder that has it: of all in a folder in which runbooks are found,
    /// else of those checked with it.
    private mutating func examples(in folder: FilePath) -> [String: FilePath] {
        if let known = examples[folder] { return known }
        let isLibrary = context.library.folders.contains { $0.lexicallyNormalized() == folder }
        let all = isLibrary ? Self.runbooks(in: folder) : folders
        var found: [String: FilePath] = [:]
        for (path, languages) in all where path.removingLastComponent() == folder {
            for language in languages where found[language] == nil { found[language] = path }
        }
        examples[folder] = found
        return found
    }

    private static func runbooks(in folder: FilePath) -> [(path: FilePath, languages: [String])] {
        RunbookLibrary(folders: [folder]).ids().map { id in
            let path = folder.appending(id)
            return (path, RunbookPlace.folder(path).languages)
        }
    }
}
