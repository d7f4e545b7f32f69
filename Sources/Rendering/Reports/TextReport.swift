internal import Execution
internal import Localization

/// A report for a terminal: lines that fit its width, outputs cut to their last lines.
package struct TextReport {
    private let wording: ReportWording
    private let style: TerminalStyle

    /// The most lines of a text or an output that are shown.
    package static let longest = 20

    package init(wording: ReportWording, style: TerminalStyle) {
        self.wording = wording
        self.style = style
    }

    /// The lines of a report.
    package func lines(_ report: RunReport) -> [String] {
        var report = report
        report.outputs = report.outputs.mapValues { $0.last(Self.longest) }
        let page = ReportPage(report, wording)
        var lines = wrapped(page.alarms, [.warning])
        if !lines.isEmpty { lines.append("") }
        lines += wrapped([page.title], [.heading])
        lines += [""] + wrapped([page.summary], page.outcome == .succeeded ? [.success] : [.strong])
        lines += [""] + self.lines(page.facts)
        for chapter in page.chapters { lines += self.lines(chapter) }
        lines += ["", style.apply([.heading], to: page.stepsHeading)]
        if page.entries.isEmpty { lines += ["", page.noSteps] }
        for entry in page.entries { lines += self.lines(entry) }
        for chapter in page.appendix { lines += self.lines(chapter) }
        return lines
    }

    private func wrapped(_ texts: [String], _ roles: TextRoles = [], indent: Int = 0) -> [String] {
        let margin = String(repeating: " ", count: indent)
        return texts.flatMap { DisplayWidth.wrap($0, to: max(20, style.columns - indent)) }
            .map { margin + style.apply(roles, to: $0) }
    }

    private func lines(_ chapter: ReportPage.Chapter) -> [String] {
        ["", style.apply([.heading], to: chapter.heading), ""] + lines(chapter.facts)
            + wrapped(chapter.items, indent: 2)
    }

    /// Labels in one column, values in the next; a long value stands whole.
    private func lines(_ facts: [ReportPage.Fact]) -> [String] {
        let width = facts.map { DisplayWidth.width(of: $0.label) }.max() ?? 0
        return facts.map { fact in
            "  " + style.apply([.faint], to: DisplayWidth.padded(fact.label, to: width)) + "  " + fact.value
        }
    }

    private func lines(_ entry: ReportPage.Entry) -> [String] {
        let roles: TextRoles =
            switch entry.outcome {
            case .succeeded: [.success]
            case .failed: [.error]
            case .unknown: [.warning]
            default: []
            }
        let title = entry.title.map { " – \($0)" } ?? ""
        let lead = "\(entry.mark) \(entry.number). \(entry.id)"
        var lines = ["", style.apply(roles.union(.strong), to: lead) + title]
        lines += wrapped([wording.joined(entry.details)], indent: 2)
        lines += wrapped(entry.notes, indent: 2)
        for excerpt in entry.excerpts { lines += self.lines(excerpt) }
        return lines
    }

    private func lines(_ excerpt: ReportPage.Excerpt) -> [String] {
        let left = excerpt.lines.count - Self.longest
        let rest = left > 0 ? [wording.localizer("report.omitted.more", count: left)] : []
        return ["", "  " + style.apply([.faint], to: excerpt.heading)]
            + wrapped([excerpt.note].compactMap(\.self), [.faint], indent: 2)
            + excerpt.lines.prefix(Self.longest).map { $0.isEmpty ? "" : "    " + cut($0) }
            + wrapped(rest, [.faint], indent: 2)
    }

    /// A line that is as long as a book is no line to read.
    private func cut(_ line: String) -> String {
        line.utf8.count <= 2000 ? line : String(line.prefix(1000)) + "…"
    }
}
