package import RunbookModel
package import SystemPackage

/// Reads the lesson that stands in a folder: `training.yml`, and `training.LANG.yml` for its words.
package struct LessonReader {
    /// The keys of a question in `training.yml`.
    static let questionKeys = ["kind", "accept", "blanks", "dangerous", "options", "answer", "weight", "skip"]
    /// The keys of an incident in `training.yml`.
    static let incidentKeys = ["step", "output", "chance", "answers", "fix"]
    static let questionWordKeys = ["ask", "hints", "explanation", "options"]
    static let incidentWordKeys = ["story", "why"]

    package let folder: FilePath
    let sink: DiagnosticSink

    /// A reader of a folder, whose faults go to `sink`.
    package init(_ folder: FilePath, reportingTo sink: DiagnosticSink) {
        self.folder = folder
        self.sink = sink
    }

    package var definition: FilePath { folder.appending("training.yml") }

    package func wordsPath(_ language: String) -> FilePath { folder.appending("training.\(language).yml") }

    /// Reads the lesson in a language; nil where there is none.
    package func read(language: String) -> Lesson? {
        guard let file = file(definition), let root = file.definition(reportingTo: sink) else { return nil }
        var lesson = Lesson()
        let fields = LessonFields(root, sink)
        fields.refuseUnknown(among: ["questions", "incidents"])
        for entry in fields.entries("questions") {
            lesson.questions[entry.key] = setting(LessonFields(entry.value, sink))
        }
        for entry in fields.entries("incidents") {
            if let incident = incident(entry.key, LessonFields(entry.value, sink)) { lesson.incidents.append(incident) }
        }
        lesson.digest = file.digest
        if let words = self.file(wordsPath(language))?.definition(reportingTo: sink) { take(words, into: &lesson) }
        return lesson
    }

    private func file(_ path: FilePath) -> RunbookSource.File? {
        do {
            return try RunbookSource.File.read(path)
        } catch {
            if error.code != .fileNotFound { sink.report(error) }
            return nil
        }
    }

    // MARK: What decides

    private func setting(_ fields: LessonFields) -> QuestionSetting {
        fields.refuseUnknown(among: Self.questionKeys)
        var setting = QuestionSetting()
        (setting.location, setting.path) = (fields.node.location, fields.node.path)
        setting.kind = fields.word("kind", as: QuestionKind.self)
        setting.accept = fields.list("accept").map { Template($0) }
        setting.blanks = fields.list("blanks")
        setting.dangerous = fields.list("dangerous")
        setting.options = fields.list("options")
        setting.answer = fields.text("answer")
        setting.weight = fields.number("weight", in: 0...100)
        setting.isSkipped = fields.truth("skip")
        if setting.kind == .meaning {
            if setting.options.count < 2 { fields.refuse("options") }
            if !setting.options.contains(setting.answer ?? "") { fields.refuse("answer") }
        }
        return setting
    }

    private func incident(_ id: String, _ fields: LessonFields) -> Incident? {
        fields.refuseUnknown(among: Self.incidentKeys)
        guard let step = fields.text("step") else {
            fields.report(.missingKey, "step")
            return nil
        }
        var incident = Incident(id: id, step: step)
        (incident.location, incident.path) = (fields.node.location, fields.node.path)
        incident.output = fields.number("output", in: 1...100).map { Int($0) } ?? 1
        incident.chance = fields.number("chance", in: 0...100).map { Int($0) } ?? 20
        let answers = fields.fields("answers")
        answers?.refuseUnknown(among: IncidentDecision.allCases.map(\.rawValue))
        for decision in IncidentDecision.allCases {
            incident.points[decision] = answers?.number(decision.rawValue, in: 0...100)
        }
        if let fix = fields.fields("fix") {
            fix.refuseUnknown(among: ["parameter"])
            incident.fix = fix.text("parameter")
            if incident.fix == nil { fix.report(.missingKey, "parameter") }
        }
        return incident
    }

    // MARK: Words

    private func take(_ root: DefinitionNode, into lesson: inout Lesson) {
        let fields = LessonFields(root, sink)
        fields.refuseUnknown(among: ["questions", "incidents"])
        for entry in fields.entries("questions") {
            let own = LessonFields(entry.value, sink)
            own.refuseUnknown(among: Self.questionWordKeys)
            var words = QuestionWords()
            words.ask = own.text("ask")
            words.hints = own.list("hints")
            words.explanation = own.text("explanation")
            for option in own.entries("options") { words.options[option.key] = option.value.text }
            if !words.hints.isEmpty, words.hints.count != 3 { own.refuse("hints") }
            lesson.words[entry.key] = words
        }
        for entry in fields.entries("incidents") {
            let own = LessonFields(entry.value, sink)
            own.refuseUnknown(among: Self.incidentWordKeys)
            guard let index = lesson.incidents.firstIndex(where: { $0.id == entry.key }) else {
                fields.report(.undeclaredEntry, entry.key, at: entry.keyNode)
                continue
            }
            lesson.incidents[index].story = own.text("story")
            lesson.incidents[index].why = own.text("why")
        }
    }
}
