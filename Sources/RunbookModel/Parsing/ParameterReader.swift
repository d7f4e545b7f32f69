internal import MarkdownTree
internal import SystemPackage
internal import Yams

/// Reads the parameters of a runbook: how they act, and what the reader calls them.
struct ParameterReader {
    var root: MergedMapping
    var sink: DiagnosticSink

    func read() -> [Parameter] {
        let declarations = root.mapping("parameters")
        let parameters = declarations.keys.compactMap { read($0.name, at: $0.at, in: declarations.mapping($0.name)) }
        return ordered(parameters, in: declarations)
    }

    private func read(_ name: String, at place: DefinitionNode, in entry: MergedMapping) -> Parameter? {
        entry.refuseUnknownKeys(
            known: ["type", "default", "from", "when", "choices", "pattern", "label", "help"]
        )
        guard isParameterName(name), !Condition.reservedWords.contains(name) else {
            report(.parameterName, place, ["name": name])
            return nil
        }
        let acts = ["type", "default", "from", "when", "pattern"].contains { !entry.values($0).isEmpty }
        guard acts || entry.values("choices").contains(where: { $0.node.sequence != nil }) else {
            report(.undeclaredEntry, place, ["key": entry.name])
            return nil
        }
        let (items, labels) = entry.sequenceAndMapping("choices")
        guard let type = readType(of: name, in: entry, items: items, labels: labels) else { return nil }
        var parameter = Parameter(
            name: name,
            type: type,
            defaultValue: entry.scalar("default").map { Template($0.text) },
            proposal: entry.scalar("from").map { Template($0.text) },
            location: place.location,
            label: entry.scalar("label")?.text,
            help: entry.scalar("help")?.text,
            choiceLabels: labels.keys.reduce(into: [:]) { $0[$1.name] = labels.scalar($1.name)?.text }
        )
        if let condition = entry.scalar("when") {
            parameter.condition = ConditionReader(sink: sink)
                .read(condition.text, in: condition.at.path, at: condition.at.location)
        }
        checkDefault(of: parameter, in: entry)
        return parameter
    }

    private func readType(
        of name: String,
        in entry: MergedMapping,
        items: [DefinitionNode],
        labels: MergedMapping
    ) -> ParameterType? {
        let keyword = entry.scalar("type")
        let values = items.isEmpty ? labels.keys : items.compactMap { item in item.text.map { ($0, item) } }
        let implied = values.isEmpty ? "text" : "choice"
        guard let type = ParameterType(keyword: keyword?.text ?? implied, choices: values.map(\.name), pattern: nil)
        else {
            var arguments = ["type": keyword?.text ?? "", "allowed": ParameterType.keywords.joined(separator: ", ")]
            arguments["nearest"] = NearestName.nearest(to: keyword?.text ?? "", among: ParameterType.keywords)
            report(.parameterType, keyword?.at ?? entry.sources[0], arguments)
            return nil
        }
        checkChoices(of: type, values, labels, in: entry)
        guard let pattern = entry.scalar("pattern") else { return type }
        guard case .text = type else {
            report(.keyValue, pattern.at, ["key": "\(entry.name).pattern", "value": pattern.text])
            return type
        }
        if ParameterType.patternFault(pattern.text) != nil {
            report(.invalidPattern, pattern.at, ["pattern": pattern.text])
        }
        return .text(pattern: pattern.text)
    }

    private func checkChoices(
        of type: ParameterType,
        _ values: [(name: String, at: DefinitionNode)],
        _ labels: MergedMapping,
        in entry: MergedMapping
    ) {
        guard case .choice(let choices) = type else {
            if let first = values.first {
                report(.keyValue, first.at, ["key": "\(entry.name).choices", "value": first.name])
            }
            return
        }
        if choices.isEmpty { report(.missingKey, entry.sources[0], ["key": "\(entry.name).choices"]) }
        for (value, place) in values where !ParameterType.acceptsChoice(value) {
            report(.keyValue, place, ["key": "\(entry.name).choices", "value": value])
        }
        labels.refuseUndeclaredEntries(among: choices)
    }

    private func checkDefault(of parameter: Parameter, in entry: MergedMapping) {
        guard let template = parameter.defaultValue, let place = entry.values("default").first else { return }
        if case .secret = parameter.type {
            report(.secretDefault, place, ["name": parameter.name])
        } else if template.placeholders.isEmpty, (try? parameter.type.value(from: template.source)) == nil {
            let arguments = ["name": parameter.name, "value": template.source, "type": parameter.type.keyword]
            report(.defaultRefused, place, arguments)
        }
    }

    /// The parameters, each after those that its own `from`, `default` or `when` names; otherwise as declared.
    private func ordered(_ parameters: [Parameter], in declarations: MergedMapping) -> [Parameter] {
        var waiting = parameters
        var ordered: [Parameter] = []
        let names = Set(parameters.map(\.name))
        while !waiting.isEmpty {
            let next = waiting.firstIndex { parameter in
                parameter.dependencies.allSatisfy { name in
                    !names.contains(name) || ordered.contains { $0.name == name }
                }
            }
            if next == nil {
                let place = declarations.keys.first { $0.name == waiting[0].name }?.at ?? declarations.sources[0]
                report(.parameterCycle, place, ["names": waiting.map(\.name).joined(separator: ", ")])
                return ordered + waiting
            }
            ordered.append(waiting.remove(at: next ?? 0))
        }
        return ordered
    }

    private func report(_ code: DiagnosticCode, _ place: DefinitionNode, _ arguments: [String: String]) {
        sink.report(code, in: place.path, at: place.location, arguments)
    }
}

extension Parameter {
    /// The parameters that its default, its proposal and its condition name.
    package var dependencies: [String] {
        (defaultValue?.parameterNames ?? []) + (proposal?.parameterNames ?? []) + (condition?.parameterNames ?? [])
    }
}

extension ParameterType {
    /// The names of all types in runbook.yml.
    static let keywords = [
        "name", "version", "image", "integer", "boolean", "duration", "choice", "path", "url", "text", "secret",
    ]

    /// The type that a keyword names; nil where none does.
    init?(keyword: String, choices: [String], pattern: String?) {
        switch keyword {
        case "name": self = .name
        case "version": self = .version
        case "image": self = .image
        case "integer": self = .integer
        case "boolean": self = .boolean
        case "duration": self = .duration
        case "choice": self = .choice(choices)
        case "path": self = .path
        case "url": self = .url
        case "text": self = .text(pattern: pattern)
        case "secret": self = .secret
        default: return nil
        }
    }
}
