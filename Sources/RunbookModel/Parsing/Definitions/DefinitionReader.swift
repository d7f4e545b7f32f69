internal import MarkdownTree
internal import SystemPackage

/// Reads what runbook.yml and the front matter say of a runbook, apart from its parameters.
struct DefinitionReader {
    /// The keys that act; in a folder they stand in runbook.yml.
    static let actingKeys = [
        "id", "group", "order", "series", "guide", "requires", "parameters", "require", "protect",
    ]
    /// The keys that people read; they stand in the language files.
    static let readingKeys = ["title", "summary", "label", "deviations", "rehearsals", "translation"]

    let root: MergedMapping

    private var context: ReadingContext { root.context }

    func read(into runbook: inout Runbook) {
        root.refuseUnknownKeys(known: Self.actingKeys + Self.readingKeys)
        if let id = identifier("id", in: root) { runbook.id = id }
        runbook.group = root.scalar("group")?.text
        runbook.order = readOrder()
        runbook.series = root.scalar("series")?.text
        if let title = root.scalar("title")?.text { runbook.title = title }
        runbook.summary = root.scalar("summary")?.text
        runbook.label = root.scalar("label")?.text
        runbook.guide = readGuide()
        runbook.requiredTools = readTools()
        runbook.requirements = readRequirements(language: runbook.path)
        runbook.protections = readProtections()
        runbook.deviations = readDeviations()
        runbook.rehearsals = readRehearsals()
        runbook.translation = readTranslation()
    }

    private func readOrder() -> Int? {
        guard let order = root.scalar("order") else { return nil }
        if Int(order.text) == nil { root.reportValue("order", order.at) }
        return Int(order.text)
    }

    // MARK: Guide and tools

    private func readGuide() -> GuideReference? {
        let guide = root.mapping("guide")
        guard let source = guide.sources.first else { return nil }
        guide.refuseUnknownKeys(known: ["page", "version", "sha256", "omitted"])
        guard let page = guide.requiredScalar("page", in: source) else { return nil }
        var reference = GuideReference(page: page.text, version: guide.scalar("version")?.text)
        let digests = guide.mapping("sha256")
        for (language, _) in digests.keys {
            guard let digest = digests.scalar(language) else { continue }
            if digest.text.utf8.count == 64, digest.text.allSatisfy({ $0.isASCII && $0.isHexDigit }) {
                reference.digests[language] = digest.text.lowercased()
            } else {
                digests.reportValue(language, digest.at)
            }
        }
        for item in guide.sequence("omitted") {
            if let number = item.text.flatMap({ Int($0) }), number > 0 {
                reference.omitted.append(number)
            } else {
                guide.reportValue("omitted", item)
            }
        }
        return reference
    }

    private func readTools() -> [ToolRequirement] {
        root.sequence("requires").compactMap { item in
            if let name = item.text, !name.isEmpty { return ToolRequirement(name: name) }
            guard let tool = root.item(item, of: "requires") else { return nil }
            tool.refuseUnknownKeys(known: ["tool", "version", "command"])
            guard let name = tool.requiredScalar("tool", in: item)?.text else { return nil }
            var requirement = ToolRequirement(name: name, versionCommand: tool.scalar("command")?.text)
            if let version = tool.scalar("version") {
                requirement.minimumVersion = Version(version.text)
                if requirement.minimumVersion == nil { tool.reportValue("version", version.at) }
            }
            return requirement
        }
    }

    // MARK: Requirements and protections

    private func readRequirements(language: FilePath) -> [Requirement] {
        let (items, messages) = root.sequenceAndMapping("require")
        var requirements: [Requirement] = []
        for item in items {
            guard let entry = root.item(item, of: "require") else { continue }
            entry.refuseUnknownKeys(known: ["id", "condition", "message"])
            let text = entry.requiredScalar("condition", in: item)
            let id = requiredIdentifier(in: entry, item, notAmong: requirements.map(\.id))
            guard let id, let text, let condition = ConditionReader(context: context).read(text.text, at: text.at.place)
            else { continue }
            let message = messages.scalar(id) ?? entry.scalar("message")
            let template = message.map { Template($0.text) }
            if let message, let template { context.checks.add(template, in: .prose, at: message.at.place) }
            if message == nil {
                let isSameFile = item.path == language
                let place = isSameFile ? item.location : SourceLocation(line: 1, column: 1)
                context.sink.report(
                    .missingMessage,
                    severity: .warning,
                    in: language,
                    at: place,
                    ["key": "require.\(id)"]
                )
            }
            requirements.append(
                Requirement(id: id, condition: condition, message: template, location: item.location)
            )
        }
        messages.refuseUndeclaredEntries(among: requirements.map(\.id))
        return requirements
    }

    private func readProtections() -> [Protection] {
        let (items, labels) = root.sequenceAndMapping("protect")
        var protections: [Protection] = []
        for item in items {
            guard let entry = root.item(item, of: "protect") else { continue }
            entry.refuseUnknownKeys(known: ["id", "command", "label"])
            let command = entry.requiredScalar("command", in: item)
            let id = requiredIdentifier(in: entry, item, notAmong: protections.map(\.id))
            guard let id, let command else { continue }
            if command.text.allSatisfy(\.isWhitespace) { entry.reportValue("command", command.at) }
            let template = Template(command.text)
            context.checks.add(template, in: .shell, at: command.at.place, precedesSteps: true)
            protections.append(
                Protection(
                    id: id,
                    command: template,
                    label: (labels.scalar(id) ?? entry.scalar("label"))?.text,
                    location: command.at.place.places.start
                )
            )
        }
        labels.refuseUndeclaredEntries(among: protections.map(\.id))
        return protections
    }

    private func requiredIdentifier(
        in entry: MergedMapping,
        _ item: DefinitionNode,
        notAmong others: [String]
    ) -> String? {
        guard let id = entry.requiredScalar("id", in: item) else { return nil }
        if !isIdentifier(id.text) { entry.report(.identifier, at: id.at, ["id": id.text]) }
        if others.contains(id.text) { entry.report(.duplicateID, at: id.at, ["id": id.text]) }
        return id.text
    }

    private func identifier(_ key: String, in mapping: MergedMapping) -> String? {
        guard let id = mapping.scalar(key) else { return nil }
        if !isIdentifier(id.text) { mapping.report(.identifier, at: id.at, ["id": id.text]) }
        return id.text
    }

    // MARK: Words

    private func readDeviations() -> [String: String] {
        let deviations = root.mapping("deviations")
        return deviations.keys.reduce(into: [:]) { reasons, key in
            reasons[key.name] = deviations.scalar(key.name)?.text
            context.checks.add(deviation: key.name, at: key.at.place)
        }
    }

    private func readRehearsals() -> [String: String] {
        let rehearsals = root.mapping("rehearsals")
        return rehearsals.keys.reduce(into: [:]) { reasons, key in
            reasons[key.name] = rehearsals.scalar(key.name)?.text
            context.checks.add(rehearsal: key.name, at: key.at.place)
        }
    }

    private func readTranslation() -> Translation? {
        let translation = root.mapping("translation")
        guard let source = translation.sources.first else { return nil }
        translation.refuseUnknownKeys(known: ["of", "status", "sections"])
        let status = translation.scalar("status")
        if let status, Translation.Status(rawValue: status.text) == nil { translation.reportValue("status", status.at) }
        let sections = translation.mapping("sections")
        let digests = sections.keys.reduce(into: [String: String]()) { $0[$1.name] = sections.scalar($1.name)?.text }
        guard let of = translation.requiredScalar("of", in: source) else { return nil }
        return Translation(
            source: of.text,
            status: status.flatMap { Translation.Status(rawValue: $0.text) } ?? .done,
            sections: digests
        )
    }
}

/// Whether a text may be the id of a runbook, a section or a step: `[a-z0-9][a-z0-9-]*`.
func isIdentifier(_ text: String) -> Bool {
    let isPlain = { (byte: UInt8) in (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
    guard let first = text.utf8.first, isPlain(first) else { return false }
    return text.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
}

/// Whether a text may be the name of a parameter: `[a-z][a-z0-9_]*`.
func isParameterName(_ text: String) -> Bool {
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte) }
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
}
