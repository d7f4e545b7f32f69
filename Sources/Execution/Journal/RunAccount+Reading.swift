package import SystemPackage

extension RunAccount {
    /// Reads the account of a run from its journal.
    ///
    /// - Parameters:
    ///   - run: The run's id.
    ///   - record: What was read of the journal.
    ///   - isAlive: Whether the run goes on: its lock is held.
    ///   - journal: Where the journal is.
    package init(of run: String, _ record: JournalRecord, isAlive: Bool, journal: FilePath) {
        // A line that is being written now is no fault.
        let fault = record.fault.map { Fault($0) }.flatMap { isAlive && $0.isTornEnd ? nil : $0 }
        self.init(run: run, journal: journal, fault: fault, outcome: .unknown)
        var ledger = StepLedger()
        for entry in record.entries { take(entry, &ledger) }
        lastEvent = record.entries.last?.time
        let isDamaged = fault.map { !$0.isTornEnd } ?? false
        ledger.close(isAlive: isAlive && !isDamaged, isDamaged: isDamaged)
        steps = ledger.steps
        stepsTotal = ledger.total
        outcome = isDamaged ? .unknown : parts.last?.outcome ?? .unknown
        if outcome == .unknown, isAlive, !isDamaged { outcome = .running }
        if let last = parts.indices.last { parts[last].outcome = outcome }
        failedStep = outcome == .failed ? ledger.lastFailure : nil
    }

    private init(run: String, journal: FilePath, fault: Fault?, outcome: Outcome) {
        self.run = run
        self.journal = journal
        self.fault = fault
        self.outcome = outcome
        parts = []
        protections = [:]
        steps = []
        leftOut = []
        decisions = []
    }

    private mutating func take(_ entry: JournalEntry, _ ledger: inout StepLedger) {
        if let step = entry.event.step, let last = parts.indices.last, !parts[last].steps.contains(step) {
            parts[last].steps.append(step)
        }
        switch entry.event {
        case .runStarted(let event): begin(event, at: entry.time, &ledger)
        case .runFinished(let event): finish(event, at: entry.time)
        case .stepStarted(let event): ledger.start(event, at: entry.time)
        case .stepFinished(let event): ledger.finish(event, at: entry.time)
        case .edited(let event): ledger.edit(event, at: entry.time)
        case .answered(let answer): training?.answers.append(answer)
        case .incident(let incident): training?.incidents.append(incident)
        case .decision(let event):
            let decision = Decision(
                time: entry.time,
                question: event.question,
                answer: event.answer,
                reason: event.reason
            )
            if event.question == "protect", event.answer != "changed" { confirm(event.answer) }
            if let step = event.step { ledger.decide(decision, on: step) } else { decisions.append(decision) }
        }
    }

    private mutating func begin(_ event: JournalEvent.RunStarted, at time: String, _ ledger: inout StepLedger) {
        if parts.isEmpty {
            started = time
            runbook = event.runbook
            workingDirectory = event.workingDirectory
            training = event.training.map { TrainingAccount($0) }
        }
        protections.merge(event.protections) { $1 }
        leftOut = event.leftOut ?? leftOut
        parts.append(
            Part(
                mode: event.mode,
                language: event.language,
                digest: event.digest,
                fingerprint: event.fingerprint,
                title: event.title,
                path: event.path,
                guide: event.guide,
                parameters: event.parameters,
                origin: event.origin,
                change: event.change,
                engine: event.engine,
                approval: event.approval,
                started: time,
                outcome: .unknown,
                steps: []
            )
        )
        ledger.begin(event)
    }

    private mutating func finish(_ event: JournalEvent.RunFinished, at time: String) {
        guard let last = parts.indices.last else { return }
        parts[last].ended = time
        let outcome = Outcome(rawValue: event.outcome) ?? .unknown
        parts[last].outcome = outcome == .running ? .unknown : outcome
        parts[last].exitCode = event.exitCode
    }

    /// Takes the facts that a person saw: a line each, `id=value`.
    private mutating func confirm(_ facts: String) {
        for fact in facts.split(separator: "\n") {
            let words = fact.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let id = words.first, words.count == 2 else { continue }
            protections[String(id)] = String(words[1])
        }
    }
}

extension RunAccount.Fault {
    fileprivate init(_ fault: JournalRecord.Fault) {
        switch fault {
        case .tornEnd(let line): self.init(kind: .tornEnd, line: line)
        case .malformed(let line): self.init(kind: .malformed, line: line)
        case .brokenChain(let line): self.init(kind: .brokenChain, line: line)
        }
    }
}

extension JournalEvent {
    /// The step that the event is about.
    fileprivate var step: String? {
        switch self {
        case .runStarted, .runFinished, .answered, .incident: nil
        case .stepStarted(let event): event.step
        case .stepFinished(let event): event.step
        case .edited(let event): event.step
        case .decision(let event): event.step
        }
    }
}
