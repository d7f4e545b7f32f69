package import Planning

extension UnrehearsedReason {
    /// The word that the journal has for it.
    var word: String {
        switch self {
        case .noStandIn: "noStandIn"
        case .manual: "manual"
        case .keyboard: "keyboard"
        case .lateValues: "lateValues"
        case .condition: "condition"
        }
    }

    /// What only a run fills or decides.
    var awaited: [String]? {
        switch self {
        case .lateValues(let names): names
        case .condition(let condition): [condition]
        case .noStandIn, .manual, .keyboard: nil
        }
    }

    /// The reason that a journal names; nil where it is none.
    package init?(word: String?, waitsFor: [String]) {
        switch word {
        case "noStandIn": self = .noStandIn
        case "manual": self = .manual
        case "keyboard": self = .keyboard
        case "lateValues": self = .lateValues(waitsFor)
        case "condition": self = .condition(waitsFor.first ?? "")
        default: return nil
        }
    }
}
