import Glibc

/// A moment in UTC, to the millisecond.
package struct Timestamp: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var milliseconds: Int64

    /// A moment, in milliseconds since 1970-01-01T00:00:00Z.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment at which it is read.
    package static var now: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// The moment as RFC 3339 writes it: `2026-11-22T09:46:12.041Z`.
    package var text: String {
        let parts = calendar
        let fraction = milliseconds - seconds * 1000
        return "\(parts.date.joined(separator: "-"))T\(parts.time.joined(separator: ":")).\(Self.padded(fraction, 3))Z"
    }

    /// The moment as names of files have it: `20261122T094612Z`.
    package var compactText: String {
        let parts = calendar
        return "\(parts.date.joined())T\(parts.time.joined())Z"
    }

    private var seconds: Int64 {
        (milliseconds - (milliseconds < 0 ? 999 : 0)) / 1000
    }

    private var calendar: (date: [String], time: [String]) {
        var (clock, fields) = (time_t(seconds), tm())
        gmtime_r(&clock, &fields)
        let date = [(fields.tm_year + 1900, 4), (fields.tm_mon + 1, 2), (fields.tm_mday, 2)]
        let time = [(fields.tm_hour, 2), (fields.tm_min, 2), (fields.tm_sec, 2)]
        return (date.map { Self.padded(Int64($0), $1) }, time.map { Self.padded(Int64($0), $1) })
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
