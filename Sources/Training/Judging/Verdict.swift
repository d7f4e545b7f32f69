/// What an answer is worth, and where it differs.
package enum Verdict: Sendable, Hashable {
    case right
    /// It says the same in another form.
    case equivalent
    /// Little is wrong.
    case partly([Difference])
    case wrong([Difference])
    /// On a real system it would do harm, or do it in the wrong place.
    case dangerous([Difference])

    /// The name that journals and reports have for it.
    package enum Name: String, Sendable, Hashable, Codable, CaseIterable {
        case right, equivalent, partly, wrong, dangerous
        /// The learner had the answer shown.
        case shown
        /// The learner went on without an answer.
        case passed
    }

    package var name: Name {
        switch self {
        case .right: .right
        case .equivalent: .equivalent
        case .partly: .partly
        case .wrong: .wrong
        case .dangerous: .dangerous
        }
    }

    package var differences: [Difference] {
        switch self {
        case .right, .equivalent: []
        case .partly(let differences), .wrong(let differences), .dangerous(let differences): differences
        }
    }

    package var isRight: Bool { self == .right || self == .equivalent }

    /// The verdict that differences come to, the harmful ones told first.
    init(_ differences: [Difference], isLiteral: Bool) {
        let sorted = differences.filter(\.isDangerous) + differences.filter { !$0.isDangerous }
        if sorted.isEmpty {
            self = isLiteral ? .right : .equivalent
        } else if differences.contains(where: \.isDangerous) {
            self = .dangerous(sorted)
        } else {
            self = sorted.count <= 2 && !sorted.contains(where: \.isGrave) ? .partly(sorted) : .wrong(sorted)
        }
    }

    /// How good it is among the verdicts on one answer; the smaller, the better.
    var rank: Int {
        switch self {
        case .right: 0
        case .equivalent: 1
        case .partly(let differences): 10 + differences.count
        case .wrong(let differences): 100 + differences.count
        case .dangerous(let differences): 50 + differences.count
        }
    }
}

/// One thing in which an answer differs from what is right: data, which others word.
package struct Difference: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, Codable {
        case unfinished, script, empty
        case program, verb
        case missingOption, extraOption, otherValue
        case missingWord, extraWord, otherWord
        case missingVariable, extraVariable, otherVariable
        case missingRedirection, extraRedirection
        case missingCommand, extraCommand, otherJoint
        case unreadable
        case missingKey, extraKey, otherScalar, otherType, otherShape
        case otherChoice
    }

    package var kind: Kind
    /// What it is about: an option, a variable, a path in a manifest.
    package var name: String
    /// What stands there in the right answer.
    package var expected: String
    /// What the answer has.
    package var found: String
    /// Whether few characters differ, as after a slip.
    package var isNear: Bool
    package var isDangerous: Bool

    init(_ kind: Kind, _ name: String = "", expected: String = "", found: String = "", isDangerous: Bool = false) {
        self.kind = kind
        self.name = name
        self.expected = expected
        self.found = found
        self.isDangerous = isDangerous
        isNear = !expected.isEmpty && !found.isEmpty && EditDistance.isNear(expected, found)
    }

    /// Whether the answer is about something else altogether.
    var isGrave: Bool {
        switch kind {
        case .program, .verb, .missingCommand, .unfinished, .script, .empty, .unreadable, .otherChoice, .otherShape:
            true
        default: false
        }
    }
}
