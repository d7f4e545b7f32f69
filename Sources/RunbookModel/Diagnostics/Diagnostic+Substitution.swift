extension SubstitutionFault {
    /// The fault as a diagnostic: its code and what its wording names.
    package func diagnostic(types: [String: ParameterType]) -> (DiagnosticCode, [String: String]) {
        let name = placeholder?.name ?? ""
        var arguments = ["name": name, "type": types[name]?.keyword ?? "", "variable": name.uppercased()]
        switch kind {
        case .secretInText: return (.secretInText, arguments)
        case .invalidYAML(let problem):
            return (.unreadableTemplate, ["format": "YAML", "problem": problem])
        case .invalidJSON:
            return (.unreadableTemplate, ["format": "JSON", "problemKey": "values.places.invalidJSON"])
        case .shell(let refusal):
            arguments.merge(refusal.arguments) { first, _ in first }
            arguments["placeKey"] = "values.places.\(caseName(of: refusal))"
        case .structured(let refusal): arguments["placeKey"] = "values.places.\(refusal)"
        case .unknownLanguage: arguments["placeKey"] = "values.places.unknownLanguage"
        case .patternBracket: arguments["placeKey"] = "values.places.patternBracket"
        case .patternBackslash: arguments["placeKey"] = "values.places.afterBackslash"
        }
        return (.refusedPlace, arguments)
    }
}

extension ShellRefusal {
    fileprivate var arguments: [String: String] {
        switch self {
        case .evaluatedArgument(let command): ["command": command]
        case .scriptOption(let option): ["command": option]
        case .evaluatedVariable(let name): ["command": name]
        default: [:]
        }
    }
}

extension SubstitutionError {
    /// The fault as a diagnostic's code.
    package var diagnosticCode: DiagnosticCode {
        switch self {
        case .changedStructure: .renderedUnreadable
        case .refused(let fault): fault.diagnostic(types: [:]).0
        default: .valueUnplaceable
        }
    }

    /// What the wording of the fault names.
    package var arguments: [String: String] {
        switch self {
        case .refused(let fault): fault.diagnostic(types: [:]).1
        case .changedStructure: ["format": "YAML", "problemKey": "values.places.changedStructure"]
        default:
            ["name": placeholder?.name ?? "", "placeKey": "values.places.\(caseName(of: self))"]
        }
    }

    /// The bytes from the start of the template to the fault, counted in UTF-8.
    package var offset: Int {
        if case .refused(let fault) = self { return fault.offset }
        return placeholder?.offsets.lowerBound ?? 0
    }

    private var placeholder: Template.Placeholder? {
        switch self {
        case .refused(let fault): fault.placeholder
        case .leadingHyphen(let placeholder), .heredocTab(let placeholder), .heredocContinuation(let placeholder),
            .compoundAssignment(let placeholder), .unrepresentable(let placeholder), .blockScalar(let placeholder),
            .ambiguousLiteral(let placeholder):
            placeholder
        case .heredocDelimiter(_, let placeholder), .changedStructure(let placeholder): placeholder
        }
    }
}
