package import Execution
package import Foundation
package import Localization
internal import Planning

/// Words what an account says, in the reader's language.
package struct ReportWording {
    let localizer: Localizer
    private let zone: TimeZone

    /// Words for a reader whose clock is in a time zone, that of the environment by default.
    package init(localizer: Localizer, zone: TimeZone = .current) {
        self.localizer = localizer
        self.zone = zone
    }

    // MARK: Moments

    /// A day and a time of day; a text that is no moment stays as it is.
    package func moment(_ text: String) -> String {
        date(text).map { localizer.dateTime($0, in: zone) } ?? text
    }

    /// A time of day.
    func clock(_ text: String) -> String {
        date(text).map { localizer.time($0, in: zone) } ?? text
    }

    /// A moment with the zone of its clock, for a report that travels.
    func momentWithZone(_ text: String) -> String {
        guard let date = date(text) else { return text }
        let arguments = ["time": localizer.dateTime(date, in: zone), "zone": zoneName(at: date)]
        return localizer("report.moment", arguments)
    }

    /// How far the clock is from UTC, which is the same in every language: `UTC+1`, `UTC−3:30`.
    private func zoneName(at date: Date) -> String {
        let minutes = zone.secondsFromGMT(for: date) / 60
        guard minutes != 0 else { return "UTC" }
        let rest = abs(minutes) % 60
        return "UTC\(minutes < 0 ? "−" : "+")\(abs(minutes) / 60)"
            + (rest == 0 ? "" : ":\(rest < 10 ? "0" : "")\(rest)")
    }

    private func date(_ text: String) -> Date? {
        Timestamp(text).map { Date(timeIntervalSince1970: Double($0.milliseconds) / 1000) }
    }

    func duration(_ seconds: Double) -> String {
        localizer.duration(.milliseconds(Int64((min(max(0, seconds), 1e12) * 1000).rounded())))
    }

    // MARK: Outcomes

    /// How a run stands, in a few words.
    package func outcome(of account: RunAccount) -> String {
        if account.outcome == .failed, let step = account.failedStep {
            return localizer("report.failedAt", ["step": visible(step)])
        }
        return localizer("report.outcome.\(account.outcome.rawValue)")
    }

    func outcome(of part: RunAccount.Part) -> String {
        localizer("report.outcome.\(part.outcome.rawValue)")
    }

    func outcome(_ outcome: StepAccount.Outcome) -> String {
        localizer("report.step.\(outcome.rawValue)")
    }

    /// How far a run has come: steps done, of how many where that is known.
    package func progress(of account: RunAccount) -> String {
        if let tally = account.rehearsal { return RehearsalWording(localizer: localizer).count(tally) }
        if let training = account.training { return TrainingWording(localizer: localizer).score(training.score) }
        guard let total = account.stepsTotal else { return localizer("report.done", count: account.stepsDone) }
        return localizer(
            "report.doneOf",
            count: account.stepsDone,
            ["total": localizer.number(total)]
        )
    }

    /// What is wrong with the journal, in sentences.
    package func sentence(for fault: RunAccount.Fault) -> String {
        localizer("report.fault.\(fault.kind.rawValue)", ["line": localizer.number(fault.line)])
    }

    // MARK: Steps

    /// What there is to say of a step's outcome in few words: how, how long, with which status.
    func details(of step: StepAccount) -> [String] {
        var details = [standing(of: step)]
        if let duration = step.duration { details.append(self.duration(duration)) }
        if let status = step.exitCode { details.append(localizer("report.exitStatus", ["status": "\(status)"])) }
        if let signal = step.signal { details.append(localizer("report.signal", ["signal": "\(signal)"])) }
        if step.attempts.count > 1 { details.append(localizer("report.attempts", count: step.attempts.count)) }
        return details
    }

    /// How a step stands, or as what a rehearsal took it.
    private func standing(of step: StepAccount) -> String {
        guard let exercise = step.exercise, [.succeeded, .skipped].contains(step.outcome) else {
            return outcome(step.outcome)
        }
        return localizer("report.exercise.\(exercise.rawValue)")
    }

    /// Why a step stands as it does; nil where the outcome says it all.
    func explanation(of step: StepAccount) -> String? {
        switch step.outcome {
        case .failed, .succeeded: step.reason.map(failure)
        case .skipped: skip(step)
        case .unknown: localizer(step.attempts.isEmpty ? "report.unknown.damaged" : "report.unknown.running")
        case .undone: localizer("report.undone")
        case .running, .notReached: nil
        }
    }

    /// Words the word that the journal has for a failure.
    func failure(_ word: String) -> String {
        localizer.text(ifPresent: "report.reason.\(word)") ?? visible(word)
    }

    private func skip(_ step: StepAccount) -> String {
        let reason = step.reason.flatMap { $0.isEmpty ? nil : visible($0) }
        switch (step.skippedBy, reason) {
        case (.rehearsal, let word):
            let reason = UnrehearsedReason(word: word, waitsFor: step.waitsFor ?? [])
            let sentence = reason.map { RehearsalWording(localizer: localizer).sentence(for: $0, step.unrehearsed) }
            return localizer("rehearsal.unrehearsed", ["reason": sentence ?? word ?? ""])
        case (.condition, let reason): return localizer("report.skip.condition", ["reason": reason ?? ""])
        case (_, let reason?): return localizer("report.skip.person", ["reason": reason])
        case (_, nil): return localizer("report.skip.noReason")
        }
    }

    /// One attempt of several.
    func attempt(_ attempt: StepAccount.Attempt) -> String {
        var details = [outcome(attempt.outcome)]
        if let duration = attempt.duration { details.append(self.duration(duration)) }
        if let status = attempt.exitCode { details.append(localizer("report.exitStatus", ["status": "\(status)"])) }
        if let signal = attempt.signal { details.append(localizer("report.signal", ["signal": "\(signal)"])) }
        if let reason = attempt.reason { details.append(failure(reason)) }
        let arguments = [
            "number": localizer.number(attempt.number), "time": clock(attempt.started), "details": joined(details),
        ]
        return localizer("report.attempt", arguments)
    }

    /// A decision and its moment.
    func decision(_ decision: RunAccount.Decision) -> String {
        let key = "report.decision.\(decision.question).\(decision.answer)"
        var text = localizer.text(ifPresent: key) ?? other(decision)
        if let reason = decision.reason, !reason.isEmpty {
            text = localizer("report.because", ["text": text, "reason": visible(reason)])
        }
        return localizer("report.at", ["time": clock(decision.time), "text": text])
    }

    private func other(_ decision: RunAccount.Decision) -> String {
        if decision.question == "protect" {
            return localizer("report.decision.protect.confirmed", ["facts": visible(decision.answer)])
        }
        let arguments = ["question": visible(decision.question), "answer": visible(decision.answer)]
        return localizer("report.decision.other", arguments)
    }

    /// Words of a person on one line.
    func prose(_ text: String) -> String {
        VisibleText(text.split(separator: "\n").joined(separator: " "), as: .prose).text
    }

    /// The name of a language; a text that is no tag as it is.
    func language(_ tag: String) -> String {
        LanguageTag(tag).map { localizer.languageName($0.text) } ?? visible(tag)
    }

    /// Details of one thing, one after the other.
    func joined(_ details: [String]) -> String {
        details.joined(separator: localizer("report.separator"))
    }

    /// A name or a value on one line, in which nothing hides.
    func visible(_ text: String) -> String {
        VisibleText(text.split(separator: "\n").joined(separator: " · "), as: .singleLine).text
    }
}
