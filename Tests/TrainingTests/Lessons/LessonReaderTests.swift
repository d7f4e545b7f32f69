import MarkdownTree
import RunbookModel
import SystemPackage
import Testing
import Training

struct LessonReaderTests {
    private static let definition = """
        questions:
          apply: {accept: ["kubectl create -f {{release}}.yaml"], dangerous: ["--version"], weight: 2}
          healthy: {kind: meaning, options: [up, down], answer: up}
          last: {skip: true}
        incidents:
          no-right: {step: apply, output: 1, chance: 25, answers: {stop: 2, retry: 0}, fix: {parameter: release}}
        """

    private static let words = """
        questions:
          apply: {ask: "Which?", hints: [a, b, c], explanation: "So."}
          healthy: {options: {up: "It runs.", down: "It does not."}}
        incidents:
          no-right: {story: "It says no.", why: "Because."}
        """

    private func read(_ files: [String: String]) throws -> (lesson: Lesson?, faults: [Diagnostic]) {
        let folder = try LessonFolder(files)
        defer { folder.remove() }
        let sink = DiagnosticSink()
        return (LessonReader(folder.path, reportingTo: sink).read(language: "en"), sink.diagnostics)
    }

    @Test func lessonIsReadWithItsWords() throws {
        let (found, faults) = try read(["training.yml": Self.definition, "training.en.yml": Self.words])
        let lesson = try #require(found)
        #expect(faults.isEmpty)
        #expect(lesson.questions["apply"]?.accept.map(\.source) == ["kubectl create -f {{release}}.yaml"])
        #expect(lesson.questions["apply"]?.weight == 2)
        #expect(lesson.questions["last"]?.isSkipped == true)
        #expect(lesson.words["apply"]?.hints == ["a", "b", "c"])
        #expect(lesson.words["healthy"]?.options["down"] == "It does not.")
        let incident = try #require(lesson.incidents.first)
        #expect((incident.chance, incident.fix, incident.bestPoints) == (25, "release", 2))
        #expect(!incident.passesByItself)
        #expect(incident.why == "Because.")
    }

    @Test func folderWithoutALessonHasNone() throws {
        let (lesson, faults) = try read([:])
        #expect(lesson == nil)
        #expect(faults.isEmpty)
    }

    @Test(arguments: [
        ("questions: {a: {wieght: 2}}", "RB0302", 1, 17), ("questions: {a: {weight: x}}", "RB0306", 1, 25),
        ("questions: {a: {kind: riddle}}", "RB0306", 1, 23), ("questions: {a: {accept: x}}", "RB0303", 1, 25),
        ("questions:\n  a: {kind: meaning, options: [x], answer: y}", "RB0306", 2, 31),
        ("incidents: {a: {chance: 5}}", "RB0305", 1, 16),
        ("incidents: {a: {step: b, chance: 101}}", "RB0306", 1, 34),
        ("incidents: {a: {step: b, answers: {repeat: 1}}}", "RB0302", 1, 36),
        ("question: {}", "RB0302", 1, 1),
    ])
    func faultIsToldAtItsPlace(text: String, code: String, line: Int, column: Int) throws {
        let faults = try read(["training.yml": text]).faults
        let found = faults.map { "\($0.code.rawValue) \($0.location?.line ?? 0):\($0.location?.column ?? 0)" }
        #expect(found.contains("\(code) \(line):\(column)"), "\(found)")
        #expect(faults.allSatisfy { $0.path?.lastComponent == "training.yml" })
    }

    @Test func overlayTakesThePlaceOfWhatHasItsName() throws {
        let own = try LessonFolder(["training.yml": Self.definition, "training.en.yml": Self.words])
        let other = try LessonFolder([
            "training.yml": "questions: {apply: {weight: 5}}\nincidents: {more: {step: last}}"
        ])
        defer { for folder in [own, other] { folder.remove() } }
        let sink = DiagnosticSink()
        let place = RunbookPlace.folder(own.path)
        let plain = Lesson.read(beside: place, overlay: nil, language: "en", reportingTo: sink)
        let laid = Lesson.read(beside: place, overlay: other.path, language: "en", reportingTo: sink)
        #expect(laid.questions["apply"]?.weight == 5)
        #expect(laid.questions["healthy"]?.answer == "up")
        #expect(laid.incidents.map(\.id) == ["no-right", "more"])
        #expect(laid.digest != plain.digest)
        #expect(sink.diagnostics.isEmpty)
        _ = Lesson.read(beside: place, overlay: "/nonexistent", language: "en", reportingTo: sink)
        #expect(sink.diagnostics.map(\.code) == [.fileNotFound])
    }

    @Test func lessonIsHeldAgainstItsRunbookAndItsLanguages() throws {
        let small = try SmallRunbook()
        let sound = try LessonFolder([
            "training.yml": Self.definition, "training.en.yml": Self.words, "training.fr.yml": Self.words,
        ])
        let poor = try LessonFolder([
            "training.yml": """
            questions: {aply: {weight: 2}}
            incidents:
              no-right: {step: apply, output: 2}
              gone: {step: aply}
              lost: {step: apply, fix: {parameter: relase}}
            """,
            "training.en.yml": "incidents: {no-right: {story: Once.}}",
            "training.fr.yml": "",
        ])
        defer { for folder in [sound, poor] { folder.remove() } }
        #expect(LessonCheck(of: sound.path, languages: ["en", "fr"]).diagnostics(small.runbook).isEmpty)
        let faults = LessonCheck(of: poor.path, languages: ["en", "fr"]).diagnostics(small.runbook)
        #expect(
            faults.map(\.code) == [.lessonTarget, .lessonOutput, .lessonTarget, .lessonTarget, .lessonWordsMissing]
        )
        #expect(faults.last?.path?.lastComponent == "training.fr.yml")
        #expect(faults.last?.arguments["key"] == "incidents.no-right.story")
    }
}
