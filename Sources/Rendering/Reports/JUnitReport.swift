internal import Execution
internal import Localization
internal import SystemPackage

/// A report as the XML that test tools write and continuous integration reads (JUnit's, in the shape of the schema of
/// the Jenkins xUnit plug-in).
///
/// Steps are test cases. What is unknown is an error, and so is a damaged record; what was not done is skipped.
package struct JUnitReport {
    private let wording: ReportWording

    package init(wording: ReportWording) {
        self.wording = wording
    }

    /// The text of a report.
    package func text(_ report: RunReport) -> String {
        let account = report.account
        let steps = account.steps.filter { $0.undoes == nil || $0.outcome != .notReached }
        let failures = steps.count { $0.outcome == .failed }
        let errors = steps.count { $0.outcome == .unknown } + (account.fault == nil ? 0 : 1)
        let done = steps.count { $0.outcome == .succeeded && $0.exercise != .readToday }
        let count = steps.count + account.leftOut.count + (account.fault == nil ? 0 : 1)
        let name = account.runbook ?? account.run
        let totals = [
            ("name", name), ("tests", "\(count)"), ("failures", "\(failures)"), ("errors", "\(errors)"),
            ("time", seconds(account.duration)),
        ]
        let suite = [
            ("skipped", "\(count - failures - errors - done)"), ("id", "0"), ("timestamp", timestamp(account.started)),
            ("hostname", account.beginning?.origin?.host ?? "localhost"),
        ]
        var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites\(attributes(totals))>"]
        lines.append("  <testsuite\(attributes(totals + suite))>")
        lines += properties(account)
        if let fault = account.fault { lines += self.lines(for: fault, of: account, name) }
        for step in steps { lines += self.lines(for: step, name, report.outputs[step.id]) }
        for step in account.leftOut { lines += self.lines(forLeftOut: step, name) }
        return (lines + ["  </testsuite>", "</testsuites>"]).joined(separator: "\n") + "\n"
    }

    private func attributes(_ pairs: [(String, String)]) -> String {
        pairs.map { #" \#($0)="\#(MarkupText.escaped(wording.prose($1)))""# }.joined()
    }

    /// Seconds with a decimal point, in whatever language.
    private func seconds(_ seconds: Double) -> String {
        let milliseconds = Int(min(max(0, seconds), 1e12) * 1000 + 0.5)
        let fraction = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }

    /// ISO 8601 without a fraction and a zone, as the schema wants it; UTC.
    private func timestamp(_ text: String?) -> String {
        String((text ?? "1970-01-01T00:00:00").prefix(19))
    }

    private func properties(_ account: RunAccount) -> [String] {
        guard let part = account.parts.last else { return [] }
        let properties: [(String, String?)] = [
            ("run", account.run), ("outcome", account.outcome.rawValue), ("language", part.language),
            ("digest", part.digest), ("fingerprint", part.fingerprint), ("user", account.beginning?.origin?.user),
            ("sudoUser", account.beginning?.origin?.sudoUser), ("sshClient", account.beginning?.origin?.sshClient),
            ("change", account.parts.compactMap(\.change).last), ("folder", account.workingDirectory),
            ("journal", account.journal.string),
        ]
        let values = part.parameters.sorted { $0.key < $1.key }.map { ("parameter.\($0.key)", Optional($0.value)) }
        let lines = (properties + values).compactMap { name, value in
            value.map { #"      <property\#(attributes([("name", name), ("value", $0)]))/>"# }
        }
        return ["    <properties>"] + lines + ["    </properties>"]
    }

    private func lines(for fault: RunAccount.Fault, of account: RunAccount, _ suite: String) -> [String] {
        let pairs = [("name", "journal"), ("classname", suite), ("time", "0.000")]
        let error = [("message", wording.sentence(for: fault)), ("type", fault.kind.rawValue)]
        return ["    <testcase\(attributes(pairs))>", "      <error\(attributes(error))/>", "    </testcase>"]
    }

    private func lines(forLeftOut step: JournalEvent.RunStarted.LeftOutStep, _ suite: String) -> [String] {
        let pairs = [("name", step.id), ("classname", suite), ("time", "0.000")]
        let message = wording.localizer("report.skip.condition", ["reason": wording.visible(step.reason)])
        return [
            "    <testcase\(attributes(pairs))>", "      <skipped\(attributes([("message", message)]))/>",
            "    </testcase>",
        ]
    }

    private func lines(for step: StepAccount, _ suite: String, _ output: TranscriptExcerpt?) -> [String] {
        let pairs = [("name", step.id), ("classname", suite), ("time", seconds(step.duration ?? 0))]
        let text = output.map { MarkupText.escaped($0.lines.joined(separator: "\n")) } ?? ""
        var lines = ["    <testcase\(attributes(pairs))>"]
        let reason = wording.explanation(of: step) ?? wording.outcome(step.outcome)
        let message = wording.joined([reason] + wording.details(of: step).dropFirst())
        switch step.outcome {
        // It was not judged.
        case .succeeded where step.exercise == .readToday:
            lines.append("      <skipped\(attributes([("message", message)]))/>")
        case .succeeded: break
        case .failed:
            let failure = attributes([("message", message), ("type", step.reason ?? "failed")])
            lines.append("      <failure\(failure)>\(text)</failure>")
        case .unknown:
            lines.append("      <error\(attributes([("message", message), ("type", "unknown")]))>\(text)</error>")
        case .skipped, .running, .notReached, .undone:
            lines.append("      <skipped\(attributes([("message", message)]))/>")
        }
        if !text.isEmpty { lines.append("      <system-out>\(text)</system-out>") }
        return lines + ["    </testcase>"]
    }
}
