extension ConditionError.Kind {
    /// The fault as a diagnostic: its code and what its wording names.
    var diagnostic: (DiagnosticCode, [String: String]) {
        var arguments = arguments
        arguments["problemKey"] = "values.conditions.\(caseName(of: self))"
        switch self {
        case .undeclaredParameter: return (.conditionName, arguments)
        case .secretParameter, .notBoolean, .noOrder, .invalidLiteral, .differentTypes, .noParameter:
            return (.conditionType, arguments)
        default: return (.conditionSyntax, arguments)
        }
    }
}
