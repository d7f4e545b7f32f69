internal import RunbookModel

/// A parameter that an import proposes.
struct ProposedParameter: Hashable {
    var name: String
    var type: ParameterType
    /// The value that stands on the page; nil for what the page leaves open.
    var value: String?
    /// What the page writes in its place.
    var label: String?
    /// How often it stands in what acts.
    var count = 1
}

/// Makes names of parameters, each once.
struct ParameterNames {
    private var taken: Set<String> = Condition.reservedWords

    init() {}

    /// A name out of the words of a text: `targetVersion` gives `target_version`.
    mutating func name(of text: String, otherwise fallback: String) -> String {
        let stem = Self.words(text)
        let start = stem.first?.isLetter == true ? stem : fallback
        var (name, count) = (start, 1)
        while !taken.insert(name).inserted {
            count += 1
            name = "\(start)_\(count)"
        }
        return name
    }

    private static func words(_ text: String) -> String {
        var result = ""
        var previous: Character = " "
        for character in text {
            if !character.isASCII || !(character.isLetter || character.isNumber) {
                result += "_"
            } else {
                if character.isUppercase, previous.isLowercase || previous.isNumber { result += "_" }
                result += character.lowercased()
            }
            previous = character
        }
        return result.split(separator: "_").joined(separator: "_")
    }
}
