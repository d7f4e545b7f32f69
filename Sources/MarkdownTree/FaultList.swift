/// Faults as they are found, no more of them than anybody reads.
struct FaultList: Sendable {
    /// How many faults of a file are kept.
    static let limit = 1000

    private(set) var faults: [MarkdownFault] = []

    /// The faults in source order.
    var sorted: [MarkdownFault] { faults.sorted { $0.location < $1.location } }

    /// Keeps a fault, unless there are too many already.
    mutating func report(_ kind: MarkdownFault.Kind, at location: SourceLocation) {
        if faults.count < Self.limit { faults.append(MarkdownFault(kind, at: location)) }
    }

    /// Keeps further faults.
    mutating func report(_ further: [MarkdownFault]) {
        faults += further.prefix(max(0, Self.limit - faults.count))
    }
}
