extension Condition {
    /// Everything in it that the types of the parameters refuse, in the order of the text.
    ///
    /// `parameters` gives the type of a parameter by its name, and nil where none is declared.
    package func faults(parameters: (String) -> ParameterType?) -> [ConditionError] {
        expression.faults(parameters)
    }
}

extension Condition.Expression {
    fileprivate func faults(_ types: (String) -> ParameterType?) -> [ConditionError] {
        switch self {
        case .constant: []
        case .parameter(let name, let offset): Self.flagFaults(name, offset, types)
        case .comparison(let left, let comparison, let right):
            Self.comparisonFaults(left, comparison, right, types)
        case .membership(let operand, let items): Self.membershipFaults(operand, items, types)
        case .not(let expression): expression.faults(types)
        case .and(let expressions), .or(let expressions): expressions.flatMap { $0.faults(types) }
        }
    }

    private static func flagFaults(
        _ name: String,
        _ offset: Int,
        _ types: (String) -> ParameterType?
    ) -> [ConditionError] {
        let operand = Condition.Operand(.parameter(name), offset: offset)
        let faults = nameFaults(operand, types)
        guard faults.isEmpty, let type = types(name), type != .boolean else { return faults }
        return [ConditionError(.notBoolean(name, type), at: offset)]
    }

    private static func comparisonFaults(
        _ left: Condition.Operand,
        _ comparison: Condition.Comparison,
        _ right: Condition.Operand,
        _ types: (String) -> ParameterType?
    ) -> [ConditionError] {
        let faults = nameFaults(left, types) + nameFaults(right, types)
        guard faults.isEmpty else { return faults }
        switch (left.value, right.value) {
        case (.literal, .literal): return [ConditionError(.noParameter, at: left.offset)]
        case (.parameter, .literal): return pairFaults(left, comparison, literal: right, types)
        case (.literal, .parameter): return pairFaults(right, comparison, literal: left, types)
        case (.parameter(let name), .parameter(let other)):
            guard let type = types(name), let otherType = types(other) else { return [] }
            guard type.keyword == otherType.keyword else {
                return [ConditionError(.differentTypes(name, type, other, otherType), at: left.offset)]
            }
            return orderFaults(name, type, comparison, left.offset)
        }
    }

    private static func membershipFaults(
        _ operand: Condition.Operand,
        _ items: [Condition.Operand],
        _ types: (String) -> ParameterType?
    ) -> [ConditionError] {
        let faults = nameFaults(operand, types)
        guard faults.isEmpty else { return faults }
        guard operand.parameterName != nil else { return [ConditionError(.noParameter, at: operand.offset)] }
        return items.flatMap { pairFaults(operand, .equal, literal: $0, types) }
    }

    /// What is wrong with the name of an operand by itself.
    private static func nameFaults(
        _ operand: Condition.Operand,
        _ types: (String) -> ParameterType?
    ) -> [ConditionError] {
        guard let name = operand.parameterName else { return [] }
        guard let type = types(name) else {
            return [ConditionError(.undeclaredParameter(name), at: operand.offset)]
        }
        return type == .secret ? [ConditionError(.secretParameter(name), at: operand.offset)] : []
    }

    private static func pairFaults(
        _ parameter: Condition.Operand,
        _ comparison: Condition.Comparison,
        literal: Condition.Operand,
        _ types: (String) -> ParameterType?
    ) -> [ConditionError] {
        guard
            let name = parameter.parameterName, let type = types(name),
            case .literal(let text) = literal.value
        else { return [] }
        let faults = orderFaults(name, type, comparison, parameter.offset)
        guard faults.isEmpty else { return faults }
        do {
            _ = try type.value(from: text)
            return []
        } catch {
            return [ConditionError(.invalidLiteral(text, parameter: name, type, error), at: literal.offset)]
        }
    }

    private static func orderFaults(
        _ name: String,
        _ type: ParameterType,
        _ comparison: Condition.Comparison,
        _ offset: Int
    ) -> [ConditionError] {
        comparison.isOrdering && !type.hasOrder ? [ConditionError(.noOrder(name, type), at: offset)] : []
    }
}
