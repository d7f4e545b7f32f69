internal import Execution
internal import Localization
internal import Rendering
internal import Training

/// Keeps the answers and decisions of a session: in its journal, where there is one, and for its end.
///
/// Where the journal can be written no more, the session goes on, and says once that it is not kept.
final class SessionLog: RunRecorder {
    private let context: CommandContext
    private var journal: Journal?
    private var recorder: JournalRecorder?
    private(set) var account: TrainingAccount
    /// What was typed and what is right, for the questions that were not answered rightly in this sitting.
    private(set) var corrections: [(task: LessonTask, answer: String, solution: String)] = []

    init(context: CommandContext, journal: Journal?, account: TrainingAccount) {
        self.context = context
        self.journal = journal
        self.account = account
        recorder = journal.map { JournalRecorder(journal: $0) { $0.exitStatus.rawValue } }
    }

    func record(_ record: RunRecord) throws(RecordError) {
        do { try recorder?.record(record) } catch { stopKeeping() }
    }

    func keep(_ answer: RecordedAnswer) {
        account.answers.append(answer)
        append(.answered(answer))
    }

    func keep(_ incident: RecordedIncident) {
        account.incidents.append(incident)
        append(.incident(incident))
    }

    func correct(_ task: LessonTask, _ answer: String, _ solution: String) {
        corrections.append((task, answer, solution))
    }

    /// The answers to a question so far, those of earlier sittings among them.
    func answers(to question: String) -> [RecordedAnswer] {
        account.answers.filter { $0.question == question }
    }

    private func append(_ event: JournalEvent) {
        do { try journal?.append(event) } catch { stopKeeping() }
    }

    private func stopKeeping() {
        guard journal != nil else { return }
        (journal, recorder) = (nil, nil)
        context.tell(context.localizer("lesson.notKept"), [.warning])
    }
}
