internal import Execution
internal import Localization
internal import Planning

extension ReportPage {
    /// Words a report.
    init(_ report: RunReport, _ wording: ReportWording) {
        let account = report.account
        let words = wording.localizer
        let name = account.parts.last?.title ?? account.runbook ?? account.run
        title = words("report.title", ["title": VisibleText(name, as: .prose).text])
        alarms = account.fault.map { [wording.sentence(for: $0)] } ?? []
        summary = wording.joined([wording.outcome(of: account), wording.progress(of: account)])
        outcome = account.outcome
        facts = FactSheet(wording: wording, account: account).facts
        chapters = Self.chapters(account, wording)
        stepsHeading = words("report.headings.steps")
        entries = account.steps.enumerated().map { index, step in
            StepEntry(wording: wording, account: account, output: report.outputs[step.id]).entry(step, index + 1)
        }
        appendix = Self.appendix(account, wording)
        noSteps = words("report.noSteps")
    }

    private static func chapters(_ account: RunAccount, _ wording: ReportWording) -> [Chapter] {
        let words = wording.localizer
        var chapters: [Chapter] = []
        if let values = account.parts.last?.parameters, !values.isEmpty {
            let facts = values.sorted { $0.key < $1.key }.map {
                Fact(label: wording.visible($0.key), value: wording.visible($0.value), isCode: true)
            }
            chapters.append(Chapter(heading: words("report.headings.values"), facts: facts))
        }
        if !account.protections.isEmpty {
            let facts = account.protections.sorted { $0.key < $1.key }.map {
                Fact(label: wording.visible($0.key), value: wording.visible($0.value), isCode: true)
            }
            chapters.append(Chapter(heading: words("report.headings.protections"), facts: facts))
        }
        if account.parts.count > 1 {
            let items = account.parts.map { part(wording, $0) }
            chapters.append(Chapter(heading: words("report.headings.parts"), items: items))
        }
        return chapters
    }

    /// One sitting: when, in which language, how it ended, which steps.
    private static func part(_ wording: ReportWording, _ part: RunAccount.Part) -> String {
        let words = wording.localizer
        let mode = words.text(ifPresent: "report.mode.\(part.mode)") ?? wording.visible(part.mode)
        var details = [mode]
        if part.language != "und" {
            details.append(words("report.inLanguage", ["name": words.languageName(part.language)]))
        }
        if let origin = part.origin { details.append(wording.visible(origin.user)) }
        details.append(wording.outcome(of: part))
        let steps = part.steps.map(wording.visible)
        if !steps.isEmpty { details.append(words("report.partSteps", ["steps": words.list(steps)])) }
        return words("report.at", ["time": wording.moment(part.started), "text": wording.joined(details)])
    }

    private static func appendix(_ account: RunAccount, _ wording: ReportWording) -> [Chapter] {
        let words = wording.localizer
        var chapters: [Chapter] = []
        if !account.leftOut.isEmpty {
            let facts = account.leftOut.map {
                Fact(label: wording.visible($0.id), value: wording.visible($0.reason), isCode: true)
            }
            chapters.append(Chapter(heading: words("report.headings.leftOut"), facts: facts))
        }
        if !account.decisions.isEmpty {
            let items = account.decisions.map(wording.decision)
            chapters.append(Chapter(heading: words("report.headings.decisions"), items: items))
        }
        return chapters
    }
}

/// Words one step of a report.
private struct StepEntry {
    var wording: ReportWording
    var account: RunAccount
    var output: TranscriptExcerpt?

    private var words: Localizer { wording.localizer }

    func entry(_ step: StepAccount, _ number: Int) -> ReportPage.Entry {
        ReportPage.Entry(
            number: number,
            id: wording.visible(step.id),
            title: step.title.flatMap { $0.isEmpty ? nil : VisibleText($0, as: .prose).text },
            language: foreignLanguage(of: step),
            outcome: step.outcome,
            details: wording.details(of: step),
            notes: notes(of: step),
            excerpts: texts(of: step) + outputs(of: step)
        )
    }

    /// The language of a step's words where it is not the reader's.
    private func foreignLanguage(of step: StepAccount) -> String? {
        let language = step.language ?? account.beginning?.language
        guard let language, language != "und", language != words.language.text else { return nil }
        return language
    }

    private func notes(of step: StepAccount) -> [String] {
        var notes: [String] = []
        if let explanation = wording.explanation(of: step) {
            notes.append(step.outcome == .failed ? words("report.why", ["reason": explanation]) : explanation)
        }
        if step.undoes != nil { notes.append(words("report.undoes", ["step": wording.visible(step.undoes ?? "")])) }
        let languages = Set(account.parts.map(\.language))
        if languages.count > 1, let language = step.language, !step.attempts.isEmpty || step.ended != nil {
            notes.append(words("report.followedIn", ["name": words.languageName(language)]))
        }
        notes += step.decisions.map(wording.decision)
        if step.attempts.count > 1 { notes += step.attempts.map(wording.attempt) }
        if let file = step.file {
            notes.append(words("report.wrote", ["file": wording.visible(file.path), "digest": file.digest]))
        }
        if let captured = step.captured {
            notes.append(words("report.captured", ["value": wording.visible(captured)]))
        }
        let leftovers = step.attempts.compactMap(\.leftovers).reduce(0, +)
        if leftovers > 0 { notes.append(words("report.leftovers", count: leftovers)) }
        return notes
    }

    /// What ran, once for attempts that ran the same, and what a person wrote in its place.
    private func texts(of step: StepAccount) -> [ReportPage.Excerpt] {
        var texts: [String] = []
        for text in step.attempts.compactMap(\.text) where texts.last != text { texts.append(text) }
        let heading =
            step.kind == .file || step.file != nil ? words("report.blocks.written") : words("report.blocks.ran")
        let edits = step.edits.filter { edit in !texts.contains(edit.text) }
        return texts.map { ReportPage.Excerpt(heading: heading, lines: lines(of: $0)) }
            + edits.map { edit in
                let heading = words("report.blocks.edited", ["time": wording.clock(edit.time)])
                return ReportPage.Excerpt(heading: heading, lines: lines(of: edit.text))
            }
    }

    private func lines(of text: String) -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return (lines.last?.isEmpty == true ? lines.dropLast() : lines[...]).map { VisibleText(String($0)).text }
    }

    private func outputs(of step: StepAccount) -> [ReportPage.Excerpt] {
        guard let output else { return [] }
        let lines = output.lines.reversed().drop { $0.isEmpty }.reversed()
        guard !lines.isEmpty else { return [] }
        var notes: [String] = []
        if output.omittedBytes > 0 {
            notes.append(words("report.omitted.bytes", ["size": words.bytes(output.omittedBytes)]))
        }
        if output.omittedLines > 0 { notes.append(words("report.omitted.lines", count: output.omittedLines)) }
        if !notes.isEmpty, let path = step.transcript {
            notes.append(words("report.omitted.whole", ["path": wording.visible(path)]))
        }
        return [
            ReportPage.Excerpt(
                heading: words("report.blocks.output"),
                lines: lines.map { VisibleText($0, as: .prose).text },
                note: notes.isEmpty ? nil : notes.joined(separator: " ")
            )
        ]
    }
}
