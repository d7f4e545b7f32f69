internal import SystemPackage

/// Warns of keys of a folder's runbook that stand in the wrong one of its two kinds of file.
///
/// Words in runbook.yml would be the same in every language; what acts, in a language file, would act in that one only.
struct KeyPlacement {
    private static let acting = ["id", "group", "order", "series", "guide", "requires"]
    private static let reading = ["title", "summary", "label", "deviations", "rehearsals", "translation"]
    private static let actingOfParameters = ["type", "default", "from", "when", "pattern"]
    private static let readingOfParameters = ["label", "help"]

    let root: MergedMapping
    let definition: FilePath

    func check() {
        check(root, acting: Self.acting, reading: Self.reading)
        let parameters = root.mapping("parameters")
        for (name, _) in parameters.keys {
            check(parameters.mapping(name), acting: Self.actingOfParameters, reading: Self.readingOfParameters)
        }
    }

    private func check(_ mapping: MergedMapping, acting: [String], reading: [String]) {
        for (key, place) in mapping.keys where mapping.values(key).count == 1 {
            let isDefinition = place.path == definition
            guard (isDefinition ? reading : acting).contains(key) else { continue }
            let arguments = ["key": mapping.qualified(key), "file": definition.lastComponent?.string ?? ""]
            let code: DiagnosticCode = isDefinition ? .wordsInDefinition : .actionInLanguageFile
            mapping.context.sink.report(code, severity: .warning, in: place.path, at: place.location, arguments)
        }
    }
}
