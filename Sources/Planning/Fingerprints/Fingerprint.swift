package import MarkdownTree
package import RunbookModel

/// What a runbook does, apart from the language in which it says so.
///
/// Two languages of a runbook are the same program exactly if their fingerprints are equal.
package struct Fingerprint: Sendable, Hashable {
    /// What one part of a runbook does, as lines that can be compared and shown.
    package struct Entry: Sendable, Hashable {
        /// The kinds of parts.
        package enum Kind: String, Sendable, Hashable {
            case runbook
            case tools
            case parameter
            case requirement
            case protection
            case section
            case choice
            case step
        }

        package var kind: Kind
        /// The part's id or name, or its number where it has none; unique among its kind.
        package var name: String
        package var lines: [String]
        /// Where the part stands, for messages; not compared.
        package var location: SourceLocation?

        package static func == (lhs: Self, rhs: Self) -> Bool {
            lhs.kind == rhs.kind && lhs.name == rhs.name && lhs.lines == rhs.lines
        }

        package func hash(into hasher: inout Hasher) {
            hasher.combine(kind)
            hasher.combine(name)
            hasher.combine(lines)
        }
    }

    package var entries: [Entry]

    /// SHA-256 of the entries, in hexadecimal.
    package var digest: String {
        let text = entries.map { (["\($0.kind) \($0.name)"] + $0.lines).joined(separator: "\n\t") }
        return SHA256.hexDigest(of: text.joined(separator: "\n").utf8)
    }

    package init(_ runbook: Runbook) {
        entries = Self.definitions(of: runbook)
        let conditions = Self.conditions(around: runbook)
        var steps = runbook.steps[...]
        var counts = (sections: 0, choices: 0)
        for (index, section) in runbook.sections.enumerated() {
            if let entry = Self.entry(for: section, conditions[index], &counts.sections) { entries.append(entry) }
            for element in section.elements {
                switch element {
                case .choice(let choice):
                    counts.choices += 1
                    entries.append(Self.entry(for: choice, counts.choices, in: runbook))
                case .step:
                    guard let step = steps.popFirst() else { continue }
                    entries.append(Self.entry(for: step, conditions[index]))
                case .prose, .output, .example: break
                }
            }
        }
    }

    // MARK: Definitions

    private static func definitions(of runbook: Runbook) -> [Entry] {
        let tools = runbook.requiredTools.map { tool in
            "\(tool.name) \(tool.minimumVersion?.text ?? "") \(tool.versionCommand ?? "")"
        }
        var entries = [Entry(kind: .runbook, name: runbook.id, lines: []), Entry(kind: .tools, name: "", lines: tools)]
        entries += runbook.parameters.map { parameter in
            var lines = ["type \(parameter.type.signature)"]
            if let text = parameter.defaultValue?.canonicalText { lines.append("default \(text)") }
            if let text = parameter.proposal?.canonicalText { lines.append("from \(text)") }
            if let condition = parameter.condition { lines.append("when \(condition.canonicalSource)") }
            return Entry(kind: .parameter, name: parameter.name, lines: lines, location: parameter.location)
        }
        entries += runbook.requirements.map { requirement in
            let lines = [requirement.condition.canonicalSource]
            return Entry(kind: .requirement, name: requirement.id, lines: lines, location: requirement.location)
        }
        entries += runbook.protections.map { protection in
            let lines = [protection.command.canonicalText]
            return Entry(kind: .protection, name: protection.id, lines: lines, location: protection.location)
        }
        return entries
    }

    // MARK: Document

    /// The conditions under which the content of each section is taken, its own last.
    private static func conditions(around runbook: Runbook) -> [[String]] {
        var conditions: [[String]] = []
        for section in runbook.sections {
            let outer = section.parent.map { conditions[$0] } ?? []
            conditions.append(outer + (section.condition.map { ["when \($0.canonicalSource)"] } ?? []))
        }
        return conditions
    }

    /// A section acts by its id, which links and choices name, and by its condition; others are prose.
    private static func entry(for section: Section, _ conditions: [String], _ count: inout Int) -> Entry? {
        guard section.id != nil || section.condition != nil else { return nil }
        count += section.id == nil ? 1 : 0
        return Entry(kind: .section, name: section.id ?? "\(count)", lines: conditions, location: section.location)
    }

    /// Sections without an id are named by their titles, which differ between languages: their conditions stand for them.
    private static func entry(for choice: Choice, _ number: Int, in runbook: Runbook) -> Entry {
        let options = choice.options.map { option in
            let section = runbook.sectionIndex(named: option.section).map { runbook.sections[$0] }
            return section?.id ?? section?.condition?.canonicalSource ?? option.section
        }
        return Entry(kind: .choice, name: "\(number)", lines: options, location: choice.list.range.start)
    }

    private static func entry(for step: Step, _ conditions: [String]) -> Entry {
        let lines = conditions.map { "section \($0)" } + StepSignature(step).lines
        return Entry(kind: .step, name: step.id, lines: lines, location: step.location)
    }

    // MARK: For people

    /// The lines of an entry as people can read them: YAML and JSON as they are written, not as their values.
    ///
    /// They say less than the entry does, so that they may be the same where two entries differ.
    package static func readableLines(of entry: Entry, in runbook: Runbook) -> [String] {
        guard entry.kind == .step, let step = runbook.step(entry.name) else { return entry.lines }
        let conditions = conditions(around: runbook)[step.section]
        let lines = conditions.map { "section \($0)" } + StepSignature(step, isForReading: true).lines
        return Array(lines.dropLast(lines.reversed().prefix(while: \.isEmpty).count))
    }
}

extension Template {
    /// The text with every placeholder spelt the same.
    var canonicalText: String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let placeholder): "{{\(placeholder.name)}}"
            }
        }.joined()
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
