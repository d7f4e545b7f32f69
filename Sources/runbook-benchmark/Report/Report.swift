internal import Foundation

/// Everything that a run of the benchmark has found.
struct Report: Codable {
    /// Where it was measured: processor, kernel, and the versions of programs.
    var machine: [String: String]
    var figures: [Figure]
    /// What could not be measured, with the reason.
    var missing: [String]
    /// Whether it was only to see that every measure works: its figures are held against no goal.
    var isQuick: Bool

    /// The report as data.
    ///
    /// - Throws: `EncodingError`.
    func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// The report as a Markdown table.
    var markdown: String {
        let facts = machine.sorted { $0.key < $1.key }.map { "- \($0.key): \($0.value)" }
        let head = [
            "| area | what | figure | peer | its figure | ratio | goal | |", "|---|---|--:|---|--:|--:|---|---|",
        ]
        let scope = isQuick ? ["- Quick: small sizes, one round, nothing held against a goal"] : []
        let gaps = scope + missing.map { "- Not measured: \($0)" }
        return (facts + [""] + head + figures.map(row) + (gaps.isEmpty ? [] : [""]) + gaps).joined(separator: "\n")
            + "\n"
    }

    private func row(_ figure: Figure) -> String {
        let cells = [
            figure.area, figure.subject, text(figure.subjectSample, figure.unit), figure.peer,
            figure.peerSample.map { text($0, figure.unit) } ?? "–", ratio(figure), goal(figure),
            verdict(figure),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private func ratio(_ figure: Figure) -> String {
        guard let ratio = figure.ratio else { return "–" }
        if case .timesFaster = figure.goal { return String(format: "%.3g× faster", 1 / ratio) }
        return String(format: "%.2f×", ratio)
    }

    private func verdict(_ figure: Figure) -> String {
        guard !isQuick, let isMet = figure.isMet else { return "" }
        return isMet ? "met" : "**missed**"
    }

    private func goal(_ figure: Figure) -> String {
        switch figure.goal {
        case .atMost(let most): String(format: "≤ %g×", most)
        case .timesFaster(let least): String(format: "≥ %g× faster", least)
        case .limit(let most): "≤ " + text(most, figure.unit)
        case .none: "–"
        }
    }

    private func text(_ sample: Sample, _ unit: Figure.Unit) -> String {
        let value = text(sample.median, unit)
        if sample.count == 1, unit == .seconds { return value + " (one run)" }
        return sample.count > 1 ? value + " (\(text(sample.minimum, unit))–\(text(sample.maximum, unit)))" : value
    }

    private func text(_ value: Double, _ unit: Figure.Unit) -> String {
        switch unit {
        case .seconds where value < 1: String(format: "%.1f ms", value * 1000)
        case .seconds: String(format: "%.2f s", value)
        case .bytes: String(format: "%.1f MB", value / 1e6)
        case .instructions: String(format: "%.1f M", value)
        }
    }
}
