package import MarkdownTree
package import RunbookModel

/// What a runbook does, apart from the language in which it says so.
///
/// Two languages of a runbook are the same program exactly if their fingerprints are equal.
package struct Fingerprint: Sendable, Hashable {
    /// What one part of a runbook does, as lines that can be compared and shown.
    package struct Entry: Sendable, Hashable {
        /// What the part is and its name: `step patch`, `parameter release`.
        package var name: String
        package var lines: [String]
        /// Where the part stands, for messages; not compared.
        package var location: SourceLocation?

        package static func == (lhs: Self, rhs: Self) -> Bool {
            lhs.name == rhs.name && lhs.lines == rhs.lines
        }

        package func hash(into hasher: inout Hasher) {
            hasher.combine(name)
            hasher.combine(lines)
        }
    }

    package var entries: [Entry]

    /// SHA-256 of the entries, in hexadecimal.
    package var digest: String {
        let text = entries.map { ([$0.name] + $0.lines).joined(separator: "\n\t") }.joined(separator: "\n")
        return SHA256.hexDigest(of: text.utf8)
    }

    package init(_ runbook: Runbook) {
        entries = Self.definitions(of: runbook)
        for section in runbook.sections {
            entries.append(Self.entry(for: section))
            for case .choice(let choice) in section.elements {
                let options = choice.options.map(\.section)
                entries.append(
                    Entry(name: "choice", lines: options, location: choice.list.range.start)
                )
            }
            for case .step(let id) in section.elements {
                if let step = runbook.step(id) { entries.append(Self.entry(for: step)) }
            }
        }
    }

    private static func definitions(of runbook: Runbook) -> [Entry] {
        let tools = runbook.requiredTools.map { tool in
            "\(tool.name) \(tool.minimumVersion?.text ?? "") \(tool.versionCommand ?? "")"
        }
        var entries = [Entry(name: "requires", lines: tools)]
        entries += runbook.parameters.map { parameter in
            var lines = ["type \(parameter.type.signature)"]
            if let text = parameter.defaultValue?.source { lines.append("default \(text)") }
            if let text = parameter.proposal?.source { lines.append("from \(text)") }
            if let condition = parameter.condition { lines.append("when \(condition.canonicalSource)") }
            return Entry(name: "parameter \(parameter.name)", lines: lines, location: parameter.location)
        }
        entries += runbook.requirements.map {
            Entry(name: "require \($0.id)", lines: [$0.condition.canonicalSource], location: $0.location)
        }
        entries += runbook.protections.map {
            Entry(name: "protect \($0.id)", lines: [$0.command.source], location: $0.location)
        }
        return entries
    }

    private static func entry(for section: Section) -> Entry {
        var lines: [String] = []
        if let condition = section.condition { lines.append("when \(condition.canonicalSource)") }
        // Titles differ between languages; only sections that carry an id are compared by name.
        return Entry(
            name: "section \(section.id ?? "")",
            lines: ["level \(section.level)"] + lines,
            location: section.location
        )
    }

    private static func entry(for step: Step) -> Entry {
        Entry(name: "step \(step.id)", lines: StepSignature(step).lines, location: step.location)
    }
}

extension ParameterType {
    fileprivate var signature: String {
        switch self {
        case .choice(let values): "choice \(values.joined(separator: " "))"
        case .text(let pattern?): "text \(pattern)"
        default: keyword
        }
    }
}

extension Runbook {
    /// SHA-256 of the bytes of this language and of the definition, in hexadecimal.
    package var digest: String {
        var bytes: [UInt8] = []
        for file in sourceBytes {
            bytes += Array("\(file.count)\n".utf8)
            bytes += file
        }
        return SHA256.hexDigest(of: bytes)
    }
}
