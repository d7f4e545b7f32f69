package import MarkdownTree
package import RunbookModel
package import SystemPackage

/// The values that a command line, a file and the environment give, before a person is asked.
package struct GivenValues: Sendable {
    private struct Given {
        var text: String
        var source: ValueSource
        var path: FilePath?
        var location: SourceLocation?
    }

    private var given: [String: Given] = [:]

    /// Gathers the values: `-p name=value` before `--values FILE` before `RUNBOOK_PARAM_<NAME>`.
    ///
    /// - Throws: ``Diagnostic`` where an option or the file cannot be read as names and values.
    package init(
        options: [String],
        file: RunbookSource.File?,
        environment: [String: String]
    ) throws(Diagnostic) {
        for (key, value) in environment where key.hasPrefix("RUNBOOK_PARAM_") {
            given[key.dropFirst("RUNBOOK_PARAM_".count).lowercased()] = Given(text: value, source: .environment)
        }
        if let file { try take(file) }
        for option in options {
            guard let sign = option.firstIndex(of: "="), sign > option.startIndex else {
                throw Diagnostic(.assignmentExpected, ["name": option])
            }
            let text = String(option[option.index(after: sign)...])
            given[String(option[..<sign])] = Given(text: text, source: .option)
        }
    }

    /// Takes the values of a file, scalars as written.
    private mutating func take(_ file: RunbookSource.File) throws(Diagnostic) {
        let sink = DiagnosticSink()
        let root = file.definition(reportingTo: sink)
        if let fault = sink.diagnostics.first { throw fault }
        for entry in root?.entries ?? [] {
            guard let text = entry.value.text else {
                let arguments = ["key": entry.key, "shape": "scalar"]
                throw Diagnostic(.wrongShape, path: file.path, at: entry.value.location, arguments)
            }
            given[entry.key] = Given(text: text, source: .file, path: file.path, location: entry.keyNode.location)
        }
    }

    /// Binds what was given to a runbook's parameters.
    ///
    /// A name that the runbook does not declare is a fault, unless it comes from the environment, which may serve
    /// several runbooks. A secret on the command line is one too: others can read it there.
    package func bind(to runbook: Runbook) -> (bindings: Bindings, faults: [Diagnostic]) {
        var bindings = Bindings()
        var faults: [Diagnostic] = []
        let captured = Set(runbook.steps.compactMap(\.capture))
        for (name, entry) in given.sorted(by: { $0.key < $1.key }) {
            guard let parameter = runbook.parameter(name) else {
                if entry.source == .environment { continue }
                var arguments = ["name": name]
                arguments["nearest"] = NearestName.nearest(to: name, among: runbook.parameters.map(\.name))
                faults.append(Diagnostic(.unknownParameter, path: entry.path, at: entry.location, arguments))
                continue
            }
            if captured.contains(name) {
                faults.append(Diagnostic(.capturedParameter, path: entry.path, at: entry.location, ["name": name]))
                continue
            }
            if entry.source == .option, parameter.type == .secret {
                let arguments = ["name": name, "variable": name.uppercased()]
                faults.append(Diagnostic(.secretOnCommandLine, arguments))
                continue
            }
            do {
                bindings.values[name] = BoundValue(try parameter.type.value(from: entry.text), from: entry.source)
            } catch {
                faults.append(.refused(entry.text, for: parameter, because: error, in: entry.path, at: entry.location))
            }
        }
        return (bindings, faults)
    }
}

extension Diagnostic {
    /// Values that nobody has given; the first that may stand on a command line serves as the example.
    init(
        missing names: [String],
        of runbook: Runbook,
        in path: FilePath? = nil,
        at location: SourceLocation? = nil
    ) {
        let open = names.first { runbook.parameter($0)?.type != .secret }
        var arguments = ["names": names.joined(separator: ", ")]
        if let open { arguments["first"] = open } else { arguments["variable"] = names.first?.uppercased() }
        self.init(.valueMissing, path: path, at: location, arguments)
    }

    /// A value that its parameter's type refuses; the value of a secret is not said.
    package static func refused(
        _ text: String,
        for parameter: Parameter,
        because error: ParameterValueError,
        in path: FilePath? = nil,
        at location: SourceLocation? = nil
    ) -> Diagnostic {
        let value = parameter.type == .secret ? "•••" : text
        var arguments = ["name": parameter.name, "label": parameter.label, "value": value]
        arguments["type"] = parameter.type.keyword
        arguments.merge(error.arguments) { first, _ in first }
        if case .choice(let choices) = parameter.type {
            arguments["choices"] = choices.joined(separator: ", ")
            arguments["nearest"] = NearestName.nearest(to: text, among: choices)
        }
        if case .text(let pattern?) = parameter.type { arguments["pattern"] = pattern }
        return Diagnostic(.valueRefused, path: path, at: location, arguments)
    }
}
