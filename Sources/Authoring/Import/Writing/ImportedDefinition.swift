internal import RunbookModel

/// What stands in the definition, and in the front matter, of runbooks that were made of one guide's pages.
package struct ImportedDefinition {
    private let runbooks: [ImportedRunbook]

    /// Takes the languages of one guide.
    package init(_ runbooks: [ImportedRunbook]) {
        self.runbooks = runbooks
    }

    /// The text of `runbook.yml`.
    package var text: String {
        var yaml = YAMLWriter()
        addDefinition(to: &yaml)
        addParameters(to: &yaml, parameters, acts: true, reads: false)
        return yaml.lines.joined(separator: "\n") + "\n"
    }

    /// The front matter of one of them, with its lines of hyphens.
    func frontMatter(of runbook: ImportedRunbook, isLone: Bool) -> [String] {
        var yaml = YAMLWriter()
        if isLone { addDefinition(to: &yaml) }
        yaml.add("title", runbook.page.title)
        yaml.add("summary", runbook.page.frontMatter["summary"])
        yaml.add("label", runbook.page.frontMatter["label"])
        addParameters(to: &yaml, runbook.parameters, acts: isLone, reads: true)
        return ["---"] + yaml.lines + ["---", ""]
    }

    private func addDefinition(to yaml: inout YAMLWriter) {
        guard let page = runbooks.first?.page else { return }
        let id = Self.identifier(page.name)
        if !id.isEmpty { yaml.add("id", id) }
        let group = page.frontMatter["group"].map(Self.identifier)
        yaml.add("group", group.flatMap { $0.isEmpty ? nil : $0 })
        yaml.add("order", page.frontMatter["order"].flatMap { Int($0) }.map(String.init))
        yaml.open("guide")
        yaml.add("page", page.name, depth: 1)
        yaml.add("version", page.version, depth: 1)
        yaml.open("sha256", depth: 1)
        for runbook in runbooks { yaml.add(runbook.language, runbook.page.digest, depth: 2) }
    }

    /// The id that a page's name gives: `upgrade_milvus.md` is `upgrade-milvus`.
    private static func identifier(_ name: String) -> String {
        StepNames.identifier(name.hasSuffix(".md") ? String(name.dropLast(3)) : name)
    }

    /// Every parameter of all languages, each once.
    private var parameters: [ProposedParameter] {
        runbooks.flatMap(\.parameters).reduce(into: []) { all, parameter in
            if !all.contains(where: { $0.name == parameter.name }) { all.append(parameter) }
        }
    }

    private func addParameters(
        to yaml: inout YAMLWriter,
        _ parameters: [ProposedParameter],
        acts: Bool,
        reads: Bool
    ) {
        let told = acts ? parameters : parameters.filter { $0.label != nil }
        guard !told.isEmpty else { return }
        yaml.open("parameters")
        for parameter in told {
            yaml.open(parameter.name, depth: 1)
            if acts {
                yaml.add("type", parameter.type.keyword, depth: 2)
                yaml.add("default", parameter.value, depth: 2)
            }
            if reads { yaml.add("label", parameter.label, depth: 2) }
        }
    }
}
