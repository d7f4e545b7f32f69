package import RunbookModel

extension Step {
    /// Its code as a fingerprint has it: without comments, YAML and JSON by their value, one line after the other.
    package var canonicalCode: [String] { StepSignature.code(of: self) }
}

/// Everything of a step that acts, as lines in a fixed order.
struct StepSignature {
    private(set) var lines: [String] = []

    /// Describes a step; for people to read, YAML and JSON stand as they are written, and not as their values.
    init(_ step: Step, isForReading: Bool = false) {
        lines.append(role(of: step))
        add("when", step.condition?.canonicalSource)
        if case .file(let format, let path, let mode, let refuses) = step.kind {
            add("file", path.canonicalText)
            add("format", format.rawValue)
            add("mode", mode.map { String($0, radix: 8) })
            if refuses { lines.append("new") }
        }
        add("retry", step.retry.map { "\($0.attempts) every \($0.interval)" })
        add("timeout", step.timeout.map { "\($0)" })
        if step.allowedExitStatuses != [0] { lines.append("exit \(step.allowedExitStatuses)") }
        add("expect", step.expectation?.canonicalText)
        add("fail", step.failurePattern?.canonicalText)
        add("confirm", step.confirmation?.canonicalText)
        for (name, holds) in flags(of: step) where holds { lines.append(name) }
        add("capture", step.capture)
        add("cwd", step.workingDirectory?.canonicalText)
        if step.shell != "bash" { lines.append("shell \(step.shell)") }
        if !step.needs.isEmpty { lines.append("needs \(step.needs.map(\.canonicalText).joined(separator: " "))") }
        if !step.guideBlocks.isEmpty { lines.append("guide \(step.guideBlocks)") }
        if step.isDeviation { lines.append("deviation") }
        lines += Self.code(of: step, isForReading: isForReading)
    }

    private mutating func add(_ name: String, _ value: String?) {
        if let value { lines.append("\(name) \(value)") }
    }

    private func role(of step: Step) -> String {
        let kind =
            switch step.kind {
            case .shell: "shell"
            case .file: "file"
            case .manual: "manual"
            }
        switch step.role {
        case .forward: return kind
        case .check(let target): return "\(kind) check \(target ?? "")"
        case .rollback(let target): return "\(kind) rollback \(target)"
        case .rehearsal(let target): return "\(kind) rehearsal \(target)"
        }
    }

    private func flags(of step: Step) -> [(String, Bool)] {
        [
            ("irreversible", step.isIrreversible), ("interactive", step.isInteractive),
            ("background", step.isBackground), ("sensitive", step.isSensitive), ("verbatim", step.isVerbatim),
        ]
    }

    /// The code without its comments: shell by its tokens, YAML and JSON by their value, anything else as it stands.
    static func code(of step: Step, isForReading: Bool = false) -> [String] {
        switch step.kind {
        case .manual: []
        case .shell, .file(.shell, _, _, _): step.template.withoutShellComments()
        case .file(.yaml, _, _, _), .file(.json, _, _, _):
            isForReading ? readable(step.template) : yaml(step.template) ?? lines(of: step.template.canonicalText)
        case .file(.other, _, _, _): lines(of: step.template.canonicalText)
        }
    }

    /// The lines without what looks like a comment: good enough to show, not to compare.
    private static func readable(_ template: Template) -> [String] {
        lines(of: template.canonicalText).compactMap { line in
            guard let comment = line.firstMatch(of: #/(^|[ \t]+)#.*/#) else { return line }
            let rest = line[..<comment.range.lowerBound]
            return rest.isEmpty ? nil : String(rest)
        }
    }

    private static func lines(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The documents of a template as values; nil where they cannot be read, or are not worth it.
    private static func yaml(_ template: Template) -> [String]? {
        let marked = template.parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let placeholder): "RUNBOOK-VALUE-\(placeholder.name)-"
            }
        }.joined()
        // Aliases may stand for any number of values: such a text is compared as it is written.
        if marked.utf8.contains(UInt8(ascii: "&")), marked.utf8.contains(UInt8(ascii: "*")) { return nil }
        return YAMLValues(marked)?.lines
    }
}
