/// A natural number of any length, as its decimal digits.
struct DecimalNumber: Sendable, Hashable, Comparable {
    /// The ASCII digits without leading zeros: none for zero.
    private let digits: [UInt8]

    static let zero = DecimalNumber(digits: [])

    /// Takes ASCII digits.
    init(digits: ArraySlice<UInt8>) {
        self.digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
    }

    static func < (lhs: Self, rhs: Self) -> Bool {
        guard lhs.digits.count == rhs.digits.count else { return lhs.digits.count < rhs.digits.count }
        return lhs.digits.lexicographicallyPrecedes(rhs.digits)
    }
}
