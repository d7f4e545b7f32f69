/// What is wrong with a command line.
enum CommandLineFault {
    /// The name of a property that a value is for, after those of the option groups that hold it.
    struct Property: Hashable {
        var name: String
        var groups: [String]
    }

    /// A name that is no subcommand.
    case unknownCommand(String)
    /// An option that the command does not have, as it was typed.
    case unknownOption(String)
    /// A text that starts as an option does and cannot be one.
    case malformedOption(String)
    /// An option without its value.
    case missingValue(option: String)
    /// Letters after one dash, where one of them needs a value and together they are no option.
    case missingValueWithin(option: String, group: String)
    /// A flag with a value.
    case unexpectedValue(option: String, value: String)
    /// Arguments that nothing takes.
    case unexpectedArguments([String])
    /// Two options of which only one can be given.
    case exclusive(first: String, second: String)
    /// A required argument or option that is not there.
    case missing(Property)
    /// A value that its argument or option refuses, with the reason that the program's own code gave.
    case invalidValue(String, option: String?, Property, reason: (any Error)?)
    /// A shell without completion scripts; nil where no shell was named and none is known.
    case unsupportedShell(String?)
    /// A line that the library gave up on.
    case unreadable
    /// Any other fault, in the library's words.
    case other(String)
}

extension CommandLineFault {
    /// Reads the library's error; nil where it is none of the faults above.
    init?(_ error: ReflectedCase) {
        switch error.name {
        case "unknownOption": self.init(unknownOption: error)
        case "invalidOption": self.init(malformedOption: error[0] as? String)
        case "nonAlphanumericShortOption": self.init(malformedOption: (error[0] as? Character).map { "-\($0)" })
        case "missingValueForOption": self.init(missingValue: error)
        case "missingValueOrUnknownCompositeOption": self.init(missingValueWithin: error)
        case "unexpectedValueForOption": self.init(unexpectedValue: error)
        case "unexpectedExtraValues": self.init(unexpectedArguments: error)
        case "duplicateExclusiveValues": self.init(exclusive: error)
        case "noValue": self.init(missing: error)
        case "unableToParseValue": self.init(invalidValue: error)
        case "unsupportedShell": self = .unsupportedShell(error[0].flatMap(Reflection.unwrapped) as? String)
        case "invalidState", "notImplemented": self = .unreadable
        case "noArguments":
            guard let nested = error[0].flatMap(ReflectedCase.init) else { return nil }
            self.init(nested)
        default: return nil
        }
    }

    private init?(unknownOption error: ReflectedCase) {
        guard let name = error[1].flatMap(Self.typedName) else { return nil }
        self = .unknownOption(name)
    }

    private init?(malformedOption text: String?) {
        guard let text else { return nil }
        self = .malformedOption(text)
    }

    private init?(missingValue error: ReflectedCase) {
        guard let name = error[1].flatMap(Self.typedName) else { return nil }
        self = .missingValue(option: name)
    }

    private init?(missingValueWithin error: ReflectedCase) {
        guard let name = error[1].flatMap(Self.typedName), let group = error[2].flatMap(Self.typedName) else {
            return nil
        }
        self = .missingValueWithin(option: name, group: group)
    }

    private init?(unexpectedValue error: ReflectedCase) {
        guard let name = error[1].flatMap(Self.typedName), let value = error[2] as? String else { return nil }
        self = .unexpectedValue(option: name, value: value)
    }

    private init?(unexpectedArguments error: ReflectedCase) {
        guard let list = error[0] else { return nil }
        let arguments = Mirror(reflecting: list).children.compactMap { element in
            Mirror(reflecting: element.value).children.compactMap { $0.value as? String }.first
        }
        guard !arguments.isEmpty else { return nil }
        self = .unexpectedArguments(arguments)
    }

    private init?(exclusive error: ReflectedCase) {
        guard let previous = error[0], let duplicate = error[1], let input = error[2] as? [String] else { return nil }
        let words = [previous, duplicate].compactMap { origin in
            Reflection.first(Int.self, named: "rawValue", within: origin)
        }
        guard words.count == 2, words.allSatisfy(input.indices.contains) else { return nil }
        self = .exclusive(first: input[words[0]], second: input[words[1]])
    }

    private init?(missing error: ReflectedCase) {
        guard let property = error[0].flatMap(Property.init) else { return nil }
        self = .missing(property)
    }

    private init?(invalidValue error: ReflectedCase) {
        guard let value = error[2] as? String, let property = error[3].flatMap(Property.init) else { return nil }
        let name = error[1].flatMap(Reflection.unwrapped).flatMap(Self.typedName)
        let reason = error[4].flatMap(Reflection.unwrapped) as? any Error
        self = .invalidValue(value, option: name, property, reason: reason)
    }

    /// An option's name as it is typed, with its dashes.
    private static func typedName(_ name: Any) -> String? {
        guard let name = ReflectedCase(name) else { return nil }
        switch (name.name, name[0]) {
        case ("long", let text as String): return "--\(text)"
        case ("short", let letter as Character): return "-\(letter)"
        case ("longWithSingleDash", let text as String): return "-\(text)"
        default: return nil
        }
    }
}

extension CommandLineFault.Property {
    /// Reads the library's key of a property.
    fileprivate init?(_ key: Any) {
        guard let name = Reflection.property("name", of: key) as? String,
            let groups = Reflection.property("path", of: key) as? [String]
        else { return nil }
        self.init(name: name, groups: groups)
    }
}
