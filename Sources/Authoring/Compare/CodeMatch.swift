internal import Planning
internal import RunbookModel

/// Holds the code of a step against the blocks of a guide for which it stands.
struct CodeMatch {
    private(set) var status: ComparedBlock.Status

    /// Compares a step with blocks: with each, for alternatives that one step stands for, or with all in a row.
    init(_ step: Step, _ texts: [String], _ runbook: Runbook) {
        // What a person does has no code to compare.
        if case .manual = step.kind {
            status = .deviation
            return
        }
        let parameters = Dictionary(runbook.parameters.map { ($0.name, $0) }) { first, _ in first }
        let rows = texts.count > 1 ? [texts, [texts.joined()]] : [texts]
        let found = rows.map { row in
            row.map { Self.status(step, $0, parameters) }.max { $0.rank < $1.rank } ?? .deviation
        }
        status = found.min { $0.rank < $1.rank } ?? .deviation
    }

    private static func status(_ step: Step, _ text: String, _ parameters: [String: Parameter]) -> ComparedBlock.Status
    {
        let guide = code(like: step, SessionText.commands(in: text))
        if step.template.placeholders.isEmpty || step.isVerbatim {
            return code(like: step, step.template.source) == guide ? .same : .deviation
        }
        let withDefaults = step.template.filled { parameters[$0]?.defaultValue?.source }
        if code(like: step, withDefaults) == guide { return .parameterized }
        let marked = step.template.filled { "\(Wildcards.mark)\($0)-" }
        guard let values = Wildcards(code(like: step, marked)).values(in: guide) else { return .deviation }
        let isAllowed = values.allSatisfy { name, value in
            parameters[name].map { (try? $0.type.value(from: value)) != nil } ?? true
        }
        return isAllowed ? .parameterized : .deviation
    }

    /// A text's code as a step of the same kind would have it, without white space at the ends of lines.
    private static func code(like step: Step, _ text: String) -> [String] {
        var other = step
        other.template = Template(text, isVerbatim: true)
        return other.canonicalCode.map(\.trimmedEnd).filter { !$0.isEmpty }
    }
}

extension ComparedBlock.Status {
    /// How much differs.
    fileprivate var rank: Int {
        switch self {
        case .same: 0
        case .parameterized: 1
        default: 2
        }
    }
}

extension Template {
    /// The text with something in place of each placeholder; one that has nothing stays.
    fileprivate func filled(with value: (String) -> String?) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let placeholder): value(placeholder.name) ?? "{{\(placeholder.name)}}"
            }
        }.joined()
    }
}

/// Lines in which marks stand for any text, the same mark for the same text.
private struct Wildcards {
    static let mark = "RUNBOOK-ANY-"

    private let lines: [String]

    init(_ lines: [String]) {
        self.lines = lines
    }

    /// The values that make other lines of these; nil where none do.
    ///
    /// YAML tells numbers from texts, which a mark cannot be both of: types are left out.
    func values(in others: [String]) -> [String: String]? {
        guard lines.count == others.count else { return nil }
        var values: [String: String] = [:]
        let isMatch = zip(lines, others).allSatisfy { line, other in
            match(Self.withoutTag(line)[...], Self.withoutTag(other)[...], &values)
        }
        return isMatch ? values : nil
    }

    private static func withoutTag(_ line: String) -> String {
        line.replacing(#/tag:yaml\.org,2002:[a-z]+ /#, with: "")
    }

    /// Matches from left to right; a value ends where what follows it first stands.
    private func match(_ pattern: Substring, _ text: Substring, _ values: inout [String: String]) -> Bool {
        guard let start = pattern.firstRange(of: Self.mark) else { return pattern == text }
        guard text.hasPrefix(pattern[..<start.lowerBound]) else { return false }
        let name = pattern[start.upperBound...].prefix { $0 != "-" }
        let rest = pattern[start.upperBound...].dropFirst(name.count + 1)
        let remaining = text.dropFirst(pattern[..<start.lowerBound].count)
        if let known = values[String(name)] {
            return remaining.hasPrefix(known) && match(rest, remaining.dropFirst(known.count), &values)
        }
        guard let end = Self.end(of: remaining, before: rest), end > remaining.startIndex else { return false }
        values[String(name)] = String(remaining[..<end])
        return match(rest, remaining[end...], &values)
    }

    /// Where a value at the start of a text ends, by what must follow it; nil where that is not there.
    private static func end(of text: Substring, before rest: Substring) -> String.Index? {
        guard let next = rest.firstRange(of: mark) else {
            return text.hasSuffix(rest) ? text.index(text.endIndex, offsetBy: -rest.count) : nil
        }
        let literal = rest[..<next.lowerBound]
        return literal.isEmpty ? nil : text.dropFirst().firstRange(of: literal)?.lowerBound
    }
}

/// A terminal's session as a guide prints it.
enum SessionText {
    /// The commands of a session, prompts removed; a text without prompts stays as it is.
    static func commands(in text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first(where: { !$0.hasPrefix("#") && !$0.isEmpty })?.hasPrefix("$ ") == true else { return text }
        var commands: [Substring] = []
        var continues = false
        for line in lines where continues || line.hasPrefix("$ ") {
            commands.append(line.hasPrefix("$ ") || line.hasPrefix("> ") ? line.dropFirst(2) : line)
            continues = line.hasSuffix("\\")
        }
        return commands.joined(separator: "\n") + "\n"
    }
}
