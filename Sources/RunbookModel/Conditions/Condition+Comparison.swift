extension Condition.Comparison {
    /// The truth of a comparison of two values; unknown where their types have no order and it asks for one.
    func truth(of left: ParameterValue, _ right: ParameterValue) -> Truth {
        if left.type == .secret || right.type == .secret { return .unknown }
        switch self {
        case .equal: return Truth(left.isEquivalent(to: right))
        case .notEqual: return Truth(!left.isEquivalent(to: right))
        case .less: return left.precedes(right).map { Truth($0) } ?? .unknown
        case .lessOrEqual: return right.precedes(left).map { Truth(!$0) } ?? .unknown
        case .greater: return right.precedes(left).map { Truth($0) } ?? .unknown
        case .greaterOrEqual: return left.precedes(right).map { Truth(!$0) } ?? .unknown
        }
    }
}

extension ParameterValue {
    /// Whether both mean the same: as versions, integers or durations if both are, as bytes otherwise.
    fileprivate func isEquivalent(to other: ParameterValue) -> Bool {
        if let version, let otherVersion = other.version { return version.precedence == otherVersion.precedence }
        if let integer, let otherInteger = other.integer { return integer == otherInteger }
        if let seconds, let otherSeconds = other.seconds { return seconds == otherSeconds }
        return text.hasSameBytes(as: other.text)
    }

    /// Whether it comes before another; nil where they have no order.
    fileprivate func precedes(_ other: ParameterValue) -> Bool? {
        if let version, let otherVersion = other.version { return version.precedence < otherVersion.precedence }
        if let integer, let otherInteger = other.integer { return integer < otherInteger }
        if let seconds, let otherSeconds = other.seconds { return seconds < otherSeconds }
        return nil
    }
}
