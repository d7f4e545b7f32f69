internal import Planning

extension Runner {
    /// Reads the protected facts and holds them against the first reading; a result ends the run.
    func checkProtections() throws(RecordError) -> RunEnding? {
        guard !plan.protect.isEmpty, !executor.isSimulated else { return nil }
        let now = plan.protect.map { protection in
            ProtectedFact(
                id: protection.id,
                label: protection.label,
                value: executor.answer(protection.command, bindings)
            )
        }
        if let departure = executor.departure() { return RunEnding(departure) }
        let changes = zip(protectedFacts ?? now, now).filter { $0.value != $1.value }.map { (before: $0, now: $1) }
        if changes.isEmpty {
            protectedFacts = now
            guard !areFactsConfirmed else { return nil }
            areFactsConfirmed = true
            try recorder.record(.protected(now))
            return director.confirm(now).map { RunEnding($0) }
        }
        director.observe(.protectionChanged(changes))
        try recorder.record(.protectionChanged(changes.map(\.now)))
        return .protectionChanged
    }
}
