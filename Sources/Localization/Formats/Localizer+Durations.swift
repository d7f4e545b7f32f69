extension Localizer {
    /// Writes a duration in days, hours, minutes and seconds: `2 min 30 s`.
    ///
    /// Below ten seconds tenths are told, below one second milliseconds.
    package func duration(_ duration: Duration) -> String {
        let magnitude = duration < .zero ? .zero - duration : duration
        let text = magnitude.isBelowTenSeconds ? shortDuration(magnitude) : longDuration(magnitude)
        return duration < .zero ? self("units.duration.negative", ["duration": text]) : text
    }

    private func shortDuration(_ duration: Duration) -> String {
        let milliseconds = duration.roundedMilliseconds
        guard milliseconds >= 1000 else {
            return self("units.duration.milliseconds", ["count": number(Int(milliseconds))])
        }
        let tenths = (milliseconds + 50) / 100
        return self("units.duration.seconds", ["count": number(Double(tenths) / 10, fractionDigits: 1)])
    }

    private func longDuration(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let total = seconds &+ (attoseconds >= 500_000_000_000_000_000 && seconds < .max ? 1 : 0)
        let parts = [
            part("days", total / 86_400), part("hours", total / 3600 % 24), part("minutes", total / 60 % 60),
            part("seconds", total % 60),
        ].compactMap(\.self)
        return parts.dropFirst().reduce(parts.first ?? "") { text, next in
            self("units.duration.pair", ["larger": text, "smaller": next])
        }
    }

    private func part(_ unit: String, _ count: Int64) -> String? {
        count == 0 ? nil : self("units.duration.\(unit)", ["count": number(Int(count))])
    }
}

extension Duration {
    /// The whole milliseconds nearest to a duration of less than an hour.
    fileprivate var roundedMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1000 + (attoseconds + 500_000_000_000_000) / 1_000_000_000_000_000
    }

    /// Whether the duration rounds to less than ten seconds, when tenths are told.
    fileprivate var isBelowTenSeconds: Bool {
        self < .milliseconds(9950)
    }
}
