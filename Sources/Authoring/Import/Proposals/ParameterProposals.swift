internal import RunbookModel

/// Proposes parameters for what a reader of the page must fill in, and for values that stand in several places.
struct ParameterProposals {
    private(set) var parameters: [ProposedParameter] = []
    private(set) var notes: [ImportNote] = []

    private var names = ParameterNames()
    /// The parameters of values, by kind and value.
    private var byValue: [Key: String] = [:]
    /// The parameters of what is left open, by what the page writes.
    private var byText: [String: String] = [:]

    private struct Key: Hashable {
        var kind: ValueSighting.Kind
        var value: String
    }

    /// Puts placeholders into the steps among some blocks.
    init(_ plans: inout [BlockPlan], _ codes: [GuideCode], demotions: [Int: Demotion]) {
        let open = plans.indices.filter { plans[$0].acts && !plans[$0].classes.contains("verbatim") }
        let free = open.filter { demotions[codes[$0].ordinal] != .literal }
        let releases = Set(free.flatMap { ReleaseNames.names(in: plans[$0]) })
        let sightings = free.map { ($0, ValueSightings(plans[$0], releases: releases).found) }
        declare(sightings.flatMap { index, found in found.map { (codes[index], $0) } })
        for (index, found) in sightings { plans[index].text = filled(plans[index].text, found) }
        for index in open { fillPlaceholders(in: &plans[index], codes[index]) }
    }

    // MARK: Values

    private mutating func declare(_ sightings: [(code: GuideCode, value: ValueSighting)]) {
        var order: [(key: Key, code: GuideCode)] = []
        var groups: [Key: [ValueSighting]] = [:]
        for (code, sighting) in sightings {
            let key = Key(kind: sighting.kind, value: sighting.value)
            if groups[key] == nil { order.append((key, code)) }
            groups[key, default: []].append(sighting)
        }
        for (key, code) in order {
            guard let group = groups[key], group.count >= 2 || group.contains(where: \.isNamed) else { continue }
            let hint = group.first(where: \.isNamed)?.hint ?? group.map(\.hint).first { $0 != "version" } ?? "version"
            let name = names.name(of: stem(key, hint), otherwise: key.kind == .version ? "version" : "name")
            byValue[key] = name
            let type: ParameterType = key.kind == .version ? .version : .name
            parameters.append(ProposedParameter(name: name, type: type, value: key.value, count: group.count))
            notes.append(ImportNote(.parameter(name: name, value: key.value, count: group.count), about: code))
        }
    }

    /// The words of which the name of a parameter is made.
    private func stem(_ key: Key, _ hint: String) -> String {
        switch key.kind {
        case .version: hint
        case .release: key.value.contains("release") && byValue.values.allSatisfy { $0 != "release" } ? "release" : hint
        case .namespace: "namespace"
        }
    }

    private func filled(_ text: String, _ sightings: [ValueSighting]) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        for sighting in sightings {
            guard let name = byValue[Key(kind: sighting.kind, value: sighting.value)] else { continue }
            result += bytes[position..<sighting.range.lowerBound]
            result += "{{\(name)}}".utf8
            position = sighting.range.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    // MARK: What is left open

    private mutating func fillPlaceholders(in plan: inout BlockPlan, _ code: GuideCode) {
        guard !PlaceholderTexts.names(in: plan.text).isEmpty, Self.mayHold(plan) else { return }
        plan.text = PlaceholderTexts.replacing(plan.text) { text in
            "{{\(parameter(for: text, code))}}"
        }
    }

    /// Markup has what looks like it and is not.
    private static func mayHold(_ plan: BlockPlan) -> Bool {
        !["xml", "html", "java", "cpp", "c++"].contains(plan.language)
    }

    private mutating func parameter(for text: String, _ code: GuideCode) -> String {
        if let name = byText[text] { return name }
        let name = names.name(of: text, otherwise: "value")
        byText[text] = name
        parameters.append(ProposedParameter(name: name, type: .text(pattern: nil), label: text))
        notes.append(ImportNote(.placeholder(name: name, text: text), about: code))
        return name
    }
}
