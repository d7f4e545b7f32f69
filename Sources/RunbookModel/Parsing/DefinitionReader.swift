internal import MarkdownTree
internal import SystemPackage

/// Reads what runbook.yml and the front matter say of a runbook, apart from its parameters.
struct DefinitionReader {
    /// The keys that act; in a folder they stand in runbook.yml.
    static let actingKeys = ["id", "group", "order", "series", "guide", "requires", "parameters", "require", "protect"]
    /// The keys that people read; they stand in the language files.
    static let readingKeys = ["title", "summary", "label", "deviations", "translation"]

    var root: MergedMapping
    var sink: DiagnosticSink

    func read(into runbook: inout Runbook) {
        root.refuseUnknownKeys(known: Self.actingKeys + Self.readingKeys)
        if let id = root.scalar("id") {
            runbook.id = id.text
            if !isIdentifier(id.text) { report(.identifier, id.at, ["id": id.text]) }
        }
        runbook.group = root.scalar("group")?.text
        runbook.order = integer("order", in: root)
        runbook.series = root.scalar("series")?.text
        if let title = root.scalar("title")?.text { runbook.title = title }
        runbook.summary = root.scalar("summary")?.text
        runbook.label = root.scalar("label")?.text
        runbook.guide = readGuide()
        runbook.requiredTools = readTools()
        runbook.requirements = readRequirements()
        runbook.protections = readProtections()
        runbook.deviations = readDeviations()
        runbook.translation = readTranslation()
    }

    private func readGuide() -> GuideReference? {
        let guide = root.mapping("guide")
        guard !guide.sources.isEmpty else { return nil }
        guide.refuseUnknownKeys(known: ["page", "version", "sha256", "omitted"])
        guard let page = guide.scalar("page") else {
            report(.missingKey, guide.sources[0], ["key": "guide.page"])
            return nil
        }
        var reference = GuideReference(page: page.text, version: guide.scalar("version")?.text)
        let digests = guide.mapping("sha256")
        for (language, place) in digests.keys {
            guard let digest = digests.scalar(language) else { continue }
            if digest.text.count == 64, digest.text.allSatisfy(\.isHexDigit) {
                reference.digests[language] = digest.text.lowercased()
            } else {
                report(.keyValue, place, ["key": "guide.sha256.\(language)", "value": digest.text])
            }
        }
        for item in guide.sequence("omitted") {
            if let number = item.text.flatMap({ Int($0) }), number > 0 {
                reference.omitted.append(number)
            } else {
                report(.keyValue, item, ["key": "guide.omitted", "value": item.text ?? ""])
            }
        }
        return reference
    }

    private func readTools() -> [ToolRequirement] {
        root.sequence("requires").compactMap { item in
            if let name = item.text { return ToolRequirement(name: name) }
            let tool = MergedMapping(sources: [item], name: "requires", sink: sink)
            tool.refuseUnknownKeys(known: ["tool", "version", "command"])
            guard let name = tool.scalar("tool")?.text else {
                report(.missingKey, item, ["key": "requires.tool"])
                return nil
            }
            var requirement = ToolRequirement(name: name, versionCommand: tool.scalar("command")?.text)
            if let version = tool.scalar("version") {
                requirement.minimumVersion = Version(version.text)
                if requirement.minimumVersion == nil {
                    report(.keyValue, version.at, ["key": "requires.version", "value": version.text])
                }
            }
            return requirement
        }
    }

    private func readRequirements() -> [Requirement] {
        let (items, messages) = root.sequenceAndMapping("require")
        var requirements: [Requirement] = []
        for item in items {
            let entry = MergedMapping(sources: [item], name: "require", sink: sink)
            entry.refuseUnknownKeys(known: ["id", "condition", "message"])
            guard let id = requiredScalar("id", in: entry, item),
                let text = requiredScalar("condition", in: entry, item),
                let condition = ConditionReader(sink: sink).read(text.text, in: text.at.path, at: text.at.location)
            else { continue }
            if requirements.contains(where: { $0.id == id.text }) { report(.duplicateID, id.at, ["id": id.text]) }
            let message = messages.scalar(id.text)?.text ?? entry.scalar("message")?.text
            if message == nil { report(.missingMessage, id.at, ["key": "require.\(id.text)"], severity: .warning) }
            requirements.append(
                Requirement(
                    id: id.text,
                    condition: condition,
                    message: message.map { Template($0) },
                    location: item.location
                )
            )
        }
        messages.refuseUndeclaredEntries(among: requirements.map(\.id))
        return requirements
    }

    private func readProtections() -> [Protection] {
        let (items, labels) = root.sequenceAndMapping("protect")
        var protections: [Protection] = []
        for item in items {
            let entry = MergedMapping(sources: [item], name: "protect", sink: sink)
            entry.refuseUnknownKeys(known: ["id", "command", "label"])
            guard let id = requiredScalar("id", in: entry, item),
                let command = requiredScalar("command", in: entry, item)
            else { continue }
            if protections.contains(where: { $0.id == id.text }) { report(.duplicateID, id.at, ["id": id.text]) }
            protections.append(
                Protection(
                    id: id.text,
                    command: Template(command.text),
                    label: labels.scalar(id.text)?.text ?? entry.scalar("label")?.text,
                    location: command.at.location
                )
            )
        }
        labels.refuseUndeclaredEntries(among: protections.map(\.id))
        return protections
    }

    private func readDeviations() -> [String: String] {
        let deviations = root.mapping("deviations")
        return deviations.keys.reduce(into: [:]) { reasons, key in
            reasons[key.name] = deviations.scalar(key.name)?.text
        }
    }

    private func readTranslation() -> Translation? {
        let translation = root.mapping("translation")
        guard let source = translation.sources.first else { return nil }
        translation.refuseUnknownKeys(known: ["of", "status", "sections"])
        guard let of = requiredScalar("of", in: translation, source) else { return nil }
        let status = translation.scalar("status")
        if let status, Translation.Status(rawValue: status.text) == nil {
            report(.keyValue, status.at, ["key": "translation.status", "value": status.text])
        }
        let sections = translation.mapping("sections")
        let digests = sections.keys.reduce(into: [String: String]()) { $0[$1.name] = sections.scalar($1.name)?.text }
        return Translation(
            source: of.text,
            status: status.flatMap { Translation.Status(rawValue: $0.text) } ?? .done,
            sections: digests
        )
    }

    private func integer(_ key: String, in mapping: MergedMapping) -> Int? {
        guard let value = mapping.scalar(key) else { return nil }
        if Int(value.text) == nil { report(.keyValue, value.at, ["key": key, "value": value.text]) }
        return Int(value.text)
    }

    private func requiredScalar(
        _ key: String,
        in mapping: MergedMapping,
        _ parent: DefinitionNode
    ) -> (text: String, at: DefinitionNode)? {
        let value = mapping.scalar(key)
        if mapping.values(key).isEmpty { report(.missingKey, parent, ["key": "\(mapping.name).\(key)"]) }
        return value
    }

    private func report(
        _ code: DiagnosticCode,
        _ place: DefinitionNode,
        _ arguments: [String: String],
        severity: Diagnostic.Severity = .error
    ) {
        sink.report(code, severity: severity, in: place.path, at: place.location, arguments)
    }
}

extension MergedMapping {
    /// Reports the entries of a language file for which nothing is declared.
    func refuseUndeclaredEntries(among declared: [String]) {
        for (key, place) in keys where !declared.contains(key) {
            var arguments = ["key": "\(name).\(key)"]
            arguments["nearest"] = NearestName.nearest(to: key, among: declared)
            sink.report(.undeclaredEntry, in: place.path, at: place.location, arguments)
        }
    }
}

/// Whether a text may be the id of a runbook, a section or a step: `[a-z0-9][a-z0-9-]*`.
func isIdentifier(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let isPlain = { (byte: UInt8) in (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
    guard let first = bytes.first, isPlain(first) else { return false }
    return bytes.allSatisfy { isPlain($0) || $0 == 0x2D }
}

/// Whether a text may be the name of a parameter: `[a-z][a-z0-9_]*`.
func isParameterName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
    guard let first = bytes.first, isLetter(first) else { return false }
    return bytes.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
}
