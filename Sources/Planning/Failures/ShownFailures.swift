package import MarkdownTree
package import RunbookModel

/// The failures that a runbook shows for a step, to be found again in what the step has printed.
///
/// What it finds is a hint for people; it decides nothing.
package struct ShownFailures {
    /// A failure that was found again.
    package struct Match: Sendable {
        /// The lines of the sample that the output has too, with the values in place.
        package var lines: [String]
        /// The block of prose that stands between the step and the sample, right before the sample.
        package var explanation: Block?
    }

    private let samples: [(lines: [String], explanation: Block?)]

    /// The samples for a step whose conditions do not fail, with the values in place.
    package init(of step: String, in runbook: Runbook, _ bindings: Bindings) {
        let inclusion = Inclusion(runbook, bindings)
        let renderer = StepRenderer(runbook: runbook)
        let elements = runbook.sections.flatMap(\.elements)
        samples = (runbook.step(step)?.outputs ?? [])
            .filter { $0.isFailure && inclusion.evaluate($0.condition) != .fails }
            .map { sample in
                let text = renderer.prose(sample.template.source, bindings)
                return (Self.tellingLines(of: text), elements.explanation(of: sample, for: step))
            }
    }

    /// The samples of which a telling line stands among these lines, in the order of the runbook.
    package func matches(in output: [String]) -> [Match] {
        guard samples.contains(where: { !$0.lines.isEmpty }) else { return [] }
        let patterns = Set(output.map { OutputPattern($0) })
        return samples.compactMap { sample in
            let lines = sample.lines.filter { patterns.contains(OutputPattern($0)) }
            return lines.isEmpty ? nil : Match(lines: lines, explanation: sample.explanation)
        }
    }

    /// The lines of a sample that say something: not blank, no header of a table, not only numbers and quoted texts.
    private static func tellingLines(of text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { !isHeader($0) && OutputPattern($0).isTelling }
    }

    /// Whether a line is the header of a table as command line tools print it: names in capitals, set apart by columns.
    private static func isHeader(_ line: String) -> Bool {
        let names = line.split(whereSeparator: \.isWhitespace)
        let isInColumns = line.contains("\t") || line.contains("  ")
        return names.count > 1 && isInColumns
            && names.allSatisfy { $0 == $0.uppercased() && $0.contains(where: \.isLetter) }
    }
}

extension [Section.Element] {
    /// The prose right before a sample, where the step stands before it.
    fileprivate func explanation(of sample: SampleOutput, for step: String) -> Block? {
        let start = firstIndex { if case .step(step) = $0 { true } else { false } }
        let end = firstIndex { if case .output(sample, for: _) = $0 { true } else { false } }
        guard let start, let end, end - 1 > start, case .prose(let block) = self[end - 1] else { return nil }
        switch block.kind {
        case .paragraph, .list, .blockQuote: return block
        case .heading, .codeBlock, .thematicBreak, .html: return nil
        }
    }
}
