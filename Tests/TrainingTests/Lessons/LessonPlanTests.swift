import Planning
import RunbookModel
import Testing
import Training

struct LessonPlanTests {
    @Test func runbookWithoutALessonAsksOfItsWaysFilesAndChanges() throws {
        let small = try SmallRunbook()
        let questions = small.lessonPlan().questions
        #expect(
            questions.map(\.id) == ["small", "manifest.1", "manifest.2", "apply.1", "apply.2", "more", "last"]
        )
        #expect(questions.map(\.kind) == [.path, .manifest, .manifest, .command, .command, .path, .command])
        #expect(questions.map(\.step) == ["manifest", "manifest", "manifest", "apply", "apply", "last", "last"])
        #expect(questions.map(\.weight) == [1, 0.5, 0.5, 0.5, 0.5, 1, 1])
        #expect(questions[0].ways == ["change", "anew"])
        #expect(questions[5].ways == ["more"])
        #expect(questions.filter { $0.kind == .manifest }.map(\.blank) == ["metadata.name", "spec.image"])
    }

    @Test func wayThatIsTakenFollowsFromTheValues() throws {
        #expect(try SmallRunbook(version: "2.3").lessonPlan().takenWay(among: ["change", "anew"]) == 0)
        #expect(try SmallRunbook(version: "1.9").lessonPlan().takenWay(among: ["change", "anew"]) == 1)
        #expect(try SmallRunbook(version: "3.0").lessonPlan().takenWay(among: ["more"]) == 0)
        #expect(try SmallRunbook(version: "2.3").lessonPlan().takenWay(among: ["more"]) == nil)
    }

    @Test func scriptIsNotAskedFor() throws {
        #expect(try SmallRunbook(version: "1.9").lessonPlan().questions(before: "remake").map(\.kind) == [.path])
    }

    @Test func lessonSkipsWeighsAndAsksOfOutputs() throws {
        var lesson = Lesson()
        var skipped = QuestionSetting()
        skipped.isSkipped = true
        var weighed = QuestionSetting()
        (weighed.weight, weighed.blanks) = (3, ["spec.copies"])
        var meaning = QuestionSetting()
        (meaning.kind, meaning.options, meaning.answer) = (.meaning, ["a", "b"], "b")
        lesson.questions = ["apply": skipped, "manifest": weighed, "healthy": meaning]
        let questions = try SmallRunbook().lessonPlan(lesson).questions
        #expect(questions.map(\.id) == ["small", "manifest", "healthy", "more", "last"])
        #expect(questions.map(\.weight) == [1, 3, 1, 1, 1])
        #expect(questions[1].blank == "spec.copies")
        #expect(questions[2].kind == .meaning)
    }

    @Test func blanksHideValuesAndKeepComments() throws {
        let step = try #require(SmallRunbook().plan.steps.first { $0.id == "manifest" })
        let shown = ManifestBlanks(step.text).shown(blanking: ["metadata.name", "spec.image"])
        #expect(shown.contains("  name: ______  # the one\n"))
        #expect(shown.contains("  image: ______\n  copies: 2\n"))
    }

    @Test func partsOfAStepAreItsLines() throws {
        let plan = try SmallRunbook().plan
        let step = try #require(plan.steps.first { $0.id == "apply" })
        #expect(LessonPlan.commandParts(of: step) == ["helm repo update", "kubectl apply -f small.yaml"])
    }
}

struct IncidentDrawTests {
    private func lesson() -> Lesson {
        var lesson = Lesson()
        var first = Incident(id: "first", step: "apply")
        first.chance = 30
        var second = Incident(id: "second", step: "apply")
        second.chance = 20
        lesson.incidents = [first, second]
        return lesson
    }

    @Test func sameSeedMeetsTheSameWhateverWasBefore() throws {
        let runbook = try SmallRunbook().runbook
        let one = IncidentDraw(seed: "42", lesson: lesson(), runbook: runbook)
        let other = IncidentDraw(seed: "42", lesson: lesson(), runbook: runbook)
        _ = one.incident(of: "apply", attempt: 2)
        for attempt in 1...3 {
            #expect(
                one.incident(of: "apply", attempt: attempt)?.id == other.incident(of: "apply", attempt: attempt)?.id
            )
        }
    }

    @Test func incidentsComeAboutAsOftenAsTheySay() throws {
        let runbook = try SmallRunbook().runbook
        let drawn = (0..<2000).map { seed in
            IncidentDraw(seed: "\(seed)", lesson: lesson(), runbook: runbook).incident(of: "apply", attempt: 1)?.id
        }
        #expect((500...700).contains(drawn.count { $0 == "first" }))
        #expect((310...490).contains(drawn.count { $0 == "second" }))
    }

    @Test func fourthAttemptIsQuiet() throws {
        let runbook = try SmallRunbook().runbook
        let draws = (0..<200).map { IncidentDraw(seed: "\($0)", lesson: lesson(), runbook: runbook) }
        #expect(draws.allSatisfy { $0.incident(of: "apply", attempt: 4) == nil })
    }

    @Test func runbookWithoutALessonHasItsSamplesOfFailure() throws {
        let runbook = try SmallRunbook().runbook
        let draws = (1...200).map { IncidentDraw(seed: "\($0)", lesson: Lesson(), runbook: runbook) }
        let met = draws.compactMap { $0.incident(of: "apply", attempt: 1) }
        #expect(!met.isEmpty && met.count < draws.count)
        #expect(met.allSatisfy { $0.id == "apply" && !$0.isScored && $0.passesByItself })
        #expect(draws.allSatisfy { $0.incident(of: "healthy", attempt: 1) == nil })
    }
}
