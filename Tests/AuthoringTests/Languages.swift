import RunbookModel
import SystemPackage
import Testing

/// The languages of one runbook, as texts.
struct Languages {
    var definition = "parameters: {v: {type: text}}\n"
    var texts: [String: String]

    /// Both languages, English first.
    init(_ english: String, _ french: String, definition: String = "parameters: {v: {type: text}}\n") {
        texts = ["en": english, "fr": french]
        self.definition = definition
    }

    /// Reads every language, by its tag; each must be valid.
    func runbooks() throws -> [Runbook] {
        try texts.keys.sorted().map(runbook)
    }

    /// The files of one language.
    func source(_ language: String) -> RunbookSource {
        RunbookSource(
            id: "guide",
            language: language,
            languages: texts.keys.sorted(),
            markdown: .init(path: FilePath("\(language).md"), bytes: Array((texts[language] ?? "").utf8)),
            definition: .init(path: "runbook.yml", bytes: Array(definition.utf8))
        )
    }

    /// Reads one language, which must be valid.
    func runbook(_ language: String) throws -> Runbook {
        let parsed = RunbookParser().parse(source(language))
        let isValid = parsed.isValid
        try #require(isValid, "\(parsed.diagnostics)")
        return try #require(parsed.runbook)
    }
}
