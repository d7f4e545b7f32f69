import Glibc

extension Timestamp {
    /// Reads what ``text`` writes, `2026-11-22T09:46:12.041Z`; nil for anything else.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24 else { return nil }
        func number(_ range: Range<Int>) -> Int32 {
            bytes[range].reduce(0) { $0 * 10 + Int32($1) - 48 }
        }
        var fields = tm()
        fields.tm_year = number(0..<4) - 1900
        fields.tm_mon = number(5..<7) - 1
        fields.tm_mday = number(8..<10)
        fields.tm_hour = number(11..<13)
        fields.tm_min = number(14..<16)
        fields.tm_sec = number(17..<19)
        let moment = Timestamp(milliseconds: Int64(timegm(&fields)) * 1000 + Int64(number(20..<23)))
        // Whatever is not a digit in its place, or not a day of the calendar, is written otherwise.
        guard moment.text == text else { return nil }
        self = moment
    }

    /// Seconds from another moment to this one.
    package func seconds(since start: Timestamp) -> Double {
        Double(milliseconds - start.milliseconds) / 1000
    }
}
