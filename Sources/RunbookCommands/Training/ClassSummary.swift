internal import Foundation
internal import Localization
internal import Rendering
internal import RunbookModel
internal import SystemPackage
internal import Training

/// A class at a glance: every learner's score, computed from the answers, and what keeps reports from being compared.
struct ClassSummary {
    var context: CommandContext

    private var words: Localizer { context.localizer }

    /// Reads the reports and prints a line for each, then what the class should read again.
    ///
    /// - Throws: ``CommandFailure`` where a file is no report of a training session.
    func show(_ files: [String]) throws(CommandFailure) {
        var reports: [SessionReport] = []
        for file in files { reports.append(try report(in: file)) }
        let width = reports.map { DisplayWidth.width(of: visible($0.learner)) }.max() ?? 0
        for report in reports { line(report, among: reports, width) }
        sections(reports)
    }

    private func report(in file: String) throws(CommandFailure) -> SessionReport {
        let bytes: [UInt8]
        do { bytes = try RunbookSource.File.read(FilePath(file)).bytes } catch { throw CommandFailure(error) }
        guard let report = try? JSONDecoder().decode(SessionReport.self, from: Data(bytes)) else {
            throw CommandFailure(.invalidRunbook, "lesson.noReport", ["path": file])
        }
        return report
    }

    private func line(_ report: SessionReport, among reports: [SessionReport], _ width: Int) {
        let (score, style) = (report.score, context.outputStyle)
        let arguments = [
            "percent": words.number(score.percent), "answered": words.number(score.answered),
            "total": words.number(score.total),
            "level": TrainingWording(localizer: words).level(report.beginning.level),
        ]
        var details = [words("lesson.summary.line", arguments)]
        if report.outcome != "succeeded" { details.append(words("lesson.summary.unfinished")) }
        if !score.dangerous.isEmpty {
            details.append(words("lesson.summary.dangerous", ["ids": words.list(score.dangerous.map(visible))]))
        }
        let differences = SessionDifference.all(of: report, among: reports)
        details += differences.map { words("lesson.summary.differs.\($0.rawValue)") }
        let lead = DisplayWidth.padded(visible(report.learner), to: width) + "  "
        let room = max(20, style.columns - width - 2)
        let lines = DisplayWidth.wrap(details.joined(separator: words("report.separator")), to: room)
        let margin = String(repeating: " ", count: width + 2)
        for (index, text) in lines.enumerated() { context.print((index == 0 ? lead : margin) + text) }
    }

    /// The sections in their order, the mean of the class in each.
    private func sections(_ reports: [SessionReport]) {
        var order: [String] = []
        var sums: [String: (title: String, points: Double, possible: Double)] = [:]
        for part in reports.flatMap(\.score.sections) {
            if sums[part.section] == nil { order.append(part.section) }
            let sum = sums[part.section] ?? (part.title, 0, 0)
            sums[part.section] = (sum.title, sum.points + part.points, sum.possible + part.possible)
        }
        guard reports.count > 1, !order.isEmpty else { return }
        context.print()
        context.print(words("lesson.summary.sections"))
        for section in order {
            guard let sum = sums[section], sum.possible > 0 else { continue }
            let percent = Int((sum.points / sum.possible * 100).rounded(.down))
            let title = visible(sum.title.isEmpty ? section : sum.title)
            let text = words("lesson.sectionScore", ["title": title, "percent": words.number(percent)])
            for line in DisplayWidth.wrap(text, to: max(20, context.outputStyle.columns - 2)) {
                context.print("  " + line)
            }
        }
    }

    private func visible(_ text: String) -> String {
        VisibleText(text, as: .singleLine).text
    }
}
