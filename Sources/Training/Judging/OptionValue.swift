/// When two values of an option say the same.
struct OptionValue {
    private let name: String

    init(_ name: String) {
        self.name = name
    }

    func isSame(_ one: String, _ other: String) -> Bool {
        if one == other { return true }
        switch name {
        case "--patch": return isSameObject(one, other)
        case "--timeout", "--since", "--request-timeout": return duration(one).map { $0 == duration(other) } ?? false
        case "--filename", "--values", "--file", "--patch-file": return path(one) == path(other)
        case "--output": return one.filter { $0 != " " } == other.filter { $0 != " " }
        case "--selector": return Set(one.split(separator: ",")) == Set(other.split(separator: ","))
        default: return false
        }
    }

    private func isSameObject(_ one: String, _ other: String) -> Bool {
        guard let one = try? ManifestValue(one), let other = try? ManifestValue(other) else { return false }
        return one == other
    }

    private func path(_ text: String) -> Substring {
        text.hasPrefix("./") ? text.dropFirst(2) : text[...]
    }

    /// Seconds, as Go writes durations: `1h5m`, `300s`; a bare number counts seconds.
    private func duration(_ text: String) -> Int? {
        if let seconds = Int(text) { return seconds }
        var (total, number) = (0, "")
        for character in text {
            if character.isNumber {
                number.append(character)
                continue
            }
            guard let value = Int(number), let unit = ["h": 3600, "m": 60, "s": 1][character] else { return nil }
            total += value * unit
            number = ""
        }
        return number.isEmpty && !text.isEmpty ? total : nil
    }
}
