/// How much of its plan a rehearsal exercised.
///
/// A step counts as exercised once what it is for was tried and succeeded: it read, the tool rehearsed it, or its file
/// was written into the scratch folder. A check whose change was not made ran, and does not count.
package struct RehearsalTally: Sendable, Hashable, Encodable {
    /// A step that does not count, and why.
    package struct Rest: Sendable, Hashable, Encodable {
        /// The step of the way forward.
        package var id: String
        package var reason: Reason
        /// The values, or the condition, that only a run would give.
        package var waitsFor: [String]?
        /// Why nothing stands in for it, in the words of the runbook.
        package var explanation: String?
    }

    /// Why a step does not count.
    package enum Reason: String, Sendable, Hashable, Encodable, CaseIterable {
        /// It changes something, and the runbook has nothing that stands in for it.
        case noStandIn
        /// A person does it.
        case manual
        /// It needs a keyboard, and nobody was at one.
        case keyboard
        /// It needs values that only a run fills.
        case lateValues
        /// Whether it is taken depends on values that only a run fills.
        case condition
        /// It proves a change that was not made, and told how things stand today.
        case readToday
        /// It failed.
        case failed
        /// A person left it out.
        case skipped
        /// The rehearsal did not come to its end.
        case notReached
    }

    /// Steps of the way forward that were exercised.
    package private(set) var exercised = 0
    /// Steps of the way forward, without those that a condition left out.
    package private(set) var total = 0
    /// Of those exercised: steps that only read.
    package private(set) var read = 0
    /// Of those exercised: changes that a tool rehearsed.
    package private(set) var rehearsed = 0
    /// Of those exercised: files that were written into the scratch folder.
    package private(set) var written = 0
    /// What does not count, in the order of the plan.
    package private(set) var rest: [Rest] = []

    /// Counts the steps of a rehearsal.
    init(_ steps: [StepAccount]) {
        var taken: Set<String> = []
        for step in steps where step.undoes == nil && taken.insert(step.standsInFor ?? step.id).inserted {
            let name = step.standsInFor ?? step.id
            let all = step.standsInFor == nil ? [step] : steps.filter { $0.standsInFor == name }
            count(name, all.filter { $0.skippedBy != .condition })
        }
    }

    /// Counts a step by what it came to, or by what came of all that stood in for it.
    private mutating func count(_ name: String, _ steps: [StepAccount]) {
        guard let first = steps.first else { return }
        total += 1
        if let step = steps.first(where: { $0.reasonNotToCount != nil }), let reason = step.reasonNotToCount {
            let explanation = reason == .noStandIn ? step.unrehearsed : nil
            rest.append(Rest(id: name, reason: reason, waitsFor: step.waitsFor, explanation: explanation))
            return
        }
        exercised += 1
        switch first.exercise {
        case .read: read += 1
        case .rehearsed: rehearsed += 1
        case .written: written += 1
        case .readToday, Exercise.none?, nil: break
        }
    }
}

extension StepAccount {
    /// Why the step does not count as exercised; nil where it does.
    fileprivate var reasonNotToCount: RehearsalTally.Reason? {
        switch (outcome, exercise) {
        case (.succeeded, .read), (.succeeded, .rehearsed), (.succeeded, .written): nil
        case (.succeeded, .readToday): .readToday
        case (.failed, _): .failed
        case (.skipped, Exercise.none?): reason.flatMap(RehearsalTally.Reason.init) ?? .skipped
        case (.skipped, _): .skipped
        default: .notReached
        }
    }
}
