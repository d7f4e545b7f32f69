import Execution
import SystemPackage
import TestSupport
import Testing

struct LessonTests {
    /// The number under which the right meaning is offered, which the seed decides.
    private func right(_ screen: String, _ words: String) -> String {
        screen.contains("1. \(words)") ? "1" : "2"
    }

    @Test(arguments: ["en", "fr"])
    func wholeLessonIsAnsweredAndScored(language: String) throws {
        let lesson = try SmallLesson()
        let learner = try lesson.start(["--seed", "1"], language: language)
        try learner.answerAll()
        let screen = try learner.program.wait(for: Learner.Prompt.choice.text(language == "fr"))
        try learner.program.type(right(screen, language == "fr" ? "Oui." : "It is.") + "\r")
        try learner.press(language == "fr" ? "e" : "r")
        try learner.program.wait(for: language == "fr" ? "100 sur 100" : "100 of 100")
        #expect(try learner.program.waitForExit() == 0)
        let report = try lesson.report()
        #expect(report.outcome == "succeeded")
        #expect((report.training.level, report.training.seed, report.training.percent) == ("guided", "1", 100))
        #expect(report.training.answers.map(\.question) == ["small", "manifest", "apply", "fine"])
        #expect(lesson.place.tree.allSatisfy { !$0.contains("small.yaml") && !$0.hasPrefix("tmp/") })
    }

    @Test func guidedLessonExplainsAndLetsTryAgain() throws {
        let lesson = try SmallLesson()
        let learner = try lesson.start(["--seed", "1"])
        let way = try learner.answer("2", to: .choice)
        #expect(!way.contains("· Change"))
        try learner.program.wait(for: "Not this.")
        try learner.answer("3", to: .choice)
        try learner.program.wait(for: "Type the number")
        try learner.answer("1", to: .choice)
        try learner.answer("!", to: .blank("metadata.name"))
        try learner.program.wait(for: "The answer:")
        try learner.press("w")
        try learner.answer("kubectl delete -f small.yaml", to: .command)
        try learner.program.wait(for: "would do harm")
        try learner.answer("?", to: .command)
        try learner.program.wait(for: "Hint 1 of 3: h1")
        try learner.answer("kubectl create --filename=small.yaml", to: .command)
        try learner.program.wait(for: "another way to say the same")
        try learner.program.wait(for: "E-en")
        try learner.press("q")
        #expect(try learner.program.waitForExit() == 2)
        let answers = try lesson.report().training.answers
        #expect(answers.map(\.verdict) == ["wrong", "right", "shown", "dangerous", "equivalent"])
        #expect(answers.map(\.hints) == [0, 0, 0, 0, 1])
    }

    @Test func commandThatOnlyReadsIsAnsweredAndDoesNotCount() throws {
        let lesson = try SmallLesson()
        let learner = try lesson.start(["--seed", "1"])
        try learner.answer("1", to: .choice)
        try learner.answer("one", to: .blank("metadata.name"))
        try learner.press("w")
        try learner.answer("kubectl get small one", to: .command)
        try learner.program.wait(for: "no sample of its output")
        try learner.answer("kubectl apply -f small.yaml", to: .command)
        try learner.press("r")
        try learner.program.wait(for: "fine")
        try learner.answer("q", to: .choice)
        #expect(try learner.program.waitForExit() == 2)
        #expect(try lesson.report().training.answers.map(\.question) == ["small", "manifest", "apply"])
    }

    @Test func examHidesAnswersUntilItsEnd() throws {
        let lesson = try SmallLesson()
        let learner = try lesson.start(["--seed", "1", "--level", "exam"])
        try learner.program.wait(for: "open-book")
        try learner.answer("?", to: .choice)
        try learner.program.wait(for: "there are no hints")
        try learner.answer("1", to: .choice)
        try learner.answer("two", to: .blank("metadata.name"))
        let afterManifest = try learner.program.wait(for: "Your command:")
        #expect(!afterManifest.contains("name: one"))
        try learner.program.type("kubectl delete -f small.yaml\r")
        let afterCommand = try learner.program.wait(for: "Number (1 to 2):")
        #expect(!afterCommand.contains("kubectl apply"))
        try learner.program.type("1\r")
        let end = try learner.program.wait(for: "What would have been right")
        #expect(end.contains("would have done harm: manifest and apply"))
        try learner.program.wait(for: "kubectl apply -f small.yaml")
        #expect(try learner.program.waitForExit() == 0)
    }

    @Test(arguments: ["en", "fr"])
    func incidentIsMendedByTheRightValue(language: String) throws {
        let lesson = try SmallLesson(chance: 100, fix: true)
        let learner = try lesson.start(["--seed", "1"], language: language)
        try learner.answerAll()
        try learner.program.wait(for: "S-\(language)")
        try learner.press("r")
        try learner.press(language == "fr" ? "e" : "r")
        try learner.press(language == "fr" ? "c" : "f")
        try learner.program.wait(for: "(name)")
        try learner.program.type("one\r")
        try learner.press(language == "fr" ? "e" : "r")
        try learner.program.wait(for: "small/one applied")
        try learner.answer("q", to: .choice)
        #expect(try learner.program.waitForExit() == 2)
        let incidents = try lesson.report().training.incidents
        #expect(incidents.map(\.decision) == ["retry", "fix"])
        #expect(incidents.map(\.attempt) == [1, 2])
    }

    @Test func stoppedSessionGoesOnWhereItWasLeft() throws {
        let lesson = try SmallLesson(chance: 100)
        let learner = try lesson.start(["--seed", "1"])
        try learner.answerAll()
        try learner.press("q")
        #expect(try learner.program.waitForExit() == 1)
        let again = try lesson.start(["--continue"])
        try again.press("r")
        try again.press("r")
        try again.press("r")
        try again.press("r")
        try again.press("r")
        let screen = try again.program.wait(for: "Number (1 to 2):")
        try again.program.type(right(screen, "It is.") + "\r")
        try again.press("r")
        #expect(try again.program.waitForExit() == 0)
        let report = try lesson.report()
        #expect(report.outcome == "succeeded")
        #expect(report.training.answers.map(\.question) == ["small", "manifest", "apply", "fine"])
        #expect(lesson.place.runs.count == 1)
        let third = try lesson.place.execute([
            "bash", "-c", "exec \"$0\" \"$@\"", try BuiltProgram.path.string, "resume", report.run, "--lang", "en",
        ])
        #expect(third.status == 64)
        #expect(third.error.contains("training session"))
        #expect(try lesson.place.run(["runs"]).output.contains("training"))
    }

    @Test func sessionThatCannotBeKeptGoesOn() throws {
        var lesson = try SmallLesson()
        lesson = SmallLesson(placed: lesson, at: "/proc/nowhere")
        let learner = try lesson.start(["--seed", "1"])
        try learner.program.wait(for: "cannot be kept here")
        try learner.answerAll()
        try learner.answer("q", to: .choice)
        #expect(try learner.program.waitForExit() == 2)
        #expect(!learner.program.log.joined().contains("runbook report"))
    }

    @Test func lessonOfATrainerLiesOverThatOfTheRunbook() throws {
        let lesson = try SmallLesson()
        try lesson.place.write("questions: {small: {skip: true}, manifest: {skip: true}}\n", to: "mine/training.yml")
        let learner = try lesson.start(["--seed", "1", "--lesson", "mine"])
        try learner.press("w")
        let screen = try learner.answer("kubectl apply -f small.yaml", to: .command)
        #expect(screen.contains("Question 1 of 2"))
        try learner.press("q")
        try learner.program.waitForExit()
        let missing = try lesson.place.start(["train", "small", "--lesson", "gone"])
        #expect(try missing.waitForExit() == 66)
    }

    @Test(arguments: ["text", "markdown", "html"])
    func reportTellsOfTheSession(format: String) throws {
        let lesson = try SmallLesson()
        let learner = try lesson.start(["--seed", "77"])
        try learner.answerAll()
        try learner.answer("q", to: .choice)
        try learner.program.waitForExit()
        let report = try lesson.place.run(["report", "--format", format])
        #expect(report.status == 0)
        let text = report.output.flattened
        for part in ["Report of a training session: Small", "75 of 100", "77", "guided", "not answered"] {
            #expect(text.contains(part), "\(part)")
        }
    }
}

extension SmallLesson {
    /// The same lesson where state would be kept elsewhere.
    init(placed lesson: SmallLesson, at state: String) {
        var place = lesson.place
        place.variables["XDG_STATE_HOME"] = state
        self.init(place: place)
    }

    private init(place: Workplace) {
        self.place = place
    }
}
