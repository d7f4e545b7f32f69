internal import MarkdownTree
package import RunbookModel
package import SystemPackage

/// Holds the lesson of a runbook against its steps, and its languages against each other.
package struct LessonCheck {
    private let folder: FilePath
    private let languages: [String]
    private let sink = DiagnosticSink()

    /// A check of the lesson that stands in a runbook's folder.
    package init(of folder: FilePath, languages: [String]) {
        self.folder = folder
        self.languages = languages
    }

    /// The faults, for a runbook that was read in one of its languages.
    package func diagnostics(_ runbook: Runbook) -> [Diagnostic] {
        let reader = LessonReader(folder, reportingTo: sink)
        let lessons = languages.compactMap { language in
            reader.read(language: language).map { (language: language, lesson: $0) }
        }
        guard let first = lessons.first?.lesson else { return sink.diagnostics }
        checkTargets(of: first, in: runbook)
        let named = lessons.map { ($0.language, Self.names(in: $0.lesson)) }
        let all = named.reduce(into: Set<String>()) { $0.formUnion($1.1) }
        for (language, names) in named {
            for name in all.subtracting(names).sorted() {
                let path = reader.wordsPath(language)
                sink.report(Diagnostic(.lessonWordsMissing, severity: .warning, path: path, at: .start, ["key": name]))
            }
        }
        return sink.diagnostics
    }

    private func checkTargets(of lesson: Lesson, in runbook: Runbook) {
        let steps = runbook.steps.map(\.id)
        let sections = runbook.sections.map(\.anchor)
        for (key, setting) in lesson.questions where !steps.contains(key) && !sections.contains(key) {
            report(.lessonTarget, key, setting.path, setting.location, among: steps + sections)
        }
        for incident in lesson.incidents {
            guard let step = runbook.step(incident.step) else {
                report(.lessonTarget, incident.step, incident.path, incident.location, among: steps)
                continue
            }
            if step.outputs.count(where: \.isFailure) < incident.output {
                let arguments = ["id": incident.step, "number": "\(incident.output)"]
                sink.report(Diagnostic(.lessonOutput, path: incident.path, at: incident.location, arguments))
            }
            if let name = incident.fix, runbook.parameter(name) == nil {
                report(.lessonTarget, name, incident.path, incident.location, among: runbook.parameters.map(\.name))
            }
        }
    }

    private func report(
        _ code: DiagnosticCode,
        _ name: String,
        _ path: FilePath?,
        _ location: SourceLocation?,
        among names: [String]
    ) {
        let nearest = NearestName.nearest(to: name, among: names) ?? ""
        sink.report(Diagnostic(code, path: path, at: location, ["name": name, "nearest": nearest]))
    }

    /// What a language words, by paths such as `questions.patch.ask`, and what it must.
    private static func names(in lesson: Lesson) -> Set<String> {
        var names: Set<String> = []
        for (key, words) in lesson.words {
            if words.ask != nil { names.insert("questions.\(key).ask") }
            if !words.hints.isEmpty { names.insert("questions.\(key).hints") }
            if words.explanation != nil { names.insert("questions.\(key).explanation") }
            for option in words.options.keys { names.insert("questions.\(key).options.\(option)") }
        }
        for incident in lesson.incidents {
            if incident.story != nil { names.insert("incidents.\(incident.id).story") }
            if incident.why != nil { names.insert("incidents.\(incident.id).why") }
        }
        return names
    }
}

extension SourceLocation {
    fileprivate static let start = SourceLocation(line: 1, column: 1)
}
