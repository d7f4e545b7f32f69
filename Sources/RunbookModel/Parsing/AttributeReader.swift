internal import MarkdownTree
internal import SystemPackage

/// Reads the attributes of one block or heading, and reports every one that is unknown, misplaced or malformed.
struct AttributeReader {
    /// Every class that the format knows.
    static let classes = [
        "check", "output", "failure", "example", "irreversible", "interactive", "background", "sensitive", "rollback",
        "rehearsal", "new", "deviation", "verbatim", "unicode",
    ]
    /// Every key that the format knows.
    static let keys = [
        "aliases", "for", "retry", "every", "timeout", "exit", "expect", "fail", "confirm", "when", "capture", "cwd",
        "shell", "file", "mode", "needs", "guide",
    ]

    var list: AttributeList?
    var path: FilePath
    var sink: DiagnosticSink

    func has(_ name: String) -> Bool {
        list?.classes.contains { $0.text == name } ?? false
    }

    func pair(_ key: String) -> AttributeList.Pair? {
        list?.pairs.first { $0.key == key }
    }

    func value(_ key: String) -> String? {
        pair(key)?.value
    }

    /// The identifier, if it is a valid one.
    func identifier() -> String? {
        guard let name = list?.identifier else { return nil }
        if !isIdentifier(name.text) { report(.identifier, at: name.range.start, ["id": name.text]) }
        return name.text
    }

    /// The words of a value that lists them, separated by spaces or commas.
    func words(_ key: String) -> [String] {
        value(key).map { $0.split { $0 == " " || $0 == "," }.map(String.init) } ?? []
    }

    /// Whole numbers of at least `minimum`; a fault where a word is none.
    func integers(_ key: String, range: ClosedRange<Int>) -> [Int] {
        words(key).compactMap { word in
            if let number = Int(word), range.contains(number) { return number }
            refuseValue(key, allowed: "\(range.lowerBound)–\(range.upperBound)")
            return nil
        }
    }

    /// Seconds of a duration such as `90s`; a fault where the value is none.
    func seconds(_ key: String) -> Double? {
        guard let text = value(key) else { return nil }
        guard let timespan = try? Timespan(text) else {
            refuseValue(key, allowed: "90s, 10m, 1h30m")
            return nil
        }
        return Double(timespan.seconds)
    }

    /// The condition of `when`; a fault where it cannot be read.
    func condition() -> Condition? {
        guard let pair = pair("when") else { return nil }
        return ConditionReader(sink: sink).read(pair.value, in: path, at: pair.valueStart)
    }

    /// Reports what is not among `classes` and `keys`: as unknown, or as known but out of place here.
    func refuseOthers(classes: [String] = [], keys: [String] = [], allowsIdentifier: Bool = true) {
        for name in list?.classes ?? [] where !classes.contains(name.text) {
            refuse(".\(name.text)", known: Self.classes.map { ".\($0)" }, code: .unknownClass, at: name.range.start)
        }
        for pair in list?.pairs ?? [] where !keys.contains(pair.key) {
            refuse(pair.key, known: Self.keys, code: .unknownAttribute, at: pair.range.start)
        }
        if !allowsIdentifier, let identifier = list?.identifier {
            report(.attributeNotHere, at: identifier.range.start, ["name": "#\(identifier.text)"])
        }
    }

    /// Reports characters that look like others, unless the block allows them.
    func refuseForbiddenCharacters() {
        guard !has("unicode") else { return }
        for pair in list?.pairs ?? [] {
            guard let found = ForbiddenCharacters.first(in: pair.value) else { continue }
            let place = SourceLocation(line: pair.valueStart.line, column: pair.valueStart.column + found.offset)
            report(.forbiddenCharacter, at: place, ["character": found.scalar.codePoint])
        }
    }

    func refuseValue(_ key: String, allowed: String) {
        guard let pair = pair(key) else { return }
        report(.attributeValue, at: pair.valueStart, ["name": key, "value": pair.value, "allowed": allowed])
    }

    func report(_ code: DiagnosticCode, at location: SourceLocation?, _ arguments: [String: String]) {
        sink.report(code, in: path, at: location, arguments)
    }

    private func refuse(_ name: String, known: [String], code: DiagnosticCode, at location: SourceLocation) {
        if known.contains(name) {
            report(.attributeNotHere, at: location, ["name": name])
        } else {
            var arguments = ["name": name]
            arguments["nearest"] = NearestName.nearest(to: name, among: known)
            report(code, at: location, arguments)
        }
    }
}
