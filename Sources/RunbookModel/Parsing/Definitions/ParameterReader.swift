internal import MarkdownTree
internal import SystemPackage

/// Reads the parameters of a runbook: how they act, and what the reader calls them.
struct ParameterReader {
    private static let actingKeys = ["type", "default", "from", "when", "pattern"]
    private static let readingKeys = ["label", "help"]
    /// Every key of a parameter; `choices` acts as a list, and is read as a mapping.
    static let keys = actingKeys + readingKeys + ["choices"]

    let root: MergedMapping
    /// The file that declares parameters: runbook.yml, or a lone file; others only describe them.
    let declaringPath: FilePath

    func read() -> [Parameter] {
        let declarations = root.mapping("parameters")
        let names = declarations.keys.map(\.name)
        let parameters = declarations.keys.compactMap { name, place in
            read(name, at: place, in: declarations, names: names)
        }
        return ParameterOrder(parameters, declarations).ordered
    }

    private func read(
        _ name: String,
        at place: DefinitionNode,
        in declarations: MergedMapping,
        names: [String]
    ) -> Parameter? {
        let entry = declarations.mapping(name)
        entry.refuseUnknownKeys(known: Self.keys)
        if declarations.values(name).contains(where: { $0.entries == nil && !$0.isEmpty }) { return nil }
        guard isParameterName(name), !Condition.reservedWords.contains(name) else {
            entry.report(.parameterName, at: place, ["name": name])
            return nil
        }
        guard isDeclared(entry, declarations.values(name)) else {
            var arguments = ["key": entry.name]
            arguments["nearest"] = NearestName.nearest(to: name, among: names.filter { $0 != name })
            entry.report(.undeclaredEntry, at: place, arguments)
            return nil
        }
        let (items, labels) = entry.sequenceAndMapping("choices")
        guard let type = readType(in: entry, at: place, items: items, labels: labels) else { return nil }
        return Parameter(
            name: name,
            type: type,
            defaultValue: readDefault(of: name, type, in: entry),
            proposal: readProposal(in: entry),
            condition: readCondition(in: entry),
            location: place.location,
            label: entry.scalar("label")?.text,
            help: entry.scalar("help")?.text,
            choiceLabels: labels.keys.reduce(into: [:]) { $0[$1.name] = labels.scalar($1.name)?.text }
        )
    }

    private func isDeclared(_ entry: MergedMapping, _ values: [DefinitionNode]) -> Bool {
        values.contains { $0.path == declaringPath }
            || Self.actingKeys.contains { !entry.values($0).isEmpty }
            || entry.values("choices").contains { $0.items != nil }
    }

    // MARK: Type

    private func readType(
        in entry: MergedMapping,
        at place: DefinitionNode,
        items: [DefinitionNode],
        labels: MergedMapping
    ) -> ParameterType? {
        let keyword = entry.scalar("type")
        let values = items.isEmpty ? labels.keys : choiceValues(items, in: entry)
        let implied = values.isEmpty ? "text" : "choice"
        guard let type = ParameterType(keyword: keyword?.text ?? implied, choices: values.map(\.name)) else {
            var arguments = ["type": keyword?.text ?? "", "allowed": ParameterType.keywords.joined(separator: ", ")]
            arguments["nearest"] = NearestName.nearest(to: keyword?.text ?? "", among: ParameterType.keywords)
            entry.report(.parameterType, at: keyword?.at ?? place, arguments)
            return nil
        }
        checkChoices(of: type, values, labels, in: entry, at: place)
        return readPattern(of: type, in: entry)
    }

    private func choiceValues(
        _ items: [DefinitionNode],
        in entry: MergedMapping
    ) -> [(name: String, at: DefinitionNode)] {
        items.compactMap { item in
            if item.text == nil {
                entry.report(.wrongShape, at: item, ["key": entry.qualified("choices"), "shape": "scalar"])
            }
            return item.text.map { ($0, item) }
        }
    }

    private func checkChoices(
        of type: ParameterType,
        _ values: [(name: String, at: DefinitionNode)],
        _ labels: MergedMapping,
        in entry: MergedMapping,
        at place: DefinitionNode
    ) {
        guard case .choice(let choices) = type else {
            if let first = values.first { entry.reportValue("choices", first.at) }
            return
        }
        if choices.isEmpty { entry.report(.missingKey, at: place, ["key": entry.qualified("choices")]) }
        var seen: Set<String> = []
        for (value, place) in values where !ParameterType.acceptsChoice(value) || !seen.insert(value).inserted {
            entry.reportValue("choices", place)
        }
        labels.refuseUndeclaredEntries(among: choices)
    }

    private func readPattern(of type: ParameterType, in entry: MergedMapping) -> ParameterType {
        guard let pattern = entry.scalar("pattern") else { return type }
        guard case .text = type else {
            entry.reportValue("pattern", pattern.at)
            return type
        }
        guard ParameterType.patternFault(pattern.text) == nil else {
            entry.report(.invalidPattern, at: pattern.at, ["pattern": pattern.text])
            return type
        }
        return .text(pattern: pattern.text)
    }

    // MARK: Values

    private func readDefault(of name: String, _ type: ParameterType, in entry: MergedMapping) -> Template? {
        guard let value = entry.scalar("default") else { return nil }
        let template = Template(value.text)
        entry.context.checks.add(template, in: .attribute, at: value.at.place, precedesSteps: true)
        if case .secret = type {
            entry.report(.secretDefault, at: value.at, ["name": name])
        } else if template.placeholders.isEmpty, (try? type.value(from: value.text)) == nil {
            entry.report(.defaultRefused, at: value.at, ["name": name, "value": value.text, "type": type.keyword])
        }
        return template
    }

    private func readProposal(in entry: MergedMapping) -> Template? {
        guard let command = entry.scalar("from") else { return nil }
        let template = Template(command.text)
        entry.context.checks.add(template, in: .shell, at: command.at.place, precedesSteps: true)
        if command.text.allSatisfy(\.isWhitespace) { entry.reportValue("from", command.at) }
        return template
    }

    private func readCondition(in entry: MergedMapping) -> Condition? {
        guard let condition = entry.scalar("when") else { return nil }
        return ConditionReader(context: entry.context).read(condition.text, at: condition.at.place)
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
    init?(keyword: String, choices: [String]) {
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
        case "text": self = .text(pattern: nil)
        case "secret": self = .secret
        default: return nil
        }
    }
}
