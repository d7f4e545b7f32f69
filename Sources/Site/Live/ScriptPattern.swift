/// Writes an author's pattern as a regular expression of JavaScript (with its flag `u`) that matches the same texts.
///
/// It knows what patterns of values are made of: characters, `.`, classes, groups, alternatives and quantifiers. Of
/// anything else it makes nothing, so that no page accepts what the program refuses.
struct ScriptPattern {
    /// A construct whose meaning in JavaScript is another, or not known.
    private struct Unsupported: Error {}

    private var rest: Substring.UnicodeScalarView
    private var depth = 0

    /// The expression, to be matched from start to end; nil where JavaScript cannot say it.
    static func script(of pattern: String) -> String? {
        var reader = ScriptPattern(rest: pattern[...].unicodeScalars)
        guard let script = try? reader.readAlternatives(), reader.rest.isEmpty else { return nil }
        return script
    }

    private mutating func readAlternatives() throws -> String {
        var script = try readAlternative()
        while take("|") { script += "|" + (try readAlternative()) }
        return script
    }

    /// Reads up to a `|`, a `)` or the end; `^` at its start and `$` at its end say nothing of a whole match.
    private mutating func readAlternative() throws -> String {
        var script = ""
        if depth == 0 { _ = take("^") }
        while let next = rest.first, next != "|", next != ")" {
            if next == "$", depth == 0, rest.count == 1 || rest.dropFirst().first == "|" {
                rest.removeFirst()
                break
            }
            script += try readAtom() + readQuantifier()
        }
        return script
    }

    private mutating func readAtom() throws -> String {
        guard let next = rest.popFirst() else { throw Unsupported() }
        switch next {
        case "(": return try readGroup()
        case "[": return try readClass()
        case ".": return "[^\\n\\v\\f\\r\\u0085\\u2028\\u2029]"
        case "\\": return try readEscape()
        case "*", "+", "?", "{", "}", "]", "^", "$", ")": throw Unsupported()
        default: return literal(next)
        }
    }

    private mutating func readGroup() throws -> String {
        if take("?") { guard take(":") else { throw Unsupported() } }
        depth += 1
        let content = try readAlternatives()
        depth -= 1
        guard take(")") else { throw Unsupported() }
        return "(?:\(content))"
    }

    /// Reads a quantifier; a possessive one has no counterpart.
    private mutating func readQuantifier() throws -> String {
        var quantifier = ""
        if let sign = rest.first, "*+?".unicodeScalars.contains(sign) {
            rest.removeFirst()
            quantifier = String(sign)
        } else if take("{") {
            quantifier = try readBounds()
        }
        guard !quantifier.isEmpty else { return "" }
        if take("?") { quantifier += "?" }
        if let next = rest.first, "*+?{".unicodeScalars.contains(next) { throw Unsupported() }
        return quantifier
    }

    private mutating func readBounds() throws -> String {
        let minimum = readDigits()
        guard !minimum.isEmpty else { throw Unsupported() }
        var bounds = "{\(minimum)"
        if take(",") {
            let maximum = readDigits()
            if let low = Int(minimum), let high = Int(maximum), low > high { throw Unsupported() }
            bounds += ",\(maximum)"
        }
        guard take("}") else { throw Unsupported() }
        return bounds + "}"
    }

    private mutating func readDigits() -> String {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest[digits.endIndex...]
        return String(digits.prefix(4))
    }

    // MARK: Classes

    private mutating func readClass() throws -> String {
        var script = take("^") ? "[^" : "["
        guard rest.first != "]" else { throw Unsupported() }
        while let next = rest.popFirst() {
            if next == "]" { return script + "]" }
            let first = try readMember(next)
            guard rest.first == "-", let after = rest.dropFirst().first, after != "]" else {
                script += first.script
                continue
            }
            rest.removeFirst()
            rest.removeFirst()
            let last = try readMember(after)
            guard let low = first.scalar, let high = last.scalar, low <= high else { throw Unsupported() }
            script += literal(low) + "-" + literal(high)
        }
        throw Unsupported()
    }

    /// Reads a member of a class; a sign of an operation on sets is none.
    private mutating func readMember(_ scalar: Unicode.Scalar) throws -> (script: String, scalar: Unicode.Scalar?) {
        switch scalar {
        case "\\":
            guard let next = rest.first, "dws".unicodeScalars.contains(next) else {
                let escaped = try readEscapedScalar()
                return (literal(escaped), escaped)
            }
            rest.removeFirst()
            return (Self.members(of: next), nil)
        case "[", "]": throw Unsupported()
        case "&", "~", "-":
            if rest.first == scalar { throw Unsupported() }
            return (literal(scalar), scalar)
        default: return (literal(scalar), scalar)
        }
    }

    // MARK: Escapes

    private mutating func readEscape() throws -> String {
        guard let next = rest.first else { throw Unsupported() }
        switch next {
        case "d", "w", "s":
            rest.removeFirst()
            return "[\(Self.members(of: next))]"
        case "D", "W", "S":
            rest.removeFirst()
            return "[^\(Self.members(of: next.properties.lowercaseMapping.unicodeScalars.first ?? next))]"
        default: return literal(try readEscapedScalar())
        }
    }

    /// Reads what stands after a backslash for one character.
    private mutating func readEscapedScalar() throws -> Unicode.Scalar {
        guard let next = rest.popFirst() else { throw Unsupported() }
        switch next {
        case "t": return "\t"
        case "n": return "\n"
        case "r": return "\r"
        case "a"..."z", "A"..."Z", "0"..."9": throw Unsupported()
        default:
            guard next.isASCII, next.value > 0x20 else { throw Unsupported() }
            return next
        }
    }

    /// What the classes of Swift's scalars hold, by their letters.
    private static func members(of letter: Unicode.Scalar) -> String {
        switch letter {
        case "d": "\\p{N}" + numberIdeographs
        case "w": "\\p{Alphabetic}0-9_"
        default: "\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
        }
    }

    /// Letters that are numbers too, which a digit of Swift may be.
    private static let numberIdeographs: String = {
        let ranges: [ClosedRange<UInt32>] = [0x3400...0x9FFF, 0xF900...0xFAFF, 0x12000...0x123FF, 0x20000...0x2FFFF]
        let scalars = ranges.joined().compactMap(Unicode.Scalar.init)
        return scalars.filter { $0.properties.numericType != nil && !$0.isNumber }.map(literal).joined()
    }()

    private static func literal(_ scalar: Unicode.Scalar) -> String {
        scalar.isASCII && scalar.properties.isAlphabetic ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }

    private func literal(_ scalar: Unicode.Scalar) -> String {
        Self.literal(scalar)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }
}

extension Unicode.Scalar {
    /// Whether its general category is a number's.
    fileprivate var isNumber: Bool {
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: true
        default: false
        }
    }
}
