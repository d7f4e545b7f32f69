internal import Execution
internal import Localization
internal import Planning

extension ReportPage {
    /// Words a report.
    init(_ report: RunReport, _ wording: ReportWording) {
        let account = report.account
        let words = wording.localizer
        let name = account.parts.last { $0.language == words.language.text }?.title
        let title = name ?? account.parts.last?.title ?? account.runbook ?? account.run
        let key =
            account.isRehearsal
            ? "report.rehearsalTitle" : account.isTraining ? "report.trainingTitle" : "report.title"
        self.title = words(key, ["title": wording.prose(title)])
        alarms = account.fault.map { [wording.sentence(for: $0)] } ?? []
        summary = wording.joined([wording.outcome(of: account), wording.progress(of: account)])
        outcome = account.outcome
        facts = FactSheet(wording: wording, account: account).facts
        chapters = Self.chapters(account, wording)
        stepsHeading = words("report.headings.steps")
        // A rollback that nobody asked for is no news.
        let steps = account.steps.filter { $0.undoes == nil || $0.outcome != .notReached }
        entries = steps.enumerated().map { index, step in
            StepEntry(wording: wording, account: account, output: report.outputs[step.id]).entry(step, index + 1)
        }
        appendix = Self.appendix(account, wording)
        noSteps = words("report.noSteps")
    }

    private static func chapters(_ account: RunAccount, _ wording: ReportWording) -> [Chapter] {
        let words = wording.localizer
        var chapters = account.rehearsal.map { rehearsal($0, wording) } ?? []
        if let training = account.training { chapters += TrainingChapters(wording: wording, training: training).all }
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

    /// What a rehearsal came to, and what it could not try.
    private static func rehearsal(_ tally: RehearsalTally, _ wording: ReportWording) -> [Chapter] {
        let words = RehearsalWording(localizer: wording.localizer)
        let share = Chapter(heading: wording.localizer("report.headings.rehearsal"), items: [words.share(tally)])
        guard !tally.rest.isEmpty else { return [share] }
        let facts = tally.rest.map { Fact(label: wording.visible($0.id), value: words.reason($0)) }
        return [share, Chapter(heading: wording.localizer("report.headings.notExercised"), facts: facts)]
    }

    /// One sitting: when, in which language, how it ended, which steps.
    private static func part(_ wording: ReportWording, _ part: RunAccount.Part) -> String {
        let words = wording.localizer
        let mode = words.text(ifPresent: "report.mode.\(part.mode)") ?? wording.visible(part.mode)
        var details = [mode]
        if part.language != "und" {
            details.append(words("report.inLanguage", ["name": wording.language(part.language)]))
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
            title: title(of: step).flatMap { $0.isEmpty ? nil : wording.prose($0) },
            language: foreignLanguage(of: step),
            outcome: step.outcome,
            isUnjudged: step.exercise == .readToday,
            details: wording.details(of: step),
            notes: notes(of: step),
            excerpts: texts(of: step) + outputs(of: step)
        )
    }

    /// The title in the reader's language, if a part was followed in it.
    private func title(of step: StepAccount) -> String? {
        step.titles[words.language.text] ?? step.title
    }

    /// The language of a step's title where it is not the reader's.
    private func foreignLanguage(of step: StepAccount) -> String? {
        if step.titles[words.language.text] != nil { return nil }
        let language = step.language ?? account.beginning?.language
        guard let language, language != "und", language != words.language.text else { return nil }
        return LanguageTag(language)?.text
    }

    private func notes(of step: StepAccount) -> [String] {
        var notes: [String] = []
        if let explanation = wording.explanation(of: step) {
            let isWord = step.outcome == .failed || step.outcome == .succeeded
            let key = step.exercise == .readToday ? "report.today" : "report.why"
            notes.append(isWord ? words(key, ["reason": explanation]) : explanation)
        }
        if let target = step.standsInFor {
            notes.append(words("report.standsInFor", ["step": wording.visible(target)]))
        }
        if step.undoes != nil { notes.append(words("report.undoes", ["step": wording.visible(step.undoes ?? "")])) }
        let languages = Set(account.parts.map(\.language))
        if languages.count > 1, let language = step.language, !step.attempts.isEmpty || step.ended != nil {
            notes.append(words("report.followedIn", ["name": wording.language(language)]))
        }
        notes += chronicle(of: step)
        if let file = step.file {
            notes.append(
                words("report.wrote", ["file": wording.visible(file.path), "digest": wording.visible(file.digest)])
            )
        }
        if let captured = step.captured {
            notes.append(words("report.captured", ["value": wording.visible(captured)]))
        }
        let leftovers = step.attempts.compactMap(\.leftovers).reduce(0, +)
        if leftovers > 0 { notes.append(words("report.leftovers", count: leftovers)) }
        return notes
    }

    /// Decisions, changes of the text and, where there are several, attempts, in their order.
    private func chronicle(of step: StepAccount) -> [String] {
        var events = step.decisions.map { (time: $0.time, text: wording.decision($0)) }
        events += step.edits.map { edit in
            (edit.time, words("report.at", ["time": wording.clock(edit.time), "text": words("report.edited")]))
        }
        if step.attempts.count > 1 { events += step.attempts.map { ($0.started, wording.attempt($0)) } }
        return events.sorted { $0.time < $1.time }.map(\.text)
    }

    /// What ran, once for attempts that ran the same, and what a person wrote that never ran.
    private func texts(of step: StepAccount) -> [ReportPage.Excerpt] {
        var texts: [(attempt: Int, text: String)] = []
        for attempt in step.attempts {
            guard let text = attempt.text, texts.last?.text != text else { continue }
            texts.append((attempt.number, text))
        }
        let isFile = step.kind == .file || step.file != nil
        let heading = words(isFile ? "report.blocks.written" : "report.blocks.ran")
        let edits = step.edits.filter { edit in !texts.contains { $0.text == edit.text } }
        return texts.map { attempt, text in
            let arguments = ["heading": heading, "number": words.number(attempt)]
            let heading = texts.count > 1 ? words("report.blocks.ofAttempt", arguments) : heading
            return ReportPage.Excerpt(heading: heading, lines: lines(of: text))
        }
            + edits.map { edit in
                let heading = words("report.blocks.edited", ["time": wording.clock(edit.time)])
                return ReportPage.Excerpt(heading: heading, lines: lines(of: edit.text))
            } + step.edits.compactMap { difference($0, in: step.id) }
    }

    /// What a person changed in the runbook's own text.
    private func difference(_ edit: StepAccount.Edit, in step: String) -> ReportPage.Excerpt? {
        guard let original = edit.original else { return nil }
        let renderer = DiffRenderer(style: TerminalStyle(), missingNewlineNotice: words("run.noNewline"))
        let lines = renderer.lines(LineDiff(old: original, new: edit.text), path: step)
        let heading = words("report.blocks.difference", ["time": wording.clock(edit.time)])
        return ReportPage.Excerpt(heading: heading, lines: lines)
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
