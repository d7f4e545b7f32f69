/// The truth of a condition some of whose values may not be known yet (Kleene's logic of three values).
package enum Truth: Sendable, Hashable, CaseIterable {
    case holds
    case fails
    /// The values that are known do not settle it.
    case unknown

    package init(_ value: Bool) {
        self = value ? .holds : .fails
    }

    package static func && (left: Self, right: Self) -> Self {
        if left == .fails || right == .fails { return .fails }
        return left == .holds && right == .holds ? .holds : .unknown
    }

    package static prefix func ! (truth: Self) -> Self {
        switch truth {
        case .holds: .fails
        case .fails: .holds
        case .unknown: .unknown
        }
    }
}

/// What a condition can know of a parameter.
package enum ConditionValue: Sendable, Hashable {
    case known(ParameterValue)
    /// A late value: a step before will fill it.
    case unknown
    /// Nobody has given it, or it is not declared.
    case missing
}
