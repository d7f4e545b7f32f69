internal import Planning
package import RunbookModel
package import SystemPackage

extension Lesson {
    /// Reads the lesson of a runbook in a language, and lays a trainer's own over it.
    ///
    /// The lesson stands beside the runbook; the overlay is a folder whose questions and incidents take the place of
    /// those with the same name. What is wrong with the files goes to `sink`.
    package static func read(
        beside place: RunbookPlace,
        overlay: FilePath?,
        language: String,
        reportingTo sink: DiagnosticSink
    ) -> Lesson {
        var lesson = Lesson()
        if case .folder(let folder) = place, let own = LessonReader(folder, reportingTo: sink).read(language: language)
        {
            lesson = own
        }
        guard let overlay else { return lesson }
        let reader = LessonReader(overlay, reportingTo: sink)
        guard let other = reader.read(language: language) else {
            let path = reader.definition
            if sink.diagnostics.isEmpty { sink.report(Diagnostic(.fileNotFound, path: path, ["path": path.string])) }
            return lesson
        }
        lesson.lay(other)
        return lesson
    }

    private mutating func lay(_ other: Lesson) {
        questions.merge(other.questions) { $1 }
        words.merge(other.words) { $1 }
        for incident in other.incidents {
            if let index = incidents.firstIndex(where: { $0.id == incident.id }) {
                incidents[index] = incident
            } else {
                incidents.append(incident)
            }
        }
        digest = SHA256.hexDigest(of: (digest + other.digest).utf8)
    }
}

extension RunbookSource.File {
    /// SHA-256 of the bytes, in hexadecimal.
    var digest: String { SHA256.hexDigest(of: bytes) }
}
