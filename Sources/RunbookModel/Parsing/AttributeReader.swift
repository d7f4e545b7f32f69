internal import MarkdownTree
internal import SystemPackage

/// Reads the attributes of one block or heading, and reports every one that is unknown, misplaced or malformed.
struct AttributeReader {
    /// A word of a value and where it stands.
    struct Word {
        var text: String
        var place: TextPlace
    }

    /// Every class that the format knows.
    static let classes = [
        "check", "output", "failure", "example", "irreversible", "interactive", "background", "sensitive", "rollback",
        "rehearsal", "new", "deviation", "verbatim", "unicode", "translated",
    ]
    /// Every key that the format knows.
    static let keys = [
        "aliases", "for", "retry", "every", "timeout", "exit", "expect", "fail", "confirm", "when", "capture", "cwd",
        "shell", "file", "mode", "needs", "guide",
    ]

    var list: AttributeList?
    var path: FilePath
    var context: ReadingContext

    func has(_ name: String) -> Bool {
        list?.classes.contains { $0.text == name } ?? false
    }

    func pair(_ key: String) -> AttributeList.Pair? {
        list?.pairs.first { $0.key == key }
    }

    func value(_ key: String) -> String? {
        pair(key)?.value
    }

    func place(_ pair: AttributeList.Pair) -> TextPlace {
        TextPlace(path: path, places: pair.places)
    }

    /// The identifier, if it is a valid one.
    func identifier() -> String? {
        guard let name = list?.identifier else { return nil }
        if !isIdentifier(name.text) { report(.identifier, at: name.range.start, ["id": name.text]) }
        return name.text
    }

    /// The names that the identifier and the aliases declare.
    func declaredNames() -> [DeclaredName] {
        let identifier = (list?.identifier).map { DeclaredName(text: $0.text, location: $0.range.start) }
        return [identifier].compactMap(\.self)
            + words("aliases").map { DeclaredName(text: $0.text, location: $0.place.places.start) }
    }

    /// The words of a value that lists them, separated by spaces or commas; a fault where there is none.
    func words(_ key: String) -> [Word] {
        guard let pair = pair(key) else { return [] }
        let bytes = pair.value.utf8
        let words = bytes.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
        if words.isEmpty { refuseValue(key, allowed: "…") }
        return words.map { word in
            let offset = bytes.distance(from: bytes.startIndex, to: word.startIndex)
            return Word(
                text: String(Substring(word)),
                place: TextPlace(path: path, places: pair.places.dropping(offset))
            )
        }
    }

    /// Whole numbers within a range; a fault where a word is none.
    func integers(_ key: String, range: ClosedRange<Int>) -> [Int] {
        words(key).compactMap { word in
            if let number = Int(word.text), range.contains(number) { return number }
            refuseValue(key, allowed: "\(range.lowerBound)–\(range.upperBound)", at: word.place.places.start)
            return nil
        }
    }

    /// One whole number within a range; a fault where the value is none.
    func integer(_ key: String, range: ClosedRange<Int>) -> Int? {
        guard let text = value(key) else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        refuseValue(key, allowed: "\(range.lowerBound)–\(range.upperBound)")
        return nil
    }

    /// Seconds of a duration such as `90s`; a fault where the value is none or less than `minimum`.
    func seconds(_ key: String, minimum: Int = 0) -> Double? {
        guard let text = value(key) else { return nil }
        guard let timespan = try? Timespan(text), timespan.seconds >= minimum else {
            refuseValue(key, allowed: "90s, 10m, 1h30m")
            return nil
        }
        return Double(timespan.seconds)
    }

    /// A value into which parameters are put, and which may not be empty.
    func template(_ key: String, in syntax: SubstitutionSyntax) -> Template? {
        guard let pair = pair(key) else { return nil }
        if pair.value.isEmpty { refuseValue(key, allowed: "…") }
        let template = Template(pair.value)
        context.checks.add(template, in: syntax, at: place(pair))
        return template
    }

    /// The condition of `when`; a fault where it cannot be read.
    func condition() -> Condition? {
        guard let pair = pair("when") else { return nil }
        return ConditionReader(context: context).read(pair.value, at: place(pair))
    }

    func report(_ code: DiagnosticCode, at location: SourceLocation?, _ arguments: [String: String]) {
        context.sink.report(code, in: path, at: location, arguments)
    }
}

/// A name of a section or a step and where it is given.
struct DeclaredName {
    var text: String
    var location: SourceLocation
}
