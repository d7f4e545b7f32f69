internal import Authoring
internal import Localization
internal import MarkdownTree
internal import Rendering
internal import RunbookModel
internal import SystemPackage

/// Checks runbooks in all their languages, and the languages of a library against each other.
struct LibraryCheck {
    let context: CommandContext
    private(set) var faults: [CheckedFault] = []
    private(set) var count = 0
    private var places: [RunbookPlace] = []

    init(context: CommandContext) {
        self.context = context
    }

    /// Checks every runbook that a name stands for.
    ///
    /// - Throws: ``CommandFailure`` where a name stands for nothing.
    mutating func check(_ names: [String]) throws(CommandFailure) {
        for name in names {
            let place = try context.locate(name)
            faults += check(place)
            places.append(place)
            count += 1
        }
        faults += missingLanguages
    }

    private func check(_ place: RunbookPlace) -> [CheckedFault] {
        let languages = place.languages
        if languages.isEmpty {
            return [CheckedFault(Diagnostic(.noLanguageFile, path: place.path, ["path": place.path.string]))]
        }
        var parsed: [ParsedRunbook] = []
        for language in languages {
            do { parsed.append(RunbookParser().parse(try place.source(language: language))) } catch {
                return [CheckedFault(error)]
            }
        }
        var diagnostics: [Diagnostic] = []
        for diagnostic in parsed.flatMap(\.diagnostics) where !diagnostics.contains(diagnostic) {
            diagnostics.append(diagnostic)
        }
        let runbooks = parsed.filter(\.isValid).compactMap(\.runbook)
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
    private var missingLanguages: [CheckedFault] {
        places.flatMap { place -> [CheckedFault] in
            guard case .folder(let path) = place else { return [] }
            let own = Set(place.languages)
            guard !own.isEmpty else { return [] }
            let others = siblings(of: path)
            let missing = Set(others.flatMap(\.languages)).subtracting(own).sorted()
            return missing.map { language in
                let example = others.first { $0.languages.contains(language) }
                let arguments = [
                    "id": path.lexicallyNormalized().lastComponent?.string ?? "", "language": language,
                    "other": example?.path.lexicallyNormalized().lastComponent?.string ?? "",
                ]
                return CheckedFault(Diagnostic(.languageMissing, severity: .warning, path: path, arguments))
            }
        }
    }

    /// The other runbooks in the same folder: all of a folder in which runbooks are found, else those checked with it.
    private func siblings(of path: FilePath) -> [RunbookPlace] {
        let folder = path.lexicallyNormalized().removingLastComponent()
        let isLibrary = context.library.folders.contains { $0.lexicallyNormalized() == folder }
        let library = RunbookLibrary(folders: [folder])
        let all = isLibrary ? library.ids().map { RunbookPlace.folder(folder.appending($0)) } : places
        return all.filter { other in
            guard case .folder(let otherPath) = other else { return false }
            let normal = otherPath.lexicallyNormalized()
            return normal.removingLastComponent() == folder && normal != path.lexicallyNormalized()
        }
    }
}
