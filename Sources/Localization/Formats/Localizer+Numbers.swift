package import Foundation

extension Localizer {
    /// The locale of Foundation's formats.
    private var locale: Locale { Locale(identifier: conventions.text) }

    /// Writes a whole number with the language's digits and grouping.
    package func number(_ value: Int) -> String {
        value.formatted(.number.locale(locale))
    }

    /// Writes a number with at most so many digits after the decimal separator.
    package func number(_ value: Double, fractionDigits: Int) -> String {
        value.formatted(.number.precision(.fractionLength(0...fractionDigits)).locale(locale))
    }

    /// Writes a number of bytes in decimal units: `1,2 Mo`.
    package func bytes(_ count: Int) -> String {
        Int64(count).formatted(.byteCount(style: .file, spellsOutZero: false).locale(locale))
    }

    /// Writes a day: `22 nov. 2026`.
    package func date(_ date: Date, in zone: TimeZone = .current) -> String {
        date.formatted(style(date: .abbreviated, time: .omitted, zone))
    }

    /// Writes a time of day, to the second.
    package func time(_ date: Date, in zone: TimeZone = .current) -> String {
        date.formatted(style(date: .omitted, time: .standard, zone))
    }

    /// Writes a day and a time of day, to the second.
    package func dateTime(_ date: Date, in zone: TimeZone = .current) -> String {
        date.formatted(style(date: .abbreviated, time: .standard, zone))
    }

    private func style(
        date: Date.FormatStyle.DateStyle,
        time: Date.FormatStyle.TimeStyle,
        _ zone: TimeZone
    ) -> Date.FormatStyle {
        Date.FormatStyle(date: date, time: time, locale: locale, timeZone: zone)
    }

    /// Writes things that all hold: `a, b et c`.
    package func list(_ items: [String]) -> String {
        items.formatted(.list(type: .and).locale(locale))
    }

    /// Writes things of which one holds: `a, b ou c`.
    package func alternatives(_ items: [String]) -> String {
        items.formatted(.list(type: .or).locale(locale))
    }

    /// Puts a text in the language's quotation marks.
    package func quote(_ text: String) -> String {
        self("units.quote", ["text": text])
    }
}
