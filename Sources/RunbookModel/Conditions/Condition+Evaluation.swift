extension Condition {
    /// Tells whether it holds, given the values of its parameters by name.
    ///
    /// Versions compare by their precedence, integers as numbers, durations by their seconds, everything else as text,
    /// byte by byte. A comparison without an answer (an order of types that have none, a secret) is unknown.
    package func evaluate(_ value: (String) -> ConditionValue) -> Truth {
        expression.outcome(value).truth
    }

    /// The names of the parameters, late and missing ones, on whose values its truth still depends.
    ///
    /// In order, each once; none where the truth is settled without them.
    package func unknownNames(_ value: (String) -> ConditionValue) -> [String] {
        var seen: Set<String> = []
        return expression.outcome(value).unknownNames.filter { seen.insert($0).inserted }
    }
}

/// The truth of an expression and, where it is unknown, the names that would settle it.
private struct Outcome {
    var truth: Truth
    var unknownNames: [String] = []
}

extension Condition.Expression {
    fileprivate func outcome(_ value: (String) -> ConditionValue) -> Outcome {
        switch self {
        case .constant(let constant):
            return Outcome(truth: Truth(constant))
        case .parameter(let name, _):
            guard case .known(let known) = value(name) else { return Outcome(truth: .unknown, unknownNames: [name]) }
            return Outcome(truth: known.boolean.map { Truth($0) } ?? .unknown)
        case .comparison(let left, let comparison, let right):
            return Self.compare(left, right, value) { comparison.truth(of: $0, $1) }
        case .membership(let operand, let items):
            return Self.any(items.map { Self.compare(operand, $0, value, Condition.Comparison.equal.truth) })
        case .not(let expression):
            let inner = expression.outcome(value)
            return Outcome(truth: !inner.truth, unknownNames: inner.unknownNames)
        case .and(let expressions):
            return Self.join(expressions.map { $0.outcome(value) }, decisive: .fails, otherwise: .holds)
        case .or(let expressions):
            return Self.any(expressions.map { $0.outcome(value) })
        }
    }

    private static func any(_ outcomes: [Outcome]) -> Outcome {
        join(outcomes, decisive: .holds, otherwise: .fails)
    }

    /// Joins outcomes where one that is decisive settles the whole.
    private static func join(_ outcomes: [Outcome], decisive: Truth, otherwise: Truth) -> Outcome {
        if outcomes.contains(where: { $0.truth == decisive }) { return Outcome(truth: decisive) }
        let unknown = outcomes.filter { $0.truth == .unknown }
        return unknown.isEmpty
            ? Outcome(truth: otherwise)
            : Outcome(truth: .unknown, unknownNames: unknown.flatMap(\.unknownNames))
    }

    private static func compare(
        _ left: Condition.Operand,
        _ right: Condition.Operand,
        _ value: (String) -> ConditionValue,
        _ compare: (ParameterValue, ParameterValue) -> Truth
    ) -> Outcome {
        let sides = [left, right].map { $0.resolve(value) }
        let names = zip([left, right], sides).compactMap { $1 == nil ? $0.parameterName : nil }
        guard let first = sides[0], let second = sides[1] else { return Outcome(truth: .unknown, unknownNames: names) }
        return Outcome(truth: compare(first.typed(like: second), second.typed(like: first)))
    }
}

/// An operand whose text is known.
private struct ResolvedOperand {
    var text: String
    /// Nil for a literal.
    var type: ParameterType?

    /// The value, a literal taken as one of the other side's type where that accepts it.
    func typed(like other: ResolvedOperand) -> ParameterValue {
        if let type { return ParameterValue(accepted: text, as: type) }
        guard let type = other.type, let value = try? type.value(from: text) else {
            return ParameterValue(accepted: text, as: .text(pattern: nil))
        }
        return value
    }
}

extension Condition.Operand {
    /// The operand with its value in place; nil where that is not known.
    fileprivate func resolve(_ value: (String) -> ConditionValue) -> ResolvedOperand? {
        switch self.value {
        case .literal(let text): return ResolvedOperand(text: text)
        case .parameter(let name):
            guard case .known(let known) = value(name) else { return nil }
            return ResolvedOperand(text: known.text, type: known.type)
        }
    }
}
