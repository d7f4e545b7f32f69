/// A length of time in whole seconds, from its text: numbers with units, the greatest unit first, each at most once.
///
/// The units are `d` (24 hours), `h`, `m` and `s`: `90s`, `10m`, `1h30m`, `1d`. It is the form of Go's `ParseDuration`,
/// which kubectl and helm read, without fractions and units below a second; `d` is not of that form.
package struct Timespan: Sendable, Hashable {
    /// The longest time that is accepted, in days; its nanoseconds still fit in 64 bits.
    package static let maximumDays = 24_855

    private static let units: [(letter: UInt8, seconds: Int)] = [
        (UInt8(ascii: "d"), 86_400), (UInt8(ascii: "h"), 3_600), (UInt8(ascii: "m"), 60), (UInt8(ascii: "s"), 1),
    ]

    /// The whole length, from 0 to ``maximumDays``.
    package let seconds: Int

    /// Reads a length of time.
    ///
    /// - Throws: ``ParameterValueError/malformed``, or ``ParameterValueError/outOfRange(minimum:maximum:)`` above
    ///   ``maximumDays``.
    package init(_ text: String) throws(ParameterValueError) {
        var cursor = ByteCursor(text.utf8)
        var terms: [(digits: ArraySlice<UInt8>, seconds: Int)] = []
        var units = Self.units[...]
        repeat {
            let digits = cursor.take(while: \.isASCIIDigit)
            guard
                !digits.isEmpty, let letter = cursor.take(),
                let unit = units.firstIndex(where: { $0.letter == letter })
            else { throw .malformed }
            terms.append((digits, units[unit].seconds))
            units = units[(unit + 1)...]
        } while !cursor.isAtEnd
        guard let seconds = Self.sum(terms) else {
            throw .outOfRange(minimum: "0s", maximum: "\(Self.maximumDays)d")
        }
        self.seconds = seconds
    }

    /// The sum in seconds; nil where it is more than the longest time.
    private static func sum(_ terms: [(digits: ArraySlice<UInt8>, seconds: Int)]) -> Int? {
        let maximum = maximumDays * 86_400
        var sum = 0
        for term in terms {
            guard let number = Int(String(decoding: term.digits, as: UTF8.self)), number <= maximum else { return nil }
            sum += number * term.seconds
        }
        return sum <= maximum ? sum : nil
    }
}
