/// Keeps the books of a run's steps while its journal is read.
///
/// What makes a step done: an end that follows its start, or the person's word. An end without either, as damage to
/// the last line can make it look, leaves the step unknown.
struct StepLedger {
    private(set) var steps: [StepAccount] = []
    /// How many steps the way forward has; nil where no part tells.
    private(set) var total: Int?
    /// The step that failed last.
    private(set) var lastFailure: String?
    private var indices: [String: Int] = [:]
    private var language: String?
    private var part = 0
    /// The steps that the person has just said to be done.
    private var claimed: Set<String> = []

    /// Begins a part: what it knows of its steps counts from now on.
    mutating func begin(_ event: JournalEvent.RunStarted) {
        part += 1
        language = event.language
        claimed = []
        abandonOpenAttempts()
        guard let outline = event.steps else { return }
        total = outline.count
        arrange(outline + (event.rollbacks ?? []))
    }

    /// Puts the steps of an outline first, in its order.
    private mutating func arrange(_ outline: [JournalEvent.RunStarted.StepOutline]) {
        var arranged: [StepAccount] = []
        var places: [String: Int] = [:]
        for item in outline where places[item.id] == nil {
            var step = indices[item.id].map { steps[$0] } ?? StepAccount(id: item.id)
            step.title = item.title
            if let language, let title = item.title { step.titles[language] = title }
            step.kind = item.kind
            step.undoes = item.undoes
            (step.standsInFor, step.unrehearsed) = (item.standsInFor, item.unrehearsed)
            places[item.id] = arranged.count
            arranged.append(step)
        }
        for step in steps where places[step.id] == nil {
            places[step.id] = arranged.count
            arranged.append(step)
        }
        (steps, indices) = (arranged, places)
    }

    /// Changes a step, which is added where it is not there yet.
    private mutating func change(_ id: String, _ body: (inout StepAccount) -> Void) {
        let index = indices[id] ?? steps.count
        if index == steps.count {
            steps.append(StepAccount(id: id))
            indices[id] = index
        }
        steps[index].language = language
        body(&steps[index])
    }

    mutating func start(_ event: JournalEvent.StepStarted, at time: String) {
        claimed.remove(event.step)
        // What undid it before does not undo it now.
        for index in steps.indices where steps[index].undoes == event.step { steps[index].settle(.notReached) }
        let part = part
        change(event.step) { step in
            step.settle(.running)
            step.abandonOpenAttempt()
            step.attempts.append(
                StepAccount.Attempt(
                    number: event.attempt,
                    part: part,
                    started: time,
                    outcome: .running,
                    text: event.text
                )
            )
        }
    }

    mutating func finish(_ event: JournalEvent.StepFinished, at time: String) {
        let isClaimed = claimed.remove(event.step) != nil
        let part = part
        if event.outcome == .failed { lastFailure = event.step }
        change(event.step) { step in
            let isOpen = step.outcome == .running || step.outcome == .unknown && !step.attempts.isEmpty
            let isProved = event.outcome != .succeeded || isClaimed || isOpen || step.outcome == .succeeded
            step.settle(isProved ? StepAccount.Outcome(event.outcome) : .unknown)
            step.ended = time
            step.close(event, at: time, part: part)
            (step.exercise, step.waitsFor) = (event.exercise, event.waitsFor)
            guard event.outcome == .skipped else { return }
            let isPersons = step.decisions.last?.answer == "skip"
            step.skippedBy = event.exercise == Exercise.none ? .rehearsal : isPersons ? .person : .condition
        }
    }

    mutating func edit(_ event: JournalEvent.Edited, at time: String) {
        change(event.step) { $0.edits.append(StepAccount.Edit(time: time, text: event.text, original: event.original)) }
    }

    mutating func decide(_ decision: RunAccount.Decision, on id: String) {
        if decision.answer == "done" { claimed.insert(id) } else { claimed.remove(id) }
        change(id) { step in
            step.decisions.append(decision)
            if decision.question == "back" { step.settle(.notReached) }
        }
    }

    /// Ends the books: what still runs is unknown unless the run is alive, and so is the rest of a damaged record.
    mutating func close(isAlive: Bool, isDamaged: Bool) {
        if !isAlive { abandonOpenAttempts() }
        if isDamaged {
            for index in steps.indices where steps[index].outcome == .notReached { steps[index].outcome = .unknown }
        }
        let rollbacks = Dictionary(grouping: steps.filter { $0.undoes != nil }) { $0.undoes ?? "" }
        for (target, rollbacks) in rollbacks where rollbacks.allSatisfy({ $0.outcome == .succeeded }) {
            guard let index = indices[target], steps[index].canBeUndone else { continue }
            steps[index].outcome = .undone
        }
    }

    private mutating func abandonOpenAttempts() {
        for index in steps.indices where steps[index].outcome == .running {
            steps[index].outcome = .unknown
            steps[index].abandonOpenAttempt()
        }
    }
}

extension StepAccount {
    /// Whether it may have taken effect.
    fileprivate var canBeUndone: Bool { [.succeeded, .failed, .unknown].contains(outcome) }

    /// Gives the step a new outcome and forgets what belonged to the one before.
    fileprivate mutating func settle(_ outcome: Outcome) {
        self.outcome = outcome
        (ended, exitCode, signal, reason, skippedBy) = (nil, nil, nil, nil, nil)
        (exercise, waitsFor) = (nil, nil)
    }

    /// An attempt whose end is not known stays unknown.
    fileprivate mutating func abandonOpenAttempt() {
        guard let last = attempts.indices.last, attempts[last].outcome == .running else { return }
        attempts[last].outcome = .unknown
    }

    /// Takes what an end says into the step and, where it ends one, into its attempt.
    fileprivate mutating func close(_ event: JournalEvent.StepFinished, at time: String, part: Int) {
        (exitCode, signal, reason) = (event.exitCode, event.signal, event.reason)
        file = event.file ?? file
        captured = event.captured ?? captured
        guard let last = attempts.indices.last, attempts[last].outcome == .running, attempts[last].part == part else {
            return
        }
        attempts[last].outcome = event.outcome == .skipped ? .unknown : outcome
        attempts[last].ended = time
        attempts[last].duration = event.duration
        attempts[last].exitCode = event.exitCode
        attempts[last].signal = event.signal
        attempts[last].reason = event.reason
        attempts[last].leftovers = event.leftovers
        if let taken = event.duration { duration = (duration ?? 0) + taken }
    }
}

extension StepAccount.Outcome {
    fileprivate init(_ outcome: JournalEvent.Outcome) {
        switch outcome {
        case .succeeded: self = .succeeded
        case .failed: self = .failed
        case .skipped: self = .skipped
        case .unknown: self = .unknown
        }
    }
}
