internal import Localization

/// A report as CommonMark, for a ticket or a wiki.
package struct MarkdownReport {
    private let wording: ReportWording

    package init(wording: ReportWording) {
        self.wording = wording
    }

    /// The text of a report.
    package func text(_ report: RunReport) -> String {
        let page = ReportPage(report, wording)
        var blocks = page.alarms.map { "> **\(Self.escaped($0))**" }
        blocks += ["# \(Self.escaped(page.title))", "**\(Self.escaped(page.summary))**", list(page.facts)]
        for chapter in page.chapters { blocks += self.blocks(chapter) }
        blocks.append("## \(Self.escaped(page.stepsHeading))")
        if page.entries.isEmpty { blocks.append(Self.escaped(page.noSteps)) }
        for entry in page.entries { blocks += self.blocks(entry) }
        for chapter in page.appendix { blocks += self.blocks(chapter) }
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func blocks(_ chapter: ReportPage.Chapter) -> [String] {
        ["## \(Self.escaped(chapter.heading))", list(chapter.facts), list(chapter.items)]
    }

    private func list(_ facts: [ReportPage.Fact]) -> String {
        facts.map { fact in
            let value = fact.isCode ? Self.code(fact.value) : Self.escaped(fact.value)
            let label = wording.localizer("report.label", ["label": Self.escaped(fact.label)])
            return "- **\(label)** \(value)"
        }.joined(separator: "\n")
    }

    private func list(_ items: [String]) -> String {
        items.map { "- \(Self.escaped($0))" }.joined(separator: "\n")
    }

    private func blocks(_ entry: ReportPage.Entry) -> [String] {
        let title = entry.title.map { " – \(Self.escaped($0))" } ?? ""
        var blocks = ["### \(entry.mark) \(entry.number). \(Self.code(entry.id))\(title)"]
        blocks.append(Self.escaped(wording.joined(entry.details)))
        blocks.append(list(entry.notes))
        for excerpt in entry.excerpts {
            blocks.append("*\(Self.escaped(excerpt.heading))*")
            if let note = excerpt.note { blocks.append(Self.escaped(note)) }
            blocks.append(Self.fenced(excerpt.lines))
        }
        return blocks
    }

    // MARK: Escaping

    /// Text that means itself: what CommonMark, tables and HTML take for marks is escaped (CommonMark, section 2.4).
    static func escaped(_ text: String) -> String {
        var result = ""
        for (index, character) in text.enumerated() {
            if "\\`*_[]<>&|#~$".contains(character) || index == 0 && "+-=".contains(character) { result.append("\\") }
            result.append(character == "\n" ? " " : character)
        }
        // A number with a dot at the start would begin a list.
        return result.replacing(/^(\d{1,9})([.)])/) { "\($0.1)\\\($0.2)" }
    }

    /// A code span: more backticks around it than any run within (CommonMark, section 6.1).
    static func code(_ text: String) -> String {
        let fence = String(repeating: "`", count: longestRun(in: text) + 1)
        let isEdged = text.hasPrefix("`") || text.hasSuffix("`") || text.hasPrefix(" ") && text.hasSuffix(" ")
        let margin = isEdged ? " " : ""
        return text.isEmpty ? "" : fence + margin + text.replacing("\n", with: " ") + margin + fence
    }

    /// A fenced block: its fence is longer than any run of backticks within (CommonMark, section 4.5).
    static func fenced(_ lines: [String]) -> String {
        let length = max(2, lines.map(longestRun).max() ?? 0) + 1
        let fence = String(repeating: "`", count: length)
        return ([fence + "text"] + lines + [fence]).joined(separator: "\n")
    }

    private static func longestRun(in text: String) -> Int {
        var (longest, current) = (0, 0)
        for byte in text.utf8 {
            current = byte == UInt8(ascii: "`") ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }
}
