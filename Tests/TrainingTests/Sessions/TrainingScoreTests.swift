import Testing
import Training

struct TrainingScoreTests {
    private func beginning(_ level: TrainingLevel, _ count: Int = 1) throws -> SessionBeginning {
        let all = try SmallRunbook().lessonPlan().questions.filter { $0.weight == 1 }
        let questions = all.prefix(count).map { RecordedQuestion($0, title: "Title") }
        return SessionBeginning(level: level, seed: "1", lesson: "", questions: questions)
    }

    @Test(arguments: [
        (TrainingLevel.guided, [Verdict.Name.right], 0, 100), (.guided, [.wrong, .right], 0, 75),
        (.guided, [.wrong, .dangerous, .equivalent], 3, 50), (.guided, [.wrong, .shown], 0, 0),
        (.guided, Array(repeating: .wrong, count: 9) + [.right], 0, 25),
        (.assisted, [.right], 0, 100), (.assisted, [.right], 2, 60), (.assisted, [.wrong, .right], 1, 30),
        (.assisted, [.dangerous, .right], 0, 0), (.assisted, [.wrong, .partly], 0, 25),
        (.exam, [.equivalent], 0, 100), (.exam, [.partly], 0, 50), (.exam, [.wrong], 0, 0), (.exam, [], 0, 0),
    ])
    func answersAreWorthWhatTheirLevelGives(
        level: TrainingLevel,
        verdicts: [Verdict.Name],
        hints: Int,
        percent: Int
    ) throws {
        let answers = verdicts.enumerated().map { index, verdict in
            RecordedAnswer(question: "small", attempt: index + 1, answer: "x", verdict: verdict, hints: hints)
        }
        let score = TrainingScore(try beginning(level), answers, [])
        #expect(score.percent == percent)
        #expect(score.dangerous == (verdicts.contains(.dangerous) ? ["small"] : []))
    }

    @Test func sectionsAreScoredApartAndToldToBeReadAgain() throws {
        let start = try beginning(.exam, 3)
        let answer = RecordedAnswer(question: "small", attempt: 1, answer: "1", verdict: .right, hints: 0)
        let score = TrainingScore(start, [answer], [])
        #expect(score.sections.map(\.section) == ["small", "more", "end"])
        #expect(score.sections.map(\.isToRead) == [false, true, true])
        #expect((score.answered, score.total, score.percent) == (1, 3, 33))
    }

    @Test func onlyTheFirstDecisionAboutAnIncidentCounts() throws {
        var incident = Incident(id: "i", step: "apply")
        incident.points = [.stop: 2, .retry: 1]
        let retry = RecordedIncident(incident, section: "change", attempt: 1, decision: .retry)
        let stop = RecordedIncident(incident, section: "change", attempt: 2, decision: .stop)
        let start = SessionBeginning(level: .exam, seed: "", lesson: "", questions: [])
        #expect(TrainingScore(start, [], [retry, stop]).percent == 50)
        #expect(TrainingScore(start, [], [stop]).percent == 100)
        #expect(TrainingScore(start, [], []).percent == 0)
    }
}
